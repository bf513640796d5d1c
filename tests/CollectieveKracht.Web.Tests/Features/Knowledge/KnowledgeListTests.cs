using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Knowledge;

public sealed class KnowledgeListTests(PostgresTemplate template) : ReadingTest(template)
{
    [Fact]
    public async Task The_list_holds_every_public_article_once_over_its_pages()
    {
        var expected = await InDatabaseAsync(db => db.Articles.Select(article => article.Slug).ToListAsync(Cancel));

        var found = new List<string>();
        for (var number = 1; number <= 1 + ((expected.Count - 1) / 20); number++) found.AddRange(Slugs(await PageAsync($"/kennis?pagina={number}")));

        Assert.Equal(expected.Order(), found.Order());
        Assert.Equal(expected.Count, Total(await PageAsync("/kennis")));
    }

    [Theory]
    [InlineData("nieuwste")]
    [InlineData("herkend")]
    [InlineData("passend")]
    public async Task The_order_is_the_same_at_each_visit_and_no_article_is_on_two_pages(string order)
    {
        var first = Slugs(await PageAsync($"/kennis?volgorde={order}"));
        var second = Slugs(await PageAsync($"/kennis?volgorde={order}&pagina=2"));

        Assert.Equal(first, Slugs(await PageAsync($"/kennis?volgorde={order}")));
        Assert.Equal(second, Slugs(await PageAsync($"/kennis?volgorde={order}&pagina=2")));
        Assert.Empty(first.Intersect(second));
    }

    [Fact]
    public async Task Newest_first_and_most_recognised_first_are_what_they_say()
    {
        var newest = (await PageAsync("/kennis")).QuerySelectorAll("article.result time").Select(time => time.GetAttribute("datetime")!).ToList();
        var recognised = (await PageAsync("/kennis?volgorde=herkend")).QuerySelectorAll("article.result").Select(Recognised).ToList();

        Assert.Equal(newest.OrderDescending(), newest);
        Assert.Equal(recognised.OrderDescending(), recognised);
        Assert.True(recognised[0] > 0);
    }

    [Theory]
    [InlineData("/kennis")]
    [InlineData("/kennis?kennissoort=stappenplan")]
    [InlineData("/kennis?uitdaging=leiderschap")]
    [InlineData("/kennis?kennissoort=stappenplan&uitdaging=leiderschap&uitdaging=vrijwilligers")]
    [InlineData("/kennis?q=bestuur")]
    public async Task The_count_beside_a_value_is_what_one_gets_with_that_value_alone(string address)
    {
        var page = await PageAsync(address);

        // Of each facet the first, the fullest and the last value.
        foreach (var facet in page.QuerySelectorAll("#filters input[type=checkbox]").OfType<IHtmlInputElement>().GroupBy(box => box.Name!))
        {
            foreach (var box in new[] { facet.First(), facet.Last() }.Distinct())
            {
                var alone = await PageAsync(Narrowed(page, facet.Key, box.Value));

                Assert.True(Count(box) == Total(alone), $"{address}: {facet.Key}={box.Value} says {Count(box)}, gives {Total(alone)}");
            }
        }
    }

    [Fact]
    public async Task The_own_choice_of_a_facet_does_not_change_its_counts_but_that_of_others()
    {
        var all = await PageAsync("/kennis");

        var chosen = await PageAsync("/kennis?kennissoort=wet-en-regels");

        Assert.Equal(Counts(all, "kennissoort"), Counts(chosen, "kennissoort"));
        Assert.NotEqual(Counts(all, "uitdaging"), Counts(chosen, "uitdaging"));
    }

    [Fact]
    public async Task Values_of_one_facet_add_and_values_of_two_facets_narrow()
    {
        var law = Slugs(await PageAsync("/kennis?kennissoort=wet-en-regels"));
        var interview = Slugs(await PageAsync("/kennis?kennissoort=interview"));

        var both = await PageAsync("/kennis?kennissoort=wet-en-regels&kennissoort=interview");
        var narrowed = await PageAsync("/kennis?kennissoort=wet-en-regels&uitdaging=governance");

        Assert.Equal(law.Concat(interview).Order(), Slugs(both).Order());
        Assert.Subset(law.ToHashSet(), Slugs(narrowed).ToHashSet());
    }

    [Fact]
    public async Task Knowledge_for_every_sector_is_found_with_each_sector()
    {
        var forAll = await InDatabaseAsync(db => db.Articles.Where(article => article.Sectors.Count == 0).CountAsync(Cancel));

        Assert.InRange(Total(await PageAsync("/kennis?sector=cultuur")), forAll, int.MaxValue);
    }

    [Fact]
    public async Task A_chosen_value_has_a_chip_that_takes_it_away_and_stays_ticked()
    {
        var page = await PageAsync("/kennis?sector=energie&sector=cultuur&q=bestuur");

        var chips = page.QuerySelectorAll(".chips a.chip.chosen");
        Assert.Equal(["/kennis?q=bestuur&sector=cultuur", "/kennis?q=bestuur&sector=energie"], chips.Select(chip => chip.GetAttribute("href")).Order());
        Assert.All(chips, chip => Assert.Contains("verwijder", chip.TextContent, StringComparison.Ordinal));
        Assert.Equal(["cultuur", "energie"], page.QuerySelectorAll<IHtmlInputElement>("#filters input:checked").Select(box => box.Value).Order());
        Assert.Equal("bestuur", page.QuerySelector<IHtmlInputElement>("#filters input[type=hidden][name=q]")!.Value);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Fact]
    public async Task The_words_searched_for_are_marked()
    {
        var page = await PageAsync("/kennis?q=opvolging+bestuur");

        Assert.Contains(page.QuerySelectorAll("article.result h3 mark"), mark => mark.TextContent == "Opvolging");
        Assert.DoesNotContain('\uE000', page.Body!.TextContent);
    }

    [Fact]
    public async Task An_article_in_another_language_says_so()
    {
        var dutch = await PageAsync("/kennis?taal=en");
        var english = await PageAsync("/en/kennis?taal=en");

        Assert.All(dutch.QuerySelectorAll("article.result h3"), title => Assert.Equal("en", title.GetAttribute("lang")));
        Assert.All(english.QuerySelectorAll("article.result h3"), title => Assert.Null(title.GetAttribute("lang")));
        Assert.All(english.QuerySelectorAll("article.result h3 a"), link => Assert.StartsWith("/en/kennis/", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sector=onzin", "sector=onzin")]
    [InlineData("volgorde=willekeurig", "volgorde=willekeurig")]
    [InlineData("pagina=-1", "pagina=-1")]
    [InlineData("pagina=x", "pagina=x")]
    [InlineData("regio=%3Cscript%3Ealert(1)%3C%2Fscript%3E", "regio=<script>alert(1)</script>")]
    public async Task What_the_address_asks_and_nobody_knows_is_named_and_left_out(string query, string named)
    {
        var page = await PageAsync($"/kennis?{query}");

        Assert.Contains($"We kennen ‘{named}’ niet.", page.QuerySelector(".note.warning")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Total(await PageAsync("/kennis")), Total(page));
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Theory]
    [InlineData("/kennis?pagina=1000000000")]
    [InlineData("/kennis?pagina=3&kennissoort=stappenplan")]
    public async Task A_page_beyond_the_last_says_so_and_leads_back(string address)
    {
        using var answer = await Visitor.GetAsync(address, Cancel);
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Deze pagina is er niet.", page.QuerySelector(".open-spot")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("pagina=", page.QuerySelector(".open-spot a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotEmpty(Slugs(await PageAsync(page.QuerySelector(".open-spot a")!.GetAttribute("href")!)));
    }

    [Fact]
    public async Task A_search_without_a_result_suggests_wider_ones_that_have_one()
    {
        var page = await PageAsync("/kennis?q=xyzzyplugh&kennissoort=interview&taal=nl");

        var spot = page.QuerySelector(".open-spot")!;
        Assert.Contains("Hier ligt nog geen steentje", spot.TextContent, StringComparison.Ordinal);
        Assert.Contains("/kennis?kennissoort=interview&taal=nl", spot.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        foreach (var link in spot.QuerySelectorAll("a")) Assert.NotEmpty(Slugs(await PageAsync(link.GetAttribute("href")!)));
    }

    [Theory]
    [InlineData("/kennis?q=%27%22%28%29%3A%21%26%7C%2A%5C")]
    [InlineData("/kennis?q=-&sector=&sector=&uitdaging=leiderschap&uitdaging=leiderschap")]
    [InlineData("/kennis?q=%ED%A0%80")]
    [InlineData("/kennis?q=%EF%BF%BE%EF%BF%BF")]
    [InlineData("/kennis?q=%22%20-%20or%20%7C%20%26%20!")]
    [InlineData("/kennis?%F0%9F%98%80=1&q[]=a&q=a&q=b")]
    public async Task Strange_addresses_get_an_ordinary_answer(string address)
    {
        using var answer = await Visitor.GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static string Narrowed(IHtmlDocument page, string facet, string value)
    {
        var others = page.QuerySelectorAll<IHtmlInputElement>("#filters input:checked, #filters input[type=hidden]").Where(input => input.Name != facet);
        return "/kennis?" + string.Join('&', others.Select(input => (input.Name!, input.Value)).Append((facet, value))
            .Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2)}"));
    }

    private static List<(string, int)> Counts(IHtmlDocument page, string facet) =>
        [.. page.QuerySelectorAll<IHtmlInputElement>($"#filters input[name={facet}]").Select(box => (box.Value, Count(box))).Order()];

    private static int Count(IElement box) => Number(box.ParentElement!.QuerySelector(".count")!.TextContent);

    private static int Total(IHtmlDocument page) => Number(page.QuerySelector("[role=status] b")!.TextContent.Split(' ')[0]);

    private static int Number(string text) => int.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static List<string> Slugs(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("article.result h3 a").Select(link => link.GetAttribute("href")!.Split('/')[^1])];

    private static int Recognised(IElement row) =>
        row.QuerySelectorAll(".meta span").Select(span => span.TextContent.Trim()).Where(text => text.EndsWith("dit", StringComparison.Ordinal))
            .Select(text => Number(text.Split(' ')[0])).SingleOrDefault();
}
