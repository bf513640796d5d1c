using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Challenges.Follow;
using CollectieveKracht.Web.Features.Figures;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Challenges;

/// <summary>The tabs of a challenge; the last part of the address of each.</summary>
public enum ChallengeTab
{
    Overview,
    Knowledge,
    Questions,
    Collectives,
    Figures,
}

/// <summary>How many collectives recognise a challenge, and how it stands with them. Archived collectives do not count.</summary>
public sealed record RecognitionCounts(int Now, int Before, int Solved, bool IncludeExamples)
{
    public int Total => Now + Before + Solved;

    /// <summary>Now, before, solved and not named, small groups hidden.</summary>
    /// <param name="collectives">All that are listed.</param>
    public IReadOnlyList<int?> Shown(int collectives) => SmallCells.Hide([Now, Before, Solved, collectives - Total]);

    public static async Task<RecognitionCounts> ReadAsync(PlatformDb db, ChallengeId id, CancellationToken cancel)
    {
        var counts = await db.Recognitions
            .Where(recognition => recognition.ChallengeId == id && recognition.Collective.Standing != CollectiveStanding.Archived)
            .GroupBy(recognition => new { recognition.State, recognition.Collective.IsExample })
            .Select(group => new { group.Key.State, group.Key.IsExample, Count = group.Count() })
            .ToListAsync(cancel);
        return new RecognitionCounts(
            Of(RecognitionState.PlaysNow), Of(RecognitionState.PlayedBefore), Of(RecognitionState.Solved), counts.Any(row => row.IsExample));

        int Of(RecognitionState state) => counts.Where(row => row.State == state).Sum(row => row.Count);
    }
}

/// <summary>What stands above every tab of a challenge.</summary>
public sealed record ChallengeHead(ChallengeId Id, string Slug, Label Name, Label ShortName, Label Summary, string CategorySlug, Label CategoryName, bool IsKey)
{
    /// <summary>Whether it is not offered any more; its page stays.</summary>
    public bool IsRetired { get; private init; }

    /// <summary>Of what is retired: what to use instead, if there is something.</summary>
    public Named? Instead { get; private init; }

    public ChallengeTab Tab { get; init; }

    /// <summary>What it is to the person who is signed in; null for a visitor.</summary>
    public ChallengeReader? Reader { get; private init; }

    public int Articles { get; private init; }

    public int Questions { get; private init; }

    public RecognitionCounts Recognised { get; private init; } = new(0, 0, 0, false);

    public PublishedFigures Figures { get; private init; } = null!;

    /// <summary>The challenges of its category that the report gives a figure for; often none.</summary>
    public IReadOnlyList<ChallengeFigure> Ranking { get; private init; } = [];

    /// <summary>Its own figure in the report, or null when there is none.</summary>
    public ChallengeFigure? Figure => Ranking.FirstOrDefault(figure => figure.Challenge == Slug && figure.IsOwn);

    /// <summary>The page of the challenge without language.</summary>
    public string Path => $"/uitdagingen/{Slug}";

    /// <summary>Finds the head with three commands, and two more for who is signed in; null when there is no such challenge.</summary>
    public static async Task<ChallengeHead?> FindAsync(
        PlatformDb db, Listings listings, string slug, ChallengeTab tab, CurrentViewer current, Vocabulary vocabulary, CancellationToken cancel)
    {
        if (!Domain.Slug.IsValid(slug)) return null;

        var found = await db.Challenges.AsNoTracking()
            .Where(challenge => challenge.Slug == slug && !challenge.IsMerged)
            .Select(challenge => new ChallengeHead(
                challenge.Id, challenge.Slug, new Label(challenge.Name.Nl, challenge.Name.En),
                new Label(challenge.ShortName.Nl, challenge.ShortName.En), new Label(challenge.Summary.Nl, challenge.Summary.En),
                challenge.CategorySlug, new Label(challenge.Category.Name.Nl, challenge.Category.Name.En), challenge.IsKey)
            {
                IsRetired = challenge.IsRetired,
                Instead = db.Challenges.Where(other => other.Id == challenge.SuccessorId)
                    .Select(other => new Named(other.Slug, new Label(other.ShortName.Nl, other.ShortName.En))).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancel);
        if (found is null) return null;

        var contents = await listings.CountAsync(new ListingRequest { Path = "", Kinds = [SearchKind.Article, SearchKind.Question] }.With(FacetDimension.Challenge, slug), current.Viewer, cancel);
        var figures = await PublishedFigures.ReadAsync(db, vocabulary, cancel);
        return found with
        {
            Tab = tab,
            Reader = current.Person is { } person ? await ChallengeReader.ReadAsync(db, found.Id, person.Account, cancel) : null,
            Articles = contents.Of(SearchKind.Article),
            Questions = contents.Of(SearchKind.Question),
            Recognised = await RecognitionCounts.ReadAsync(db, found.Id, cancel),
            Figures = figures,
            Ranking = figures.ChallengeRanking(found.CategorySlug),
        };
    }
}
