using CollectieveKracht.Web.Data;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests;

/// <summary>How many commands each page sends to the database. A page joins by adding its row.</summary>
public sealed class PageCommandTests(PostgresTemplate template) : SiteTest(template)
{
    public static TheoryData<string, int> Pages => new()
    {
        { "/health/ready", 2 },
        { "/", 6 },
        { "/uitdagingen", 3 },
        { "/uitdagingen?weergave=ketting", 1 },
        { "/uitdagingen/leiderschap", 10 },
        { "/uitdagingen/leiderschap/kennis", 5 },
        { "/uitdagingen/leiderschap/vragen", 5 },
        { "/uitdagingen/leiderschap/collectieven", 5 },
        { "/uitdagingen/leiderschap/cijfers", 5 },
        { "/uitdagingen/groep/interne-werking", 4 },
        { "/kettingen/van-geld-naar-regels", 3 },
        { "/zoeken", 3 },
        { "/zoeken?q=bestuur&sector=energie&soort=kennis", 4 },
        { "/zoeken?q=zzzgeenwoord", 7 },
        { "/woordenlijst", 1 },
        { "/woordenlijst/professionalisering", 3 },
        { "/vragen?antwoord=zonder", 4 },
        { "/sitemap.xml", 2 },
        { "/kennis/feed.xml", 1 },
        { "/collectieven", 5 },
        { "/collectieven/voorbeeld-akkercooperatie-het-beverpad", 6 },
        { "/kennis", 3 },
        { "/kennis?q=bestuur&sector=energie&sector=cultuur&regio=limburg&kennissoort=stappenplan", 8 },
        { "/kennis/professioneler-werken-en-jezelf-blijven", 6 },
        { "/kennis/opvolging-in-je-bestuur/versies", 1 },
        { "/kennis/opvolging-in-je-bestuur/versies/1", 1 },
        { "/kennis/opvolging-in-je-bestuur/versies/1..2", 1 },
        { "/kennis/opvolging-in-je-bestuur.bib", 1 },
        { "/netwerken", 1 },
        { "/netwerken/energie-samen", 7 },
        { "/collectieven?sector=energie&uitdaging=leiderschap&pagina=2", 7 },
        { "/cijfers", 6 },
        { "/sectoren/energie", 9 },
        { "/regio/limburg", 10 },
        { "/regio/maastricht", 9 },
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
        // The first visit also fills what is kept in memory.
        await visitor.GetAsync(address, Cancel);
        var before = counter.Count;

        using var answer = await visitor.GetAsync(address, Cancel);

        Assert.True(answer.IsSuccessStatusCode, $"{address} answered {answer.StatusCode}");
        Assert.InRange(counter.Count - before, 1, most);
    }
}
