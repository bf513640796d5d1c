using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollectieveKracht.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeepTermsInOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_merged",
                table: "terms",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "key",
                table: "terms",
                type: "uuid",
                nullable: false,
                defaultValueSql: "gen_random_uuid()");

            migrationBuilder.CreateIndex(
                name: "ix_terms_key",
                table: "terms",
                column: "key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_terms_key",
                table: "terms");

            migrationBuilder.DropColumn(
                name: "is_merged",
                table: "terms");

            migrationBuilder.DropColumn(
                name: "key",
                table: "terms");
        }
    }
}
