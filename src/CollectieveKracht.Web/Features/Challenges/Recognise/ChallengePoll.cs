using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Challenges.Follow;
using CollectieveKracht.Web.Features.Collectives;
using CollectieveKracht.Web.Features.Vocabularies;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Challenges.Recognise;

/// <summary>
/// The question whether a collective recognises a challenge. What others say is read for who is signed in; a visitor sees the question
/// only, so that their page stays the same for all.
/// </summary>
public sealed record ChallengePoll(string Slug, Label Name)
{
    /// <summary>The id of its heading, to lead back to.</summary>
    public const string Anchor = "herken";

    /// <summary>The parameter that names the collective for which was just answered.</summary>
    public const string For = "voor";

    /// <summary>Where one goes on after the answer; null for the page of the challenge.</summary>
    public string? ReturnTo { get; private init; }

    /// <summary>Whether the page is about more than the challenge, so that its name has to be said.</summary>
    public bool IsNamed { get; private init; }

    /// <summary>Further challenges that the page is about.</summary>
    public IReadOnlyList<Choice> Others { get; init; } = [];

    /// <summary>How many recognise it.</summary>
    public RecognitionCounts Recognised { get; private init; } = new(0, 0, 0, false);

    /// <summary>What it is to the person who is signed in; null for a visitor.</summary>
    public ChallengeReader? Reader { get; private init; }

    /// <summary>All collectives that are listed.</summary>
    public int Collectives { get; private init; }

    /// <summary>Who can answer for the collectives of a person that may not.</summary>
    public IReadOnlyList<Keeper> Keepers { get; private init; } = [];

    /// <summary>What was answered for the collectives of the reader.</summary>
    public IEnumerable<OurStanding> Answered => (Reader?.Ours ?? []).Where(ours => ours.State is not null);

    /// <summary>On the page of the challenge itself, of which the head was read.</summary>
    public static async Task<ChallengePoll> ReadAsync(PlatformDb db, ChallengeHead head, string returnTo, CurrentViewer current, CancellationToken cancel)
    {
        var poll = new ChallengePoll(head.Slug, head.ShortName) { ReturnTo = returnTo };
        return current.Person is { } person && head.Reader is { } reader ? await poll.WithAsync(db, reader, head.Recognised, person.Account, cancel) : poll;
    }

    /// <summary>On another page.</summary>
    public static async Task<ChallengePoll> ReadAsync(PlatformDb db, Choice challenge, string? returnTo, CurrentViewer current, CancellationToken cancel)
    {
        var poll = new ChallengePoll(challenge.Slug, challenge.Name) { ReturnTo = returnTo, IsNamed = true };
        if (current.Person is not { } person) return poll;

        var id = await db.Challenges.Where(known => known.Slug == challenge.Slug).Select(known => known.Id).SingleAsync(cancel);
        var reader = await ChallengeReader.ReadAsync(db, id, person.Account, cancel);
        return await poll.WithAsync(db, reader, await RecognitionCounts.ReadAsync(db, id, cancel), person.Account, cancel);
    }

    private async Task<ChallengePoll> WithAsync(PlatformDb db, ChallengeReader reader, RecognitionCounts recognised, AccountId person, CancellationToken cancel) => this with
    {
        Reader = reader,
        Recognised = recognised,
        Collectives = reader.Ours.Count > 0 ? await db.Collectives.Listed().CountAsync(cancel) : 0,
        Keepers = reader.Ours.Count > 0 ? [] : await KeepersFor(db, person).Take(Keeper.Most).ToListAsync(cancel),
    };

    private static IQueryable<Keeper> KeepersFor(PlatformDb db, AccountId person) =>
        from membership in db.Memberships
        where membership.Person == person
        join collective in db.Collectives.Listed() on membership.CollectiveId equals collective.Id
        join keeper in db.Memberships on membership.CollectiveId equals keeper.CollectiveId
        where keeper.Role != TeamRole.Member
        join account in db.Accounts on keeper.Person equals account.Id
        orderby collective.Name, keeper.Role, account.Name, account.Id
        select new Keeper(account.Name, collective.Name);
}

/// <summary>Someone who keeps the profile of a collective, and so answers for it.</summary>
public sealed record Keeper(string Name, string Collective)
{
    /// <summary>How many are named.</summary>
    public const int Most = 6;
}

/// <summary>What one can answer: how the challenge stands, or that it is not recognised.</summary>
/// <param name="Slug">As the form says it.</param>
public sealed record PollAnswer(string Slug, RecognitionState? State)
{
    public static IReadOnlyList<PollAnswer> All { get; } =
    [
        new("speelt-nu", RecognitionState.PlaysNow), new("speelde-eerder", RecognitionState.PlayedBefore), new("opgelost", RecognitionState.Solved), new("nee", null),
    ];

    public static PollAnswer PlaysNow => All[0];

    public static PollAnswer? Find(string? slug) => All.FirstOrDefault(answer => answer.Slug == slug);
}
