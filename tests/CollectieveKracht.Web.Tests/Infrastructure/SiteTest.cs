using AngleSharp.Html.Dom;
using CollectieveKracht.Web.Data;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests;

/// <summary>A test with a site and a database of its own, to change as it likes.</summary>
public abstract class SiteTest(PostgresTemplate template) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private HttpClient? _visitor;

    protected TestSite Site { get; } = new();

    /// <summary>The first use starts the site, so change its settings before.</summary>
    protected HttpClient Visitor => _visitor ??= Site.Visitor();

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await template.CloneAsync();
        Site.Settings["ConnectionStrings:Platform"] = _database.ConnectionString;
        await BeginAsync();
    }

    /// <summary>What a test needs besides, once it has its database.</summary>
    protected virtual ValueTask BeginAsync() => ValueTask.CompletedTask;

    protected virtual ValueTask EndAsync() => ValueTask.CompletedTask;

    protected Task<IHtmlDocument> PageAsync(string address) => Visitor.PageAsync(address);

    /// <summary>Does something with the site's own database context, in a scope of its own.</summary>
    protected async Task<T> InDatabaseAsync<T>(Func<PlatformDb, Task<T>> work)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PlatformDb>());
    }

    /// <summary>Changes something and saves it as the site would.</summary>
    protected Task ChangeAsync(Func<PlatformDb, Task> change) => InDatabaseAsync(async db =>
    {
        await change(db);
        return await db.SaveChangesAsync(Cancel);
    });

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await EndAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
