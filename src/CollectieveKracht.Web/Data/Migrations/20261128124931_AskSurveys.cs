using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CollectieveKracht.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AskSurveys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "answer_before",
                table: "waves",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "closed_at",
                table: "waves",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "counted_at",
                table: "waves",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "counts",
                table: "waves",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "is_answered",
                table: "waves",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_example",
                table: "waves",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "key",
                table: "waves",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "opened_at",
                table: "waves",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "published_at",
                table: "waves",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "stage",
                table: "waves",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "version",
                table: "waves",
                type: "character varying(10)",
                maxLength: 10,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "waves",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            // What there is so far was published elsewhere, under the first version of the lists.
            migrationBuilder.Sql("update waves set stage = 'Published', version = '2020', key = gen_random_uuid()");

            migrationBuilder.CreateTable(
                name: "answer_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    wave_slug = table.Column<string>(type: "character varying(90)", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    file_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer_imports", x => x.id);
                    table.ForeignKey(
                        name: "fk_answer_imports_accounts_by",
                        column: x => x.by,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_answer_imports_waves_wave_slug",
                        column: x => x.wave_slug,
                        principalTable: "waves",
                        principalColumn: "slug",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_questions",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    counted_as = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    takes_several = table.Column<bool>(type: "boolean", nullable: false),
                    category_slug = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: true),
                    position = table.Column<int>(type: "integer", nullable: false),
                    is_retired = table.Column<bool>(type: "boolean", nullable: false),
                    is_published = table.Column<bool>(type: "boolean", nullable: false),
                    wave_slug = table.Column<string>(type: "character varying(90)", nullable: false),
                    help_en = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    help_nl = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    text_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    text_nl = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_questions", x => x.id);
                    table.ForeignKey(
                        name: "fk_survey_questions_waves_wave_slug",
                        column: x => x.wave_slug,
                        principalTable: "waves",
                        principalColumn: "slug",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "answer_sets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    wave_slug = table.Column<string>(type: "character varying(90)", nullable: false),
                    collective_id = table.Column<Guid>(type: "uuid", nullable: true),
                    import_id = table.Column<Guid>(type: "uuid", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    region_code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    networks = table.Column<string[]>(type: "text[]", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer_sets", x => x.id);
                    table.ForeignKey(
                        name: "fk_answer_sets_answer_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "answer_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_answer_sets_collectives_collective_id",
                        column: x => x.collective_id,
                        principalTable: "collectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_answer_sets_waves_wave_slug",
                        column: x => x.wave_slug,
                        principalTable: "waves",
                        principalColumn: "slug",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_options",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    slug = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    is_retired = table.Column<bool>(type: "boolean", nullable: false),
                    question_id = table.Column<int>(type: "integer", nullable: false),
                    name_en = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    name_nl = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_options", x => x.id);
                    table.ForeignKey(
                        name: "fk_survey_options_survey_questions_question_id",
                        column: x => x.question_id,
                        principalTable: "survey_questions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "counted_answers",
                columns: table => new
                {
                    answer_set_id = table.Column<Guid>(type: "uuid", nullable: false),
                    wave_slug = table.Column<string>(type: "character varying(90)", nullable: false),
                    options = table.Column<int[]>(type: "integer[]", nullable: false),
                    region_code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    networks = table.Column<string[]>(type: "text[]", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counted_answers", x => x.answer_set_id);
                    table.ForeignKey(
                        name: "fk_counted_answers_answer_sets_answer_set_id",
                        column: x => x.answer_set_id,
                        principalTable: "answer_sets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_counted_answers_waves_wave_slug",
                        column: x => x.wave_slug,
                        principalTable: "waves",
                        principalColumn: "slug",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_answers",
                columns: table => new
                {
                    answer_set_id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    options = table.Column<int[]>(type: "integer[]", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: true),
                    own = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    explanation = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_answers", x => new { x.answer_set_id, x.question_id, x.version });
                    table.ForeignKey(
                        name: "fk_survey_answers_accounts_by",
                        column: x => x.by,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_survey_answers_answer_sets_answer_set_id",
                        column: x => x.answer_set_id,
                        principalTable: "answer_sets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_survey_answers_survey_questions_question_id",
                        column: x => x.question_id,
                        principalTable: "survey_questions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_waves_key",
                table: "waves",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_answer_imports_by",
                table: "answer_imports",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_answer_imports_wave_slug_file_hash",
                table: "answer_imports",
                columns: new[] { "wave_slug", "file_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_answer_sets_collective_id",
                table: "answer_sets",
                column: "collective_id");

            migrationBuilder.CreateIndex(
                name: "ix_answer_sets_import_id",
                table: "answer_sets",
                column: "import_id");

            migrationBuilder.CreateIndex(
                name: "ix_answer_sets_wave_slug_changed_at",
                table: "answer_sets",
                columns: new[] { "wave_slug", "changed_at" },
                filter: "submitted_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_answer_sets_wave_slug_collective_id",
                table: "answer_sets",
                columns: new[] { "wave_slug", "collective_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_counted_answers_wave_slug",
                table: "counted_answers",
                column: "wave_slug");

            migrationBuilder.CreateIndex(
                name: "ix_survey_answers_by",
                table: "survey_answers",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_survey_answers_question_id",
                table: "survey_answers",
                column: "question_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_options_question_id_slug",
                table: "survey_options",
                columns: new[] { "question_id", "slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_survey_questions_wave_slug_code",
                table: "survey_questions",
                columns: new[] { "wave_slug", "code" },
                unique: true);

            foreach (var table in new[] { "survey_questions", "survey_options", "counted_answers" })
            {
                migrationBuilder.Sql(
                    $"create trigger tell_change after insert or update or delete or truncate on {table} for each statement execute function tell_change()");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "counted_answers");

            migrationBuilder.DropTable(
                name: "survey_answers");

            migrationBuilder.DropTable(
                name: "survey_options");

            migrationBuilder.DropTable(
                name: "answer_sets");

            migrationBuilder.DropTable(
                name: "survey_questions");

            migrationBuilder.DropTable(
                name: "answer_imports");

            migrationBuilder.DropIndex(
                name: "ix_waves_key",
                table: "waves");

            migrationBuilder.DropColumn(
                name: "answer_before",
                table: "waves");

            migrationBuilder.DropColumn(
                name: "closed_at",
                table: "waves");

            migrationBuilder.DropColumn(
                name: "counted_at",
                table: "waves");

            migrationBuilder.DropColumn(
                name: "counts",
                table: "waves");

            migrationBuilder.DropColumn(
                name: "is_answered",
                table: "waves");

            migrationBuilder.DropColumn(
                name: "is_example",
                table: "waves");

            migrationBuilder.DropColumn(
                name: "key",
                table: "waves");

            migrationBuilder.DropColumn(
                name: "opened_at",
                table: "waves");

            migrationBuilder.DropColumn(
                name: "published_at",
                table: "waves");

            migrationBuilder.DropColumn(
                name: "stage",
                table: "waves");

            migrationBuilder.DropColumn(
                name: "version",
                table: "waves");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "waves");
        }
    }
}
