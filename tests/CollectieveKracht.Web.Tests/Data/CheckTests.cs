using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data.Checking;
using CollectieveKracht.Web.Platform.Start;
using CollectieveKracht.Web.Tests.Features.Knowledge;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CollectieveKracht.Web.Tests.Data;

/// <summary>The command that tells whether what must always hold does.</summary>
[Trait("Trust", "T42")]
public sealed class CheckTests(PostgresTemplate template) : SiteTest(template)
{
    /// <summary>The beginning of what holds, and how it is broken.</summary>
    public static TheoryData<string, string> Breaks => new()
    {
        { "A published article", "update articles set published_revision_id = (select r.id from revisions r where r.article_id <> articles.id limit 1) where slug = 'proef'" },
        { "A published article", "update revisions set state = 'Draft' where id = (select published_revision_id from articles where slug = 'proef')" },
        { "A decision stands", "alter table audit_entries disable trigger refuse_change; update audit_entries set after = 'Elders' where after = 'Rejected'" },
        { "A decision stands", "update articles set standing = 'Hidden' where slug = 'proef'" },
        { "A decision stands", "update revisions set state = 'ChangesRequested', claim_by = null, claim_until = null where state = 'InReview'" },
        { "Each move", "insert into audit_entries (at, subject, subject_id, act, before, after) select now(), 'revision', id, 'take-up', 'Submitted', 'InReview' from revisions where state = 'InReview'" },
        { "Each move", "update revisions set state = 'Draft' where state = 'Rejected'" },
        { "What is in review", "update revisions set claim_by = gen_random_uuid(), claim_until = now() where state = 'Rejected'" },
        { "What is in review", "update revisions set claim_by = null, claim_until = null where state = 'InReview'" },
        { "What is in review", "update revisions set claim_by = author_id where state = 'InReview'" },
        { "The audit log", "update audit_head set number = number + 1" },
        { "The audit log", "alter table audit_entries disable trigger link_audit_entry; insert into audit_entries (at, subject, subject_id, act) values (now(), 'network', gen_random_uuid(), 'let-clear-changes')" },
        { "The audit log", "alter table audit_entries disable trigger refuse_change; update audit_entries set actor_id = null where after = 'Rejected'" },
        { "The search finds", "update articles set standing = 'Archived' where slug = 'proef'" },
        { "The search finds", "update search_entries set audience = 'Platform' where slug = 'proef'" },
        { "The search finds", "delete from search_entries where slug = 'proef'" },
        { "A mail tells", "insert into outbox_mails (id, kind, address, subject, text, html, state, tries, written_at, due_at, useful_until) values (gen_random_uuid(), 'invitation', 'iemand@voorbeeld.example', 'Kom', 'Kom', 'Kom', 'Waiting', 0, now() - interval '3 days', now(), now())" },
        { "A mail tells", "insert into outbox_mails (id, kind, address, subject, text, html, state, tries, written_at, due_at, useful_until) values (gen_random_uuid(), 'trial', 'iemand@voorbeeld.example', 'Kom', 'Kom', 'Kom', 'Sent', 1, now(), now(), now())" },
    };

    [Fact]
    public async Task Of_a_whole_database_it_says_so_and_ends_well()
    {
        await FillAsync();

        var (exitCode, lines) = await RunAsync();

        Assert.Equal(0, exitCode);
        Assert.Equal(Invariant.All.Select(invariant => $"ok     {invariant.Says}."), lines[..^1]);
        Assert.StartsWith("The audit log ends at number ", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task What_does_not_hold_is_found_and_told_without_what_people_wrote(string says, string sql)
    {
        await FillAsync();
        await ExecuteAsync(sql);

        var (exitCode, lines) = await RunAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains(lines, line => line.StartsWith($"WRONG  {says}", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("Zeldzaamwoord", StringComparison.Ordinal) || line.Contains('@'));
    }

    [Fact]
    public async Task The_documents_show_what_is_checked()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "operations.md"), Cancel);
        var section = text[text.IndexOf("\n## Checking\n", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", 1, StringComparison.Ordinal)];

        var shown = section.Split("```sql\n").Skip(1).Select(part => part[..part.IndexOf("\n```", StringComparison.Ordinal)]);
        var named = section.Split('\n').Where(line => line.StartsWith("**", StringComparison.Ordinal)).Select(line => line.Trim('*', '.'));

        Assert.Equal(Invariant.All.Select(invariant => invariant.Sql), shown);
        Assert.Equal(Invariant.All.Select(invariant => invariant.Says), named);
    }

    /// <summary>An article that is shown, and revisions of it in review and rejected.</summary>
    private Task<bool> FillAsync() => InDatabaseAsync(async db =>
    {
        var now = DateTimeOffset.UtcNow;
        var article = await db.PublishAsync("proef");
        var reviewer = new Reviewer(db.Add(new Account("Mo Moderator")).Entity.Id, [Role.Moderator]);
        foreach (var outcome in new[] { RevisionState.InReview, RevisionState.Rejected, RevisionState.Published })
        {
            var revision = article.Draft(article.AuthorId, new RevisionText("Hoe wij zelden iets vergeten", "Een proef.", "Zeldzaamwoord.", "<p>Zeldzaamwoord.</p>"), now);
            await db.SaveChangesAsync(Cancel);
            revision.Submit(article.AuthorId, now);
            revision.TakeUp(reviewer, now);
            if (outcome == RevisionState.Rejected) article.Reject(revision, reviewer, new Reason("Zeldzaamwoord."), now);
            if (outcome == RevisionState.Published) article.Publish(revision, reviewer, new Reason("Zeldzaamwoord."), now);
            await db.SaveChangesAsync(Cancel);
        }

        return true;
    });

    private async Task<(int ExitCode, List<string> Lines)> RunAsync()
    {
        var command = Site.Services.GetServices<Command>().Single(known => known.Name == "check");
        await using var scope = Site.Services.CreateAsyncScope();
        var exitCode = await command.RunAsync(scope.ServiceProvider, [], Cancel);
        var lines = new List<string>();
        await InDatabaseAsync(db => Check.RunAsync(db, lines.Add, Cancel));
        return (exitCode, lines);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Site.Settings["ConnectionStrings:Platform"] + ";Pooling=false");
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
