using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CollectieveKracht.Web.Platform.Start;
using Npgsql;

namespace CollectieveKracht.Web.Tests.Platform;

/// <summary>The site as a process of its own: how it starts, refuses to start, and stops.</summary>
public sealed class StartTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_settings_a_live_site_does_not_start_and_names_each_that_is_missing()
    {
        var (exitCode, said) = await RunAsync([], new() { ["Site__Address"] = "", ["Site__Operator"] = "", ["Site__Contact"] = "" });

        Assert.Equal(1, exitCode);
        Assert.Equal(
            [
                "Setting Site:Address is missing: give the address that visitors use, such as https://example.org.",
                "Setting Site:Operator is missing: give the name of the organisation that runs this site.",
                "Setting Site:Contact is missing: give an e-mail address where people reach the organisation.",
            ],
            said);
    }

    [Theory]
    [InlineData("Site__Address", "http://kracht.example", "Setting Site:Address must begin with https:// because people sign in here; only localhost may do without.")]
    [InlineData("Site__Address", "https://kracht.example/pad", "Setting Site:Address is not an address of a site: give scheme and host only, such as https://example.org.")]
    [InlineData("Site__Contact", "niemand", "Setting Site:Contact is not an e-mail address.")]
    [InlineData("Log__Format", "xml", "Setting Log:Format must be \"readable\" or \"json\".")]
    [InlineData("Proxy__Addresses__0", "proxy", "Setting Proxy:Addresses holds \"proxy\", which is not an IP address.")]
    [InlineData("Cache__Redis", "redis.example:port", "Setting Cache:Redis is not the address of a Redis server, such as redis.example:6379,password=…")]
    [InlineData("Cache__Minutes", "0", "Setting Cache:Minutes must be a number of minutes from 1 to 1440.")]
    [InlineData("Limits__SearchesPerMinute", "0", "Setting Limits:SearchesPerMinute must be a number from 1 to 1000000.")]
    [InlineData("Mail__Folder", "", "Setting Mail:Host is missing: give the mail server that takes our mails, or a folder to put them in as Mail:Folder.")]
    [InlineData("Mail__Host", "mail.example", "Setting Mail:Folder cannot go together with Mail:Host: mails go to a server or to a folder.")]
    [InlineData("Mail__Security", "ssl", "Setting Mail:Security must be \"starttls\", \"tls\" or \"none\".")]
    [InlineData("Mail__Port", "0", "Setting Mail:Port must be a port from 1 to 65535.")]
    [InlineData("Mail__From", "niemand", "Setting Mail:From is not an e-mail address.")]
    [InlineData("Mail__User", "iemand", "Setting Mail:Password must come together with Mail:User.")]
    [InlineData("Database__Connections", "0", "Setting Database:Connections must be a number of connections from 1 to 1000.")]
    public async Task A_wrong_setting_is_named_in_one_sentence(string name, string value, string sentence)
    {
        var (exitCode, said) = await RunAsync([], new() { [name] = value });

        Assert.Equal(1, exitCode);
        Assert.Equal([sentence], said);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var (exitCode, said) = await RunAsync([$"--urls=http://127.0.0.1:{port}"], []);

        Assert.Equal(1, exitCode);
        Assert.Equal([$"Port {port} is in use by another program. Stop that one, or start this one with --urls=http://localhost:PORT."], said);
    }

    [Fact]
    public async Task A_database_that_goes_while_the_site_starts_is_told_in_one_sentence()
    {
        await using var line = new DatabaseLine(PostgresTemplate.SharedDatabase);
        _ = line.Drop();

        var (exitCode, said) = await RunAsync([], new() { ["ConnectionStrings__Platform"] = line.ConnectionString });
        var (checkedCode, _) = await RunAsync(["check"], new() { ["ConnectionStrings__Platform"] = line.ConnectionString });

        Assert.Equal((1, 1), (exitCode, checkedCode));
        Assert.StartsWith("The database of the setting ConnectionStrings:Platform does not answer.", Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_refuses_its_user_is_told_in_one_sentence()
    {
        var refused = new NpgsqlConnectionStringBuilder(PostgresTemplate.SharedDatabase) { Username = "niemand" };

        var (exitCode, said) = await RunAsync([], new() { ["ConnectionStrings__Platform"] = refused.ConnectionString });

        Assert.Equal(1, exitCode);
        Assert.Equal(["The database of the setting ConnectionStrings:Platform refuses us. role \"niemand\" does not exist"], said);
    }

    [Theory]
    [InlineData(PostgresErrorCodes.AdminShutdown)]
    [InlineData(PostgresErrorCodes.CannotConnectNow)]
    [InlineData(PostgresErrorCodes.CrashShutdown)]
    public void A_database_that_stops_is_no_bug_of_ours_however_it_is_wrapped(string code)
    {
        var stopping = new PostgresException("the database system is shutting down", "FATAL", "FATAL", code);

        Assert.NotNull(StartFailure.Explain(stopping));
        Assert.NotNull(StartFailure.Explain(new InvalidOperationException("An exception has been raised that is likely due to a transient failure.", stopping)));
        Assert.Null(StartFailure.Explain(new InvalidOperationException("A bug.")));
    }

    [Fact]
    public async Task An_unknown_command_lists_those_there_are()
    {
        var (exitCode, said) = await RunAsync(["verhuis"], []);

        Assert.Equal(2, exitCode);
        Assert.StartsWith("There is no command \"verhuis\".", said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_tells_whether_settings_and_database_are_right()
    {
        var (exitCode, said) = await RunAsync(["check"], []);

        Assert.Equal(0, exitCode);
        Assert.Empty(said);
    }

    [Fact]
    [Trait("Trust", "T39")]
    public async Task Asked_to_terminate_the_site_stops_by_itself_and_in_time()
    {
        using var site = Start(["--urls=http://127.0.0.1:0"], new() { ["Log__Format"] = "json", ["Jobs__Run"] = "true" });
        while (await site.StandardOutput.ReadLineAsync(Cancel) is { } line && !line.Contains("Application started", StringComparison.Ordinal))
            Assert.StartsWith("{\"@t\":", line, StringComparison.Ordinal);

        using var term = Process.Start("kill", ["-TERM", $"{site.Id}"]);
        await site.StandardOutput.ReadToEndAsync(Cancel);
        await site.WaitForExitAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(35), Cancel);

        Assert.Equal(0, site.ExitCode);
    }

    private static async Task<(int ExitCode, string[] Said)> RunAsync(string[] arguments, Dictionary<string, string> settings)
    {
        using var site = Start(arguments, settings);
        var told = site.StandardError.ReadToEndAsync(Cancel);
        var logged = await site.StandardOutput.ReadToEndAsync(Cancel);
        await site.WaitForExitAsync(Cancel);

        Assert.DoesNotContain("   at ", logged, StringComparison.Ordinal);
        return (site.ExitCode, (await told).Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    private static Process Start(string[] arguments, Dictionary<string, string> settings) =>
        SiteProcess.Start(arguments, new TestSite().Settings.Concat(settings));
}
