using AngleSharp.Html.Dom;

namespace CollectieveKracht.Web.Tests;

/// <summary>What every page tells about itself, and that none of them leads nowhere.</summary>
[Trait("Trust", "T34")]
public sealed class PageTypeTests(PostgresTemplate template, PageTypeTests.Walk walk) : ReadingTest(template), IClassFixture<PageTypeTests.Walk>
{
    // Of the hundreds of links to regions and collectives a part says enough.
    private const int MostLinksOfAKind = 20;

    [Fact]
    public void Every_kind_of_page_has_one_heading_a_language_and_a_description()
    {
        var faults = new List<string>();

        foreach (var (address, page) in walk.Pages)
        {
            if (page.QuerySelectorAll("h1").Length != 1) faults.Add($"{address} has {page.QuerySelectorAll("h1").Length} headings of the first level");
            if (page.Heading().Length == 0) faults.Add($"{address} has an empty heading");
            if (page.DocumentElement.GetAttribute("lang") != (address.StartsWith("/en", StringComparison.Ordinal) ? "en" : "nl")) faults.Add($"{address} is in no language of ours");
            if (page.QuerySelector("meta[name=description]")?.GetAttribute("content") is not { Length: > 0 }) faults.Add($"{address} has no description");
        }

        AssertNone(faults);
    }

    [Fact]
    public void No_two_kinds_of_page_share_a_title()
    {
        var shared = walk.Pages.GroupBy(page => page.Page.Title).Where(same => same.Count() > 1);

        AssertNone(shared.Select(same => $"{same.Key}: {string.Join(" ", same.Select(page => page.Address))}"));
    }

    [Fact]
    public async Task No_link_of_ours_leads_nowhere()
    {
        var links = walk.Pages.SelectMany(page => OwnLinks(page.Page)).Distinct().Order(StringComparer.Ordinal).ToList();
        var sample = links.GroupBy(link => string.Join('/', link.Split('/', '?').Take(3).SkipLast(1))).SelectMany(kind => kind.Take(MostLinksOfAKind));
        var broken = new List<string>();

        foreach (var link in sample)
        {
            using var answer = await Visitor.GetAsync(link, Cancel);
            if ((int)answer.StatusCode >= 400) broken.Add($"{link} answers {(int)answer.StatusCode}");
        }

        Assert.NotEmpty(links);
        AssertNone(broken);
    }

    [Fact]
    public void No_link_within_a_page_points_at_nothing()
    {
        var dangling = walk.Pages.SelectMany(page => page.Page.QuerySelectorAll("a[href^='#']")
            .Select(link => Uri.UnescapeDataString(link.GetAttribute("href")![1..]))
            .Where(id => page.Page.GetElementById(id) is null)
            .Select(id => $"{page.Address} has no #{id}"));

        AssertNone(dangling);
    }

    private static void AssertNone(IEnumerable<string> faults) => Assert.True(!faults.Any(), string.Join(Environment.NewLine, faults));

    private static IEnumerable<string> OwnLinks(IHtmlDocument page) => page.QuerySelectorAll("a[href^='/'], link[href^='/'], script[src^='/'], img[src^='/']")
        .Select(link => (link.GetAttribute("href") ?? link.GetAttribute("src"))!.Split('#')[0])
        // The page for what is not there can be read in the other language too.
        .Where(link => link.Length > 0 && !link.EndsWith(PageTypes.NotFound, StringComparison.Ordinal));

    /// <summary>Every kind of page, fetched once for all these tests.</summary>
    public sealed class Walk(PostgresTemplate template) : IAsyncLifetime
    {
        private readonly List<(string, IHtmlDocument)> _pages = [];

        public IReadOnlyList<(string Address, IHtmlDocument Page)> Pages => _pages;

        public async ValueTask InitializeAsync()
        {
            foreach (var address in PageTypes.Addresses) _pages.Add((address, await template.SharedSite.Visitor.PageAsync(address)));
        }

        public ValueTask DisposeAsync()
        {
            foreach (var (_, page) in _pages) page.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
