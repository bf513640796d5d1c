using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CollectieveKracht.Web.Platform.Start;
using Npgsql;

namespace CollectieveKracht.Web.Platform.Postgres;

/// <summary>
/// A PostgreSQL of our own for development and tests: made when it is not there, taken over when it still runs, stopped
/// with the process that looks after it. A second process on the same folder is a guest: it uses the server, does not stop
/// it, and looks after it once the first is gone. docs/operations.md tells how it looks from outside.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private const string Superuser = "postgres";

    // What the site connects as. It may do what a role in production may: it is no superuser.
    private const string Role = "platform";

    private const string ThrowAway = "collectievekracht-test-";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly PrivatePostgresOptions _options;
    private readonly PostgresBinaries _binaries;
    private readonly ServerFolder _folder;
    private readonly Action<string> _tell;
    private ServerAddress _address;
    private IDisposable? _lock;

    private PrivatePostgres(PrivatePostgresOptions options, PostgresBinaries binaries, ServerFolder folder, Action<string> tell)
    {
        _options = options;
        _binaries = binaries;
        _folder = folder;
        _tell = tell;
        _address = ServerAddress.For(folder);
    }

    /// <summary>Where the server lives; not the folder of the options when its user cannot come there.</summary>
    public string Folder => _folder.Path;

    /// <summary>The process that all others of the server come from; 0 when it does not run.</summary>
    public int ProcessId => Postmaster.Of(_folder)?.Id ?? 0;

    /// <param name="options">The folder, and where the programs are.</param>
    /// <param name="tell">Is told what takes long.</param>
    /// <param name="cancel">Ends the start, and the server with it.</param>
    /// <exception cref="StartException">It cannot start; says in a sentence what to do.</exception>
    public static async Task<PrivatePostgres> StartAsync(PrivatePostgresOptions options, Action<string> tell, CancellationToken cancel = default)
    {
        if (!OperatingSystem.IsLinux())
            throw new StartException("A private PostgreSQL is made on Linux only: name a server in the setting ConnectionStrings:Platform.");

        var folder = await ServerFolder.PrepareAsync(options.Folder, tell, cancel);
        var binaries = await PostgresBinaries.FindAsync(options.Binaries, folder.Cluster, cancel);
        var server = new PrivatePostgres(options, binaries, folder, tell);
        try
        {
            var start = server.BringUpAsync(cancel);
            for (var clock = Stopwatch.StartNew(); await Task.WhenAny(start, Task.Delay(TimeSpan.FromSeconds(5), CancellationToken.None)) != start;)
                tell($"Waiting for PostgreSQL ({clock.Elapsed.TotalSeconds:0} s) …");
            await start;
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A server for tests, in a temporary folder.</summary>
    public static async Task<PrivatePostgres> StartThrowAwayAsync(Action<string> tell, CancellationToken cancel = default)
    {
        await RemoveAbandonedAsync(cancel);
        return await StartAsync(new(Directory.CreateTempSubdirectory(ThrowAway).FullName, IsThrowAway: true), tell, cancel);
    }

    public string ConnectionString(string database) => ConnectionString(database, Role).ConnectionString;

    /// <summary>Makes an empty database unless it is there.</summary>
    public async Task EnsureDatabaseAsync(string database, CancellationToken cancel = default)
    {
        await using var connection = await ConnectAsync(cancel);
        if (await IsThereAsync(connection, "pg_database where datname = $1", database, cancel)) return;

        await ExecuteAsync(connection, $"create database {new NpgsqlCommandBuilder().QuoteIdentifier(database)} owner {Role}", cancel);
    }

    /// <summary>Starts the server again if it has ended, for example because the system killed it.</summary>
    /// <returns>Whether that was needed.</returns>
    public async Task<bool> RestoreAsync(CancellationToken cancel)
    {
        _lock ??= _folder.TryLock();
        if (_lock is null || Postmaster.Of(_folder) is not null) return false;

        await BringUpAsync(cancel);
        return true;
    }

    /// <summary>Stops the server, unless another process looks after it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_lock is null) return;

        if (Postmaster.Of(_folder) is not null)
        {
            var stop = await PgCtlAsync(["stop", "--mode", _options.IsThrowAway ? "immediate" : "fast", "--timeout", "60"], CancellationToken.None);
            if (!stop.Succeeded) Postmaster.ClearRemains(_folder);
        }

        if (_options.IsThrowAway) Directory.Delete(Folder, recursive: true);
        _lock.Dispose();
        _lock = null;
    }

    private async Task BringUpAsync(CancellationToken cancel)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience; await Task.Delay(100, cancel))
        {
            _lock ??= _folder.TryLock();
            if (Postmaster.Of(_folder) is { } running) _address = running.Address;
            else if (_lock is not null) await LaunchAsync(cancel);

            if (!await AnswersAsync(cancel)) continue;

            if (_lock is not null) await FurnishAsync(cancel);
            return;
        }

        throw new StartException($"PostgreSQL has not answered for {Patience.TotalMinutes:0} minutes. {await LastWordsAsync(cancel)}");
    }

    private async Task LaunchAsync(CancellationToken cancel)
    {
        if (!Directory.Exists(_folder.Cluster)) await MakeClusterAsync(cancel);

        Postmaster.ClearRemains(_folder);
        if (File.Exists(_folder.Log)) File.Move(_folder.Log, $"{_folder.Log}.previous", overwrite: true);
        await File.WriteAllTextAsync(Path.Combine(_folder.Cluster, "postgresql.conf"), ServerSettings.For(_folder.Name, _address, _options.IsThrowAway), cancel);

        _tell($"Starting PostgreSQL {_binaries.Version} …");
        var start = await PgCtlAsync(["start", "--log", _folder.Log, "--timeout", Patience.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)], cancel);
        if (!start.Succeeded) throw new StartException($"PostgreSQL did not start. {await LastWordsAsync(cancel)}");
    }

    private async Task MakeClusterAsync(CancellationToken cancel)
    {
        _tell($"Making a database in {Folder} …");
        if (Directory.Exists(_folder.Unfinished)) Directory.Delete(_folder.Unfinished, recursive: true);
        await File.WriteAllTextAsync(_folder.Password, RandomNumberGenerator.GetHexString(32), cancel);
        await _folder.User.TakeAsync(_folder.Password, cancel);

        string[] haste = _options.IsThrowAway ? ["--no-sync"] : [];
        var made = await _folder.User.RunAsync(
            [
                _binaries.InitDb, "--pgdata", _folder.Unfinished, "--username", Superuser, "--pwfile", _folder.Password,
                "--auth-local", "trust", "--auth-host", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8", .. haste,
            ],
            cancel);
        if (!made.Succeeded) throw new StartException($"PostgreSQL could not make a database in {Folder}: {made.Output}");

        Directory.Move(_folder.Unfinished, _folder.Cluster);
    }

    private async Task<bool> AnswersAsync(CancellationToken cancel)
    {
        if (!File.Exists(_folder.Password)) return false;

        try
        {
            await using var connection = await ConnectAsync(cancel);
            return true;
        }
        catch (NpgsqlException notYet) when (notYet is not PostgresException || notYet.SqlState == PostgresErrorCodes.CannotConnectNow)
        {
            return false;
        }
    }

    private async Task FurnishAsync(CancellationToken cancel)
    {
        await using var connection = await ConnectAsync(cancel);
        foreach (var extension in (string[])["unaccent", "pg_trgm"])
        {
            if (!await IsThereAsync(connection, "pg_available_extensions where name = $1", extension, cancel))
                throw new StartException($"PostgreSQL {_binaries.Version} lacks its extension {extension}: install the package that holds it (often called postgresql-contrib).");
        }

        if (!await IsThereAsync(connection, "pg_roles where rolname = $1", Role, cancel))
            await ExecuteAsync(connection, $"create role {Role} login createdb password '{await File.ReadAllTextAsync(_folder.Password, cancel)}'", cancel);
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancel)
    {
        var settings = ConnectionString("postgres", Superuser);
        settings.Pooling = false;
        settings.Timeout = 5;
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }

    private NpgsqlConnectionStringBuilder ConnectionString(string database, string role) => new()
    {
        Host = _address.Host,
        Port = _address.Port,
        Database = database,
        Username = role,
        Password = File.ReadAllText(_folder.Password),
        ApplicationName = "collectievekracht",
    };

    private static async Task<bool> IsThereAsync(NpgsqlConnection connection, string place, string name, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select 1 from {place}", connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(cancel) is not null;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private Task<Outcome> PgCtlAsync(string[] command, CancellationToken cancel) =>
        _folder.User.RunAsync([_binaries.PgCtl, .. command, "--wait", "--pgdata", _folder.Cluster], cancel);

    private async Task<string> LastWordsAsync(CancellationToken cancel)
    {
        var lines = File.Exists(_folder.Log) ? await File.ReadAllLinesAsync(_folder.Log, cancel) : [];
        return $"The end of {_folder.Log}: {string.Join(Environment.NewLine, lines.TakeLast(5))}";
    }

    // A run of tests that was killed leaves its server behind, and nobody else would ever stop it.
    private static async Task RemoveAbandonedAsync(CancellationToken cancel)
    {
        foreach (var path in Directory.EnumerateDirectories(Path.GetTempPath(), $"{ThrowAway}*"))
        {
            // A younger one may belong to a run that is about to take its lock.
            if (DateTime.UtcNow - Directory.GetLastWriteTimeUtc(path) < TimeSpan.FromMinutes(1)) continue;

            var abandoned = new ServerFolder(path, await ServerUser.ForAsync(path, cancel));
            using var mine = abandoned.TryLock();
            if (mine is null) continue;

            Postmaster.ClearRemains(abandoned);
            Directory.Delete(path, recursive: true);
        }
    }
}
