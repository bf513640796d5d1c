using System.Net;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Tests.Features.Collectives;
using CollectieveKracht.Web.Tests.Features.Surveys;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Figures;

/// <summary>Figures in full, also of small groups: for an analyst who promised to keep them.</summary>
public sealed class InFullTests(PostgresTemplate template) : CollectiveTest(template)
{
    private const string Table = "/analyse/kruistabel?peiling=peiling-2026&toon=aantal", File = "/analyse/kruistabel.csv?peiling=peiling-2026";

    [Fact]
    [Trait("Trust", "T29")]
    public async Task An_analyst_sees_small_groups_after_accepting_the_terms_and_it_is_noted_each_time()
    {
        await PublishAsync();
        var analyst = await SignedInAsync(await NamedAsync("Ana", Role.Analyst));

        using var before = await analyst.GetAsync(Table, Cancel);
        using var file = await analyst.GetAsync(File, Cancel);
        using var accepted = await analyst.SubmitAsync("/analyse", "Ga verder", ("akkoord", "true"));
        var page = await analyst.PageAsync(Table);
        var rows = CrossTableTests.Rows(await analyst.GetStringAsync(File, Cancel));

        Assert.Equal(("/analyse", "/analyse"), (before.Header("Location"), file.Header("Location")));
        Assert.Empty(page.QuerySelectorAll(".hidden-cell"));
        Assert.Contains(rows, row => (row["rij"], row["kolom"], row["aantal"]) == ("Cultuur", "Leiderschap", "2"));
        Assert.Equal(2, await InDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == "read-in-full" && entry.Subject == "wave", Cancel)));
        Assert.Equal(1, await InDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == "accept-analyst-terms", Cancel)));
    }

    [Fact]
    public async Task Who_does_not_tick_the_terms_is_told_and_sees_nothing()
    {
        var analyst = await SignedInAsync(await NamedAsync("Ana", Role.Analyst));

        using var answer = await analyst.SubmitAsync("/analyse", "Ga verder");

        Assert.Contains("Vink aan dat je akkoord gaat", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.False(await InDatabaseAsync(db => db.Accounts.AnyAsync(account => account.AnalystTermsAt != null, Cancel)));
    }

    [Theory]
    [InlineData("/analyse")]
    [InlineData(Table)]
    [InlineData(File)]
    [InlineData("/analyse/ranglijst")]
    [InlineData("/analyse/ranglijst.csv")]
    [Trait("Trust", "T07")]
    public async Task Nobody_else_sees_figures_in_full(string address)
    {
        await PublishAsync();
        var moderator = await SignedInAsync(await NamedAsync("Mo", Role.Moderator), hasSecondFactor: true);

        using var visitor = await Visitor.GetAsync(address, Cancel);
        using var member = await (await SignedInAsync(await NamedAsync("Anna"))).GetAsync(address, Cancel);
        using var other = await moderator.GetAsync(address, Cancel);

        Assert.StartsWith("/inloggen", visitor.Header("Location"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (member.StatusCode, other.StatusCode));
    }

    [Fact]
    public async Task A_wave_that_is_closed_is_there_for_analysts_and_any_filters_go_together()
    {
        await PublishAsync();
        await ChangeAsync(db => db.Database.ExecuteSqlAsync($"update waves set stage = 'Closed'  where slug = 'peiling-2026'", Cancel));
        var ana = await NamedAsync("Ana", Role.Analyst);
        await ChangeAsync(async db => (await db.Accounts.SingleAsync(account => account.Id == ana.Id, Cancel)).AcceptAnalystTerms(DateTimeOffset.UtcNow));

        var page = await (await SignedInAsync(ana)).PageAsync(Table + "&rij=sector&kolom=rechtsvorm&filter=province:PV20");

        Assert.DoesNotContain("Het filter staat daarom uit", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private Task PublishAsync() => ChangeAsync(db => db.PublishedWaveAsync(
        "peiling-2026", (12, "sector:energie challenge:leiderschap"), (2, "sector:cultuur challenge:leiderschap"), (9, "sector:cultuur")));
}
