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

                create function add_audit_link(entry audit_entries) returns void language sql as $$
                    with head as (
                        update audit_head set number = number + 1, hash = sha256(hash || audit_content(entry)) returning number, hash)
                    insert into audit_links (number, entry_id, hash) select number, entry.id, hash from head
                $$;

                do $$
                declare
                    entry audit_entries;
                begin
                    for entry in select * from audit_entries order by id loop
                        perform add_audit_link(entry);
                    end loop;
                end
                $$;

                create function link_audit_entry() returns trigger language plpgsql as $$
                begin
                    perform add_audit_link(new);
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
                drop function add_audit_link;
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
