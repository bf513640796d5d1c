using System.Security.Cryptography;
using System.Text;
using CollectieveKracht.Web.Platform.Start;

namespace CollectieveKracht.Web.Platform.Postgres;

/// <summary>Everything of one private server, in one folder that only its user can enter.</summary>
internal sealed record ServerFolder(string Path, ServerUser User)
{
    public string Cluster => In("cluster");

    /// <summary>The cluster while it is being made, so that an interrupted start leaves nothing half done behind.</summary>
    public string Unfinished => In("cluster-unfinished");

    /// <summary>The password of the server's two roles, asked for on a port; the socket is protected by this folder.</summary>
    public string Password => In("password");

    public string Log => In("server.log");

    private string Lock => In("lock");

    // A wrong setting must not give someone's home, or the whole disk, to the user of PostgreSQL.
    private bool HoldsOtherThings =>
        !File.Exists(Lock) && Directory.EnumerateFileSystemEntries(Path, "*", new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = 0 }).Any();

    /// <summary>Names the server's processes too, by which those that a killed server left behind are recognised.</summary>
    public string Name => $"collectievekracht-{KeyOf(Path)}";

    /// <summary>
    /// Makes the folder. Where root's stand-in cannot come, it is made below /var/lib instead, under a name that
    /// follows from the path.
    /// </summary>
    public static async Task<ServerFolder> PrepareAsync(string path, Action<string> tell, CancellationToken cancel)
    {
        path = (await ServerUser.Current.RunAsync(["realpath", "--canonicalize-missing", path], cancel)).Output;
        if (await TryAsync(path, cancel) is { } folder) return folder;
        if (!Environment.IsPrivilegedProcess) throw Refuse(path, "belongs to another user");

        var reachable = $"/var/lib/collectievekracht/{KeyOf(path)}";
        tell($"PostgreSQL does not run as root, and its user cannot use {path}: the database is in {reachable}.");
        return await TryAsync(reachable, cancel) ?? throw Refuse(reachable, "is closed to the user of PostgreSQL");
    }

    /// <summary>Held by the process that looks after the server; the system frees it however that process ends.</summary>
    /// <returns>Null while another process holds it, or if the folder is not ours.</returns>
    public IDisposable? TryLock()
    {
        try
        {
            return new FileStream(Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task<ServerFolder?> TryAsync(string path, CancellationToken cancel)
    {
        var folder = new ServerFolder(path, await ServerUser.ForAsync(System.IO.Path.Combine(path, "cluster"), cancel));
        var made = await ServerUser.Current.RunAsync(["mkdir", "--parents", path], cancel);
        if (!made.Succeeded) return null;
        if (folder.HoldsOtherThings) throw Refuse(path, "holds other things");

        return await folder.User.TakeAsync(path, cancel) ? folder : null;
    }

    private static StartException Refuse(string path, string because) => new(
        $"The database cannot be kept in {path}, which {because}: set {DatabaseOptions.Section}:{nameof(DatabaseOptions.Folder)} to a folder of your own.");

    private static string KeyOf(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..10];

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
