using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Challenges;
using CollectieveKracht.Web.Features.Challenges.Follow;
using CollectieveKracht.Web.Features.Collectives.Decisions;
using CollectieveKracht.Web.Features.Collectives.Follow;
using CollectieveKracht.Web.Features.Conversation;
using CollectieveKracht.Web.Features.Figures.Exports;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Surveys.Answering;
using CollectieveKracht.Web.Features.Vocabularies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.ForYou;

/// <summary>
/// What asks something of who is signed in, on top and the most urgent first; then what is new on what they follow and what their
/// collectives face, and how their own contributions stand.
/// </summary>
[Authorize]
public sealed class ForYouModel(PlatformDb db, CurrentViewer current, VocabularyCache vocabularies, ExportWords exports, TimeProvider clock) : PageModel
{
    private const int ShownNews = 5, ShownQuestions = 2, ShownOwn = 10, ShownWaiting = 5, ShownAhead = 4;

    public string Name => current.Person!.Name;

    public bool HasDecisions { get; private set; }

    public IReadOnlyList<OwnCollective> Collectives { get; private set; } = [];

    public IReadOnlyList<OwnInvitation> Invitations { get; private set; } = [];

    public IReadOnlyList<WaitingRequest> Requests { get; private set; } = [];

    public IReadOnlyList<FollowedRow> Followed { get; private set; } = [];

    /// <summary>The sectors, regions and networks that they follow.</summary>
    public IReadOnlyList<Group> Groups { get; private set; } = [];

    public IReadOnlyList<OwnVersion> Written { get; private set; } = [];

    public IReadOnlyList<OwnQuestion> Asked { get; private set; } = [];

    public IReadOnlyList<OwnClaim> Claims { get; private set; } = [];

    /// <summary>The collectives that they asked to join, and that did not answer yet.</summary>
    public IReadOnlyList<OwnClaim> Joins { get; private set; } = [];

    public IReadOnlyList<Hit> News { get; private set; } = [];

    public IReadOnlyList<QuestionCard> Questions { get; private set; } = [];

    /// <summary>The challenges that tend to follow, in the chains, on what plays with their collectives now.</summary>
    public IReadOnlyList<ChainPlace> Ahead { get; private set; } = [];

    /// <summary>Open waves of the survey that their collectives have not sent in yet.</summary>
    public IReadOnlyList<WaveToAnswer> ToAnswer { get; private set; } = [];

    /// <summary>Exports of figures that are ready and that they did not download yet.</summary>
    public IReadOnlyList<FigureExport> ToFetch { get; private set; } = [];

    public IReadOnlyDictionary<Guid, Label> ExportNames { get; private set; } = new Dictionary<Guid, Label>();

    public IEnumerable<OwnCollective> ToConfirm => Collectives.Where(collective => collective is { Waits: true, MayEdit: true });

    public IEnumerable<OwnCollective> ToComplete => Collectives.Where(collective => collective is { MayEdit: true, Gaps.Count: > 0 });

    public IEnumerable<OwnVersion> ToChange => Written.Where(version => version.State == RevisionState.ChangesRequested);

    public bool HasNothingToDo => !HasDecisions && Invitations.Count + Requests.Count + ToAnswer.Count + ToFetch.Count == 0 && !ToConfirm.Any() && !ToComplete.Any() && !ToChange.Any();

    public bool HasContributed => Claims.Count + Joins.Count + Written.Count + Asked.Count > 0;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var (me, now) = (current.Person!.Account, clock.GetUtcNow());
        Collectives = await db.OwnCollectivesAsync(me, cancel);
        ToAnswer = await db.WavesToAnswerAsync([.. Collectives.Where(collective => collective.MayEdit).Select(collective => collective.Id)], cancel);
        await ReadWhatWaitsAsync(me, now, cancel);
        Followed = await FollowedAsync(me, now, cancel);
        Groups = await db.GroupsFollowedByAsync(me, await vocabularies.ReadAsync(cancel), cancel);
        Written = await db.WrittenBy(me).Take(ShownOwn).ToListAsync(cancel);

        var own = Collectives.Select(collective => collective.Id).ToArray();
        if (own.Length > 0) Asked = await db.AskedBy(own).Take(ShownOwn).ToListAsync(cancel);

        var facing = Collectives.SelectMany(collective => collective.Faces).ToHashSet();
        var about = Followed.Where(followed => !followed.IsRetired).Select(followed => followed.Slug).Union(facing).ToArray();
        if (about.Length == 0) return;

        News = await db.NewOn(about, current.Viewer).Take(ShownNews).ToListAsync(cancel);
        Questions = await db.Questions
            .Where(question => question.Answers.Count == 0 && !own.Contains(question.AskedBy.Id) && question.Challenges.Any(challenge => about.Contains(challenge.Slug)))
            .AsCards().Take(ShownQuestions).ToListAsync(cancel);
        Ahead = [.. AheadOf(facing, (await vocabularies.ReadAsync(cancel)).Chains).Take(ShownAhead)];
    }

    private async Task ReadWhatWaitsAsync(AccountId me, DateTimeOffset now, CancellationToken cancel)
    {
        Invitations = await db.InvitedTo(me, now).Take(ShownWaiting).ToListAsync(cancel);
        Requests = await db.RequestsFor(me, now).Take(ShownWaiting).ToListAsync(cancel);
        HasDecisions = await db.HasDecisionsAsync(await db.DeciderAsync(current.Person!, cancel), cancel);
        ToFetch = await db.ExportsToFetch(me, now).AsNoTracking().Take(ShownWaiting).ToListAsync(cancel);
        if (ToFetch.Count > 0) ExportNames = await exports.NamesOfAsync(ToFetch, cancel);
        Claims = await db.ClaimedBy(me).Take(ShownOwn).ToListAsync(cancel);
        Joins = await db.JoinsAskedBy(me, now).Take(ShownOwn).ToListAsync(cancel);
    }

    /// <summary>What they follow, with what is new since their last visit; this is their next.</summary>
    private async Task<IReadOnlyList<FollowedRow>> FollowedAsync(AccountId me, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Followings.SingleOrDefaultAsync(following => following.Id == me, cancel) is not { } following) return [];

        following.Look(now);
        await db.SaveChangesAsync(cancel);
        return await db.FollowedBy(me, current.Viewer, following.NewSince(now)).ToListAsync(cancel);
    }

    private static IEnumerable<ChainPlace> AheadOf(HashSet<string> facing, IEnumerable<ChainOutline> chains) => chains
        .SelectMany(chain => chain.Places
            .Where(place => facing.Contains(place.Slug))
            .SelectMany(here => chain.Places.Where(next => next.Step == here.Step + 1)))
        .Where(next => next.IsChallenge && !facing.Contains(next.Slug))
        .DistinctBy(next => next.Slug);
}
