using System.Diagnostics;

namespace CollectieveKracht.Web.Platform.Postgres;

internal sealed record Outcome(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;
}

/// <summary>
/// The user as whom PostgreSQL runs: whoever runs the site. PostgreSQL refuses root, so root steps down to another user.
/// </summary>
/// <param name="StepDownTo">Numbers of user and group, as in "101:104"; null to stay who we are.</param>
internal sealed record ServerUser(string? StepDownTo)
{
    public static ServerUser Current { get; } = new((string?)null);

    /// <summary>Root steps down to the owner of an existing cluster; else to PostgreSQL's own user; else to nobody.</summary>
    public static async Task<ServerUser> ForAsync(string cluster, CancellationToken cancel)
    {
        if (!Environment.IsPrivilegedProcess) return Current;

        var owner = await Current.RunAsync(["stat", "--format=%u:%g", cluster], cancel);
        if (owner.Succeeded && !owner.Output.StartsWith("0:", StringComparison.Ordinal)) return new ServerUser(owner.Output);

        var users = (await File.ReadAllLinesAsync("/etc/passwd", cancel)).Select(line => line.Split(':')).ToList();
        return new ServerUser((Numbers("postgres") ?? Numbers("nobody"))!);

        string? Numbers(string name) => users.Find(fields => fields[0] == name) is { } fields ? $"{fields[2]}:{fields[3]}" : null;
    }

    /// <summary>Gives a file, or a folder with what is in it, to this user alone.</summary>
    /// <returns>False when this user cannot get at it, such as below the home of root, or when it is not ours to give.</returns>
    public async Task<bool> TakeAsync(string path, CancellationToken cancel)
    {
        if (!(await Current.RunAsync(["chmod", "u=rwX,go=", path], cancel)).Succeeded) return false;
        if (StepDownTo is null) return true;

        var given = await Current.RunAsync(["chown", "--recursive", StepDownTo, path], cancel);
        return given.Succeeded && (await RunAsync(["test", "-w", path], cancel)).Succeeded;
    }

    public async Task<Outcome> RunAsync(string[] command, CancellationToken cancel)
    {
        using var process = Process.Start(Describe(command))!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var errors = process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return new Outcome(process.ExitCode, $"{await output}{await errors}".Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    private ProcessStartInfo Describe(string[] command)
    {
        string[] stepDown = StepDownTo?.Split(':') is [var user, var group]
            ? ["setpriv", $"--reuid={user}", $"--regid={group}", "--clear-groups", "--"]
            : [];
        string[] all = [.. stepDown, .. command];
        var start = new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The folder the site was started from may be closed to this user.
            WorkingDirectory = "/",
        };
        // What a developer has set for psql must not lead the server elsewhere.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }
}
