using System.Diagnostics;

namespace CollectieveKracht.Web.Tests;

/// <summary>The site as a process of its own, in Production, which a test can stop or kill.</summary>
public static class SiteProcess
{
    /// <param name="settings">As in <see cref="TestSite.Settings"/>.</param>
    public static Process Start(IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Program).Assembly.Location, .. arguments])
        {
            WorkingDirectory = Repository.Web,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;

        return Process.Start(start)!;
    }
}
