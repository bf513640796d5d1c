namespace CollectieveKracht.Web.Platform.Postgres;

/// <summary>The whole postgresql.conf of a private server, written anew at each start.</summary>
internal static class ServerSettings
{
    public static string For(string name, ServerAddress address, bool isThrowAway) => $"""
        cluster_name = '{name}'
        listen_addresses = '{(address.IsSocket ? "" : address.Host)}'
        port = {address.Port}
        unix_socket_directories = '{(address.IsSocket ? address.Host.Replace("'", "''", StringComparison.Ordinal) : "")}'
        password_encryption = 'scram-sha-256'
        timezone = 'UTC'

        # Sized for the machine of one developer, and for a disk that seeks as fast as it reads.
        max_connections = {(isThrowAway ? 300 : 100)}
        shared_buffers = '{(isThrowAway ? 128 : SharedMegabytes)}MB'
        effective_cache_size = '1GB'
        work_mem = '8MB'
        random_page_cost = 1.1
        max_wal_size = '512MB'
        jit = off

        # A failed statement is told without the values in it, which may be about people.
        log_timezone = 'UTC'
        log_line_prefix = '%m [%p] '
        log_error_verbosity = terse
        log_min_error_statement = panic
        log_checkpoints = off

        # Without these a crash of the machine may lose everything, which a server for tests may.
        fsync = {OnUnless(isThrowAway)}
        synchronous_commit = {OnUnless(isThrowAway)}
        full_page_writes = {OnUnless(isThrowAway)}
        autovacuum = {OnUnless(isThrowAway)}

        """;

    /// <summary>A sixteenth of the memory, between 128 MB and 1 GB. What is not there is read from the system's own memory, at some cost.</summary>
    private static long SharedMegabytes => Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 16 / (1 << 20), 128, 1024);

    private static string OnUnless(bool isThrowAway) => isThrowAway ? "off" : "on";
}
