using System.Globalization;
using System.Net;
using System.Text.Json;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.AuditLog;
using CollectieveKracht.Web.Tests.Features.Collectives;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.AuditLog;

/// <summary>Looking through the audit log, and taking it along.</summary>
public sealed class LogTests(PostgresTemplate template) : CollectiveTest(template)
{
    private const string Address = "/moderatie/logboek";

    private static readonly string[] Formulas = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "'=1", "gewoon, met \"tekens\"\nen een regel", "é"];

    [Fact]
    public void Every_act_that_the_code_records_is_one_that_can_be_looked_for()
    {
        var known = AuditActs.All.SelectMany(subject => subject.Value.Select(act => $"{subject.Key}: {act}"));

        Assert.Equal(RecordedActs.Find(), known.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-GB")]
    public async Task Every_act_and_subject_has_words_in_both_languages(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        await using var scope = Site.Services.CreateAsyncScope();
        var words = scope.ServiceProvider.GetRequiredService<AuditWords>();

        var without = AuditActs.All.SelectMany(subject => subject.Value.Where(act => words.Find(subject.Key, act) is null).Select(act => $"{subject.Key}: {act}"))
            .Concat(AuditActs.All.Keys.Where(subject => words.Subject(subject) == subject));

        Assert.Empty(without);
        Assert.Equal(AuditActs.All.Keys, AuditSubject.All.Select(subject => subject.Name).OrderBy(name => AuditActs.All.Keys.ToList().IndexOf(name)));
    }

    [Fact]
    [Trait("Trust", "T07")]
    public async Task Members_do_not_see_the_log_nor_does_a_moderator_without_second_factor()
    {
        var (member, moderator) = (await NamedAsync("Lid"), await NamedAsync("Mo", Role.Moderator));
        using var asMember = await SignedInAsync(member);
        using var once = await SignedInAsync(moderator);
        using var twice = await SignedInAsync(moderator, hasSecondFactor: true);

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(asMember));
        Assert.NotEqual(HttpStatusCode.OK, await StatusAsync(once));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(twice));

        static async Task<HttpStatusCode> StatusAsync(HttpClient browser)
        {
            using var answer = await browser.GetAsync(Address, Cancel);
            return answer.StatusCode;
        }
    }

    [Fact]
    [Trait("Trust", "T08")]
    public async Task A_moderator_reads_reasons_but_nothing_about_accounts_whatever_the_address_says()
    {
        var (moderator, administrator) = (await BrowserAsync("Mo", Role.Moderator), await BrowserAsync("Bea", Role.Administrator));
        var lid = await NamedAsync("Lisa");
        await NoteAsync(Of("account", "grant-role", why: "Zij leest de log.", id: lid.Id.Value), Of("collective", "archive", why: "Bestaat niet meer."));

        foreach (var query in new[] { "", "?wat=account", "?daad=account.grant-role", $"?item={lid.Id.Value}", "?wat=nergens" })
        {
            var seen = (await moderator.PageAsync(Address + query)).QuerySelector("main")!.TextContent;
            Assert.DoesNotContain("Zij leest de log.", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("Rol gekregen", seen, StringComparison.Ordinal);
        }

        Assert.Contains("Bestaat niet meer.", (await moderator.PageAsync(Address)).Body!.TextContent, StringComparison.Ordinal);
        var all = await administrator.PageAsync($"{Address}?wat=account");
        Assert.Contains("Rol gekregen", all.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Zij leest de log.", all.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(all.QuerySelector($"ol a[href='/beheer/mensen/{lid.Id.Value}']"));
        Assert.Null((await moderator.PageAsync(Address)).QuerySelector("ol a[href^='/beheer/mensen']"));
    }

    [Fact]
    public async Task The_log_is_searched_by_who_what_act_period_and_item_and_says_what_it_was_and_became()
    {
        var moderator = await BrowserAsync("Mo", Role.Moderator);
        var (dora, collective) = (await NamedAsync("Dora Denker"), await ListedAsync("Morgenrood"));
        await NoteAsync(
            Of("collective", "verify", "Proposed", "Verified", "Het klopt.", collective.Id.Value, dora.Id, new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero)),
            Of("collective", "claim", at: new(2026, 3, 3, 22, 59, 59, TimeSpan.Zero)),
            Of("collective", "claim", at: new(2026, 3, 3, 23, 0, 0, TimeSpan.Zero)),
            Of("network", "let-clear-changes", at: new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero)));

        Assert.Equal(["Gecontroleerd"], await ActsAsync("?wie=dora"));
        Assert.Equal(["Gecontroleerd"], await ActsAsync($"?wie={dora.Id.Value}"));
        Assert.Equal(["Mag wijzigingen van leden vooraf bekijken"], await ActsAsync("?wat=network"));
        Assert.Equal(["Iemand zei: dit zijn wij", "Iemand zei: dit zijn wij"], await ActsAsync("?daad=collective.claim"));
        // A day is one in the Netherlands.
        Assert.Equal(["Iemand zei: dit zijn wij", "Gecontroleerd"], await ActsAsync("?van=2026-03-03&tot=2026-03-03"));
        Assert.Equal(["Iemand zei: dit zijn wij"], await ActsAsync("?van=2026-03-04&tot=2026-03-04&wat=collective"));
        Assert.Contains("Gecontroleerd", await ActsAsync($"?item={collective.Id.Value}"));
        Assert.Empty(await ActsAsync("?wie=niemand-heet-zo"));
        Assert.Empty(await ActsAsync("?wie=dora&wat=network"));

        var page = await moderator.PageAsync($"{Address}?wie=dora&van=2026-03-03");
        Assert.Equal(("dora", "2026-03-03"), (page.QuerySelector("#wie")!.GetAttribute("value"), page.QuerySelector("#van")!.GetAttribute("value")));
        Assert.Matches(@"Gecontroleerd: aangemeld → gecontroleerd\s+Collectief\s+Morgenrood\s+Waarom: Het klopt\.\s+3 mrt 2026 10:00,\s+Dora Denker", page.QuerySelector("ol.log")!.TextContent);
        Assert.Contains("Er is niets dat zo past.", (await moderator.PageAsync($"{Address}?wie=niemand-heet-zo")).Body!.TextContent, StringComparison.Ordinal);

        async Task<IEnumerable<string>> ActsAsync(string query) => (await moderator.PageAsync(Address + query)).QuerySelectorAll("ol.log b:first-child").Where(b => b.ParentElement!.QuerySelector(".label") is not null).Select(b => b.TextContent);
    }

    [Fact]
    public async Task Page_by_page_each_entry_is_shown_once_also_when_many_are_of_one_moment()
    {
        var moderator = await BrowserAsync("Mo", Role.Moderator);
        var at = new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
        await NoteAsync([.. Enumerable.Range(1, 120).Select(number => Of("challenge", "retire", why: $"Reden {number}.", at: at.AddSeconds(number / 40)))]);
        var seen = new List<string>();

        for (var address = $"{Address}?wat=challenge"; address is not null;)
        {
            var page = await moderator.PageAsync(address);
            seen.AddRange(page.QuerySelectorAll("ol.log p").Select(p => p.TextContent.Trim()).Where(text => text.StartsWith("Waarom:", StringComparison.Ordinal)));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(Enumerable.Range(1, 120).Reverse().Select(number => $"Waarom: Reden {number}."), seen);
    }

    [Theory]
    [InlineData("?na=1-2-3&van=gisteren&tot=9999-12-31&item=x&wie=%00")]
    [InlineData("?na=99999999999999999999-1")]
    [InlineData("?van=0001-01-01&tot=0001-01-01")]
    [InlineData("?wie=%25_%5C&daad=.&wat=..")]
    [InlineData("?na=0-0")]
    [Trait("Trust", "T14")]
    public async Task Whatever_the_address_says_it_is_answered(string query)
    {
        var moderator = await BrowserAsync("Mo", Role.Moderator);

        using var answer = await moderator.GetAsync(Address + query, Cancel);

        Assert.InRange((int)answer.StatusCode, 200, 499);
    }

    [Fact]
    [Trait("Trust", "T17")]
    public async Task The_CSV_has_all_that_was_found_and_begins_no_formula()
    {
        var moderator = await BrowserAsync("Mo", Role.Moderator);
        await NoteAsync([.. Formulas.Select(text => Of("challenge", "retire", why: text, at: DateTimeOffset.UtcNow.AddDays(-1)))]);
        await NoteAsync(Of("network", "let-clear-changes", at: DateTimeOffset.UtcNow.AddDays(-1)));

        using var answer = await moderator.SubmitAsync($"{Address}?wat=challenge", "CSV, voor een rekenblad");

        var text = await answer.Content.ReadAsStringAsync(Cancel);
        var rows = Read(text.TrimStart('\uFEFF'));
        Assert.Equal("text/csv; charset=utf-8", answer.Header("Content-Type"));
        Assert.Matches("^attachment; filename=\"logboek-[0-9]{4}-[0-9]{2}-[0-9]{2}\\.csv\"$", answer.Header("Content-Disposition"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        Assert.Equal(Formulas.Length + 1, rows.Count);
        Assert.DoesNotContain(rows.SelectMany(row => row), cell => cell.TrimStart(' ') is [var first, ..] && "=+-@\t\r".Contains(first));
        Assert.Equal(Formulas.Select(text => text.TrimStart() != text || "=+-@".Contains(text[0]) ? "'" + text : text).Reverse(), rows.Skip(1).Select(row => row[9]));
    }

    [Fact]
    public async Task The_JSON_says_the_same_and_the_log_tells_who_took_it_along()
    {
        var mo = await NamedAsync("Mo", Role.Moderator);
        using var moderator = await SignedInAsync(mo, hasSecondFactor: true);
        var dora = await NamedAsync("Dora Denker");
        // More than are read at once.
        await NoteAsync([.. Enumerable.Range(1, 1100).Select(number => Of("challenge", "retire", why: $"Reden {number}.", by: dora.Id, at: DateTimeOffset.UtcNow.AddDays(-1)))]);

        using var answer = await moderator.SubmitAsync($"{Address}?wat=challenge&wie=dora", "JSON, voor een programma");

        using var entries = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        var noted = await InDatabaseAsync(db => db.AuditEntries.SingleAsync(entry => entry.Act == "export", Cancel));
        var links = await InDatabaseAsync(db => db.AuditLinks.ToDictionaryAsync(link => link.Number, link => Convert.ToHexStringLower(link.Hash), Cancel));
        Assert.Equal(1100, entries.RootElement.GetArrayLength());
        Assert.Equal(1100, entries.RootElement.EnumerateArray().Select(entry => entry.GetProperty("number").GetString()).Distinct().Count());
        Assert.All(entries.RootElement.EnumerateArray(), entry => Assert.Equal(links[long.Parse(entry.GetProperty("number").GetString()!, CultureInfo.InvariantCulture)], entry.GetProperty("hash").GetString()));
        Assert.Equal((mo.Id, "log", $"Json wie={dora.Id.Value}; wat=challenge"), (noted.ActorId, noted.Subject, noted.After));
    }

    [Fact]
    [Trait("Trust", "T11")]
    public async Task Without_the_token_nothing_is_taken_along()
    {
        var moderator = await BrowserAsync("Mo", Role.Moderator);

        using var answer = await moderator.PostAsync($"{Address}?handler=Export", new FormUrlEncodedContent([new("vorm", "Csv")]), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await InDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == "export", Cancel)));
    }

    [Theory]
    [InlineData("explain select * from audit_entries order by at desc, id desc limit 51")]
    [InlineData("explain select * from audit_entries where at >= '2020-01-05' and at < '2020-01-06' order by at desc, id desc limit 51")]
    [InlineData("explain select * from audit_entries where actor_id = '019ab3f0-0000-7000-8000-000000000001' order by at desc, id desc limit 51")]
    [InlineData("explain select * from audit_entries where subject = 'revision' order by at desc, id desc limit 51")]
    [InlineData("explain select * from audit_entries where act = 'verify' order by at desc, id desc limit 51")]
    [InlineData("explain select * from audit_entries where subject_id = '019ab3f0-0000-7000-8000-000000000001' order by at desc, id desc limit 51")]
    public async Task Each_filter_finds_the_newest_by_an_index(string query)
    {
        await InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
            $"""
            insert into audit_entries (at, actor_id, subject, subject_id, act)
            select timestamptz '2020-01-01' + number * interval '1 minute', gen_random_uuid(), 'collective', gen_random_uuid(), 'claim' from generate_series(1, 20000) number;
            analyze audit_entries;
            """, Cancel));

        var plan = string.Join('\n', await InDatabaseAsync(db => db.Database.SqlQueryRaw<string>(query).ToListAsync(Cancel)));

        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.Contains("Index", plan, StringComparison.Ordinal);
    }

    private static AuditEntry Of(string subject, string act, string? before = null, string? after = null, string? why = null, Guid? id = null, AccountId? by = null, DateTimeOffset? at = null) =>
        new(new DomainEvent(subject, id ?? Guid.NewGuid(), by, act, before, after, why), at ?? DateTimeOffset.UtcNow);

    private Task NoteAsync(params AuditEntry[] entries) => ChangeAsync(async db =>
    {
        // One by one, so that their numbers are in this order.
        foreach (var entry in entries)
        {
            db.Add(entry);
            await db.SaveChangesAsync(Cancel);
        }
    });

    private async Task<HttpClient> BrowserAsync(string name, Role role) => await SignedInAsync(await NamedAsync(name, role), hasSecondFactor: true);

    private static List<List<string>> Read(string csv)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new System.Text.StringBuilder(), false);
        for (var at = 0; at < csv.Length; at++)
        {
            if (csv[at] == '"' && quoted && at + 1 < csv.Length && csv[at + 1] == '"') cell.Append(csv[++at]);
            else if (csv[at] == '"') quoted = !quoted;
            else if (!quoted && csv[at] is ',' or '\n' && !quoted)
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (csv[at] != '\n') continue;
                rows.Add(row);
                row = [];
            }
            else if (quoted || csv[at] != '\r') cell.Append(csv[at]);
        }

        return rows;
    }
}
