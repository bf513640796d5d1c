using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Platform.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Search;

public sealed class SearchRebuildTests(PostgresTemplate template) : SiteTest(template)
{
    [Fact]
    public async Task The_index_that_was_written_along_with_the_content_agrees_with_it()
    {
        Assert.Empty(await CheckAsync());
        Assert.Equal(0, await RunAsync("index check"));
    }

    [Fact]
    public async Task The_check_names_what_is_missing_too_many_or_not_as_it_is_and_a_rebuild_mends_it()
    {
        var slugs = await InDatabaseAsync(db => db.SearchEntries.Where(entry => entry.Kind == SearchKind.Article).OrderBy(entry => entry.Slug).Select(entry => entry.Slug).Take(2).ToListAsync(Cancel));
        await InDatabaseAsync(db => db.SearchEntries.Where(entry => entry.Slug == slugs[0] && entry.Kind == SearchKind.Article).ExecuteDeleteAsync(Cancel));
        await InDatabaseAsync(db => db.SearchEntries.Where(entry => entry.Slug == slugs[1] && entry.Kind == SearchKind.Article)
            .ExecuteUpdateAsync(change => change.SetProperty(entry => entry.Title, "Een andere titel"), Cancel));
        await InDatabaseAsync(db => db.Articles.Where(article => article.Slug == "opvolging-in-je-bestuur")
            .ExecuteUpdateAsync(change => change.SetProperty(article => article.Standing, Domain.Knowledge.ArticleStanding.Hidden), Cancel));
        await InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"update search_facets set entries = ~entries where facet = 'sector:cultuur'", Cancel));

        var differences = await CheckAsync();

        Assert.Contains($"Article {slugs[0]} is not in the index.", differences);
        Assert.Contains($"Article {slugs[1]} is in the index otherwise than it is.", differences);
        Assert.Contains("Article opvolging-in-je-bestuur is in the index, but is not there.", differences);
        Assert.Contains("The count of sector:cultuur is wrong.", differences);
        Assert.Equal(1, await RunAsync("index check"));
        Assert.Equal(0, await RunAsync("index rebuild"));
        Assert.Empty(await CheckAsync());
    }

    [Fact]
    public async Task Entries_of_an_earlier_version_are_made_anew_by_a_migration()
    {
        await InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"update search_documents set document = '', version = 0", Cancel));
        await InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"delete from search_words", Cancel));
        Assert.Empty((await PageAsync("/zoeken?q=bestuur")).QuerySelectorAll("article.result"));

        await RunAsync("migrate");

        Assert.NotEmpty((await PageAsync("/zoeken?q=bestuur")).QuerySelectorAll("article.result"));
        Assert.NotEmpty((await PageAsync("/zoeken?q=bestuurr")).QuerySelectorAll("article.result"));
        Assert.Empty(await CheckAsync());
    }

    private async Task<IReadOnlyList<string>> CheckAsync()
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SearchRebuild>().CheckAsync(Cancel);
    }

    private async Task<int> RunAsync(string command)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<Command>().Single(known => known.Name == command).RunAsync(scope.ServiceProvider, [], Cancel);
    }
}
