using CollectieveKracht.Domain;
using CollectieveKracht.Web.Tests.Features.Surveys;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Figures;

/// <summary>What a published wave tells of a sector, a province and a network.</summary>
public sealed class WaveOverviewTests(PostgresTemplate template) : SiteTest(template)
{
    private const string Wave = "?peiling=peiling-2026";

    [Fact]
    public async Task A_sector_shows_its_respondents_its_challenges_and_what_stands_out()
    {
        await PublishAsync(
            (30, "sector:energie challenge:leiderschap future-proof:helemaal-eens"), (10, "sector:energie"), (20, "sector:cultuur challenge:leiderschap"), (40, "sector:cultuur"));

        var page = await PageAsync("/sectoren/energie" + Wave);

        var part = page.QuerySelector("section[aria-labelledby=peiling]")!;
        Assert.All(["40 van de 100 collectieven", "30 van de 40", "Leiderschap (75% tegen 50%)"], text => Assert.Contains(text, part.TextContent, StringComparison.Ordinal));
        Assert.Equal(["Leiderschap", "30", "75%"], part.QuerySelectorAll("#meest-genoemd-tabel tbody tr")[0].Children.Take(3).Select(cell => cell.TextContent.Trim()));
        Assert.Contains("[n = 40]", part.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_numbers_are_those_of_the_pages_and_files_it_leads_to()
    {
        await PublishAsync((30, "sector:energie challenge:leiderschap"), (10, "sector:energie"), (20, "sector:cultuur challenge:leiderschap"), (40, "sector:cultuur"));
        var page = await PageAsync("/sectoren/energie" + Wave);

        var rows = CrossTableTests.Rows(await Visitor.GetStringAsync(page.QuerySelector("#meest-genoemd a[download]")!.GetAttribute("href"), Cancel));
        var sectors = CrossTableTests.Rows(await Visitor.GetStringAsync(page.QuerySelector("#sectoren-naast-elkaar a[download]")!.GetAttribute("href"), Cancel));

        Assert.Equal("30", Assert.Single(rows, row => row["code"] == "leiderschap")["aantal"]);
        Assert.Equal("0.75", Assert.Single(sectors, row => (row["rij"], row["kolom"]) == ("Energie", "Interne werking"))["aandeel_rij"]);
    }

    [Fact]
    public async Task The_files_of_a_network_hold_its_members_only()
    {
        await PublishAsync((30, "sector:energie network:energie-samen challenge:leiderschap"), (10, "sector:energie challenge:leiderschap"));
        var page = await PageAsync("/netwerken/energie-samen" + Wave);

        var ranking = CrossTableTests.Rows(await Visitor.GetStringAsync(page.QuerySelector("#meest-genoemd a[download]")!.GetAttribute("href"), Cancel));
        var sectors = CrossTableTests.Rows(await Visitor.GetStringAsync(page.QuerySelector("#sectoren-naast-elkaar a[download]")!.GetAttribute("href"), Cancel));

        Assert.Equal(["Leiderschap", "30", "100%"], page.QuerySelectorAll("#meest-genoemd-tabel tbody tr")[0].Children.Take(3).Select(cell => cell.TextContent.Trim()));
        Assert.Equal(("30", "30"), (Assert.Single(ranking, row => row["code"] == "leiderschap")["aantal"], Assert.Single(ranking, row => row["code"] == "leiderschap")["n"]));
        Assert.Equal("30", Assert.Single(sectors, row => (row["rij"], row["kolom"]) == ("Energie", "Interne werking"))["aantal"]);
    }

    [Fact]
    public async Task The_map_shows_where_a_sector_took_part_and_hatches_what_is_too_few()
    {
        await PublishAsync((12, "sector:energie province:PV20"), (3, "sector:energie province:PV21"), (3, "sector:energie province:PV22"), (9, "sector:energie province:PV23"), (40, "sector:cultuur province:PV20"));

        var figure = (await PageAsync("/sectoren/energie" + Wave)).QuerySelector("#herkomst")!;
        var rows = CrossTableTests.Rows(await Visitor.GetStringAsync(figure.QuerySelector("a[download]")!.GetAttribute("href"), Cancel));

        Assert.Equal(["Groningen", "12", "23%"], figure.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("Groningen", StringComparison.Ordinal)).Children.Select(cell => cell.TextContent.Trim()));
        Assert.Equal("12", Assert.Single(rows, row => row["rij"] == "Groningen")["aantal"]);
        Assert.Equal("‹ 5", figure.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("Fryslân", StringComparison.Ordinal)).Children[1].TextContent.Trim());
        Assert.NotEmpty(figure.QuerySelectorAll(".map-hatch"));
        Assert.Contains("12", figure.QuerySelectorAll(".map text").Select(number => number.TextContent));
    }

    [Fact]
    public async Task A_network_shows_what_its_members_answered()
    {
        await PublishAsync((30, "sector:energie network:energie-samen challenge:leiderschap"), (10, "sector:energie"));

        var page = await PageAsync("/netwerken/energie-samen" + Wave);

        Assert.Contains("30 van de 40 collectieven", page.QuerySelector("section[aria-labelledby=peiling]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Leiderschap", "30", "100%"], page.QuerySelectorAll("#meest-genoemd-tabel tbody tr")[0].Children.Take(3).Select(cell => cell.TextContent.Trim()));
    }

    [Theory]
    [InlineData("/regio/groningen", "province:PV20")]
    [InlineData("/sectoren/cultuur", "sector:cultuur")]
    [Trait("Trust", "T29")]
    public async Task Of_fewer_than_five_nothing_is_shown(string address, string group)
    {
        await PublishAsync((3, group + " challenge:leiderschap"), (60, "sector:energie province:PV21"));

        var part = (await PageAsync(address + Wave)).QuerySelector("section[aria-labelledby=peiling]")!;

        Assert.Contains("Minder dan 5 collectieven", part.TextContent, StringComparison.Ordinal);
        Assert.Empty(part.QuerySelectorAll("table"));
    }

    [Theory]
    [InlineData("/sectoren/energie")]
    [InlineData("/regio/groningen")]
    [InlineData("/netwerken/energie-samen")]
    public async Task A_group_of_which_nobody_took_part_says_so(string address)
    {
        await PublishAsync((60, "sector:cultuur province:PV21"));

        var part = (await PageAsync(address + Wave)).QuerySelector("section[aria-labelledby=peiling]")!;

        Assert.Contains("deed geen collectief mee", part.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sectoren/energie")]
    [InlineData("/regio/groningen")]
    [InlineData("/netwerken/energie-samen")]
    [InlineData("/uitdagingen/leiderschap/cijfers")]
    [InlineData("/cijfers/kruistabel")]
    [InlineData("/cijfers/ranglijst")]
    [InlineData("/cijfers/tabellenboek")]
    public async Task Where_the_sector_is_not_public_the_rest_is_shown(string address)
    {
        await PublishAsync((60, "sector:energie province:PV20 challenge:leiderschap"));
        await ChangeAsync(async db =>
        {
            var wave = await db.Waves.Include(known => known.Questions).ThenInclude(question => question.Options).SingleAsync(known => known.Slug == "peiling-2026", Cancel);
            wave.Show(wave.Questions.Single(question => question.Code == "sector"), isPublished: false, AccountId.New());
        });

        var page = await PageAsync(address + Wave);

        Assert.Empty(page.QuerySelectorAll("#sectoren-naast-elkaar, #rij option[value=sector]"));
    }

    [Fact]
    public async Task A_municipality_tells_in_short_what_its_province_answered_and_leads_there()
    {
        await PublishAsync((30, "sector:energie province:PV31 challenge:leiderschap"), (10, "sector:energie province:PV31"), (20, "sector:cultuur province:PV20 challenge:leiderschap"), (40, "sector:cultuur province:PV20"));

        var part = (await PageAsync("/regio/maastricht" + Wave)).QuerySelector("[aria-labelledby=peiling]")!;

        Assert.Equal("Wat collectieven in Limburg antwoordden: Peiling 2026", part.QuerySelector("h2")!.TextContent);
        Assert.Contains("‘Leiderschap’ wordt het vaakst aangevinkt: door 30 van de 40 collectieven (75%).", part.QuerySelectorAll("li").Select(found => found.TextContent));
        Assert.Contains("Vaker dan gemiddeld: Leiderschap (75% tegen 50%).", part.QuerySelectorAll("li").Select(found => found.TextContent));
        Assert.Contains("Peiling 2026, Limburg. n = 40", part.TextContent, StringComparison.Ordinal);
        Assert.Equal("/regio/limburg", part.QuerySelector("a")!.GetAttribute("href"));
    }

    private Task PublishAsync(params (int Count, string Answers)[] groups) => ChangeAsync(db => db.PublishedWaveAsync("peiling-2026", groups));
}
