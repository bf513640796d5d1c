using CollectieveKracht.Web.Platform.Caching;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CollectieveKracht.Web.Tests.Platform.Caching;

/// <summary>What a site keeps when it can no longer hear what others change.</summary>
public sealed class LostLineTests(PostgresTemplate template) : CacheTest(template)
{
    [Theory]
    [InlineData("gone")]
    [InlineData("silent")]
    [Trait("Trust", "T40")]
    public async Task A_site_that_hears_nothing_from_the_database_stops_showing_what_it_kept(string database)
    {
        var direct = Site.Settings["ConnectionStrings:Platform"];
        await using var line = new DatabaseLine(direct);
        Site.Settings["ConnectionStrings:Platform"] = line.ConnectionString;
        await KeptAsync(Visitor);

        if (database == "gone") line.Cut(); else line.Silence();
        await SayByHandAsync(direct, "Met de hand.");
        var changes = Site.Services.GetRequiredService<Changes>();
        await UntilAsync(async () =>
        {
            await Task.Yield();
            return !changes.AreKnown;
        });
        line.Restore();

        Assert.Equal("Met de hand.", await ReadWhenBackAsync());
        await KeptAsync(Visitor);
        Assert.Equal("Met de hand.", await ShownAsync(Visitor, "read"));
    }

    private async Task<string> ReadWhenBackAsync()
    {
        HttpResponseMessage? answer = null;
        await UntilAsync(async () => (answer = await AskAsync(Visitor, Address)).IsSuccessStatusCode);
        return Shown(await answer!.PageAsync(), "read");
    }

    private static async Task SayByHandAsync(string database, string summary)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand("update challenges set summary_nl = $1 where slug = 'leiderschap'", connection) { Parameters = { new() { Value = summary } } };
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
