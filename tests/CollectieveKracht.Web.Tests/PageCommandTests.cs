using CollectieveKracht.Web.Data;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests;

/// <summary>How many commands each page sends to the database. A page joins by adding its row.</summary>
public sealed class PageCommandTests(PostgresTemplate template) : SiteTest(template)
{
    public static TheoryData<string, int> Pages => new()
    {
        { "/health/ready", 1 },
        { "/", 4 },
        { "/uitdagingen", 2 },
        { "/uitdagingen?weergave=ketting", 2 },
        { "/uitdagingen/leiderschap", 10 },
        { "/uitdagingen/leiderschap/kennis", 3 },
        { "/uitdagingen/leiderschap/vragen", 3 },
        { "/uitdagingen/leiderschap/collectieven", 4 },
        { "/uitdagingen/leiderschap/cijfers", 7 },
        { "/uitdagingen/groep/interne-werking", 3 },
        { "/kettingen/van-geld-naar-regels", 3 },
        { "/scenario?fase=groei&leden=50-249&sector=energie", 8 },
        { "/zoeken", 0 },
        { "/zoeken?q=bestuur&sector=energie&soort=kennis", 3 },
        { "/zoeken?q=zzzgeenwoord", 6 },
        { "/woordenlijst", 1 },
        { "/woordenlijst/professionalisering", 2 },
        { "/vragen?antwoord=zonder", 0 },
        { "/sitemap.xml", 2 },
        { "/kennis/feed.xml", 1 },
        { "/collectieven", 2 },
        { "/collectieven/voorbeeld-akkercooperatie-het-beverpad", 7 },
        { "/kennis", 0 },
        { "/kennis?q=bestuur&sector=energie&sector=cultuur&regio=limburg&kennissoort=stappenplan", 6 },
        { "/kennis/professioneler-werken-en-jezelf-blijven", 3 },
        { "/kennis/opvolging-in-je-bestuur/versies", 1 },
        { "/kennis/opvolging-in-je-bestuur/versies/1", 1 },
        { "/kennis/opvolging-in-je-bestuur/versies/1..2", 1 },
        { "/kennis/opvolging-in-je-bestuur.bib", 1 },
        { "/netwerken", 1 },
        { "/netwerken/energie-samen", 5 },
        { "/collectieven?sector=energie&uitdaging=leiderschap&pagina=2", 2 },
        { "/cijfers", 4 },
        { "/cijfers/download", 2 },
        { "/api/v1/waves", 3 },
        { "/peiling", 3 },
        { $"/peiling/voorbeeld-{DateTimeOffset.UtcNow.Year}", 3 },
        { "/sectoren/energie", 3 },
        { "/regio/limburg", 4 },
        { "/regio/maastricht", 3 },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_sends_no_more_commands_than_it_needs(string address, int most)
    {
        Site.Settings["Cache:Pages"] = "false";
        var counter = new CommandCounter();
        using var site = Site.WithWebHostBuilder(host => host.ConfigureTestServices(services =>
            services.ConfigureDbContext<PlatformDb>(options => options.AddInterceptors(counter))));
        using var visitor = site.CreateClient();
        // The first visit also fills what is kept in memory; a list without words then asks nothing more.
        await visitor.GetAsync(address, Cancel);
        var before = counter.Count;
        Assert.NotEqual(0, before);

        using var answer = await visitor.GetAsync(address, Cancel);

        Assert.True(answer.IsSuccessStatusCode, $"{address} answered {answer.StatusCode}");
        Assert.InRange(counter.Count - before, 0, most);
    }
}
