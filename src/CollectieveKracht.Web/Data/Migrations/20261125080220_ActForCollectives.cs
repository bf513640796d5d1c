using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CollectieveKracht.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class ActForCollectives : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // PostgreSQL lets a generated column rest on immutable functions only. unaccent is one as long as its rules stay, which are those
            // of the release; the names in full keep it right in a restored dump.
            migrationBuilder.Sql(
                """
                create function name_key(name text) returns text language sql immutable strict parallel safe as $$
                    select trim(regexp_replace(
                        regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, name)), '[^a-z0-9]+', ' ', 'g'),
                        '\m(stichting|vereniging|cooperatie|cooperatieve|cooperation|coop|ua|u a|ba|b a|bv|b v|de|het|en|van|i o)\M', '', 'g'))
                $$;

                create function website_host(website text) returns text language sql immutable strict parallel safe as $$
                    select lower(regexp_replace(substring(website from '^[a-zA-Z]+://(?:[^@/?#]*@)?([^/:?#]+)'), '^www\.', '', 'i'))
                $$;
                """);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "asked_at",
                table: "collectives",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid[]>(
                name: "asked_networks",
                table: "collectives",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "changed_at",
                table: "collectives",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "faded_at",
                table: "collectives",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kvk_number",
                table: "collectives",
                type: "character varying(8)",
                maxLength: 8,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "mail_domain",
                table: "collectives",
                type: "character varying(253)",
                maxLength: 253,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "registered_by",
                table: "collectives",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name_key",
                table: "collectives",
                type: "text",
                nullable: true,
                computedColumnSql: "name_key(name)",
                stored: true);

            migrationBuilder.AddColumn<string>(
                name: "website_host",
                table: "collectives",
                type: "text",
                nullable: true,
                computedColumnSql: "website_host(website)",
                stored: true);

            migrationBuilder.CreateTable(
                name: "collective_claims",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    collective_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    explanation = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collective_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_collective_claims_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_collective_claims_collectives_collective_id",
                        column: x => x.collective_id,
                        principalTable: "collectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    collective_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    key_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    invited_by = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    accepted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => x.id);
                    table.ForeignKey(
                        name: "fk_invitations_accounts_accepted_by",
                        column: x => x.accepted_by,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitations_accounts_invited_by",
                        column: x => x.invited_by,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitations_collectives_collective_id",
                        column: x => x.collective_id,
                        principalTable: "collectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "network_verifiers",
                columns: table => new
                {
                    network_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_verifiers", x => new { x.network_id, x.account_id });
                    table.ForeignKey(
                        name: "fk_network_verifiers_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_network_verifiers_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "teams",
                columns: table => new
                {
                    collective_id = table.Column<Guid>(type: "uuid", nullable: false),
                    changes = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_teams", x => x.collective_id);
                    table.ForeignKey(
                        name: "fk_teams_collectives_collective_id",
                        column: x => x.collective_id,
                        principalTable: "collectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    collective_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    joined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => new { x.collective_id, x.account_id });
                    table.ForeignKey(
                        name: "fk_memberships_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_memberships_teams_collective_id",
                        column: x => x.collective_id,
                        principalTable: "teams",
                        principalColumn: "collective_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_collectives_kvk_number",
                table: "collectives",
                column: "kvk_number");

            migrationBuilder.CreateIndex(
                name: "ix_collectives_mail_domain",
                table: "collectives",
                column: "mail_domain");

            migrationBuilder.CreateIndex(
                name: "ix_collectives_name_key",
                table: "collectives",
                column: "name_key")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_collectives_registered_by",
                table: "collectives",
                column: "registered_by",
                filter: "standing = 'Proposed'");

            migrationBuilder.CreateIndex(
                name: "ix_collectives_website_host",
                table: "collectives",
                column: "website_host");

            migrationBuilder.CreateIndex(
                name: "ix_collective_claims_account_id",
                table: "collective_claims",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_collective_claims_collective_id_account_id",
                table: "collective_claims",
                columns: new[] { "collective_id", "account_id" },
                unique: true,
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_collective_claims_state_made_at",
                table: "collective_claims",
                columns: new[] { "state", "made_at" });

            migrationBuilder.CreateIndex(
                name: "ix_invitations_accepted_by",
                table: "invitations",
                column: "accepted_by");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_collective_id_made_at",
                table: "invitations",
                columns: new[] { "collective_id", "made_at" });

            migrationBuilder.CreateIndex(
                name: "ix_invitations_invited_by",
                table: "invitations",
                column: "invited_by");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_key_hash",
                table: "invitations",
                column: "key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_memberships_account_id",
                table: "memberships",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_network_verifiers_account_id",
                table: "network_verifiers",
                column: "account_id");

            migrationBuilder.AddForeignKey(
                name: "fk_collectives_accounts_registered_by",
                table: "collectives",
                column: "registered_by",
                principalTable: "accounts",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql(
                """
                update collectives set changed_at = created_at;

                -- Else what was just written waits in a list that each look-up reads whole.
                alter index ix_collectives_name_key set (fastupdate = off);

                create trigger tell_change after insert or update or delete or truncate on memberships
                    for each statement execute function tell_change();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_collectives_accounts_registered_by",
                table: "collectives");

            migrationBuilder.DropTable(
                name: "collective_claims");

            migrationBuilder.DropTable(
                name: "invitations");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "network_verifiers");

            migrationBuilder.DropTable(
                name: "teams");

            migrationBuilder.DropIndex(
                name: "ix_collectives_kvk_number",
                table: "collectives");

            migrationBuilder.DropIndex(
                name: "ix_collectives_mail_domain",
                table: "collectives");

            migrationBuilder.DropIndex(
                name: "ix_collectives_name_key",
                table: "collectives");

            migrationBuilder.DropIndex(
                name: "ix_collectives_registered_by",
                table: "collectives");

            migrationBuilder.DropIndex(
                name: "ix_collectives_website_host",
                table: "collectives");

            migrationBuilder.DropColumn(
                name: "name_key",
                table: "collectives");

            migrationBuilder.DropColumn(
                name: "website_host",
                table: "collectives");

            migrationBuilder.DropColumn(
                name: "asked_at",
                table: "collectives");

            migrationBuilder.DropColumn(
                name: "asked_networks",
                table: "collectives");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "collectives");

            migrationBuilder.DropColumn(
                name: "faded_at",
                table: "collectives");

            migrationBuilder.DropColumn(
                name: "kvk_number",
                table: "collectives");

            migrationBuilder.DropColumn(
                name: "mail_domain",
                table: "collectives");

            migrationBuilder.DropColumn(
                name: "registered_by",
                table: "collectives");

            migrationBuilder.Sql("drop function name_key(text); drop function website_host(text)");
        }
    }
}
