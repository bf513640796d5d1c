using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Start;
using Npgsql;

namespace CollectieveKracht.Web.Data;

/// <summary>
/// Hears from the database what any site, command or hand changed: each watched table has a trigger that notifies at the
/// commit. The line is asked after every second, because one that is silent cannot be told from one with nothing to say.
/// </summary>
internal sealed class ChangeListener(string connectionString, Changes changes, TimeProvider clock, ILogger<ChangeListener> log) : LastingService
{
    /// <summary>Named in the migration WatchChanges too.</summary>
    private const string Channel = "changes";

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    protected override async Task WorkAsync(CancellationToken stop)
    {
        var isTold = false;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(() => isTold = false, stop);
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                // Of whatever kind: deaf, the site still serves; without this it would stop.
                changes.LoseHearing();
                if (!isTold) log.LogWarning("Changes in the database cannot be heard, so nothing is kept: {Reason}", error.Message);
                isTold = true;
                await Task.Delay(Beat, clock, stop);
            }
        }
    }

    private async Task ListenAsync(Action begun, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        var heard = new HashSet<string>();
        connection.Notification += (_, notification) => heard.Add(notification.Payload);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand($"listen {Channel}", connection) { CommandTimeout = 2 };
        await command.ExecuteNonQueryAsync(cancel);

        // What changed while nobody listened is unknown.
        heard.Add(Changes.Everything);
        begun();
        command.CommandText = "select 1";
        while (true)
        {
            if (heard.Count > 0)
            {
                string[] tables = [.. heard];
                heard.Clear();
                await changes.NoteAsync(tables);
                if (!tables.Contains(Changes.Everything)) log.LogDebug("Changed: {Tables}", tables);
            }

            changes.Hear();
            if (!await connection.WaitAsync(Beat, cancel)) await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
