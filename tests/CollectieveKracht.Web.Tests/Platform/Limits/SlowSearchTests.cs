using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollectieveKracht.Web.Tests.Platform.Limits;

/// <summary>Searches that take long, on a database where one table is held.</summary>
public sealed class SlowSearchTests(PostgresTemplate template) : SiteTest(template)
{
    [Fact]
    public async Task A_slow_search_is_cut_off_in_the_database_with_a_page_that_says_when_to_come_back()
    {
        Site.Settings["Database:StatementSeconds"] = "1";
        await Visitor.GetAsync("/woordenlijst", Cancel);
        await using var hold = await HoldAsync();

        var asked = Stopwatch.StartNew();
        using var answer = await Visitor.GetAsync("/en/zoeken?q=bestuur", Cancel);
        var waited = asked.Elapsed;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("We will be back soon.", (await answer.PageAsync()).Heading());
        Assert.Equal("30", answer.Header("Retry-After"));
        Assert.InRange(waited, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(4));
        Assert.Equal(0, await RunningAsync("search_"));
    }

    [Fact]
    public async Task Slow_searches_do_not_take_the_other_pages_along()
    {
        Site.Settings["Limits:SearchesAtOnce"] = "3";
        Site.Settings["Limits:SearchesWaiting"] = "10";
        Site.Settings["Database:Connections"] = "5";
        await Visitor.GetAsync("/woordenlijst", Cancel);
        await using var hold = await HoldAsync();
        var searches = Enumerable.Range(0, 40).Select(turn => Task.Run(() => Visitor.GetAsync($"/zoeken?q=bestuur{turn}", Cancel), Cancel)).ToList();
        await UntilAsync(() => searches.Count(search => search.IsCompleted) >= 27);

        using var page = await Visitor.GetAsync("/woordenlijst?pagina=2", Cancel);
        var running = await RunningAsync("search_");
        await hold.DisposeAsync();

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.InRange(running, 1, 3);
        var answers = await Task.WhenAll(searches);
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{answer.StatusCode}"));
        Assert.All(answers.Where(answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable), answer => Assert.Equal("30", answer.Header("Retry-After")));
    }

    [Fact]
    public async Task What_is_no_request_may_take_its_time()
    {
        Site.Settings["Database:StatementSeconds"] = "1";

        var slept = await InDatabaseAsync(db => db.Database.SqlQuery<string>($"select pg_sleep(1.5)::text as \"Value\"").SingleAsync(Cancel));

        Assert.Equal("", slept);
    }

    [Fact]
    public async Task The_site_uses_no_more_connections_than_its_settings_say()
    {
        Site.Settings["Database:Connections"] = "4";
        Site.Settings["Cache:Pages"] = "false";
        await Visitor.GetAsync("/woordenlijst", Cancel);

        await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => Task.Run(() => Visitor.GetAsync("/woordenlijst", Cancel), Cancel)));

        // Four for requests, one that listens for changes, those of the start of the site, and the one that asks.
        Assert.InRange(await CountAsync("select count(*) from pg_stat_activity where datname = current_database() and query like '%glossary%'"), 1, 5);
    }

    private Task<int> RunningAsync(string table) =>
        CountAsync($"select count(*) from pg_stat_activity where datname = current_database() and state = 'active' and pid <> pg_backend_pid() and query like '%{table}%'");

    private async Task<int> CountAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt32(await command.ExecuteScalarAsync(Cancel), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Makes every search wait until this is disposed.</summary>
    private async Task<NpgsqlConnection> HoldAsync()
    {
        var connection = await OpenAsync();
        await using var command = new NpgsqlCommand("begin; lock table search_entries in access exclusive mode", connection);
        await command.ExecuteNonQueryAsync(Cancel);
        return connection;
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(Site.Settings["ConnectionStrings:Platform"] + ";Pooling=false");
        await connection.OpenAsync(Cancel);
        return connection;
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!isSo())
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
