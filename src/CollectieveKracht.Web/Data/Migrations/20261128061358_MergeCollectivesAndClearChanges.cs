using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollectieveKracht.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class MergeCollectivesAndClearChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "clears_changes",
                table: "networks",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into",
                table: "collectives",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "proposed_changes",
                columns: table => new
                {
                    collective_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    written = table.Column<string>(type: "text", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposed_changes", x => new { x.collective_id, x.part });
                    table.ForeignKey(
                        name: "fk_proposed_changes_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proposed_changes_collectives_collective_id",
                        column: x => x.collective_id,
                        principalTable: "collectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_collectives_merged_into",
                table: "collectives",
                column: "merged_into");

            migrationBuilder.CreateIndex(
                name: "ix_proposed_changes_account_id",
                table: "proposed_changes",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposed_changes_state_at",
                table: "proposed_changes",
                columns: new[] { "state", "at" });

            migrationBuilder.AddForeignKey(
                name: "fk_collectives_collectives_merged_into",
                table: "collectives",
                column: "merged_into",
                principalTable: "collectives",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_collectives_collectives_merged_into",
                table: "collectives");

            migrationBuilder.DropTable(
                name: "proposed_changes");

            migrationBuilder.DropIndex(
                name: "ix_collectives_merged_into",
                table: "collectives");

            migrationBuilder.DropColumn(
                name: "clears_changes",
                table: "networks");

            migrationBuilder.DropColumn(
                name: "merged_into",
                table: "collectives");
        }
    }
}
