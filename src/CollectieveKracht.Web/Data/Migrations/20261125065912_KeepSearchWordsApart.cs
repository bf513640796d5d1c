using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace CollectieveKracht.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeepSearchWordsApart : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                drop trigger search_words_added on search_entries;
                drop function search_words_added();
                drop function search_best(tsquery, tsquery, tsquery, tsquery, int, int);
                drop function search_in_order(tsquery, text, int, int);
                drop function search_found(tsquery);
                """);

            migrationBuilder.DropIndex(
                name: "ix_search_entries_document",
                table: "search_entries");

            migrationBuilder.DropIndex(
                name: "ix_search_entries_facets",
                table: "search_entries");

            migrationBuilder.DropIndex(
                name: "ix_search_entries_kind_newest_at_subject_id",
                table: "search_entries");

            migrationBuilder.DropIndex(
                name: "ix_search_entries_kind_recognised_newest_at_subject_id",
                table: "search_entries");

            migrationBuilder.DropIndex(
                name: "ix_search_entries_kind_title_subject_id",
                table: "search_entries");

            migrationBuilder.DropIndex(
                name: "ix_search_entries_newest_at_subject_id",
                table: "search_entries");

            migrationBuilder.DropIndex(
                name: "ix_search_entries_number",
                table: "search_entries");

            migrationBuilder.DropIndex(
                name: "ix_search_entries_recognised_newest_at_subject_id",
                table: "search_entries");

            migrationBuilder.AddUniqueConstraint(
                name: "ak_search_entries_number",
                table: "search_entries",
                column: "number");

            migrationBuilder.CreateTable(
                name: "search_documents",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    document = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_documents", x => x.number);
                    table.ForeignKey(
                        name: "fk_search_documents_search_entries_number",
                        column: x => x.number,
                        principalTable: "search_entries",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql(
                """
                -- Kept apart from the row, so that to find many reads little; and as they are, since words hardly compress. The site
                -- fills it right after this (SearchDocument.Version).
                alter table search_documents set (toast_tuple_target = 128);
                alter table search_documents alter column document set storage external;
                """);

            migrationBuilder.DropColumn(
                name: "document",
                table: "search_entries");

            migrationBuilder.DropColumn(
                name: "document_version",
                table: "search_entries");

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_kind_slug",
                table: "search_entries",
                columns: new[] { "kind", "slug" });

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_newest_at_subject_id",
                table: "search_entries",
                columns: new[] { "newest_at", "subject_id" },
                descending: new bool[0])
                .Annotation("Npgsql:IndexInclude", new[] { "number" });

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_recognised_newest_at_subject_id",
                table: "search_entries",
                columns: new[] { "recognised", "newest_at", "subject_id" },
                descending: new bool[0])
                .Annotation("Npgsql:IndexInclude", new[] { "number" });

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_title_subject_id",
                table: "search_entries",
                columns: new[] { "title", "subject_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "number" });

            migrationBuilder.CreateIndex(
                name: "ix_search_documents_document",
                table: "search_documents",
                column: "document")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.Sql(
                """
                -- What was just written waits in a list that each search reads: a short one.
                alter index ix_search_documents_document set (gin_pending_list_limit = 256);

                create trigger tell_change after insert or update or delete or truncate on search_documents
                    for each statement execute function tell_change();

                create function search_words_added() returns trigger language plpgsql as $$
                begin
                    insert into search_words select word from search_words_of(new.document) as word
                    where exists (select from search_entries where number = new.number and audience = 'public')
                    order by word on conflict do nothing;
                    return null;
                end $$;

                create trigger search_words_added after insert or update of document on search_documents for each row
                    when (current_setting('search.rebuilding', true) is distinct from 'yes') execute function search_words_added();

                create function search_words_opened() returns trigger language plpgsql as $$
                begin
                    insert into search_words
                    select word from search_documents, search_words_of(document) as word where number = new.number
                    order by word on conflict do nothing;
                    return null;
                end $$;

                create trigger search_words_opened after update of audience on search_entries for each row
                    when (new.audience = 'public' and old.audience <> 'public') execute function search_words_opened();

                -- The entries that hold what is asked: 64 to a number, a bit for each. Reading rows one by one to see whether words are
                -- in them costs far more than PostgreSQL thinks, since the words are kept apart; the index always knows.
                create function search_found(words tsquery) returns table (places int[], bits bigint[])
                language sql stable set enable_seqscan = off set enable_indexscan = off as $$
                    select coalesce(array_agg(place), '{}'), coalesce(array_agg(found.bits), '{}')
                    from (
                        select number / 64 as place, bit_or(1::bigint << (number % 64)) as bits
                        from search_documents where document @@ words
                        group by 1
                    ) as found
                $$;

                create function search_weighed(numbers int[], weighing tsquery, skip int, most int) returns table (number int)
                language sql stable set enable_seqscan = off as $$
                    select candidate.number
                    from unnest(numbers) with ordinality as candidate (number, place) join search_documents using (number)
                    order by ts_rank('{0.02, 0.2, 0.5, 1}', document, weighing, 1) desc, candidate.place
                    offset skip limit most
                $$;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("The words of the search stand apart from now on.");
    }
}
