using System.Diagnostics;
using System.Globalization;
using CollectieveKracht.Web.Platform.Start;

namespace CollectieveKracht.Web.Platform.Postgres;

/// <summary>
/// The user that PostgreSQL's programs run as: oneself, or for root an unprivileged one, since PostgreSQL refuses root.
/// </summary>
internal sealed record ServerUser(string Name, uint Id, uint Group, bool IsOther)
{
    private static readonly string[] Unprivileged = ["postgres", "nobody"];

    public static ServerUser Choose()
    {
        if (!Environment.IsPrivilegedProcess) return new(Environment.UserName, 0, 0, IsOther: false);

        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).ToList();
        var user = Unprivileged.Select(name => users.Find(fields => fields[0] == name)).FirstOrDefault(fields => fields is not null)
            ?? throw new StartException("PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as. Start as another user.");
        return new(user[0], uint.Parse(user[2], CultureInfo.InvariantCulture), uint.Parse(user[3], CultureInfo.InvariantCulture), IsOther: true);
    }

    /// <summary>Makes a folder that only this user may enter.</summary>
    public void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) throw new StartException("The private PostgreSQL needs Linux or macOS. Give a connection string instead.");

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (!IsOther) return;

        using var chown = Process.Start("chown", ["-h", $"{Id}:{Group}", folder]);
        chown.WaitForExit();
        if (chown.ExitCode != 0) throw new StartException($"The folder {folder} cannot be given to the user {Name}.");
    }

    public async Task<bool> CanReachAsync(string folder, CancellationToken cancel) =>
        !IsOther || (await RunAsync("test", ["-x", folder], cancel)).ExitCode == 0;

    /// <summary>Runs a program as this user to its end.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        // A shell of its own gathers the output in a file: a server that stays behind would keep a pipe open for good.
        var output = Path.GetTempFileName();
        try
        {
            IReadOnlyList<string> command = IsOther
                ? ["setpriv", $"--reuid={Id}", $"--regid={Group}", "--clear-groups", program, .. arguments]
                : [program, .. arguments];
            var start = new ProcessStartInfo("/bin/sh")
            {
                ArgumentList = { "-c", "out=$1; shift; exec \"$@\" >\"$out\" 2>&1 </dev/null", "sh", output },
                WorkingDirectory = "/",
            };
            foreach (var part in command) start.ArgumentList.Add(part);
            start.Environment["LC_ALL"] = "C.UTF-8";
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync(cancel);
            return (process.ExitCode, await File.ReadAllTextAsync(output, cancel));
        }
        finally
        {
            File.Delete(output);
        }
    }
}
