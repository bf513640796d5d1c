using System.Diagnostics;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Data.Checking;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CollectieveKracht.Web.Tests.Data;

/// <summary>The audit log is never changed, has no gap, and shows it when someone got around the database.</summary>
[Trait("Trust", "T42")]
public sealed class AuditLogTests(PostgresTemplate template) : SiteTest(template)
{
    private const string BeforeTheChain = "20261128073339_KeepWhatPeopleWrite";

    [Theory]
    [InlineData("update audit_entries set why = 'anders'")]
    [InlineData("update audit_entries set why = 'anders' where false")]
    [InlineData("delete from audit_entries")]
    [InlineData("truncate audit_entries cascade")]
    [InlineData("update audit_links set hash = ''")]
    [InlineData("delete from audit_links")]
    [InlineData("truncate audit_links")]
    [InlineData("delete from audit_head")]
    public async Task The_database_refuses_to_change_the_log(string sql)
    {
        await NoteAsync("register");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(sql));

        Assert.StartsWith("The audit log is never changed: ", refused.MessageText, StringComparison.Ordinal);
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Entries_are_numbered_without_a_gap_also_after_changes_that_did_not_happen()
    {
        var first = await LastNumberAsync();
        await NoteAsync("register");
        await InDatabaseAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            db.AuditEntries.Add(Entry("verify"));
            await db.SaveChangesAsync(Cancel);
            await transaction.RollbackAsync(Cancel);
            return true;
        });
        await NoteAsync("archive");

        var acts = await InDatabaseAsync(db => db.AuditLinks.Where(link => link.Number > first).OrderBy(link => link.Number)
            .Join(db.AuditEntries, link => link.EntryId, entry => entry.Id, (link, entry) => $"{link.Number - first} {entry.Act}").ToListAsync(Cancel));

        Assert.Equal(["1 register", "2 archive"], acts);
        Assert.Empty(await WrongAsync());
    }

    [Theory]
    [InlineData("update audit_entries set why = 'anders' where act = 'verify'")]
    [InlineData("update audit_entries set at = at + interval '1 microsecond' where act = 'verify'")]
    [InlineData("update audit_entries set before = after, after = before where act = 'verify'")]
    [InlineData("delete from audit_links where entry_id = (select id from audit_entries where act = 'verify')")]
    [InlineData("delete from audit_links where number = (select max(number) from audit_links)")]
    [InlineData("delete from audit_links where number >= (select max(number) - 1 from audit_links); delete from audit_entries where act in ('verify', 'archive')")]
    public async Task What_someone_with_power_over_the_database_changed_or_took_out_is_found(string sql)
    {
        foreach (var act in new[] { "register", "verify", "archive" }) await NoteAsync(act);
        Assert.Empty(await WrongAsync());

        await ExecuteAsync(
            $"""
            alter table audit_entries disable trigger refuse_change;
            alter table audit_links disable trigger refuse_change;
            {sql};
            alter table audit_entries enable always trigger refuse_change;
            alter table audit_links enable always trigger refuse_change;
            """);

        Assert.Contains(await WrongAsync(), line => line.StartsWith("WRONG  The audit log has no gap", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Twenty_writers_at_once_neither_wait_for_ever_nor_break_the_chain()
    {
        const int writers = 20, each = 15;
        var first = await LastNumberAsync();
        // Each changes two accounts in an order of its own, one save apart: whoever took the end of the log early would meet another here.
        var accounts = new[] { new Account("Een"), new Account("Twee") };
        await ChangeAsync(db => { db.AddRange(accounts); return Task.CompletedTask; });
        var watch = Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var time = 0; time < each; time++)
            {
                await using var scope = Site.Services.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
                await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
                db.AuditEntries.Add(Entry("register"));
                await db.SaveChangesAsync(Cancel);
                foreach (var account in accounts) await db.Accounts.Where(one => one.Id == account.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Name, $"{writer}"), Cancel);
                db.AuditEntries.Add(Entry("verify"));
                await db.SaveChangesAsync(Cancel);
                await transaction.CommitAsync(Cancel);
            }
        })));

        TestContext.Current.TestOutputHelper!.WriteLine($"{writers * each / watch.Elapsed.TotalSeconds:0} changes a second");
        Assert.Equal(first + (writers * each * 2), await LastNumberAsync());
        Assert.Empty(await WrongAsync());
    }

    [Fact]
    public async Task Entries_of_before_get_their_numbers_when_the_database_is_brought_up_to_date()
    {
        await NoteAsync("register");
        await InDatabaseAsync(async db =>
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(BeforeTheChain, Cancel);
            await db.Database.ExecuteSqlAsync($"insert into audit_entries (at, subject, subject_id, act) values (now(), 'network', gen_random_uuid(), 'let-clear-changes')", Cancel);
            await migrator.MigrateAsync(cancellationToken: Cancel);
            return true;
        });

        Assert.Equal(await InDatabaseAsync(db => db.AuditEntries.LongCountAsync(Cancel)), await LastNumberAsync());
        Assert.Empty(await WrongAsync());
        await NoteAsync("verify");
        Assert.Empty(await WrongAsync());
    }

    private static AuditEntry Entry(string act) => new(new DomainEvent("collective", Guid.NewGuid(), AccountId.New(), act, "Proposed", "Verified", "Omdat het klopt, \"zeker\"."), DateTimeOffset.UtcNow);

    private Task NoteAsync(string act) => ChangeAsync(db =>
    {
        db.AuditEntries.Add(Entry(act));
        return Task.CompletedTask;
    });

    private Task<long> LastNumberAsync() => InDatabaseAsync(db => db.AuditLinks.MaxAsync(link => (long?)link.Number, Cancel).ContinueWith(max => max.Result ?? 0, Cancel));

    private async Task<List<string>> WrongAsync()
    {
        var told = new List<string>();
        await InDatabaseAsync(db => Check.RunAsync(db, told.Add, Cancel));
        return [.. told.Where(line => line.StartsWith("WRONG", StringComparison.Ordinal))];
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Site.Settings["ConnectionStrings:Platform"] + ";Pooling=false");
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
