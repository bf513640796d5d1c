using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CollectieveKracht.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchByOwnAnalysis : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                drop index ix_search_entries_document;
                alter table search_entries alter column document drop expression;
                -- The site writes the words itself; until it did, an entry is found by no word.
                alter table search_entries alter column document set default '';
                update search_entries set document = '';
                create index ix_search_entries_document on search_entries using gin (document);
                -- Long words and texts are kept apart from the row, so that a look at many rows reads little.
                alter table search_entries set (toast_tuple_target = 256);
                drop text search configuration ck_nl;
                drop text search configuration ck_en;
                drop text search dictionary ck_nl_stem;
                drop text search dictionary ck_en_stem;
                """);

            migrationBuilder.AddColumn<int>(
                name: "document_version",
                table: "search_entries",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "number",
                table: "search_entries",
                type: "integer",
                nullable: false,
                defaultValue: 0)
                .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn);

            migrationBuilder.CreateTable(
                name: "synonym_groups",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    words = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_synonym_groups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unanswered_searches",
                columns: table => new
                {
                    words = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    times = table.Column<int>(type: "integer", nullable: false),
                    was_helped = table.Column<bool>(type: "boolean", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unanswered_searches", x => x.words);
                });

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_number",
                table: "search_entries",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_unanswered_searches_last_at",
                table: "unanswered_searches",
                column: "last_at");

            migrationBuilder.CreateIndex(
                name: "ix_unanswered_searches_times_words",
                table: "unanswered_searches",
                columns: new[] { "times", "words" },
                descending: new[] { true, false });

            migrationBuilder.Sql(
                """
                -- For each value of each filter a bit per entry, in pieces of 8,192 entries: what counts are made of.
                create table search_facets (
                    facet text not null,
                    chunk int not null,
                    entries bit(8192) not null,
                    dimension text not null generated always as (split_part(facet, ':', 1)) stored,
                    constraint pk_search_facets primary key (chunk, facet)
                ) with (fillfactor = 60);
                alter table search_facets alter column entries set storage plain;
                create index ix_search_facets_facet on search_facets (facet);

                create function search_filters(entry search_entries) returns text[] language sql immutable as $$
                    select entry.facets || array['kind:' || entry.kind, 'audience:' || entry.audience, 'example:' || entry.is_example]
                $$;

                -- Everyone who saves something changes the same few rows of bits: one after the other, lest two wait for each other.
                create function search_facets_await() returns void language sql as $$
                    select pg_advisory_xact_lock(hashtext('search_facets'))
                $$;

                create function search_entries_added() returns trigger language plpgsql as $$
                begin
                    perform search_facets_await();
                    insert into search_facets (facet, chunk, entries)
                    select facet, number / 8192, bit_or(set_bit(0::bit(8192), number % 8192, 1))
                    from added, unnest(search_filters(added::search_entries)) as facet
                    group by 1, 2
                    on conflict (chunk, facet) do update set entries = search_facets.entries | excluded.entries;
                    return null;
                end $$;

                create function search_entries_removed() returns trigger language plpgsql as $$
                begin
                    perform search_facets_await();
                    update search_facets as stored set entries = stored.entries & ~gone.entries
                    from (
                        select facet, number / 8192 as chunk, bit_or(set_bit(0::bit(8192), number % 8192, 1)) as entries
                        from removed, unnest(search_filters(removed::search_entries)) as facet
                        group by 1, 2
                    ) as gone
                    where stored.chunk = gone.chunk and stored.facet = gone.facet;
                    return null;
                end $$;

                create function search_entries_changed() returns trigger language plpgsql as $$
                declare
                    place int := new.number % 8192;
                begin
                    perform search_facets_await();
                    update search_facets set entries = set_bit(entries, place, 0)
                    where chunk = new.number / 8192 and facet = any (search_filters(old));
                    insert into search_facets (facet, chunk, entries)
                    select facet, new.number / 8192, set_bit(0::bit(8192), place, 1) from unnest(search_filters(new)) as facet
                    on conflict (chunk, facet) do update set entries = set_bit(search_facets.entries, place, 1);
                    return null;
                end $$;

                create trigger search_entries_added after insert on search_entries
                    referencing new table as added for each statement execute function search_entries_added();
                create trigger search_entries_removed after delete on search_entries
                    referencing old table as removed for each statement execute function search_entries_removed();
                create trigger search_entries_changed after update of facets, kind, audience, is_example on search_entries
                    for each row when (search_filters(old) is distinct from search_filters(new)) execute function search_entries_changed();

                insert into search_facets (facet, chunk, entries)
                select facet, number / 8192, bit_or(set_bit(0::bit(8192), number % 8192, 1))
                from search_entries, unnest(search_filters(search_entries)) as facet
                group by 1, 2;

                -- Who recognises what. Each challenge has a bit per collective; the bits of the challenges of a thing taken together
                -- are the collectives that recognise it, each once, however many things there are.
                create view recognised_counts as
                with about as (
                    select id as subject_id, id as challenge_id from challenges
                    union all select article_id, challenges_id from article_challenges
                    union all select question_id, challenges_id from question_challenges
                ), facing as (
                    select challenge_id, collective / 2048 as chunk, bit_or(set_bit(0::bit(2048), collective % 2048, 1)) as collectives
                    from (select challenge_id, (dense_rank() over (order by collective_id) - 1)::int as collective from recognitions) as numbered
                    group by 1, 2
                ), reached as (
                    select about.subject_id, facing.chunk, bit_or(facing.collectives) as collectives
                    from about left join facing using (challenge_id)
                    group by 1, 2
                )
                select subject_id, coalesce(sum(bit_count(collectives)), 0)::int as recognised from reached group by 1;

                -- Every word of what is public, as written: what a misspelt word is compared with.
                create table search_words (word text not null constraint pk_search_words primary key);
                create index ix_search_words_alike on search_words using gin (word gin_trgm_ops);

                create function search_words_of(document tsvector) returns setof text language sql immutable as $$
                    select substr(word.lexeme, 2) from unnest(document) as word
                    where left(word.lexeme, 1) = '=' and length(word.lexeme) between 4 and 41 and word.lexeme !~ '[0-9]'
                $$;

                create function search_words_added() returns trigger language plpgsql as $$
                begin
                    insert into search_words select word from search_words_of(new.document) as word order by word on conflict do nothing;
                    return null;
                end $$;

                create trigger search_words_added after insert or update of document, audience on search_entries for each row
                    when (new.audience = 'public' and current_setting('search.rebuilding', true) is distinct from 'yes')
                    execute function search_words_added();

                -- Reading rows one by one to see whether words are in them costs far more than PostgreSQL thinks, since the words
                -- are kept apart from the row. The index always knows; so these look nowhere else.
                create function search_found(words tsquery) returns table (chunk int, entries bit(8192))
                language sql stable set enable_seqscan = off set enable_indexscan = off as $$
                    -- First in words of 64 bits, which cost little to make, and of these the long ones.
                    select word / 128, bit_or(bits::bit(64)::bit(8192) >> (word % 128 * 64))
                    from (
                        select number / 64 as word, bit_or(1::bigint << (63 - number % 64)) as bits
                        from search_entries where document @@ words
                        group by 1
                    ) as found
                    group by 1
                $$;

                create function search_in_order(words tsquery, how text, skip int, most int) returns table (subject_id uuid)
                language sql stable set enable_seqscan = off set enable_indexscan = off as $$
                    select subject_id from search_entries where document @@ words
                    order by
                        case when how = 'herkend' then recognised end desc,
                        case when how = 'naam' then title end,
                        newest_at desc, subject_id desc
                    offset skip limit most
                $$;

                -- To weigh every one of a hundred thousand texts takes seconds. Those with the words in their title, the most recognised
                -- first, and the newest of all others are weighed against each other; the rest follows nowhere.
                create function search_best(words tsquery, in_title tsquery, weighing tsquery, whole_title tsquery, skip int, most int)
                returns table (subject_id uuid)
                language sql stable set enable_seqscan = off set enable_indexscan = off as $$
                    with titled as materialized (
                        select subject_id from search_entries where document @@ in_title
                        order by recognised desc, newest_at desc, subject_id desc limit 200
                    ), newest as materialized (
                        select subject_id from search_entries where document @@ words
                        order by newest_at desc, subject_id desc limit 300
                    ), candidates as (
                        select subject_id from titled union select subject_id from newest
                    )
                    select subject_id from candidates join search_entries using (subject_id)
                    order by
                        document @@ whole_title desc,
                        ts_rank('{0.02, 0.2, 0.5, 1}', document, weighing, 1) desc,
                        recognised desc, newest_at desc, subject_id desc
                    offset skip limit most
                $$;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("The words of the search are no longer made by the database.");
    }
}
