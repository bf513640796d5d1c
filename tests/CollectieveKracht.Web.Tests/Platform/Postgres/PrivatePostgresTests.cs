using System.Diagnostics;
using System.Globalization;
using CollectieveKracht.Web.Platform.Postgres;
using CollectieveKracht.Web.Platform.Start;
using Npgsql;

namespace CollectieveKracht.Web.Tests.Platform.Postgres;

/// <summary>The server that ./run keeps: it starts, whatever happened before, and loses nothing.</summary>
public sealed class PrivatePostgresTests(StoppedCluster cluster) : IClassFixture<StoppedCluster>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ck-server-").FullName;
    private readonly List<string> _told = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await cluster.CopyToAsync(_folder);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_server_keeps_what_was_stored_when_it_is_stopped_and_started()
    {
        await using (var before = await StartAsync()) await StoreAsync(before, "bewaard");

        await using var after = await StartAsync();

        Assert.Equal("bewaard", await StoredAsync(after));
    }

    [Fact]
    public async Task A_stopped_server_leaves_no_process_behind()
    {
        var server = await StartAsync();
        var process = server.ProcessId;

        await server.DisposeAsync();

        Assert.True(HasEnded(process));
    }

    [Fact]
    [Trait("Trust", "T38")]
    public async Task A_killed_server_loses_nothing_and_starts_again()
    {
        await using (var before = await StartAsync())
        {
            await StoreAsync(before, "bewaard");
            Kill(before.ProcessId);
        }

        await using var after = await StartAsync();

        Assert.Equal("bewaard", await StoredAsync(after));
    }

    [Fact]
    [Trait("Trust", "T39")]
    public async Task A_server_that_is_killed_under_the_site_is_started_again_at_the_same_address()
    {
        await using var server = await StartAsync();
        var address = server.ConnectionString("platform");
        await StoreAsync(server, "bewaard");
        Kill(server.ProcessId);

        Assert.True(await server.RestoreAsync(Cancel));

        Assert.Equal(address, server.ConnectionString("platform"));
        Assert.Equal("bewaard", await StoredAsync(server));
        Assert.False(await server.RestoreAsync(Cancel));
    }

    [Fact]
    public async Task Work_that_outlives_a_killed_server_does_not_hinder_the_next()
    {
        await using var server = await StartAsync();
        await using var busy = new NpgsqlConnection(server.ConnectionString("platform"));
        await busy.OpenAsync(Cancel);
        var work = ExecuteAsync(busy, "do $$ begin loop perform 1; end loop; end $$");
        Kill(server.ProcessId);

        await server.RestoreAsync(Cancel);

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => work);
        NpgsqlConnection.ClearPool(busy);
        await StoreAsync(server, "bewaard");
    }

    [Fact]
    public async Task A_second_process_uses_the_server_and_leaves_it_running()
    {
        await using var first = await StartAsync();

        await using (var second = await StartAsync()) await StoreAsync(second, "bewaard");

        Assert.Equal("bewaard", await StoredAsync(first));
    }

    [Fact]
    public async Task A_second_process_looks_after_the_server_once_the_first_is_gone()
    {
        var first = await StartAsync();
        await using var second = await StartAsync();
        await StoreAsync(first, "bewaard");
        await first.DisposeAsync();

        Assert.True(await second.RestoreAsync(Cancel));

        NpgsqlConnection.ClearAllPools();
        Assert.Equal("bewaard", await StoredAsync(second));
    }

    [Fact]
    public async Task A_pid_file_with_the_number_of_another_program_does_not_hinder_a_start()
    {
        string[] remains = [Path.Combine(_folder, "cluster", "postmaster.pid"), Path.Combine(_folder, ".s.PGSQL.5432.lock")];
        foreach (var file in remains)
            await File.WriteAllLinesAsync(file, [$"{Environment.ProcessId}", $"{_folder}/cluster", "1700000000", "5432", _folder, ""], Cancel);

        await using var server = await StartAsync();

        Assert.NotEqual(Environment.ProcessId, server.ProcessId);
        await StoreAsync(server, "bewaard");
    }

    [Fact]
    public async Task An_interrupted_start_leaves_no_server_behind()
    {
        using var interruption = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            PrivatePostgres.StartAsync(new(_folder), _ => interruption.Cancel(), interruption.Token));

        await using var next = await StartAsync();
        Assert.Contains(_told, line => line.StartsWith("Starting PostgreSQL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_is_served_on_a_port_that_asks_for_the_password()
    {
        var folder = Path.Combine(_folder, new string('d', 110));
        await cluster.CopyToAsync(folder);
        await using var server = await PrivatePostgres.StartAsync(new(folder), _told.Add, Cancel);
        await StoreAsync(server, "bewaard");
        var stranger = new NpgsqlConnectionStringBuilder(server.ConnectionString("platform")) { Password = "geraden", Pooling = false };

        await using var connection = new NpgsqlConnection(stranger.ConnectionString);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync(Cancel));

        Assert.Equal("127.0.0.1", stranger.Host);
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task Only_the_owner_of_the_folder_can_come_near_the_server()
    {
        await using var server = await StartAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, ModeOf(_folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeOf(Path.Combine(_folder, "password")));
    }

    [Fact]
    public async Task The_site_has_no_rights_that_it_lacks_in_production()
    {
        await using var server = await StartAsync();

        Assert.Equal(false, await AskAsync(server, "select rolsuper from pg_roles where rolname = current_user"));
        Assert.Equal("on", await AskAsync(server, "show fsync"));
        Assert.Equal("UTF8", await AskAsync(server, "show server_encoding"));
        Assert.Equal("C.UTF-8", await AskAsync(server, "select datcollate from pg_database where datname = current_database()"));
    }

    [Fact]
    public async Task Missing_programs_are_told_in_one_sentence()
    {
        var nowhere = Path.Combine(_folder, "nergens");

        var refusal = await Assert.ThrowsAsync<StartException>(() => PrivatePostgres.StartAsync(new(_folder, Binaries: nowhere), _told.Add, Cancel));

        Assert.StartsWith($"Setting Database:Binaries names {nowhere}, which does not hold initdb, postgres, pg_ctl of PostgreSQL 15 or newer", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public async Task A_cluster_of_another_major_version_is_told_in_one_sentence()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "cluster", "PG_VERSION"), "9\n", Cancel);

        var refusal = await Assert.ThrowsAsync<StartException>(StartAsync);

        Assert.StartsWith($"The database in {_folder}/cluster was made by PostgreSQL 9, but here is only PostgreSQL ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("install version 9, or move that folder away", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_other_things_in_it_is_not_taken()
    {
        var home = Directory.CreateTempSubdirectory("ck-home-").FullName;
        await File.WriteAllTextAsync(Path.Combine(home, "dagboek.txt"), "van mij", Cancel);

        var refusal = await Assert.ThrowsAsync<StartException>(() => PrivatePostgres.StartAsync(new(home), _told.Add, Cancel));

        Assert.Contains($"{home}, which holds other things", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("van mij", await File.ReadAllTextAsync(Path.Combine(home, "dagboek.txt"), Cancel));
        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task Root_keeps_the_database_elsewhere_when_the_user_of_PostgreSQL_cannot_come_where_it_should_be()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root steps down to another user.");
        // A temporary folder is its maker's alone.
        var closed = Directory.CreateTempSubdirectory("ck-closed-").FullName;
        var wanted = Path.Combine(closed, "postgres");

        await using var server = await PrivatePostgres.StartAsync(new(wanted, IsThrowAway: true), _told.Add, Cancel);

        Assert.StartsWith("/var/lib/collectievekracht/", server.Folder, StringComparison.Ordinal);
        Assert.Contains(_told, line => line.Contains($"cannot use {wanted}: the database is in {server.Folder}.", StringComparison.Ordinal));
        Directory.Delete(closed, recursive: true);
    }

    [Fact]
    public async Task A_server_for_tests_removes_itself_and_what_a_killed_run_left()
    {
        var abandoned = Directory.CreateTempSubdirectory("collectievekracht-test-");
        abandoned.LastWriteTimeUtc = abandoned.LastWriteTimeUtc.AddHours(-1);

        var server = await PrivatePostgres.StartThrowAwayAsync(_told.Add, Cancel);
        await server.DisposeAsync();

        Assert.False(Directory.Exists(server.Folder));
        Assert.False(Directory.Exists(abandoned.FullName));
    }

    private Task<PrivatePostgres> StartAsync() => PrivatePostgres.StartAsync(new(_folder), _told.Add, Cancel);

    private static void Kill(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
        Assert.True(SpinWait.SpinUntil(() => HasEnded(processId), TimeSpan.FromSeconds(10)));
    }

    // In a container where nobody collects it, an ended process stays listed, without a command line.
    private static bool HasEnded(int processId)
    {
        var commandLine = $"/proc/{processId}/cmdline";
        return !File.Exists(commandLine) || File.ReadAllText(commandLine).Length == 0;
    }

    private static async Task StoreAsync(PrivatePostgres server, string text)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString("platform"));
        await connection.OpenAsync(Cancel);
        await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"create table stored as select '{text}' as text"));
    }

    private static async Task<object?> StoredAsync(PrivatePostgres server) => await AskAsync(server, "select text from stored");

    private static async Task<object?> AskAsync(PrivatePostgres server, string question)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString("platform") + ";Pooling=false");
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(question, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static UnixFileMode ModeOf(string path) =>
        OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : File.GetUnixFileMode(path);
}
