using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollectieveKracht.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class SayForWhomOneWorks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "affiliation_asked_at",
                table: "accounts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "affiliation_kind",
                table: "accounts",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "affiliation_organisation",
                table: "accounts",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "affiliation_refusal",
                table: "accounts",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "affiliation_verified_at",
                table: "accounts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "affiliation_verified_by",
                table: "accounts",
                type: "uuid",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "affiliation_asked_at",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "affiliation_kind",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "affiliation_organisation",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "affiliation_refusal",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "affiliation_verified_at",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "affiliation_verified_by",
                table: "accounts");
        }
    }
}
