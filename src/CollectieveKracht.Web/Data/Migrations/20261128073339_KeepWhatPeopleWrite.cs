using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollectieveKracht.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeepWhatPeopleWrite : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "attached_text",
                table: "revisions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "placement",
                table: "revisions",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "details",
                table: "articles",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<int>(
                name: "translated_from",
                table: "articles",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "translation_of",
                table: "articles",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "attachments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    uploaded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    manuscript_id = table.Column<Guid>(type: "uuid", nullable: false),
                    article_id = table.Column<Guid>(type: "uuid", nullable: true),
                    type = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: true),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachments", x => x.id);
                    table.ForeignKey(
                        name: "fk_attachments_accounts_uploaded_by",
                        column: x => x.uploaded_by,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attachments_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "manuscripts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    article_id = table.Column<Guid>(type: "uuid", nullable: true),
                    revision_id = table.Column<Guid>(type: "uuid", nullable: true),
                    text = table.Column<string>(type: "jsonb", nullable: false),
                    placement = table.Column<string>(type: "jsonb", nullable: false),
                    collective_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    discarded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_manuscripts", x => x.id);
                    table.ForeignKey(
                        name: "fk_manuscripts_accounts_author_id",
                        column: x => x.author_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_manuscripts_accounts_written_by",
                        column: x => x.written_by,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_manuscripts_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_manuscripts_collectives_collective_id",
                        column: x => x.collective_id,
                        principalTable: "collectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_manuscripts_revisions_revision_id",
                        column: x => x.revision_id,
                        principalTable: "revisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_articles_translation_of",
                table: "articles",
                column: "translation_of");

            migrationBuilder.CreateIndex(
                name: "ix_attachments_article_id",
                table: "attachments",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "ix_attachments_manuscript_id",
                table: "attachments",
                column: "manuscript_id");

            migrationBuilder.CreateIndex(
                name: "ix_attachments_uploaded_by_article_id",
                table: "attachments",
                columns: new[] { "uploaded_by", "article_id" });

            migrationBuilder.CreateIndex(
                name: "ix_manuscripts_article_id",
                table: "manuscripts",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "ix_manuscripts_author_id_written_at",
                table: "manuscripts",
                columns: new[] { "author_id", "written_at" });

            migrationBuilder.CreateIndex(
                name: "ix_manuscripts_collective_id",
                table: "manuscripts",
                column: "collective_id");

            migrationBuilder.CreateIndex(
                name: "ix_manuscripts_discarded_at",
                table: "manuscripts",
                column: "discarded_at");

            migrationBuilder.CreateIndex(
                name: "ix_manuscripts_revision_id",
                table: "manuscripts",
                column: "revision_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_manuscripts_written_by",
                table: "manuscripts",
                column: "written_by");

            migrationBuilder.AddForeignKey(
                name: "fk_articles_articles_translation_of",
                table: "articles",
                column: "translation_of",
                principalTable: "articles",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_articles_articles_translation_of",
                table: "articles");

            migrationBuilder.DropTable(
                name: "attachments");

            migrationBuilder.DropTable(
                name: "manuscripts");

            migrationBuilder.DropIndex(
                name: "ix_articles_translation_of",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "attached_text",
                table: "revisions");

            migrationBuilder.DropColumn(
                name: "placement",
                table: "revisions");

            migrationBuilder.DropColumn(
                name: "details",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "translated_from",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "translation_of",
                table: "articles");
        }
    }
}
