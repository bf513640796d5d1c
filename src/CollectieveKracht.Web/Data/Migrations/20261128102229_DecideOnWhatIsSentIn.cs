using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollectieveKracht.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class DecideOnWhatIsSentIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_revisions_author_id",
                table: "revisions");

            migrationBuilder.AddColumn<string>(
                name: "as_sent_in",
                table: "revisions",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "awaits_look",
                table: "revisions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "decided_at",
                table: "revisions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "decided_by",
                table: "revisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "replaced",
                table: "revisions",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "signs",
                table: "revisions",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<Guid>(
                name: "about",
                table: "outbox_mails",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "flagged_articles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    claim_by = table.Column<Guid>(type: "uuid", nullable: true),
                    claim_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_hidden = table.Column<bool>(type: "boolean", nullable: false),
                    decision_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flagged_articles", x => x.id);
                    table.ForeignKey(
                        name: "fk_flagged_articles_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "moderator_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_moderator_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_moderator_notes_accounts_by",
                        column: x => x.by,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_moderator_notes_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "moderator_remits",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sectors = table.Column<string[]>(type: "text[]", nullable: false),
                    regions = table.Column<string[]>(type: "text[]", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_moderator_remits", x => x.account_id);
                    table.ForeignKey(
                        name: "fk_moderator_remits_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ready_reasons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    verdict = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                    is_retired = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    name_en = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name_nl = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    text_en = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    text_nl = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ready_reasons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "flags",
                columns: table => new
                {
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    flagged_article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ground = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    explanation = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flags", x => new { x.flagged_article_id, x.by });
                    table.ForeignKey(
                        name: "fk_flags_accounts_by",
                        column: x => x.by,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_flags_flagged_articles_flagged_article_id",
                        column: x => x.flagged_article_id,
                        principalTable: "flagged_articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_revisions_author_id_state",
                table: "revisions",
                columns: new[] { "author_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_revisions_decided_by_decided_at",
                table: "revisions",
                columns: new[] { "decided_by", "decided_at" });

            migrationBuilder.CreateIndex(
                name: "ix_revisions_submitted_at_id",
                table: "revisions",
                columns: new[] { "submitted_at", "id" },
                filter: "state in ('Submitted', 'InReview') or awaits_look");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_mails_about",
                table: "outbox_mails",
                column: "about",
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_flagged_articles_article_id",
                table: "flagged_articles",
                column: "article_id",
                unique: true,
                filter: "decided_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_flagged_articles_decided_at",
                table: "flagged_articles",
                column: "decided_at");

            migrationBuilder.CreateIndex(
                name: "ix_flags_by",
                table: "flags",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_moderator_notes_article_id",
                table: "moderator_notes",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "ix_moderator_notes_by",
                table: "moderator_notes",
                column: "by");

            migrationBuilder.AddForeignKey(
                name: "fk_revisions_accounts_decided_by",
                table: "revisions",
                column: "decided_by",
                principalTable: "accounts",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_revisions_accounts_decided_by",
                table: "revisions");

            migrationBuilder.DropTable(
                name: "flags");

            migrationBuilder.DropTable(
                name: "moderator_notes");

            migrationBuilder.DropTable(
                name: "moderator_remits");

            migrationBuilder.DropTable(
                name: "ready_reasons");

            migrationBuilder.DropTable(
                name: "flagged_articles");

            migrationBuilder.DropIndex(
                name: "ix_revisions_author_id_state",
                table: "revisions");

            migrationBuilder.DropIndex(
                name: "ix_revisions_decided_by_decided_at",
                table: "revisions");

            migrationBuilder.DropIndex(
                name: "ix_revisions_submitted_at_id",
                table: "revisions");

            migrationBuilder.DropIndex(
                name: "ix_outbox_mails_about",
                table: "outbox_mails");

            migrationBuilder.DropColumn(
                name: "as_sent_in",
                table: "revisions");

            migrationBuilder.DropColumn(
                name: "awaits_look",
                table: "revisions");

            migrationBuilder.DropColumn(
                name: "decided_at",
                table: "revisions");

            migrationBuilder.DropColumn(
                name: "decided_by",
                table: "revisions");

            migrationBuilder.DropColumn(
                name: "replaced",
                table: "revisions");

            migrationBuilder.DropColumn(
                name: "signs",
                table: "revisions");

            migrationBuilder.DropColumn(
                name: "about",
                table: "outbox_mails");

            migrationBuilder.CreateIndex(
                name: "ix_revisions_author_id",
                table: "revisions",
                column: "author_id");
        }
    }
}
