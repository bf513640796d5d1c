using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Data.Seed;
using CollectieveKracht.Web.Platform.Postgres;
using CollectieveKracht.Web.Platform.Start;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

[assembly: AssemblyFixture(typeof(CollectieveKracht.Web.Tests.PostgresTemplate))]

namespace CollectieveKracht.Web.Tests;

/// <summary>
/// One PostgreSQL for a run of tests, with a database that is migrated and filled once. Each test clones it, so tests run
/// side by side and none cleans up after another. TEST_POSTGRES names another server (a connection string).
/// </summary>
public sealed class PostgresTemplate : IAsyncLifetime
{
    // On a server that TEST_POSTGRES names, each test project has its own.
    private static readonly string Template = $"ck_template_{typeof(PostgresTemplate).Assembly.GetName().Name!.Split('.')[^2]}".ToLowerInvariant();

    private readonly Lazy<SharedSite> _shared = new(() => new SharedSite());
    private TestDatabase? _sharedDatabase;
    private PrivatePostgres? _server;

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("TEST_POSTGRES") is not { Length: > 0 })
            _server = await PrivatePostgres.StartThrowAwayAsync(_ => { });

        await ExecuteAsync($"drop database if exists {Template} with (force)");
        await ExecuteAsync($"create database {Template}");
        await FillAsync(ConnectionString(Template));
        // A clone needs the template for itself.
        await ExecuteAsync($"alter database {Template} with allow_connections false");
        NpgsqlConnection.ClearAllPools();
        _sharedDatabase = await CloneAsync();
        SharedDatabase = _sharedDatabase.ConnectionString;
    }

    /// <summary>A database of one's own with everything that the site starts with in Development.</summary>
    public async Task<TestDatabase> CloneAsync()
    {
        var name = $"ck_test_{Guid.NewGuid():N}";
        await ExecuteAsync($"create database {name} template {Template}");
        return new TestDatabase(ConnectionString(name), () => ExecuteAsync($"drop database {name} with (force)"));
    }

    /// <summary>A database of one's own with nothing in it.</summary>
    public async Task<TestDatabase> CreateEmptyAsync()
    {
        var name = $"ck_test_{Guid.NewGuid():N}";
        await ExecuteAsync($"create database {name}");
        return new TestDatabase(ConnectionString(name), () => ExecuteAsync($"drop database {name} with (force)"));
    }

    /// <summary>A filled database that no test changes, for sites that need one to start.</summary>
    public static string SharedDatabase { get; private set; } = "";

    /// <summary>One site for all tests that only read.</summary>
    public SharedSite SharedSite => _shared.Value;

    public async ValueTask DisposeAsync()
    {
        if (_shared.IsValueCreated) await _shared.Value.DisposeAsync();
        if (_sharedDatabase is not null) await _sharedDatabase.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }

    private string ConnectionString(string database) => _server?.ConnectionString(database)
        ?? new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("TEST_POSTGRES")) { Database = database }.ConnectionString;

    private static async Task FillAsync(string connectionString)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.AddPlatformData(connectionString);
        await using var site = builder.Build();
        await using var scope = site.Services.CreateAsyncScope();
        var migrate = scope.ServiceProvider.GetServices<Command>().Single(command => command.Name == "migrate");
        await migrate.RunAsync(scope.ServiceProvider, [], CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<ExampleData>().LoadAsync(CancellationToken.None);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A database that is dropped at the end of its test.</summary>
public sealed class TestDatabase(string connectionString, Func<Task> drop) : IAsyncDisposable
{
    public string ConnectionString { get; } = connectionString;

    public async ValueTask DisposeAsync() => await drop();
}
