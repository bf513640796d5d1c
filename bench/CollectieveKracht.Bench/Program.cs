using System.Diagnostics;
using System.Globalization;
using CollectieveKracht.Bench;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Postgres;
using CollectieveKracht.Web.Platform.Start;
using Microsoft.EntityFrameworkCore;

// What bench/run asks of .NET: a server, made-up content, and the addresses to ask for.
using var interruption = new Interruption();
try
{
    switch (args)
    {
        case ["server", var folder, var announcement]:
            await ServeAsync(folder, announcement, interruption.Token);
            return 0;
        case ["fill", var connection, var articles, var collectives]:
            await FillAsync(connection, Number(articles), Number(collectives), interruption.Token);
            return 0;
        case ["waves", var connection, var waves, var respondents]:
            await using (var db = Open(connection)) await new MadeWaves(db).WriteAsync(Number(waves), Number(respondents), interruption.Token);
            return 0;
        case ["paths", var connection, var folder]:
            await using (var db = Open(connection)) await RequestPaths.WriteAsync(db, folder, interruption.Token);
            return 0;
        default:
            await Console.Error.WriteLineAsync("server FOLDER FILE | fill CONNECTION ARTICLES COLLECTIVES | waves CONNECTION WAVES RESPONDENTS | paths CONNECTION FOLDER");
            return 2;
    }
}
catch (StartException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
{
    return 130;
}

// Keeps a private PostgreSQL for as long as it runs, and writes its connection string to a file once it answers.
static async Task ServeAsync(string folder, string announcement, CancellationToken cancel)
{
    await using var server = await PrivatePostgres.StartAsync(new(folder), Console.Error.WriteLine, cancel);
    foreach (var database in (string[])["bench_10000", "bench_100000"]) await server.EnsureDatabaseAsync(database, cancel);
    await File.WriteAllTextAsync(announcement, server.ConnectionString("{database}"), cancel);
    try
    {
        await Task.Delay(Timeout.Infinite, cancel);
    }
    catch (OperationCanceledException)
    {
        File.Delete(announcement);
    }
}

static async Task FillAsync(string connection, int articles, int collectives, CancellationToken cancel)
{
    await using var db = Open(connection);
    var clock = Stopwatch.StartNew();
    await new Filling(db, Console.WriteLine).RunAsync(articles, collectives, cancel);
    Console.WriteLine($"Filled in {clock.Elapsed.TotalSeconds:0} s.");
}

static PlatformDb Open(string connection) =>
    new(new DbContextOptionsBuilder<PlatformDb>().UseNpgsql(connection, options => options.CommandTimeout(3600)).UseSnakeCaseNamingConvention().Options);

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
