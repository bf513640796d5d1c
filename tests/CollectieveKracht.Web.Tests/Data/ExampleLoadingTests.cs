using System.Diagnostics;
using CollectieveKracht.Web.Data.Seed;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Data;

/// <summary>When examples come and how they go.</summary>
public sealed class ExampleLoadingTests(PostgresTemplate template) : SiteTest(template)
{
    [Fact]
    public async Task Two_databases_get_the_same_examples()
    {
        var before = await NamesAsync();
        await RemoveAsync();
        await ChangeAsync(db => db.SeededItems.Where(item => item.Key == "examples").ExecuteDeleteAsync(Cancel));

        await WithExamplesAsync(examples => examples.LoadAsync(Cancel));

        Assert.Equal(before, await NamesAsync());

        Task<List<string>> NamesAsync() => InDatabaseAsync(db => db.Collectives
            .OrderBy(collective => collective.Slug)
            .Select(collective => collective.Slug + collective.Summary + collective.Municipality.Code + collective.MemberCount)
            .ToListAsync(Cancel));
    }

    [Fact]
    public async Task Loading_takes_a_few_seconds()
    {
        await RemoveAsync();
        await ChangeAsync(db => db.SeededItems.Where(item => item.Key == "examples").ExecuteDeleteAsync(Cancel));
        var watch = Stopwatch.StartNew();

        await WithExamplesAsync(examples => examples.LoadAsync(Cancel));

        TestContext.Current.TestOutputHelper!.WriteLine($"{watch.Elapsed.TotalSeconds:0.0} s");
        // Ten seconds on a quiet machine; the tests of a whole run share its cores.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 40);
    }

    [Fact]
    public async Task Removing_takes_all_of_them_also_from_search_and_counts_and_they_do_not_come_back()
    {
        await RemoveAsync();

        var again = await WithExamplesAsync(examples => examples.LoadAsync(Cancel));
        var left = await InDatabaseAsync(async db => await db.Collectives.CountAsync(Cancel) + await db.Questions.CountAsync(Cancel)
            + await db.Recognitions.CountAsync(Cancel) + await db.SearchEntries.CountAsync(entry => entry.IsExample || entry.Recognised > 0, Cancel));
        var page = await PageAsync("/collectieven");
        Assert.Equal(0, again);
        Assert.Equal(0, left);
        Assert.Empty(page.QuerySelectorAll(".person, .notice, svg.map use"));
    }

    [Fact]
    public async Task In_Production_examples_are_never_loaded()
    {
        await RemoveAsync();
        await ChangeAsync(db => db.SeededItems.Where(item => item.Key == "examples").ExecuteDeleteAsync(Cancel));
        Site.Settings["Site:Address"] = "https://localhost";
        using var production = Site.WithWebHostBuilder(host => host.UseEnvironment("Production"));
        using var visitor = production.CreateClient(new() { BaseAddress = TestSite.OverTls, AllowAutoRedirect = false });

        using var answer = await visitor.GetAsync(new Uri("/collectieven", UriKind.Relative), Cancel);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(0, await InDatabaseAsync(db => db.Collectives.CountAsync(Cancel)));
    }

    private Task<int> RemoveAsync() => WithExamplesAsync(examples => examples.RemoveAsync(Cancel));

    private async Task<int> WithExamplesAsync(Func<ExampleData, Task<int>> act)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<ExampleData>());
    }
}
