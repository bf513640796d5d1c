using CollectieveKracht.Web.Features.Figures;
using CollectieveKracht.Web.Features.Search;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Challenges;

/// <summary>A challenge in the tree or in its group, for the partial <c>_Leaf</c>.</summary>
/// <param name="Figure">Null where the report gives none.</param>
/// <param name="Sectors">The list that is narrowed to sectors, or null: then only articles are counted and no count is a link.</param>
public sealed record LeafView(ChallengeLeaf Challenge, ChallengeFigure? Figure, ChallengeCounts Counts, ListingRequest? Sectors = null)
{
    /// <summary>What was counted, and where the list of it is.</summary>
    public IEnumerable<(string Icon, int Count, string Text, string? Address)> Lists(IStringLocalizer<ChallengesText> texts)
    {
        if (Counts.Articles > 0)
            yield return ("document", Counts.Articles, texts[Counts.Articles == 1 ? "ArticleOne" : "Articles", Counts.Articles], Address("/kennis"));
        if (Sectors is not null && Counts.Collectives > 0)
            yield return ("people", Counts.Collectives, texts[Counts.Collectives == 1 ? "CollectiveOne" : "Collectives", Counts.Collectives], Address("/collectieven"));
    }

    private string? Address(string path) => Sectors?.With(FacetDimension.Challenge, Challenge.Slug).Address(path);
}
