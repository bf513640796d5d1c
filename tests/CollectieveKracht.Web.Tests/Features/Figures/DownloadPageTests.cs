using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CollectieveKracht.Web.Data.Seed;
using CollectieveKracht.Web.Tests.Features.Surveys;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Figures;

/// <summary>The page on taking figures along, and the data dictionary that goes with each CSV.</summary>
public sealed class DownloadPageTests(PostgresTemplate template) : SiteTest(template)
{
    private const string Page = "/cijfers/download";

    [Theory]
    [InlineData("", "Download en API", "Collectieven die het aanvinkten.")]
    [InlineData("/en", "Download and API", "Collectives that ticked it.")]
    public async Task It_tells_what_each_column_of_each_file_means(string language, string heading, string meaning)
    {
        await PublishAsync();

        var page = await PageAsync(language + Page);

        Assert.Equal(heading, page.Heading());
        Assert.Contains(meaning, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        foreach (var (figure, id) in new[] { ("ranglijst", "kolommen-ranglijst"), ("kruistabel", "kolommen-kruistabel") })
        {
            var file = CrossTableTests.Rows(await Visitor.GetStringAsync($"/cijfers/{figure}.csv?peiling=peiling-2026", Cancel));
            Assert.Equal(file[0].Keys, page.QuerySelectorAll($"[aria-labelledby={id}] tbody th code").Select(key => key.TextContent));
        }
    }

    [Fact]
    public async Task All_that_it_leads_to_is_there()
    {
        await PublishAsync();
        var links = (await PageAsync(Page)).QuerySelectorAll("main a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]).Distinct().ToList();

        Assert.All(["/cijfers/ranglijst.xlsx?peiling=peiling-2026", "/api/v1/waves/peiling-2026/cross-table?rows=sector&columns=groepen", "/api/v1/openapi.json"], expected =>
            Assert.Contains(links, link => link.Split('&')[0] == expected.Split('&')[0]));
        foreach (var link in links)
        {
            using var answer = await Visitor.GetAsync(link, Cancel);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{link} answered {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Without_a_wave_it_says_so_and_leads_to_what_there_is()
    {
        await using (var scope = Site.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<ExampleData>().RemoveAsync(Cancel);

        var page = await PageAsync(Page);

        Assert.Contains("nog geen peiling met antwoorden", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["/api/v1/waves", "/api/v1/waves/2020/figures", "/api/v1/openapi.json"], page.QuerySelectorAll("main a[href^='/api']").Select(link => link.GetAttribute("href")!));
    }

    [Fact]
    public async Task The_foot_of_every_page_and_the_page_of_all_figures_lead_to_it()
    {
        Assert.NotNull((await PageAsync("/woordenlijst")).QuerySelector($"footer a[href='{Page}']"));
        Assert.NotNull((await PageAsync("/en/cijfers")).QuerySelector($"main a[href='/en{Page}']"));
    }

    [Theory]
    [InlineData("/cijfers/ranglijst.csv?peiling=peiling-2026&naast=2020&filter=sector:energie")]
    [InlineData("/cijfers/kruistabel.csv?peiling=peiling-2026&rij=sector&kolom=interne-werking&filter=province:PV20")]
    [InlineData("/en/cijfers/kruistabel.csv?peiling=peiling-2026&rij=provincie&kolom=groepen")]
    public async Task A_csv_leads_to_what_its_columns_mean_and_holds_to_it(string address)
    {
        await PublishAsync();
        var here = new Uri(TestSite.Plain, address);
        using var file = await Visitor.GetAsync(address, Cancel);
        var link = file.Header("Link")!.Split('>');

        using var answer = await Visitor.GetAsync(new Uri(here, link[0].TrimStart('<')), Cancel);
        var dictionary = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
        var rows = CrossTableTests.Rows(await file.Content.ReadAsStringAsync(Cancel));

        Assert.Equal("; rel=\"describedby\"; type=\"application/csvm+json\"", link[1]);
        Assert.Equal((HttpStatusCode.OK, "application/csvm+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var described = CrossTableTests.Rows(await Visitor.GetStringAsync(new Uri(here, $"{dictionary["url"]}"), Cancel));
        Assert.Equal(rows, described);
        var columns = dictionary["tableSchema"]!["columns"]!.AsArray().ToDictionary(column => $"{column!["name"]}", column => column!);
        Assert.Equal(rows[0].Keys, columns.Values.Select(column => $"{column["titles"]![0]}"));
        Assert.All(columns.Values, column => Assert.NotEqual("", $"{column["dc:description"]}"));
        foreach (var (name, value) in rows.SelectMany(row => row)) Assert.True(Fits(columns[name], value), $"{name} is not {columns[name]["datatype"]}: {value}");
    }

    [Fact]
    public async Task A_number_below_zero_is_a_number_in_a_csv()
    {
        await ChangeAsync(db => db.PublishedWaveAsync("peiling-2026", (12, "sector:energie challenge:leiderschap"), (20, "sector:energie"), (6, "sector:cultuur challenge:leiderschap"), (24, "sector:cultuur")));

        var rows = CrossTableTests.Rows(await Visitor.GetStringAsync("/cijfers/kruistabel.csv?peiling=peiling-2026&rij=sector&kolom=interne-werking", Cancel));

        Assert.Contains(rows, row => double.TryParse(row["residu"], CultureInfo.InvariantCulture, out var residual) && residual < 0);
    }

    [Theory]
    [InlineData("/cijfers/ranglijst.csv-metadata.json?peiling=nergens")]
    [InlineData("/cijfers/kruistabel.csv-metadata.json?peiling=2020")]
    public async Task Of_no_file_there_is_no_dictionary(string address)
    {
        using var answer = await Visitor.GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task PublishAsync() => ChangeAsync(db => db.PublishedWaveAsync(
        "peiling-2026", (12, "sector:energie challenge:leiderschap province:PV20"), (20, "sector:energie province:PV20"), (6, "sector:cultuur challenge:leiderschap province:PV21"), (24, "sector:cultuur province:PV21"), (3, "sector:multifunctioneel challenge:opschalen")));

    private static bool Fits(JsonNode column, string value) =>
        column["null"]!.AsArray().Any(none => $"{none}" == value) || $"{column["datatype"]}" switch
        {
            "integer" => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "number" => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            var type => type == "string",
        };
}
