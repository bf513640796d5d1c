using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CollectieveKracht.Web.Features.Shared;

/// <summary>
/// What the layout must know of a page. A page sets it at the top: <c>ViewData.SetMeta(new(T["Title"]) { … })</c>.
/// </summary>
/// <param name="Title">The page's own title; the name of the site is put behind it.</param>
public sealed record PageMeta(string Title)
{
    /// <summary>One or two sentences for search engines and for who shares the page.</summary>
    public string? Description { get; init; }

    /// <summary>The item of the main menu under which the page falls.</summary>
    public MainMenu? Under { get; init; }

    /// <summary>The part of the query that makes this another page to a search engine, such as "?pagina=2".</summary>
    public string CanonicalQuery { get; init; } = "";

    /// <summary>For search results, combinations of filters and the like: not to be found by a search engine.</summary>
    public bool NoIndex { get; init; }

    /// <summary>The Open Graph type: "website", "article" or "profile".</summary>
    public string Type { get; init; } = "website";

    /// <summary>The header takes the colour of the hero that the page begins with.</summary>
    public bool WithHero { get; init; }

    /// <summary>What stands with the address at the foot of each printed page, such as "versie 2, 14 november 2026"; else it is today.</summary>
    public string? Edition { get; init; }

    /// <summary>Stylesheets of css/extra that only this kind of page needs, such as "figures".</summary>
    public IReadOnlyList<string> Styles { get; init; } = [];
}

public enum MainMenu
{
    Challenges,
    Knowledge,
    Questions,
    Collectives,
    Figures,
}

public static class PageMetaData
{
    public static void SetMeta(this ViewDataDictionary data, PageMeta meta) => data[nameof(PageMeta)] = meta;

    public static PageMeta? Meta(this ViewDataDictionary data) => data[nameof(PageMeta)] as PageMeta;
}
