using System.Net;
using UglyToad.PdfPig;

namespace CollectieveKracht.Web.Tests.Features.Visibility;

/// <summary>
/// Every scenario of docs/visibility.md on every way out of the platform. A new way out (a feed, an export, a list) adds a row to
/// <see cref="Exits"/>; a new scenario is a row of the document.
/// </summary>
[Trait("Trust", "T08")]
public sealed class EveryExitTests(VisibilityWorld world) : IClassFixture<VisibilityWorld>
{
    // {slug} and {word} are those of the article, {challenge} is what it is about.
    private static readonly Exit[] Exits =
    [
        new("the article", "/kennis/{slug}"),
        new("the article in English", "/en/kennis/{slug}"),
        new("its reference for BibTeX", "/kennis/{slug}.bib"),
        new("its reference for RIS", "/kennis/{slug}.ris"),
        new("its text as a file", "/kennis/{slug}.md"),
        new("its text as a file of HTML", "/kennis/{slug}.html"),
        new("its text as PDF", "/kennis/{slug}.pdf"),
        new("its versions", "/kennis/{slug}/versies"),
        new("one version", "/kennis/{slug}/versies/1"),
        new("the difference of versions", "/kennis/{slug}/versies/1..2"),
        new("the list of knowledge", "/kennis?regio=limburg&uitdaging={challenge}"),
        new("a search in the list", "/kennis?q={word}"),
        new("the search", "/zoeken?q={word}"),
        new("suggestions while typing", "/zoeken/suggesties?q={word}"),
        new("knowledge on a challenge", "/uitdagingen/{challenge}/kennis"),
        new("the count of a list", "/kennis?q={word}") { Shows = (html, _) => html.Contains("<b>1 ", StringComparison.Ordinal) },
        new("the map of the site", "/sitemap.xml") { Shown = ShownTo.EveryoneAlike },
        new("the feed", "/kennis/feed.xml") { Shown = ShownTo.EveryoneAlike },
        // These have room for a few articles, so what may be seen need not be among them.
        new("the home page", "/") { Shown = ShownTo.AFew },
        new("a challenge", "/uitdagingen/{challenge}") { Shown = ShownTo.AFew },
        new("a region", "/regio/limburg") { Shown = ShownTo.AFew },
        new("a sector", "/sectoren/energie") { Shown = ShownTo.AFew },
        new("a scenario", "/scenario") { Shown = ShownTo.AFew },
        new("beside another article", "/kennis/opvolging-in-je-bestuur") { Shown = ShownTo.AFew },
        new("the page to report it", "/kennis/{slug}/melden") { Shown = ShownTo.AFew },
        new("what is for you", "/voor-jou") { Shown = ShownTo.AFew },
        // Visitors are led to sign in, whether it is there or not.
        new("to propose a change", "/kennis/{slug}/bewerken") { Shown = ShownTo.AFew },
    ];

    public static IEnumerable<TheoryDataRow<string, int>> Cases =>
        from exit in Exits
        from scenario in Scenario.All
        select new TheoryDataRow<string, int>(exit.Name, scenario.Number);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_article_is_there_or_not_as_the_scenario_says(string name, int number)
    {
        var exit = Exits.Single(one => one.Name == name);
        var scenario = Scenario.All.Single(one => one.Number == number);
        var article = world.ArticleFor(scenario.Audience, scenario.Standing);
        var address = exit.Address.Replace("{slug}", article.Slug, StringComparison.Ordinal).Replace("{word}", article.Word, StringComparison.Ordinal)
            .Replace("{challenge}", world.Challenge, StringComparison.Ordinal);

        using var answer = await world.Browser(scenario.Viewer).GetAsync(address, TestContext.Current.CancellationToken);
        var text = await TextOfAsync(answer);
        var isThere = answer.StatusCode == HttpStatusCode.OK && exit.Shows(text, article);

        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.Redirect, $"{address} answered {answer.StatusCode}");
        switch (exit.Shown)
        {
            case ShownTo.AFew:
                Assert.False(isThere && !scenario.SeesIt, $"{address} shows what {scenario.Viewer} may not see.");
                break;
            case ShownTo.EveryoneAlike:
                Assert.Equal(scenario.SeesIt && scenario.Audience == "public", isThere);
                break;
            default:
                Assert.Equal(scenario.SeesIt, isThere);
                break;
        }
    }

    /// <summary>Where there is room for a few, what may not be seen is looked for in vain; this says that anything is there at all.</summary>
    [Fact]
    public async Task Who_follows_a_challenge_sees_on_their_own_page_what_is_new_there()
    {
        var text = await world.Browser("member of the own collective").GetStringAsync("/voor-jou", TestContext.Current.CancellationToken);

        Assert.Contains(Scenario.All.Where(scenario => scenario is { Viewer: "member of the own collective", SeesIt: true, Audience: not "public" }),
            scenario => text.Contains(world.ArticleFor(scenario.Audience, scenario.Standing).Slug, StringComparison.Ordinal));
    }

    private static async Task<string> TextOfAsync(HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "application/pdf") return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        using var pdf = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return string.Join(' ', pdf.GetPages().Select(page => page.Text));
    }

    /// <summary>A way out of the platform.</summary>
    private sealed record Exit(string Name, string Address)
    {
        public ShownTo Shown { get; init; }

        /// <summary>Whether a text tells of the article.</summary>
        public Func<string, HiddenOrNot, bool> Shows { get; init; } = (text, article) =>
            text.Contains(article.Slug, StringComparison.Ordinal) || text.Contains(article.Title, StringComparison.Ordinal);
    }

    private enum ShownTo
    {
        /// <summary>Whoever may see it finds it here.</summary>
        WhoMaySee,

        /// <summary>The same answer for all, so only what is public.</summary>
        EveryoneAlike,

        /// <summary>There is room for a few articles only.</summary>
        AFew,
    }
}
