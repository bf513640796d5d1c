using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Challenges;
using CollectieveKracht.Web.Features.Collectives;
using CollectieveKracht.Web.Features.Conversation;
using CollectieveKracht.Web.Features.Figures;
using CollectieveKracht.Web.Features.Geography;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Home;

/// <summary>The first page: a problem, who else has it, what was written about it, and what the figures say.</summary>
[PublicPage]
public sealed class HomeModel(PlatformDb db, Listings listings, VocabularyCache vocabularies, CurrentViewer current, IStringLocalizer<HomeText> texts) : PageModel
{
    private const string FindingCategory = "interne-werking";
    private const int NewestArticles = 4, NewestQuestions = 3, FirstSteps = 4, MostInFinding = 5;

    public ChallengeTree Tree { get; private set; } = new([]);

    public PublishedFigures Figures { get; private set; } = null!;

    /// <summary>The groups with their figure, in the order of Overview 1.</summary>
    public IReadOnlyList<(ChallengeGroup Group, CategoryFigure Figure)> Groups { get; private set; } = [];

    /// <summary>Key challenges to begin with, each of another group as far as there are.</summary>
    public IReadOnlyList<ChallengeLeaf> FirstChallenges { get; private set; } = [];

    /// <summary>The most recognised challenges of internal functioning, the one group that the report gives figures per challenge for.</summary>
    public ChallengeBars? Finding { get; private set; }

    public IReadOnlyList<Hit> Articles { get; private set; } = [];

    public IReadOnlyList<QuestionCard> Questions { get; private set; } = [];

    public StoneMap Map { get; private set; } = null!;

    public int Collectives { get; private set; }

    public bool HasExamples { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Tree = await ChallengeTree.ReadAsync(db, cancel);
        Figures = await PublishedFigures.ReadAsync(db, await vocabularies.ReadAsync(cancel), cancel);
        ShowFigures();
        FirstChallenges =
        [
            .. Tree.Groups
                .SelectMany(group => group.Challenges.Where(challenge => challenge.IsKey).Index())
                .OrderBy(challenge => challenge.Index)
                .Select(challenge => challenge.Item)
                .Take(FirstSteps),
        ];
        var articles = new ListingRequest { Path = "/kennis", Kinds = [SearchKind.Article] };
        if (Language.Current == Language.Dutch) articles = articles.With(FacetDimension.Language, Language.Dutch.Code);
        Articles = await listings.RowsAsync(articles, current.Viewer, NewestArticles, cancel);
        Questions = await db.Questions.StillOpen().AsCards().Take(NewestQuestions).ToListAsync(cancel);

        var located = await db.Collectives.Listed().CountByPlaceAsync(db, cancel);
        Map = StoneMap.Lay(StoneGrid.Coarse, located);
        Collectives = located.Sum(here => here.Count);
        HasExamples = located.Any(here => here.Examples > 0);
    }

    private void ShowFigures()
    {
        var ranking = Figures.CategoryRanking(Measure.RespondentsWithAnyChallenge, Panel.Survey);
        Groups = [.. ranking.Join(Tree.Groups, figure => figure.Category, group => group.Slug, (figure, group) => (group, figure))];

        var group = Tree.Groups.FirstOrDefault(group => group.Slug == FindingCategory);
        var challenges = Figures.ChallengeRanking(FindingCategory);
        if (group is null || challenges.Count == 0) return;

        var language = Language.Current.Code;
        var greatest = challenges[0];
        Finding = new ChallengeBars(
            "ranglijst",
            FindingCategory,
            texts["Finding", greatest.Name.In(language)],
            texts["FindingAbout", group.Name.In(language), challenges[0].Of],
            Figures)
        {
            MostBars = MostInFinding,
            Highlighted = greatest.Challenge,
        };
    }
}
