using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Platform.Caching;

public sealed class WatchedTablesTests(PostgresTemplate template) : ReadingTest(template)
{
    /// <summary>No public page shows these.</summary>
    private static readonly string[] Unwatched =
    [
        "answer_imports", "answer_sets", "attachments", "audit_entries", "audit_links", "collective_claims", "data_protection_keys", "external_sign_ins", "figure_exports", "flagged_articles", "flags", "followed_challenges", "followed_groups", "followings", "import_drafts", "invitations", "join_requests", "mail_codes", "mail_consents", "manuscripts", "mail_refusals", "moderator_notes", "moderator_remits", "network_verifiers", "outbox_mails",
        "passkeys", "people", "person_secrets", "proposed_changes", "ready_reasons", "saved_views", "seeded_items", "sessions", "survey_answers", "survey_reminders", "teams", "unanswered_searches",
    ];

    [Fact]
    public async Task Every_table_that_pages_show_tells_all_sites_of_its_changes()
    {
        var tables = await InDatabaseAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct().ToList()));

        var watched = await InDatabaseAsync(db => db.Database.SqlQuery<string>(
            $"select relname as \"Value\" from pg_trigger join pg_class on pg_class.oid = tgrelid where tgname = 'tell_change'").ToListAsync(Cancel));

        Assert.Equal(tables.Except(Unwatched).Order(StringComparer.Ordinal), watched.Order(StringComparer.Ordinal));
    }
}
