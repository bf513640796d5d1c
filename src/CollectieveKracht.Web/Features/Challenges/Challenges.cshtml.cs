using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Figures;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Challenges;

/// <summary>The tree of challenges, or the chains through it.</summary>
[PublicPage]
public sealed class ChallengesModel(PlatformDb db, Listings listings, VocabularyCache vocabularies, PatternReader patterns, CurrentViewer current) : PageModel
{
    /// <summary>The value of "weergave" that shows the chains.</summary>
    public const string Chain = "ketting";

    /// <summary>Words and sectors that are asked for; other filters do not apply to challenges.</summary>
    public ListingRequest Asked { get; private set; } = null!;

    public IReadOnlyList<Choice> Sectors { get; private set; } = [];

    public ChallengeTree Tree { get; private set; } = new([]);

    public PublishedFigures Figures { get; private set; } = null!;

    public IReadOnlyDictionary<string, ChallengeCounts> Counts { get; private set; } = new Dictionary<string, ChallengeCounts>();

    /// <summary>The second view; empty in the first.</summary>
    public IReadOnlyList<ChainOutline> Chains { get; private set; } = [];

    /// <summary>What the answers of collectives add to the chains, in the second view.</summary>
    public ChallengePatterns? Patterns { get; private set; }

    public bool ShowsChains { get; private set; }

    public IReadOnlyList<string> ChosenSectors => Asked.Chosen.GetValueOrDefault(FacetDimension.Sector) ?? [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var vocabulary = await vocabularies.ReadAsync(cancel);
        Sectors = [.. vocabulary.Of(Domain.Collectives.Characteristic.Sector)];
        Asked = Read(vocabulary);
        ShowsChains = Request.Query["weergave"] == Chain;
        if (ShowsChains)
        {
            Chains = vocabulary.Chains;
            Patterns = await patterns.ReadAsync(cancel);
            return;
        }

        Tree = (await ChallengeTree.ReadAsync(db, cancel)).Matching(Asked.Words);
        Figures = await PublishedFigures.ReadAsync(db, vocabulary, cancel);
        Counts = await listings.CountPerChallengeAsync(Asked with { Words = "" }, vocabulary, current.Viewer, cancel);
    }

    public ChallengeCounts CountsOf(string challenge) => Counts.GetValueOrDefault(challenge) ?? ChallengeCounts.None;

    /// <summary>The list of what a count counts.</summary>
    public string ListAddress(string path, string challenge) => (Asked with { Words = "" }).With(FacetDimension.Challenge, challenge).Address(path);

    private ListingRequest Read(Vocabulary vocabulary)
    {
        var asked = ListingRequest.Read(Request, vocabulary, [SearchKind.Article, SearchKind.Collective]);
        return asked with
        {
            Chosen = asked.Chosen.Where(pair => pair.Key == FacetDimension.Sector).ToDictionary(),
            Kind = null,
            Order = null,
            Page = 1,
        };
    }
}
