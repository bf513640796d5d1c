using System.Globalization;
using System.Net;
using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Figures;

public sealed class OverviewTests(PostgresTemplate template) : ReadingTest(template)
{
    [Fact]
    public async Task A_sector_shows_what_the_report_states_of_it_with_its_place()
    {
        var page = await PageAsync("/sectoren/energie");

        var findings = page.QuerySelectorAll("section[aria-labelledby=peiling-2020] .finding").Select(finding => finding.TextContent).ToList();
        Assert.Contains(findings, text => text.Contains("21%") && text.Contains("deze sector"));
        Assert.Contains(findings, text => text.Contains("meer dan 80%") && text.Contains("Coöperatie"));
        Assert.Contains(findings, text => text.Contains("83%"));
        Assert.All(findings, text => Assert.Contains("Bron: verslag 2020", text));
    }

    [Fact]
    public async Task A_sector_of_which_the_report_gives_no_figure_shows_none()
    {
        var page = await PageAsync("/sectoren/cultuur");

        Assert.Empty(page.QuerySelectorAll("section[aria-labelledby=peiling-2020] .finding"));
        Assert.Contains("Het verslag geeft geen cijfers", page.Body!.TextContent);
    }

    [Theory]
    [InlineData("energie")]
    [InlineData("multifunctioneel")]
    public async Task The_count_of_a_sector_is_that_of_its_list(string sector)
    {
        var page = await PageAsync($"/sectoren/{sector}");

        var listed = await InDatabaseAsync(db => db.SearchEntries.CountAsync(
            entry => entry.Kind == SearchKind.Collective && entry.Facets.Contains($"sector:{sector}"), Cancel));
        Assert.Contains($"van de {listed} op het platform", page.QuerySelector("#uitdagingen")!.TextContent);
    }

    [Fact]
    public async Task Challenges_of_fewer_than_five_collectives_are_not_counted_out()
    {
        var page = await PageAsync("/sectoren/infrastructuur-mobiliteit");

        var counts = page.QuerySelectorAll("#uitdagingen table td.number:nth-child(2)").Select(cell => int.Parse(cell.TextContent, CultureInfo.InvariantCulture)).ToList();
        Assert.All(counts, count => Assert.True(count >= 5));
    }

    [Fact]
    public async Task Every_province_and_municipality_has_a_page()
    {
        var regions = await InDatabaseAsync(db => db.Regions
            .Where(region => region.Kind != RegionKind.Country)
            .OrderBy(region => region.Code)
            .Select(region => new { region.Kind, region.Slug, region.Name })
            .ToListAsync(Cancel));
        Assert.Equal(354, regions.Count);

        // All provinces, and every twentieth municipality: the page is the same for each.
        foreach (var region in regions.Where((region, place) => region.Kind == RegionKind.Province || place % 20 == 0))
        {
            var page = await PageAsync($"/regio/{region.Slug}");
            Assert.Contains(region.Name, page.Heading());
        }
    }

    [Fact]
    public async Task A_municipality_lies_under_its_province_and_its_collectives_are_counted_there()
    {
        var collective = await InDatabaseAsync(db => db.Collectives
            .OrderBy(known => known.Slug)
            .Select(known => new { known.Name, Municipality = known.Municipality.Slug, Province = db.Regions.Single(region => region.Code == known.Municipality.ParentCode).Slug })
            .FirstAsync(Cancel));

        var page = await PageAsync($"/regio/{collective.Municipality}");
        var list = await PageAsync($"/collectieven?regio={collective.Province}&q={Uri.EscapeDataString('"' + collective.Name + '"')}");

        Assert.Contains(page.QuerySelectorAll("nav a"), link => link.GetAttribute("href") == $"/regio/{collective.Province}");
        Assert.Contains(collective.Name, page.Body!.TextContent);
        Assert.Contains(collective.Name, list.Body!.TextContent);
    }

    [Theory]
    [InlineData("/sectoren/onbekend")]
    [InlineData("/sectoren/elke")]
    [InlineData("/regio/onbekend")]
    [InlineData("/regio/nederland")]
    [InlineData("/en/regio/%F0%9F%98%80")]
    public async Task An_unknown_sector_or_region_is_not_found(string address)
    {
        using var answer = await Visitor.GetAsync(address, Cancel);

        Assert.InRange((int)answer.StatusCode, 400, 404);
    }

    [Fact]
    public async Task The_figures_page_shows_the_rankings_as_the_report_gives_them()
    {
        var page = await PageAsync("/cijfers");

        var first = page.QuerySelector("#overzicht-1 table tbody tr")!.TextContent;
        Assert.Contains("Ledendynamiek", first);
        Assert.Contains("53", first);
        var score = page.QuerySelector("#overzicht-2 tbody tr")!.TextContent;
        Assert.Contains("Interne werking", score);
        Assert.Contains("4,94", score);
        Assert.Equal(13, page.QuerySelectorAll("#overzicht-3 .lines a").Length);
    }

    [Fact]
    public async Task In_English_the_pages_are_complete_and_keep_the_language()
    {
        var page = await PageAsync("/en/sectoren/energie");

        Assert.Equal("Energy", page.Heading());
        Assert.Contains("more than 80%", page.QuerySelector(".finding:nth-child(2)")!.TextContent);
        Assert.All(page.QuerySelectorAll("main a[href^='/']"), link => Assert.StartsWith("/en", link.GetAttribute("href")));
    }
}

public sealed class ClosedRegionTests(PostgresTemplate template) : SiteTest(template)
{
    [Fact]
    public async Task A_closed_municipality_leads_to_the_one_it_went_into()
    {
        await ChangeAsync(async db =>
        {
            var regions = await db.Regions.Where(region => region.Slug == "vaals" || region.Slug == "gulpen-wittem").ToDictionaryAsync(region => region.Slug, Cancel);
            regions["vaals"].Close(new DateOnly(2027, 1, 1), regions["gulpen-wittem"]);
        });

        using var answer = await Visitor.GetAsync("/regio/vaals", Cancel);

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal("/regio/gulpen-wittem", answer.Headers.Location!.ToString());
    }
}
