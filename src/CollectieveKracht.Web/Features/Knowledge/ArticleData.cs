using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Html;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.AspNetCore.Html;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>What search engines and reference managers are told of an article (schema.org).</summary>
internal static class ArticleData
{
    public static IHtmlContent Script(ArticleView article, Vocabulary vocabulary, SiteOptions site, string address) => StructuredData.Script("Article", new()
    {
        ["@id"] = address,
        ["url"] = address,
        ["headline"] = article.Title,
        ["abstract"] = article.Summary,
        ["genre"] = vocabulary.Name(FacetDimension.KnowledgeKind, article.Kind),
        ["inLanguage"] = article.Language,
        ["datePublished"] = Dates.ForMachines(article.FirstPublishedAt),
        ["dateModified"] = Dates.ForMachines(article.LastPublishedAt),
        ["version"] = article.Version,
        ["isAccessibleForFree"] = true,
        ["license"] = Licences.Address(article.Licence) ?? article.Licence,
        ["author"] = Authors(article, site).ToArray(),
        ["publisher"] = StructuredData.Thing("Organization", new() { ["name"] = site.Name, ["url"] = site.Origin + "/" }),
        ["about"] = article.Of(FacetDimension.Challenge)
            .Select(slug => StructuredData.Thing("DefinedTerm", new()
            {
                ["name"] = vocabulary.Name(FacetDimension.Challenge, slug),
                ["url"] = $"{site.Origin}/uitdagingen/{slug}",
            }))
            .ToArray(),
        ["citation"] = article.Sources.Select(source => source.Text).ToArray(),
    });

    private static IEnumerable<Dictionary<string, object?>> Authors(ArticleView article, SiteOptions site)
    {
        yield return StructuredData.Thing(article.IsByEditors ? "Organization" : "Person", new() { ["name"] = article.Author });
        if (article.Collective is { } collective)
            yield return StructuredData.Thing("Organization", new() { ["name"] = collective.Name, ["url"] = $"{site.Origin}/collectieven/{collective.Slug}" });
    }
}
