using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollectieveKracht.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class MergeCollectives : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "merged_into",
                table: "collectives",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_collectives_merged_into",
                table: "collectives",
                column: "merged_into");

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

            migrationBuilder.DropIndex(
                name: "ix_collectives_merged_into",
                table: "collectives");

            migrationBuilder.DropColumn(
                name: "merged_into",
                table: "collectives");
        }
    }
}
