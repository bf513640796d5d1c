using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollectieveKracht.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class CurateChallengesSynonymsAndKnowledge : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "settled_at",
                table: "unanswered_searches",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "settled_by",
                table: "unanswered_searches",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            // A number of its own becomes one that the audit log can name. Those that are here came with the platform.
            migrationBuilder.Sql(
                """
                alter table synonym_groups drop column id, add column id uuid not null default gen_random_uuid() primary key;
                alter table synonym_groups alter column id drop default;
                """);

            migrationBuilder.AddColumn<bool>(
                name: "is_from_reference",
                table: "synonym_groups",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_off",
                table: "synonym_groups",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "code",
                table: "challenges",
                type: "character varying(90)",
                maxLength: 90,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "is_merged",
                table: "challenges",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "successor_id",
                table: "challenges",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "version",
                table: "challenges",
                type: "character varying(10)",
                maxLength: 10,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "asked_at",
                table: "articles",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.Sql(
                """
                update synonym_groups set is_from_reference = true;
                update challenges set code = slug, version = '2020';
                """);

            migrationBuilder.CreateIndex(
                name: "ix_challenges_successor_id",
                table: "challenges",
                column: "successor_id");

            migrationBuilder.CreateIndex(
                name: "ix_challenges_version_code",
                table: "challenges",
                columns: new[] { "version", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_articles_check_again_on",
                table: "articles",
                column: "check_again_on");

            migrationBuilder.AddForeignKey(
                name: "fk_challenges_challenges_successor_id",
                table: "challenges",
                column: "successor_id",
                principalTable: "challenges",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_challenges_challenges_successor_id",
                table: "challenges");

            migrationBuilder.DropIndex(
                name: "ix_challenges_successor_id",
                table: "challenges");

            migrationBuilder.DropIndex(
                name: "ix_challenges_version_code",
                table: "challenges");

            migrationBuilder.DropIndex(
                name: "ix_articles_check_again_on",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "settled_at",
                table: "unanswered_searches");

            migrationBuilder.DropColumn(
                name: "settled_by",
                table: "unanswered_searches");

            migrationBuilder.DropColumn(
                name: "is_from_reference",
                table: "synonym_groups");

            migrationBuilder.DropColumn(
                name: "is_off",
                table: "synonym_groups");

            migrationBuilder.DropColumn(
                name: "code",
                table: "challenges");

            migrationBuilder.DropColumn(
                name: "is_merged",
                table: "challenges");

            migrationBuilder.DropColumn(
                name: "successor_id",
                table: "challenges");

            migrationBuilder.DropColumn(
                name: "version",
                table: "challenges");

            migrationBuilder.DropColumn(
                name: "asked_at",
                table: "articles");

            migrationBuilder.Sql("alter table synonym_groups drop column id, add column id integer generated by default as identity primary key");
        }
    }
}
