using System.Globalization;
using System.Text.RegularExpressions;
using CollectieveKracht.Web.Platform.Start;

namespace CollectieveKracht.Web.Platform.Postgres;

/// <summary>PostgreSQL's programs of one major version.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Version)
{
    // The oldest version that both supported Debian releases offer.
    private const int Oldest = 15;

    private const string DebianFolder = "/usr/lib/postgresql";

    private static readonly string[] Needed = ["initdb", "postgres", "pg_ctl"];

    public string InitDb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>The programs that fit an existing cluster; for a new one the newest.</summary>
    /// <param name="folder">The folder from the settings, or null to look in PATH and where Debian puts them.</param>
    /// <param name="cluster">The cluster's folder, which need not exist yet.</param>
    public static async Task<PostgresBinaries> FindAsync(string? folder, string cluster, CancellationToken cancel)
    {
        var found = await InAsync(folder is null ? UsualFolders() : [folder], cancel);
        if (found.Count == 0) throw new StartException(Missing(folder));

        if (await MajorVersionAsync(cluster, cancel) is not { } version) return found[0];

        return found.Find(binaries => binaries.Version == version) ?? throw new StartException(
            $"The database in {cluster} was made by PostgreSQL {version}, but here is only PostgreSQL {string.Join(", ", found.Select(b => b.Version).Distinct())}: "
            + $"install version {version}, or move that folder away to begin with an empty database.");
    }

    private static IEnumerable<string> UsualFolders()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var debian = Directory.Exists(DebianFolder)
            ? Directory.EnumerateDirectories(DebianFolder).Select(version => Path.Combine(version, "bin"))
            : [];
        return path.Concat(debian);
    }

    private static async Task<List<PostgresBinaries>> InAsync(IEnumerable<string> folders, CancellationToken cancel)
    {
        var complete = folders.Distinct().Where(folder => Needed.All(program => File.Exists(Path.Combine(folder, program))));
        var found = new List<PostgresBinaries>();
        foreach (var folder in complete)
        {
            var told = await ServerUser.Current.RunAsync([Path.Combine(folder, "postgres"), "--version"], cancel);
            if (VersionOf().Match(told.Output) is { Success: true } match)
                found.Add(new PostgresBinaries(folder, int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)));
        }

        return [.. found.Where(binaries => binaries.Version >= Oldest).OrderByDescending(binaries => binaries.Version)];
    }

    private static async Task<int?> MajorVersionAsync(string cluster, CancellationToken cancel)
    {
        var file = Path.Combine(cluster, "PG_VERSION");
        return File.Exists(file) ? int.Parse(await File.ReadAllTextAsync(file, cancel), CultureInfo.InvariantCulture) : null;
    }

    private static string Missing(string? folder) => folder is null
        ? $"PostgreSQL {Oldest} or newer is not found: install it (on Debian: apt-get install postgresql), or name a server in the setting ConnectionStrings:Platform."
        : $"Setting {DatabaseOptions.Section}:{nameof(DatabaseOptions.Binaries)} names {folder}, which does not hold {string.Join(", ", Needed)} of PostgreSQL {Oldest} or newer: correct it, or leave it out to use the installed one.";

    [GeneratedRegex(@"PostgreSQL\) (\d+)")]
    private static partial Regex VersionOf();
}
