using System.Diagnostics;
using System.Globalization;

namespace CollectieveKracht.Web.Platform.Postgres;

/// <summary>The running server of a cluster, as it describes itself in postmaster.pid.</summary>
internal sealed record Postmaster(int Id, ServerAddress Address)
{
    /// <summary>The server of this cluster, if it runs. A pid file alone proves nothing: after a crash its number may be another program's.</summary>
    public static Postmaster? Of(ServerFolder folder)
    {
        var lines = ReadLines(PidFile(folder));
        if (lines is not [var id, _, _, var port, var socketFolder, var host, ..] || !Serves(Number(id), folder)) return null;

        return new Postmaster(Number(id), new ServerAddress(socketFolder.Length > 0 ? socketFolder : host, Number(port)));
    }

    /// <summary>Clears away what a killed server leaves: pid files, and children that are still at work.</summary>
    public static void ClearRemains(ServerFolder folder)
    {
        // A child keeps the shared memory of its dead parent, and a new server refuses to start beside it.
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                if (Serves(process.Id, folder)) process.Kill();
            }
        }

        if (File.Exists(PidFile(folder))) File.Delete(PidFile(folder));
        foreach (var socket in Directory.EnumerateFiles(folder.Path, ".s.PGSQL.*")) File.Delete(socket);
    }

    // The command line is readable for everyone, unlike the working folder; it is also what "ps" shows.
    private static bool Serves(int process, ServerFolder folder)
    {
        var words = string.Join('\n', ReadLines($"/proc/{process}/cmdline")).Split('\0');
        return words.Contains(folder.Cluster) && words[0].EndsWith("/postgres", StringComparison.Ordinal)
            || words[0].StartsWith($"postgres: {folder.Name}: ", StringComparison.Ordinal);
    }

    private static string PidFile(ServerFolder folder) => Path.Combine(folder.Cluster, "postmaster.pid");

    private static string[] ReadLines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (IOException)
        {
            // A process may end, and take its file along, between any two lines of code.
            return [];
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
