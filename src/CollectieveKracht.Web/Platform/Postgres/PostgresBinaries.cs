using System.Diagnostics;
using System.Globalization;
using CollectieveKracht.Web.Platform.Start;

namespace CollectieveKracht.Web.Platform.Postgres;

/// <summary>Where the programs of one PostgreSQL version are: initdb, pg_ctl and postgres in one folder.</summary>
public sealed record PostgresBinaries(string Folder, int Major)
{
    public const int OldestMajor = 15;

    private const string Distribution = "/usr/lib/postgresql";

    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    /// <summary>Finds them in the folder of the setting, on the PATH and in the distribution's folders.</summary>
    /// <param name="configured">The folder of the setting Database:Binaries, or null.</param>
    /// <param name="clusterMajor">The version of the cluster that is there already, or null for a new one.</param>
    /// <exception cref="StartException">None fits; says what to install.</exception>
    public static PostgresBinaries Find(string? configured, int? clusterMajor)
    {
        var found = Folders(configured).Select(At).OfType<PostgresBinaries>().ToList();
        var fitting = clusterMajor is null ? found.FirstOrDefault() : found.Find(binaries => binaries.Major == clusterMajor);
        if (fitting is not null) return fitting;

        throw new StartException(found.Count == 0
            ? $"PostgreSQL {OldestMajor} or newer was not found. Install it (on Debian: apt-get install postgresql), or set Database:Binaries to the folder that holds initdb and pg_ctl."
            : $"The database was made by PostgreSQL {clusterMajor}, and only {string.Join(", ", found.Select(b => b.Major).Distinct())} is installed. Install postgresql-{clusterMajor}, or move the database's folder away to begin anew.");
    }

    public string Program(string name) => Path.Combine(Folder, name);

    private static IEnumerable<string> Folders(string? configured)
    {
        if (!string.IsNullOrEmpty(configured)) return [configured];

        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        var installed = Directory.Exists(Distribution)
            ? Directory.GetDirectories(Distribution).OrderByDescending(folder => Number(Path.GetFileName(folder))).Select(folder => Path.Combine(folder, "bin"))
            : [];
        return onPath.Concat(installed).Distinct();
    }

    private static PostgresBinaries? At(string folder)
    {
        if (!Needed.All(name => File.Exists(Path.Combine(folder, name)))) return null;

        using var process = Process.Start(new ProcessStartInfo(Path.Combine(folder, "postgres"), "--version") { RedirectStandardOutput = true })!;
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var version = answer.Split(' ').Select(word => Number(word.Split('.')[0])).FirstOrDefault(number => number > 0);
        return version >= OldestMajor ? new PostgresBinaries(folder, version) : null;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
