using System.Net;
using CollectieveKracht.Web.Tests.Features.Knowledge;

namespace CollectieveKracht.Web.Tests;

/// <summary>The HTML of every kind of page, in both languages.</summary>
[Trait("Trust", "T34")]
public sealed class MarkupTests(PostgresTemplate template) : ReadingTest(template)
{
    public static TheoryData<string> Pages => [.. PageTypes.InBothLanguages];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_valid_HTML(string address)
    {
        using var answer = await Visitor.GetAsync(address, Cancel);

        var faults = Markup.FaultsIn(await answer.Content.ReadAsStringAsync(Cancel));

        Assert.Equal(address.EndsWith(PageTypes.NotFound, StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Every_page_that_may_be_found_has_a_title_and_a_description_of_its_own(string language)
    {
        var pages = new List<(string Title, string Description)>();
        foreach (var address in PageTypes.InBothLanguages.Where(address => !address.Contains('?', StringComparison.Ordinal) && address.StartsWith("/en", StringComparison.Ordinal) == (language == "en")))
        {
            var page = await PageAsync(address);
            if (page.QuerySelector("meta[name=robots][content=noindex]") is null) pages.Add((page.Title!, page.QuerySelector("meta[name=description]")?.GetAttribute("content") ?? ""));
        }

        Assert.Empty(pages.GroupBy(page => page.Title).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.Empty(pages.GroupBy(page => page.Description).Where(same => same.Key.Length < 20 || same.Count() > 1).Select(same => $"{same.Key} ({string.Join(", ", same.Select(page => page.Title))})"));
    }

    [Theory]
    [InlineData("/zoeken?q=%01", HttpStatusCode.BadRequest)]
    [InlineData("/en/zoeken?q=%01", HttpStatusCode.BadRequest)]
    public async Task A_refusal_is_valid_HTML(string address, HttpStatusCode expected)
    {
        using var answer = await Visitor.GetAsync(address, Cancel);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Empty(Markup.FaultsIn(await answer.Content.ReadAsStringAsync(Cancel)));
    }

    [Fact]
    public async Task What_a_visitor_gets_while_the_database_is_away_is_valid_HTML()
    {
        using var site = new TestSite();
        await using var line = new DatabaseLine(site.Settings["ConnectionStrings:Platform"]);
        site.Settings["ConnectionStrings:Platform"] = line.ConnectionString;
        using var visitor = site.Visitor();
        line.Cut();

        using var away = await visitor.GetAsync("/kennis", Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.Empty(Markup.FaultsIn(await away.Content.ReadAsStringAsync(Cancel)));
    }

    /// <summary>The check itself: each of these has one fault.</summary>
    [Theory]
    [InlineData("<p>Een<div>twee</div></p>", "line")]
    [InlineData("<a href='/x'>een <a href='/y'>twee</a></a>", "line")]
    [InlineData("<p id='a' class='b' class='c'>Een</p>", "attribute class stands twice")]
    [InlineData("<p id='a'>Een</p><p id='a'>twee</p>", "id a stands 2 times")]
    [InlineData("<p aria-describedby='weg'>Een</p>", "aria-describedby names weg")]
    [InlineData("<a href='#weg'>Een</a>", "leads nowhere")]
    [InlineData("<button type='button'><span tabindex='0'>Een</span></button>", "can be pressed within")]
    [InlineData("<span><ul><li>Een</li></ul></span>", "is a block within a line")]
    [InlineData("<ul><b>Een</b></ul>", "is no item of its list")]
    [InlineData("<div><li>Een</li></div>", "is an item of no list")]
    [InlineData("<dl><p>Een</p></dl>", "does not belong in dl")]
    [InlineData("<dl><dt>Een</dt></dl>", "is no pair")]
    [InlineData("<img src='/x.png'>", "has no alt")]
    [InlineData("<table><tr><th>Een</th></tr></table>", "has no scope")]
    [InlineData("<input name='q'>", "has no label")]
    [InlineData("<button type='button'><svg></svg></button>", "has no words")]
    [InlineData("<nav></nav>", "is a landmark without a name")]
    [InlineData("<p style='color:red'>Een</p>", "has styles of its own")]
    [InlineData("<p onclick='x()'>Een</p>", "has a handler")]
    [InlineData("<script>x()</script>", "is a script in the page")]
    [InlineData("<h3>Een</h3>", "heading skips from 1")]
    [InlineData("<h1>Twee</h1>", "there is not one h1")]
    [InlineData("<main></main>", "there is not one main")]
    public void A_fault_is_seen(string fragment, string fault)
    {
        var faults = Markup.FaultsIn($"<!doctype html><html lang=\"nl\"><head><title>Proef</title></head><body><main><h1>Proef</h1></main>{fragment}</body></html>");

        Assert.Contains(faults, found => found.StartsWith(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_without_faults_has_none()
    {
        Assert.Empty(Markup.FaultsIn("<!doctype html><html lang=\"nl\"><head><title>Proef</title></head><body><main><h1>Proef</h1><p>Een &amp; twee.</p></main></body></html>"));
    }
}

/// <summary>The HTML of an article with everything that Markdown can make here.</summary>
[Trait("Trust", "T34")]
public sealed class MarkdownMarkupTests(PostgresTemplate template) : SiteTest(template)
{
    private const string Everything =
        """
        ## In het kort

        - Een zin.

        ## Een kop

        Tekst met **nadruk**, een [link](https://linde.example), `code` en een noot.[^1] Over professionalisering.

        1. Eerst
           - [ ] open
           - [x] klaar
        2. Dan

        | Wie | Wat |
        |---|--:|
        | Een | 2 |

        > [!TIP]
        > Doe dit.

        > Zei iemand.

        Begrip
        :   Wat het is.

        ### Onder

        ```
        <b>code</b>
        ```

        ^^^
        Geen plaatje
        ^^^ Een onderschrift

        ## Een kop

        Nog eens dezelfde kop.

        [^1]: Een noot.
        """;

    [Fact]
    public async Task An_article_with_all_that_Markdown_can_make_is_valid_HTML()
    {
        await InDatabaseAsync(db => db.PublishAsync("proef", texts: [Everything, Everything + "\n\nNog een regel."], reason: "Aangevuld."));

        foreach (var address in new[] { "/kennis/proef", "/en/kennis/proef", "/kennis/proef/versies/1", "/kennis/proef/versies/1..2" })
            Assert.Empty(Markup.FaultsIn(await Visitor.GetStringAsync(address, Cancel)));
    }
}
