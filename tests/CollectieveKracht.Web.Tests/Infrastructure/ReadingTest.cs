using AngleSharp.Html.Dom;
using CollectieveKracht.Web.Data;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests;

/// <summary>A test that only reads. All of them share one site, so they cost little; one that changes anything is a <see cref="SiteTest"/>.</summary>
public abstract class ReadingTest(PostgresTemplate template)
{
    protected TestSite Site => template.SharedSite.Site;

    protected HttpClient Visitor => template.SharedSite.Visitor;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected Task<IHtmlDocument> PageAsync(string address) => Visitor.PageAsync(address);

    protected async Task<T> InDatabaseAsync<T>(Func<PlatformDb, Task<T>> read)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<PlatformDb>());
    }
}
