using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollectieveKracht.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeepTheAuditLogWhole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_audit_entries_subject_subject_id_id",
                table: "audit_entries");

            migrationBuilder.CreateTable(
                name: "audit_links",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    entry_id = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_links", x => x.number);
                    table.ForeignKey(
                        name: "fk_audit_links_audit_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "audit_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_mails_written_at_id",
                table: "outbox_mails",
                columns: new[] { "written_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_act_at_id",
                table: "audit_entries",
                columns: new[] { "act", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_actor_id_at_id",
                table: "audit_entries",
                columns: new[] { "actor_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_at_id",
                table: "audit_entries",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_subject_at_id",
                table: "audit_entries",
                columns: new[] { "subject", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_subject_id_at_id",
                table: "audit_entries",
                columns: new[] { "subject_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_links_entry_id",
                table: "audit_links",
                column: "entry_id",
                unique: true);

            // Named one by one, so that a later column changes no hash; the moment in seconds, which no time zone writes differently.
            migrationBuilder.Sql(
                """
                create function audit_content(entry audit_entries) returns bytea language sql stable as $$
                    select convert_to(jsonb_build_array(
                        entry.id, extract(epoch from entry.at), entry.actor_id, entry.subject, entry.subject_id, entry.act, entry.before, entry.after, entry.why)::text, 'UTF8')
                $$;

                create table audit_head (
                    is_only boolean primary key default true check (is_only),
                    number bigint not null,
                    hash bytea not null);
                insert into audit_head (number, hash) values (0, '');

                -- What can be seen and has no place is all of one's own transaction: others give theirs a place before they can be seen.
                -- So the first entry brings along the rest, and the one row is written once.
                -- It always goes by the indexes: the plan is made once for a session, when the tables may still be small.
                create function link_audit_entries(since bigint) returns void language plpgsql set enable_seqscan = off set enable_sort = off set jit = off as $$
                declare
                    head audit_head;
                    entry audit_entries;
                begin
                    select * into head from audit_head where is_only for update;
                    for entry in select * from audit_entries where id >= since order by id loop
                        continue when exists (select from audit_links where entry_id = entry.id);
                        head.number := head.number + 1;
                        head.hash := sha256(head.hash || audit_content(entry));
                        insert into audit_links (number, entry_id, hash) values (head.number, entry.id, head.hash);
                    end loop;
                    update audit_head set number = head.number, hash = head.hash where is_only;
                end
                $$;
                select link_audit_entries(0);

                create function link_audit_entry() returns trigger language plpgsql as $$
                begin
                    if not exists (select from audit_links where entry_id = new.id) then
                        perform link_audit_entries(new.id);
                    end if;
                    return null;
                end
                $$;
                create constraint trigger link_audit_entry after insert on audit_entries
                    deferrable initially deferred for each row execute function link_audit_entry();

                create function refuse_audit_change() returns trigger language plpgsql as $$
                begin
                    raise exception 'The audit log is never changed: % on % is refused.', lower(tg_op), tg_table_name
                        using errcode = 'insufficient_privilege';
                end
                $$;
                create trigger refuse_change before update or delete or truncate on audit_entries for each statement execute function refuse_audit_change();
                create trigger refuse_change before update or delete or truncate on audit_links for each statement execute function refuse_audit_change();
                create trigger refuse_change before delete or truncate on audit_head for each statement execute function refuse_audit_change();
                alter table audit_entries enable always trigger refuse_change;
                alter table audit_links enable always trigger refuse_change;
                alter table audit_head enable always trigger refuse_change;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                drop trigger refuse_change on audit_entries;
                drop trigger link_audit_entry on audit_entries;
                drop function link_audit_entry;
                drop function link_audit_entries;
                drop function audit_content;
                drop table audit_head;
                """);

            migrationBuilder.DropTable(
                name: "audit_links");

            migrationBuilder.Sql("drop function refuse_audit_change;");

            migrationBuilder.DropIndex(
                name: "ix_outbox_mails_written_at_id",
                table: "outbox_mails");

            migrationBuilder.DropIndex(
                name: "ix_audit_entries_act_at_id",
                table: "audit_entries");

            migrationBuilder.DropIndex(
                name: "ix_audit_entries_actor_id_at_id",
                table: "audit_entries");

            migrationBuilder.DropIndex(
                name: "ix_audit_entries_at_id",
                table: "audit_entries");

            migrationBuilder.DropIndex(
                name: "ix_audit_entries_subject_at_id",
                table: "audit_entries");

            migrationBuilder.DropIndex(
                name: "ix_audit_entries_subject_id_at_id",
                table: "audit_entries");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_subject_subject_id_id",
                table: "audit_entries",
                columns: new[] { "subject", "subject_id", "id" });
        }
    }
}
