using CollectieveKracht.Web.Data.Checking;
using CollectieveKracht.Web.Data.Seed;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Search.Words;
using CollectieveKracht.Web.Features.Surveys;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Health;
using CollectieveKracht.Web.Platform.Postgres;
using CollectieveKracht.Web.Platform.Start;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CollectieveKracht.Web.Data;

/// <summary>Joins the database to the site: the context, what is written along with every change, loaders and commands.</summary>
public static class DataSetup
{
    /// <summary>
    /// A reader whose request gives up must not wait for a database that is silent. Npgsql does not cancel while it resets a
    /// pooled connection, so that is left out: nothing of ours lives as long as a session. What the operator's connection
    /// string says comes after this, and wins.
    /// </summary>
    private const string Impatient = "Timeout=3;No Reset On Close=true;";

    private const string Listening = "Timeout=3;Pooling=false;";

    /// <summary>
    /// What is asked a second time is prepared: PostgreSQL then reads and plans it once for each connection. Planning the article
    /// page anew costs several times what answering it does.
    /// </summary>
    private const string Prepared = "Max Auto Prepare=200;Auto Prepare Min Usages=2;";

    public static void AddPlatformData(this WebApplicationBuilder builder, string connectionString)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<AuditInterceptor>();
        services.AddSingleton<TextAnalysis>();
        services.AddSingleton<SearchDocument>();
        services.AddSingleton<SearchIndex>();
        services.AddSingleton<Changes>();
        services.AddHttpContextAccessor();
        services.AddSingleton<ChangeInterceptor>();
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<ChangeListener>(provider, Listening + connectionString));
        var limits = builder.ReadSettings<DatabaseOptions>(DatabaseOptions.Section);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<RequestConnections>(provider, Impatient + Prepared + connectionString, limits));
        // Under a name of its own, or sites in different folders could not read each other's cookies and form tokens.
        services.AddDataProtection().SetApplicationName("CollectieveKracht").PersistKeysToDbContext<PlatformDb>();
        services.AddDbContextPool<PlatformDb>((provider, options) => options.UsePlatform(connectionString)
            .AddInterceptors(
                provider.GetRequiredService<AuditInterceptor>(), provider.GetRequiredService<SearchIndex>(),
                provider.GetRequiredService<ChangeInterceptor>(), provider.GetRequiredService<RequestConnections>()));
        services.AddScoped<SearchRebuild>();
        services.AddScoped<ReferenceData>();
        services.AddScoped<StoredTexts>();
        services.AddSingleton<ExampleGenerator>();
        services.AddScoped<WaveCounting>();
        services.AddScoped<ExampleData>();
        services.AddHealthChecks().AddDbContextCheck<PlatformDb>(
            "database", tags: [HealthEndpoints.Ready],
            customTestQuery: async (db, cancel) => !(await db.Database.GetPendingMigrationsAsync(cancel)).Any());

        services.AddCommand("migrate", "brings the database to this version's schema and loads the reference data", async (provider, cancel) =>
        {
            await MigrateAsync(provider, Console.WriteLine, cancel);
            return 0;
        });
        services.AddCommand("render", "makes the HTML of all texts anew, after the glossary or the way to render changed", async (provider, cancel) =>
        {
            var rendered = await provider.GetRequiredService<StoredTexts>().RenderAsync(cancel);
            Console.WriteLine($"Rendered {rendered} texts.");
            return 0;
        });
        services.AddCommand("examples remove", "removes everything marked as an example", async (provider, cancel) =>
        {
            var removed = await provider.GetRequiredService<ExampleData>().RemoveAsync(cancel);
            Console.WriteLine($"Removed {removed} examples.");
            return 0;
        });
        services.AddCommand("check", "checks the settings, the database, and whether what must always hold in it does; starts nothing", async (provider, cancel) =>
            await HealthEndpoints.IsHealthyAsync(provider, cancel) && await Check.RunAsync(provider.GetRequiredService<PlatformDb>(), Console.WriteLine, cancel) ? 0 : 1);
    }

    /// <summary>
    /// In Development the database is brought up to date and filled with examples; elsewhere the site refuses to start on
    /// an older schema, since a release is migrated by its own command.
    /// </summary>
    public static async Task PrepareDataAsync(this WebApplication app, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (app.Environment.IsDevelopment())
        {
            await MigrateAsync(scope.ServiceProvider, Console.WriteLine, cancel);
            var added = await scope.ServiceProvider.GetRequiredService<ExampleData>().LoadAsync(cancel);
            await ExampleAccounts.LoadAsync(scope.ServiceProvider.GetRequiredService<PlatformDb>(), scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow(), cancel);
            if (added > 0) Console.WriteLine($"Loaded {added} examples, each marked \"voorbeeld\".");
            return;
        }

        var pending = await scope.ServiceProvider.GetRequiredService<PlatformDb>().Database.GetPendingMigrationsAsync(cancel);
        if (pending.Any())
            throw new StartException("The database has an older schema than this version needs. Run the command \"migrate\" first.");
    }

    private static async Task MigrateAsync(IServiceProvider provider, Action<string> tell, CancellationToken cancel)
    {
        var db = provider.GetRequiredService<PlatformDb>();
        // An index on a full table takes its time.
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        // Asking an empty database which migrations it has is logged as an error, unless the table for the answer is there.
        await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancel);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).Count();
        if (pending > 0)
        {
            tell(pending == db.Database.GetMigrations().Count() ? "Making the tables …" : "Bringing the database up to date …");
            await db.Database.MigrateAsync(cancel);
        }

        var rebuild = provider.GetRequiredService<SearchRebuild>();
        if (await rebuild.IsNeededAsync(cancel))
        {
            tell("Making the search index anew …");
            await rebuild.RunAsync(cancel);
        }

        var loaded = await provider.GetRequiredService<ReferenceData>().LoadAsync(cancel);
        if (loaded > 0) tell($"Loaded {loaded} items of reference data.");
    }

    internal static DbContextOptionsBuilder UsePlatform(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(Impatient + Prepared + connectionString).UseSnakeCaseNamingConvention();
}
