using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollectieveKracht.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class FollowJoinAndCountRecognitions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "followings",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    seen_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    told_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_followings", x => x.account_id);
                    table.ForeignKey(
                        name: "fk_followings_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "join_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    collective_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_join_requests", x => x.id);
                    table.ForeignKey(
                        name: "fk_join_requests_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_join_requests_collectives_collective_id",
                        column: x => x.collective_id,
                        principalTable: "collectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mail_consents",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    topic = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mail_consents", x => new { x.person_id, x.topic });
                    table.ForeignKey(
                        name: "fk_mail_consents_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "followed_challenges",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    challenge_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_followed_challenges", x => new { x.account_id, x.challenge_id });
                    table.ForeignKey(
                        name: "fk_followed_challenges_challenges_challenge_id",
                        column: x => x.challenge_id,
                        principalTable: "challenges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_followed_challenges_followings_person",
                        column: x => x.account_id,
                        principalTable: "followings",
                        principalColumn: "account_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_articles_first_published_at",
                table: "articles",
                column: "first_published_at");

            migrationBuilder.CreateIndex(
                name: "ix_articles_last_published_at",
                table: "articles",
                column: "last_published_at");

            migrationBuilder.CreateIndex(
                name: "ix_followed_challenges_challenge_id",
                table: "followed_challenges",
                column: "challenge_id");

            migrationBuilder.CreateIndex(
                name: "ix_join_requests_account_id_made_at",
                table: "join_requests",
                columns: new[] { "account_id", "made_at" });

            migrationBuilder.CreateIndex(
                name: "ix_join_requests_collective_id_account_id",
                table: "join_requests",
                columns: new[] { "collective_id", "account_id" },
                unique: true,
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_join_requests_made_at",
                table: "join_requests",
                column: "made_at");

            migrationBuilder.CreateIndex(
                name: "ix_mail_consents_topic_person_id",
                table: "mail_consents",
                columns: new[] { "topic", "person_id" });

            migrationBuilder.Sql(
                """
                create function recognitions_counted() returns trigger language plpgsql as $$
                declare
                    collective record;
                    step int := case tg_op when 'INSERT' then 1 else -1 end;
                begin
                    if current_setting('recognised.counting', true) = 'later' then return null; end if;

                    -- Of many at once, to count anew costs less.
                    if (select count(distinct collective_id) from changed) > 20 then
                        update search_entries set recognised = counted.recognised from recognised_counts as counted
                        where counted.subject_id = search_entries.subject_id and search_entries.recognised <> counted.recognised;
                        return null;
                    end if;

                    -- What is about one of these challenges counts the collective, unless it does so for another of its challenges.
                    for collective in select collective_id as id, array_agg(challenge_id) as challenges from changed group by collective_id order by collective_id loop
                        with about as (
                            select unnest(collective.challenges) as subject_id
                            union select article_id from article_challenges where challenges_id = any (collective.challenges)
                            union select question_id from question_challenges where challenges_id = any (collective.challenges)
                        ), others as (
                            select challenge_id from recognitions where collective_id = collective.id and challenge_id <> all (collective.challenges)
                        ), counted as (
                            select subject_id from about
                            where not exists (select from article_challenges join others on challenge_id = challenges_id where article_id = subject_id)
                                and not exists (select from question_challenges join others on challenge_id = challenges_id where question_id = subject_id)
                        ), held as (
                            -- In one order, so that two who save at once wait for each other and not both.
                            select number from search_entries join counted using (subject_id) order by number for update of search_entries
                        )
                        update search_entries set recognised = recognised + step from held where search_entries.number = held.number;
                    end loop;
                    return null;
                end $$;

                create trigger recognitions_added after insert on recognitions
                    referencing new table as changed for each statement execute function recognitions_counted();
                create trigger recognitions_removed after delete on recognitions
                    referencing old table as changed for each statement execute function recognitions_counted();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function recognitions_counted() cascade");

            migrationBuilder.DropTable(
                name: "followed_challenges");

            migrationBuilder.DropTable(
                name: "join_requests");

            migrationBuilder.DropTable(
                name: "mail_consents");

            migrationBuilder.DropTable(
                name: "followings");

            migrationBuilder.DropIndex(
                name: "ix_articles_first_published_at",
                table: "articles");

            migrationBuilder.DropIndex(
                name: "ix_articles_last_published_at",
                table: "articles");
        }
    }
}
