using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollectieveKracht.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class OrderArticlesWithinChallenges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_article_challenges_challenges_id",
                table: "article_challenges");

            migrationBuilder.CreateIndex(
                name: "ix_article_challenges_challenges_id_article_id",
                table: "article_challenges",
                columns: new[] { "challenges_id", "article_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_article_challenges_challenges_id_article_id",
                table: "article_challenges");

            migrationBuilder.CreateIndex(
                name: "ix_article_challenges_challenges_id",
                table: "article_challenges",
                column: "challenges_id");
        }
    }
}
