using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CollectieveKracht.Web.Platform.Start;
using Npgsql;

namespace CollectieveKracht.Web.Platform.Postgres;

/// <summary>
/// A PostgreSQL server of the platform's own, for development and tests: a cluster in a private folder that listens on a
/// unix socket only, so that no port or password is needed. It outlives a kill of the site and is adopted by the next
/// start; a killed server recovers. docs/operations.md tells how it looks from outside.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private const int LongestSocketPath = 107;
    private const string SocketName = "/.s.PGSQL.5432";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly PostgresBinaries _binaries;
    private readonly ServerUser _user;
    private readonly PrivatePostgresOptions _options;
    private readonly string _home;
    private readonly Action<string> _tell;
    private readonly CancellationTokenSource _stopping = new();
    private FileStream? _ownership;
    private Task _watch = Task.CompletedTask;

    private PrivatePostgres(PostgresBinaries binaries, ServerUser user, PrivatePostgresOptions options, string home, Action<string> tell)
    {
        _binaries = binaries;
        _user = user;
        _options = options;
        _home = home;
        _tell = tell;
    }

    /// <summary>The process that all others of the server come from; 0 when it does not run.</summary>
    public int ProcessId => ReadProcessId() is { } id && IsOurServer(id) ? id : 0;

    private string Cluster => Path.Combine(_home, "cluster");

    private string Log => Path.Combine(_home, "server.log");

    private string Socket
    {
        get
        {
            var own = Path.Combine(_home, "socket");
            return Encoding.UTF8.GetByteCount(own + SocketName) <= LongestSocketPath ? own : Path.Combine(Path.GetTempPath(), "ck-" + Fingerprint(_home));
        }
    }

    /// <summary>Makes the cluster when there is none, starts the server or adopts the one that still runs, and waits until it answers.</summary>
    /// <param name="tell">Is told what takes long.</param>
    /// <exception cref="StartException">It cannot start; says in a sentence what to do.</exception>
    public static async Task<PrivatePostgres> StartAsync(PrivatePostgresOptions options, Action<string> tell, CancellationToken cancel = default)
    {
        var user = ServerUser.Choose();
        var home = await HomeAsync(options.Folder, user, tell, cancel);
        var binaries = PostgresBinaries.Find(options.Binaries, ClusterMajor(home));
        var server = new PrivatePostgres(binaries, user, options, home, tell);
        await server.StartAsync(cancel);
        return server;
    }

    /// <summary>How to connect to a database of this server.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = Socket,
        Username = "platform",
        Database = database,
        MaxPoolSize = 60,
        ApplicationName = "collectievekracht",
    }.ConnectionString;

    /// <summary>Makes an empty database unless it is there.</summary>
    public async Task EnsureDatabaseAsync(string database, CancellationToken cancel = default)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancel);
        await using var ask = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = database } } };
        if (await ask.ExecuteScalarAsync(cancel) is not null) return;

        var name = new NpgsqlCommandBuilder().QuoteIdentifier(database);
        await using var create = new NpgsqlCommand($"create database {name}", connection);
        await create.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Stops the server, unless another process of ours started it first.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested) return;
        await _stopping.CancelAsync();
        await _watch;
        NpgsqlConnection.ClearAllPools();
        if (_ownership is not null)
        {
            if (ProcessId != 0) await PgCtlAsync(["stop", "-m", "fast", "-w", "-t", "30"], CancellationToken.None);
            await _ownership.DisposeAsync();
        }

        _stopping.Dispose();
    }

    private async Task StartAsync(CancellationToken cancel)
    {
        _ownership = TryOwn();
        if (ClusterMajor(_home) is null) await CreateClusterAsync(cancel);
        _user.MakeFolder(Socket);
        if (ProcessId == 0) await LaunchAsync(cancel);
        await UntilItAnswersAsync(cancel);
        if (_ownership is not null) _watch = Task.Run(WatchAsync, CancellationToken.None);
    }

    // The first process that uses the folder holds this lock and stops the server at its end; the system lets go of it
    // when the process dies, however it dies.
    private FileStream? TryOwn()
    {
        try
        {
            return new FileStream(Path.Combine(_home, "owner.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task CreateClusterAsync(CancellationToken cancel)
    {
        _tell($"Making a private PostgreSQL {_binaries.Major} cluster in {_home} …");
        if (Directory.Exists(Cluster)) Directory.Delete(Cluster, recursive: true);
        List<string> arguments = ["-D", Cluster, "-U", "platform", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-instructions"];
        if (_options.IsThrowAway) arguments.Add("--no-sync");
        await RunAsync("initdb", arguments, cancel);
        await File.WriteAllTextAsync(Path.Combine(Cluster, "postgresql.auto.conf"), Settings(), cancel);
    }

    private string Settings()
    {
        var settings = new StringBuilder()
            .AppendLine("listen_addresses = ''")
            .AppendLine("unix_socket_permissions = 0700")
            .AppendLine("max_connections = 100")
            .AppendLine("shared_buffers = '128MB'")
            .AppendLine("random_page_cost = 1.1")
            .AppendLine("timezone = 'UTC'");
        if (_options.IsThrowAway)
            settings.AppendLine("fsync = off").AppendLine("synchronous_commit = off").AppendLine("full_page_writes = off");
        return settings.ToString();
    }

    // After a kill -9 of the server its children may hold the shared memory for a moment longer: hence the second try.
    private async Task LaunchAsync(CancellationToken cancel)
    {
        var limit = Stopwatch.StartNew();
        while (true)
        {
            RemoveStalePidFile();
            try
            {
                await PgCtlAsync(["start", "-w", "-t", "60", "-l", Log, "-o", $"-k '{Socket}'"], cancel);
                return;
            }
            catch (StartException) when (limit.Elapsed < StartLimit)
            {
                if (ProcessId != 0) return;
                await Task.Delay(TimeSpan.FromMilliseconds(500), cancel);
            }
        }
    }

    private void RemoveStalePidFile()
    {
        if (ReadProcessId() is { } id && !IsOurServer(id)) File.Delete(Path.Combine(Cluster, "postmaster.pid"));
    }

    private int? ReadProcessId()
    {
        try
        {
            var lines = File.ReadLines(Path.Combine(Cluster, "postmaster.pid"));
            return int.TryParse(lines.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    // A process number is used again by the system: only a server that works in our folder is ours.
    private bool IsOurServer(int id)
    {
        try
        {
            return new DirectoryInfo($"/proc/{id}/cwd").ResolveLinkTarget(returnFinalTarget: false)?.FullName == Path.GetFullPath(Cluster);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private async Task UntilItAnswersAsync(CancellationToken cancel)
    {
        var limit = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
                await connection.OpenAsync(cancel);
                return;
            }
            catch (NpgsqlException notYet) when (limit.Elapsed < StartLimit && notYet is not PostgresException { SqlState: PostgresErrorCodes.InvalidPassword })
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
            }
        }
    }

    // When the server dies under the site, it is started again and recovers.
    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                if (ProcessId != 0) continue;

                _tell("The private PostgreSQL has stopped; starting it again …");
                await LaunchAsync(_stopping.Token);
                _tell("The private PostgreSQL runs again.");
            }
        }
        catch (OperationCanceledException)
        {
            // The site stops, and the server with it.
        }
        catch (StartException failed)
        {
            _tell(failed.Message);
        }
    }

    private Task PgCtlAsync(IReadOnlyList<string> arguments, CancellationToken cancel) =>
        RunAsync("pg_ctl", [arguments[0], "-D", Cluster, "-s", .. arguments.Skip(1)], cancel);

    private async Task RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var (exitCode, output) = await _user.RunAsync(_binaries.Program(program), arguments, cancel);
        if (exitCode != 0)
            throw new StartException($"PostgreSQL's {program} failed ({output.Trim().ReplaceLineEndings(" ")}). Its log is {Log}.");
    }

    private static async Task<string> HomeAsync(string folder, ServerUser user, Action<string> tell, CancellationToken cancel)
    {
        var home = Path.GetFullPath(folder);
        Directory.CreateDirectory(Path.GetDirectoryName(home)!);
        if (!await user.CanReachAsync(Path.GetDirectoryName(home)!, cancel))
        {
            var elsewhere = Path.Combine("/var/lib/collectievekracht", Fingerprint(home));
            tell($"PostgreSQL does not run as root, and its user {user.Name} cannot reach {home}: the database is kept in {elsewhere}.");
            Directory.CreateDirectory(Path.GetDirectoryName(elsewhere)!);
            home = elsewhere;
        }

        user.MakeFolder(home);
        return home;
    }

    private static int? ClusterMajor(string home)
    {
        var file = Path.Combine(home, "cluster", "PG_VERSION");
        var isComplete = File.Exists(file) && File.Exists(Path.Combine(home, "cluster", "postgresql.auto.conf"));
        return isComplete ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : null;
    }

    private static string Fingerprint(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12];
}

/// <param name="Folder">Where the cluster, its log and its socket are kept.</param>
/// <param name="Binaries">The folder of PostgreSQL's programs; null to look for them.</param>
/// <param name="IsThrowAway">For tests: faster, and lost in a power cut.</param>
public sealed record PrivatePostgresOptions(string Folder, string? Binaries = null, bool IsThrowAway = false);
