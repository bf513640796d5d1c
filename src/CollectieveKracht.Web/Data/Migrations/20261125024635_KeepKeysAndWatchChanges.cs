using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CollectieveKracht.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeepKeysAndWatchChanges : Migration
    {
        private static readonly string[] Watched =
        [
            "accounts", "answers", "article_challenges", "article_legal_forms", "article_regions", "article_sectors",
            "article_size_classes", "article_target_groups", "article_working_areas", "articles", "chain_links", "chains",
            "challenge_categories", "challenge_relations", "challenges", "collective_activities", "collective_membership_conditions",
            "collective_networks", "collective_target_groups", "collectives", "former_addresses", "glossary_term_challenges",
            "glossary_terms", "network_sectors", "networks", "published_figures", "question_challenges", "questions", "recognitions",
            "regions", "revisions", "search_entries", "synonym_groups", "term_mappings", "terms", "waves",
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            // Sites keep what they read; the name of the table tells them what to forget, at the commit.
            migrationBuilder.Sql(
                """
                create function tell_change() returns trigger language plpgsql as $$
                begin
                    perform pg_notify('changes', tg_table_name);
                    return null;
                end
                $$
                """);
            foreach (var table in Watched)
            {
                migrationBuilder.Sql(
                    $"create trigger tell_change after insert or update or delete or truncate on {table} for each statement execute function tell_change()");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function tell_change() cascade");
            migrationBuilder.DropTable(
                name: "data_protection_keys");
        }
    }
}
