using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CollectieveKracht.Web.Features.Collectives;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Collectives;

public sealed class DirectoryTests(PostgresTemplate template) : ReadingTest(template)
{
    [Theory]
    [InlineData("/collectieven")]
    [InlineData("/collectieven?sector=energie&uitdaging=leiderschap")]
    [InlineData("/collectieven?q=zonnepanelen")]
    public async Task List_map_and_table_show_the_same_result(string address)
    {
        var page = await PageAsync(address);

        var counted = Total(page);
        var onMap = page.QuerySelectorAll("svg.map a title").Sum(title => Number(title.TextContent.Split(':')[^1]));
        var inTable = page.QuerySelectorAll("table td.number").Sum(cell => Number(cell.TextContent));
        var asMap = await PageAsync(address + (address.Contains('?') ? "&" : "?") + "weergave=kaart");
        Assert.True(counted > 0);
        Assert.Equal(counted, onMap);
        Assert.Equal(counted, inTable);
        Assert.Equal(counted, Total(asMap));
        Assert.Equal(Names(page), Names(asMap));
    }

    [Fact]
    public async Task A_collective_in_a_municipality_is_found_under_its_province()
    {
        var (municipality, province) = await InDatabaseAsync(db => (
            from collective in db.Collectives.Listed()
            join region in db.Regions on collective.Municipality.ParentCode equals region.Code
            orderby collective.Slug
            select new ValueTuple<string, string>(collective.Municipality.Slug, region.Slug)).FirstAsync(Cancel));

        var narrow = await PageAsync($"/collectieven?regio={municipality}");
        var wide = await PageAsync($"/collectieven?regio={province}&regio={municipality}");

        var expected = await InDatabaseAsync(db => db.Collectives.Listed().CountAsync(
            collective => db.Regions.Any(region => region.Slug == province && region.Code == collective.Municipality.ParentCode), Cancel));
        Assert.InRange(Total(narrow), 1, expected);
        Assert.Equal(expected, Total(wide));
    }

    [Fact]
    public async Task Filters_of_two_kinds_narrow_and_two_values_of_one_kind_widen()
    {
        var energy = Total(await PageAsync("/collectieven?sector=energie"));
        var culture = Total(await PageAsync("/collectieven?sector=cultuur"));

        var both = Total(await PageAsync("/collectieven?sector=energie&sector=cultuur"));
        var narrowed = Total(await PageAsync("/collectieven?sector=energie&rechtsvorm=cooperatie"));

        Assert.Equal(energy + culture, both);
        Assert.InRange(narrowed, 1, energy - 1);
    }

    [Fact]
    public async Task The_number_behind_a_filter_is_the_number_one_gets()
    {
        var page = await PageAsync("/collectieven?sector=energie");
        var option = page.QuerySelectorAll<IHtmlInputElement>("#filters input[name=rechtsvorm]").First(input => input.Value == "cooperatie");

        var narrowed = await PageAsync("/collectieven?sector=energie&rechtsvorm=cooperatie");

        Assert.Equal(Total(narrowed), Number(option.Closest("label")!.QuerySelector(".count")!.TextContent));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat()
    {
        var names = new List<string>();
        for (var number = 1; ; number++)
        {
            var page = await PageAsync($"/collectieven?sector=multifunctioneel&pagina={number}");
            names.AddRange(Names(page));
            if (page.QuerySelector(".page-nav a[rel=next]") is null) break;
        }

        Assert.Equal(Total(await PageAsync("/collectieven?sector=multifunctioneel")), names.Count);
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public async Task A_row_tells_what_place_form_size_and_offer()
    {
        var facts = await InDatabaseAsync(db => db.Collectives.Listed()
            .Where(collective => collective.LegalForm.Slug == "stichting" && collective.MemberCount > 1 && collective.ExpertiseOffered.Length > 0)
            .OrderBy(collective => collective.Name)
            .Select(collective => new { collective.Slug, collective.Name, Place = collective.Municipality.Name, collective.MemberCount, Offer = collective.ExpertiseOffered[0] })
            .FirstAsync(Cancel));

        var page = await PageAsync($"/collectieven?rechtsvorm=stichting&q={Uri.EscapeDataString($"\"{facts.Name}\"")}");

        var text = page.GetElementById($"collectief-{facts.Slug}")!.TextContent;
        Assert.Contains(facts.Place, text, StringComparison.Ordinal);
        Assert.Contains("Stichting", text, StringComparison.Ordinal);
        Assert.Contains($"{facts.MemberCount:N0} betrokkenen", text, StringComparison.Ordinal);
        Assert.Contains(facts.Offer, text, StringComparison.Ordinal);
        Assert.Contains("voorbeeld", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collective_of_unknown_size_shows_no_number()
    {
        var name = await InDatabaseAsync(db => db.Collectives.Listed()
            .Where(collective => collective.MemberCount == null).OrderBy(collective => collective.Name).Select(collective => collective.Name).FirstAsync(Cancel));

        var page = await PageAsync($"/collectieven?q={Uri.EscapeDataString($"\"{name}\"")}");

        var row = page.QuerySelectorAll(".person").Single(person => person.QuerySelector("h3")!.TextContent.Trim() == name);
        Assert.DoesNotMatch(@"\d (lid|leden|betrokkene)", row.TextContent);
    }

    [Fact]
    public async Task Examples_are_marked_on_the_page_and_on_each_row()
    {
        var page = await PageAsync("/collectieven");

        Assert.NotNull(page.QuerySelector(".notice"));
        Assert.All(page.QuerySelectorAll(".person"), row => Assert.Contains(row.QuerySelectorAll(".label"), label => label.TextContent.Trim() == "voorbeeld"));
    }

    [Fact]
    public async Task A_stone_leads_to_the_list_of_its_municipality_and_points_at_its_rows()
    {
        var page = await PageAsync("/collectieven?sector=cultuur");

        var stones = page.QuerySelectorAll("svg.map a");
        Assert.All(stones, stone => Assert.StartsWith("/collectieven?sector=cultuur&regio=", stone.GetAttribute("href"), StringComparison.Ordinal));
        Assert.All(stones, stone => Assert.Equal("-1", stone.GetAttribute("tabindex")));
        var pointed = page.QuerySelectorAll("[data-stone-for]").SelectMany(use => use.GetAttribute("data-stone-for")!.Split(' '));
        Assert.Equal(page.QuerySelectorAll(".person").Select(row => row.Id).Order(), pointed.Order());
    }

    [Fact]
    public async Task The_map_weighs_at_most_12_kB()
    {
        var page = await PageAsync("/collectieven");

        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(page.QuerySelector("svg.map")!.OuterHtml), Cancel);

        Assert.InRange(packed.Length, 1, 12_288);
    }

    [Fact]
    public async Task In_English_the_page_is_in_English_and_what_collectives_wrote_is_marked_as_Dutch()
    {
        var page = await PageAsync("/en/collectieven?sector=energie");

        Assert.Equal("Collectives", page.Heading());
        Assert.All(page.QuerySelectorAll(".person h3"), name => Assert.Equal("nl", name.GetAttribute("lang")));
        Assert.All(page.QuerySelectorAll("svg.map a"), stone => Assert.StartsWith("/en/collectieven?", stone.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/collectieven?sector=onzin", HttpStatusCode.OK)]
    [InlineData("/collectieven?regio=nergens&uitdaging=niets", HttpStatusCode.OK)]
    [InlineData("/collectieven?weergave=onzin", HttpStatusCode.OK)]
    [InlineData("/collectieven?pagina=x", HttpStatusCode.OK)]
    [InlineData("/collectieven?pagina=-1", HttpStatusCode.OK)]
    [InlineData("/collectieven?pagina=1000000000", HttpStatusCode.NotFound)]
    [InlineData("/collectieven?q=%22%27%3Cscript%3E%26", HttpStatusCode.OK)]
    public async Task What_the_page_does_not_know_gets_a_clear_answer(string address, HttpStatusCode status)
    {
        using var answer = await Visitor.GetAsync(address, Cancel);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("Collectieven", (await answer.PageAsync()).Heading());
    }

    private static int Total(IDocument page) => Number(page.QuerySelector("[role=status] b")!.TextContent.Trim().Split(' ')[0]);

    private static List<string> Names(IDocument page) => [.. page.QuerySelectorAll(".person h3").Select(name => name.TextContent.Trim())];

    private static int Number(string text) => int.Parse(new string([.. text.Where(char.IsAsciiDigit)]), System.Globalization.CultureInfo.InvariantCulture);
}
