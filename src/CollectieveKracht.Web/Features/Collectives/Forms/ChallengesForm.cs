using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Forms;

/// <summary>The form of the part that says of each challenge how it stands.</summary>
public sealed class ChallengesForm : PartForm
{
    private RecognisedChallenges _recognised = null!;
    private Dictionary<string, Challenge> _offered = [];

    /// <summary>By the slug of the challenge; null for one that the collective does not recognise.</summary>
    [BindProperty(Name = "uitdaging")]
    public Dictionary<string, RecognitionState?> Standings { get; set; } = [];

    public override ProfilePart Part => ProfilePart.Challenges;

    public override IReadOnlyDictionary<string, string> FieldOfRule { get; } = new Dictionary<string, string>();

    /// <summary>The challenges under their category, in the report's order.</summary>
    public IEnumerable<IGrouping<ChallengeCategory, Challenge>> Offered => _offered.Values
        .OrderBy(challenge => challenge.Category.Position).ThenBy(challenge => challenge.Position).ThenBy(challenge => challenge.Slug, StringComparer.Ordinal)
        .GroupBy(challenge => challenge.Category);

    public override async Task ReadAsync(PlatformDb db, Collective collective, CancellationToken cancel)
    {
        _recognised = await db.RecognisedByAsync(collective, cancel);
        _offered = await db.Challenges.Include(challenge => challenge.Category).Where(challenge => !challenge.IsRetired).ToDictionaryAsync(challenge => challenge.Slug, cancel);
    }

    public override PartState Says(Collective collective) => _recognised.Says();

    public override void Fill(PartState said) => Standings = _offered.Keys.ToDictionary(slug => slug, slug => Enum.GetValues<RecognitionState>()
        .Where(state => All(said, state.ToString()).Contains(slug)).Select(state => (RecognitionState?)state).FirstOrDefault());

    public override void Change(Collective collective, AccountId by, DateTimeOffset now, TermLists lists, Region? municipality) => _recognised.Say(
        Standings.Where(standing => _offered.ContainsKey(standing.Key)).ToDictionary(standing => _offered[standing.Key], standing => standing.Value), by, now);

    public override void Store(PlatformDb db) => db.Store(_recognised);
}

public static class RecognisedQueries
{
    /// <summary>What a collective recognises, to change.</summary>
    public static async Task<RecognisedChallenges> RecognisedByAsync(this PlatformDb db, Collective collective, CancellationToken cancel) => new(
        collective, await db.Recognitions.Include(recognition => recognition.Challenge).Where(recognition => recognition.CollectiveId == collective.Id).ToListAsync(cancel));

    /// <summary>Has what changed saved with the rest. The index and the counts follow by themselves.</summary>
    public static void Store(this PlatformDb db, RecognisedChallenges recognised)
    {
        db.AddRange(recognised.All.Where(recognition => db.Entry(recognition).State == EntityState.Detached));
        db.RemoveRange(recognised.Removed);
    }
}
