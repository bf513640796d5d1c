using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollectieveKracht.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class IndexCollectivesPerPlaceAndChallenge : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_collectives_municipality_code",
                table: "collectives");

            migrationBuilder.CreateIndex(
                name: "ix_recognitions_challenge_id_collective_id",
                table: "recognitions",
                columns: new[] { "challenge_id", "collective_id" });

            migrationBuilder.CreateIndex(
                name: "ix_collectives_municipality_code_sector_id",
                table: "collectives",
                columns: new[] { "municipality_code", "sector_id" },
                filter: "standing <> 'Archived'")
                .Annotation("Npgsql:IndexInclude", new[] { "is_example" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_recognitions_challenge_id_collective_id",
                table: "recognitions");

            migrationBuilder.DropIndex(
                name: "ix_collectives_municipality_code_sector_id",
                table: "collectives");

            migrationBuilder.CreateIndex(
                name: "ix_collectives_municipality_code",
                table: "collectives",
                column: "municipality_code");
        }
    }
}
