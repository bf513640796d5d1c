using CollectieveKracht.Web.Platform.Start;

namespace CollectieveKracht.Web.Platform.Postgres;

/// <summary>The database that the site uses, for as long as the site runs: a configured one, or a private server.</summary>
public sealed class DatabaseConnection : IAsyncDisposable
{
    private const string DatabaseName = "collectievekracht";

    private readonly PrivatePostgres? _server;

    private DatabaseConnection(string connectionString, PrivatePostgres? server)
    {
        ConnectionString = connectionString;
        _server = server;
    }

    public string ConnectionString { get; }

    /// <exception cref="StartException">There is no connection string, and no private server can be started.</exception>
    public static async Task<DatabaseConnection> OpenAsync(WebApplicationBuilder builder, CancellationToken cancel)
    {
        if (builder.Configuration.GetConnectionString("Platform") is { Length: > 0 } configured) return new(configured, server: null);

        var options = builder.ReadSettings<DatabaseOptions>(DatabaseOptions.Section);
        if (options.Folder is not { Length: > 0 } folder)
            throw new StartException("Setting ConnectionStrings:Platform is missing: give the connection string of a PostgreSQL database.");

        var home = Path.Combine(builder.Environment.ContentRootPath, folder);
        var server = await PrivatePostgres.StartAsync(new(home, options.Binaries), Console.WriteLine, cancel);
        await server.EnsureDatabaseAsync(DatabaseName, cancel);
        builder.Services.AddHostedService(services => new PostgresGuard(server, services.GetRequiredService<ILogger<PostgresGuard>>()));
        return new(server.ConnectionString(DatabaseName), server);
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
