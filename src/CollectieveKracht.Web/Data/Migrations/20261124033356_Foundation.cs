using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

#nullable disable

namespace CollectieveKracht.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Foundation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,")
                .Annotation("Npgsql:PostgresExtension:unaccent", ",,");

            migrationBuilder.Sql("""
                create text search dictionary ck_nl_stem (template = snowball, language = dutch);
                create text search dictionary ck_en_stem (template = snowball, language = english);
                create text search configuration ck_nl (copy = dutch);
                alter text search configuration ck_nl
                    alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with unaccent, ck_nl_stem;
                create text search configuration ck_en (copy = english);
                alter text search configuration ck_en
                    alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with unaccent, ck_en_stem;
                """);

            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: true),
                    why = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "chains",
                columns: table => new
                {
                    slug = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    body_markdown = table.Column<string>(type: "text", nullable: false),
                    body_html = table.Column<string>(type: "text", nullable: false),
                    name_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    name_nl = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    summary_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    summary_nl = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chains", x => x.slug);
                });

            migrationBuilder.CreateTable(
                name: "challenge_categories",
                columns: table => new
                {
                    slug = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    body_markdown = table.Column<string>(type: "text", nullable: false),
                    body_html = table.Column<string>(type: "text", nullable: false),
                    name_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    name_nl = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    summary_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    summary_nl = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_challenge_categories", x => x.slug);
                });

            migrationBuilder.CreateTable(
                name: "former_addresses",
                columns: table => new
                {
                    path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    target = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_former_addresses", x => x.path);
                });

            migrationBuilder.CreateTable(
                name: "glossary_terms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    body_markdown = table.Column<string>(type: "text", nullable: false),
                    body_html = table.Column<string>(type: "text", nullable: false),
                    forms = table.Column<string[]>(type: "text[]", nullable: false),
                    readings = table.Column<string>(type: "jsonb", nullable: false),
                    name_en = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    name_nl = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    summary_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    summary_nl = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_glossary_terms", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "networks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    short_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    body_markdown = table.Column<string>(type: "text", nullable: false),
                    body_html = table.Column<string>(type: "text", nullable: false),
                    website = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    source = table.Column<string>(type: "text", nullable: false),
                    summary_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    summary_nl = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_networks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "regions",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    slug = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    parent_code = table.Column<string>(type: "character varying(10)", nullable: true),
                    lineage = table.Column<string[]>(type: "text[]", nullable: false),
                    iso = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    successor_code = table.Column<string>(type: "character varying(10)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_regions", x => x.code);
                    table.ForeignKey(
                        name: "fk_regions_regions_parent_code",
                        column: x => x.parent_code,
                        principalTable: "regions",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_regions_regions_successor_code",
                        column: x => x.successor_code,
                        principalTable: "regions",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "search_entries",
                columns: table => new
                {
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    slug = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    audience = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    title = table.Column<string>(type: "text", nullable: false, collation: "nl-x-icu"),
                    title_en = table.Column<string>(type: "text", nullable: true),
                    summary = table.Column<string>(type: "text", nullable: false),
                    summary_en = table.Column<string>(type: "text", nullable: true),
                    keywords = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    byline = table.Column<string>(type: "text", nullable: false),
                    facets = table.Column<string[]>(type: "text[]", nullable: false),
                    newest_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recognised = table.Column<int>(type: "integer", nullable: false),
                    is_example = table.Column<bool>(type: "boolean", nullable: false),
                    document = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: false, computedColumnSql: "case language\n    when 'en' then\n        setweight(to_tsvector('ck_en', title), 'A') || setweight(to_tsvector('ck_en', keywords), 'B')\n        || setweight(to_tsvector('ck_en', summary), 'C') || setweight(to_tsvector('ck_en', body), 'D')\n    else\n        setweight(to_tsvector('ck_nl', title), 'A') || setweight(to_tsvector('ck_nl', keywords), 'B')\n        || setweight(to_tsvector('ck_nl', summary), 'C') || setweight(to_tsvector('ck_nl', body), 'D')\nend\n|| setweight(to_tsvector('ck_en', coalesce(title_en, '')), 'A') || setweight(to_tsvector('ck_en', coalesce(summary_en, '')), 'C')", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_entries", x => x.subject_id);
                });

            migrationBuilder.CreateTable(
                name: "seeded_items",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seeded_items", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "terms",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    characteristic = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    version = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    slug = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    is_retired = table.Column<bool>(type: "boolean", nullable: false),
                    sector_slug = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: true),
                    is_food = table.Column<bool>(type: "boolean", nullable: false),
                    is_financial = table.Column<bool>(type: "boolean", nullable: false),
                    group = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: true),
                    from = table.Column<int>(type: "integer", nullable: true),
                    to = table.Column<int>(type: "integer", nullable: true),
                    name_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    name_nl = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_terms", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "waves",
                columns: table => new
                {
                    slug = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    name_en = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    name_nl = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_waves", x => x.slug);
                });

            migrationBuilder.CreateTable(
                name: "challenges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    category_slug = table.Column<string>(type: "character varying(90)", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    is_key = table.Column<bool>(type: "boolean", nullable: false),
                    body_markdown = table.Column<string>(type: "text", nullable: false),
                    body_html = table.Column<string>(type: "text", nullable: false),
                    search_words = table.Column<string[]>(type: "text[]", nullable: false),
                    is_retired = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    name_en = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    name_nl = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    short_name_en = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    short_name_nl = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    summary_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    summary_nl = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_challenges", x => x.id);
                    table.ForeignKey(
                        name: "fk_challenges_challenge_categories_category_slug",
                        column: x => x.category_slug,
                        principalTable: "challenge_categories",
                        principalColumn: "slug",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "collectives",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    summary = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    standing = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    is_example = table.Column<bool>(type: "boolean", nullable: false),
                    municipality_code = table.Column<string>(type: "character varying(10)", nullable: false),
                    sector_id = table.Column<int>(type: "integer", nullable: false),
                    sector_reason = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    sector_override_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    main_activity_id = table.Column<int>(type: "integer", nullable: false),
                    legal_form_id = table.Column<int>(type: "integer", nullable: false),
                    working_area_id = table.Column<int>(type: "integer", nullable: false),
                    member_count = table.Column<int>(type: "integer", nullable: true),
                    size_class_id = table.Column<int>(type: "integer", nullable: true),
                    member_limit = table.Column<int>(type: "integer", nullable: true),
                    member_limit_reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    government_relation_id = table.Column<int>(type: "integer", nullable: true),
                    phase_id = table.Column<int>(type: "integer", nullable: true),
                    founding_year = table.Column<int>(type: "integer", nullable: true),
                    website = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    expertise_offered = table.Column<string[]>(type: "text[]", nullable: false),
                    expertise_sought = table.Column<string[]>(type: "text[]", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collectives", x => x.id);
                    table.CheckConstraint("ck_collectives_member_count", "member_count is null or member_count >= 0");
                    table.ForeignKey(
                        name: "fk_collectives_regions_municipality_code",
                        column: x => x.municipality_code,
                        principalTable: "regions",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_collectives_terms_government_relation_id",
                        column: x => x.government_relation_id,
                        principalTable: "terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_collectives_terms_legal_form_id",
                        column: x => x.legal_form_id,
                        principalTable: "terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_collectives_terms_main_activity_id",
                        column: x => x.main_activity_id,
                        principalTable: "terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_collectives_terms_phase_id",
                        column: x => x.phase_id,
                        principalTable: "terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_collectives_terms_sector_id",
                        column: x => x.sector_id,
                        principalTable: "terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_collectives_terms_size_class_id",
                        column: x => x.size_class_id,
                        principalTable: "terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_collectives_terms_working_area_id",
                        column: x => x.working_area_id,
                        principalTable: "terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "network_sectors",
                columns: table => new
                {
                    network_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sectors_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_sectors", x => new { x.network_id, x.sectors_id });
                    table.ForeignKey(
                        name: "fk_network_sectors_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_network_sectors_terms_sectors_id",
                        column: x => x.sectors_id,
                        principalTable: "terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "term_mappings",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    from_id = table.Column<int>(type: "integer", nullable: false),
                    to_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_term_mappings", x => x.id);
                    table.ForeignKey(
                        name: "fk_term_mappings_terms_from_id",
                        column: x => x.from_id,
                        principalTable: "terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_term_mappings_terms_to_id",
                        column: x => x.to_id,
                        principalTable: "terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "published_figures",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    measure = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    panel = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    subject = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    within = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    value = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: false),
                    unit = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    of = table.Column<int>(type: "integer", nullable: true),
                    exactness = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    wave_slug = table.Column<string>(type: "character varying(90)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_published_figures", x => x.id);
                    table.ForeignKey(
                        name: "fk_published_figures_waves_wave_slug",
                        column: x => x.wave_slug,
                        principalTable: "waves",
                        principalColumn: "slug",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "chain_links",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    step = table.Column<int>(type: "integer", nullable: false),
                    slug = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    challenge_id = table.Column<Guid>(type: "uuid", nullable: true),
                    own_name_nl = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    own_name_en = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    chain_slug = table.Column<string>(type: "character varying(90)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chain_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_chain_links_chains_chain_slug",
                        column: x => x.chain_slug,
                        principalTable: "chains",
                        principalColumn: "slug",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_chain_links_challenges_challenge_id",
                        column: x => x.challenge_id,
                        principalTable: "challenges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "challenge_relations",
                columns: table => new
                {
                    challenge_id = table.Column<Guid>(type: "uuid", nullable: false),
                    related_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_challenge_relations", x => new { x.challenge_id, x.related_id });
                    table.ForeignKey(
                        name: "fk_challenge_relations_challenges_challenge_id",
                        column: x => x.challenge_id,
                        principalTable: "challenges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_challenge_relations_challenges_related_id",
                        column: x => x.related_id,
                        principalTable: "challenges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "glossary_term_challenges",
                columns: table => new
                {
                    challenges_id = table.Column<Guid>(type: "uuid", nullable: false),
                    glossary_term_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_glossary_term_challenges", x => new { x.challenges_id, x.glossary_term_id });
                    table.ForeignKey(
                        name: "fk_glossary_term_challenges_challenges_challenges_id",
                        column: x => x.challenges_id,
                        principalTable: "challenges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_glossary_term_challenges_glossary_terms_glossary_term_id",
                        column: x => x.glossary_term_id,
                        principalTable: "glossary_terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "collective_activities",
                columns: table => new
                {
                    activities_id = table.Column<int>(type: "integer", nullable: false),
                    collective_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collective_activities", x => new { x.activities_id, x.collective_id });
                    table.ForeignKey(
                        name: "fk_collective_activities_collectives_collective_id",
                        column: x => x.collective_id,
                        principalTable: "collectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_collective_activities_terms_activities_id",
                        column: x => x.activities_id,
                        principalTable: "terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "collective_membership_conditions",
                columns: table => new
                {
                    collective2id = table.Column<Guid>(type: "uuid", nullable: false),
                    membership_conditions_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collective_membership_conditions", x => new { x.collective2id, x.membership_conditions_id });
                    table.ForeignKey(
                        name: "fk_collective_membership_conditions_collectives_collective2id",
                        column: x => x.collective2id,
                        principalTable: "collectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_collective_membership_conditions_terms_membership_condition",
                        column: x => x.membership_conditions_id,
                        principalTable: "terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "collective_networks",
                columns: table => new
                {
                    collective_id = table.Column<Guid>(type: "uuid", nullable: false),
                    networks_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collective_networks", x => new { x.collective_id, x.networks_id });
                    table.ForeignKey(
                        name: "fk_collective_networks_collectives_collective_id",
                        column: x => x.collective_id,
                        principalTable: "collectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_collective_networks_networks_networks_id",
                        column: x => x.networks_id,
                        principalTable: "networks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "collective_target_groups",
                columns: table => new
                {
                    collective1id = table.Column<Guid>(type: "uuid", nullable: false),
                    target_groups_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collective_target_groups", x => new { x.collective1id, x.target_groups_id });
                    table.ForeignKey(
                        name: "fk_collective_target_groups_collectives_collective1id",
                        column: x => x.collective1id,
                        principalTable: "collectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_collective_target_groups_terms_target_groups_id",
                        column: x => x.target_groups_id,
                        principalTable: "terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "questions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    body_markdown = table.Column<string>(type: "text", nullable: false),
                    body_html = table.Column<string>(type: "text", nullable: false),
                    asked_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_example = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_questions", x => x.id);
                    table.ForeignKey(
                        name: "fk_questions_collectives_asked_by_id",
                        column: x => x.asked_by_id,
                        principalTable: "collectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recognitions",
                columns: table => new
                {
                    collective_id = table.Column<Guid>(type: "uuid", nullable: false),
                    challenge_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recognitions", x => new { x.collective_id, x.challenge_id });
                    table.ForeignKey(
                        name: "fk_recognitions_challenges_challenge_id",
                        column: x => x.challenge_id,
                        principalTable: "challenges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recognitions_collectives_collective_id",
                        column: x => x.collective_id,
                        principalTable: "collectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "answers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_markdown = table.Column<string>(type: "text", nullable: false),
                    body_html = table.Column<string>(type: "text", nullable: false),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_accepted = table.Column<bool>(type: "boolean", nullable: false),
                    question_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answers", x => x.id);
                    table.ForeignKey(
                        name: "fk_answers_collectives_by_id",
                        column: x => x.by_id,
                        principalTable: "collectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_answers_questions_question_id",
                        column: x => x.question_id,
                        principalTable: "questions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "question_challenges",
                columns: table => new
                {
                    challenges_id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_question_challenges", x => new { x.challenges_id, x.question_id });
                    table.ForeignKey(
                        name: "fk_question_challenges_challenges_challenges_id",
                        column: x => x.challenges_id,
                        principalTable: "challenges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_question_challenges_questions_question_id",
                        column: x => x.question_id,
                        principalTable: "questions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "article_challenges",
                columns: table => new
                {
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    challenges_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_challenges", x => new { x.article_id, x.challenges_id });
                    table.ForeignKey(
                        name: "fk_article_challenges_challenges_challenges_id",
                        column: x => x.challenges_id,
                        principalTable: "challenges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "article_legal_forms",
                columns: table => new
                {
                    article1id = table.Column<Guid>(type: "uuid", nullable: false),
                    legal_forms_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_legal_forms", x => new { x.article1id, x.legal_forms_id });
                    table.ForeignKey(
                        name: "fk_article_legal_forms_terms_legal_forms_id",
                        column: x => x.legal_forms_id,
                        principalTable: "terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "article_regions",
                columns: table => new
                {
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    regions_code = table.Column<string>(type: "character varying(10)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_regions", x => new { x.article_id, x.regions_code });
                    table.ForeignKey(
                        name: "fk_article_regions_regions_regions_code",
                        column: x => x.regions_code,
                        principalTable: "regions",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "article_sectors",
                columns: table => new
                {
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sectors_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_sectors", x => new { x.article_id, x.sectors_id });
                    table.ForeignKey(
                        name: "fk_article_sectors_terms_sectors_id",
                        column: x => x.sectors_id,
                        principalTable: "terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "article_size_classes",
                columns: table => new
                {
                    article3id = table.Column<Guid>(type: "uuid", nullable: false),
                    size_classes_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_size_classes", x => new { x.article3id, x.size_classes_id });
                    table.ForeignKey(
                        name: "fk_article_size_classes_terms_size_classes_id",
                        column: x => x.size_classes_id,
                        principalTable: "terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "article_target_groups",
                columns: table => new
                {
                    article4id = table.Column<Guid>(type: "uuid", nullable: false),
                    target_groups_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_target_groups", x => new { x.article4id, x.target_groups_id });
                    table.ForeignKey(
                        name: "fk_article_target_groups_terms_target_groups_id",
                        column: x => x.target_groups_id,
                        principalTable: "terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "article_working_areas",
                columns: table => new
                {
                    article2id = table.Column<Guid>(type: "uuid", nullable: false),
                    working_areas_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_working_areas", x => new { x.article2id, x.working_areas_id });
                    table.ForeignKey(
                        name: "fk_article_working_areas_terms_working_areas_id",
                        column: x => x.working_areas_id,
                        principalTable: "terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "articles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    collective_id = table.Column<Guid>(type: "uuid", nullable: true),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    audience = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    licence = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    standing = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    published_revision_id = table.Column<Guid>(type: "uuid", nullable: true),
                    first_published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    check_again_on = table.Column<DateOnly>(type: "date", nullable: true),
                    phase_id = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_articles", x => x.id);
                    table.CheckConstraint("ck_articles_shown_has_published_revision", "standing = 'Unpublished' or published_revision_id is not null");
                    table.ForeignKey(
                        name: "fk_articles_accounts_author_id",
                        column: x => x.author_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_articles_collectives_collective_id",
                        column: x => x.collective_id,
                        principalTable: "collectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_articles_terms_phase_id",
                        column: x => x.phase_id,
                        principalTable: "terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    summary = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    body_markdown = table.Column<string>(type: "text", nullable: false),
                    body_html = table.Column<string>(type: "text", nullable: false),
                    sources = table.Column<string>(type: "jsonb", nullable: false),
                    reason_for_change = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    claim_by = table.Column<Guid>(type: "uuid", nullable: true),
                    claim_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decision_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    has_been_appealed = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_revisions_accounts_author_id",
                        column: x => x.author_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_revisions_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_answers_by_id",
                table: "answers",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_answers_question_id",
                table: "answers",
                column: "question_id");

            migrationBuilder.CreateIndex(
                name: "ix_article_challenges_challenges_id",
                table: "article_challenges",
                column: "challenges_id");

            migrationBuilder.CreateIndex(
                name: "ix_article_legal_forms_legal_forms_id",
                table: "article_legal_forms",
                column: "legal_forms_id");

            migrationBuilder.CreateIndex(
                name: "ix_article_regions_regions_code",
                table: "article_regions",
                column: "regions_code");

            migrationBuilder.CreateIndex(
                name: "ix_article_sectors_sectors_id",
                table: "article_sectors",
                column: "sectors_id");

            migrationBuilder.CreateIndex(
                name: "ix_article_size_classes_size_classes_id",
                table: "article_size_classes",
                column: "size_classes_id");

            migrationBuilder.CreateIndex(
                name: "ix_article_target_groups_target_groups_id",
                table: "article_target_groups",
                column: "target_groups_id");

            migrationBuilder.CreateIndex(
                name: "ix_article_working_areas_working_areas_id",
                table: "article_working_areas",
                column: "working_areas_id");

            migrationBuilder.CreateIndex(
                name: "ix_articles_author_id",
                table: "articles",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_articles_collective_id",
                table: "articles",
                column: "collective_id");

            migrationBuilder.CreateIndex(
                name: "ix_articles_phase_id",
                table: "articles",
                column: "phase_id");

            migrationBuilder.CreateIndex(
                name: "ix_articles_published_revision_id",
                table: "articles",
                column: "published_revision_id");

            migrationBuilder.CreateIndex(
                name: "ix_articles_slug",
                table: "articles",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_subject_subject_id_id",
                table: "audit_entries",
                columns: new[] { "subject", "subject_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_chain_links_chain_slug",
                table: "chain_links",
                column: "chain_slug");

            migrationBuilder.CreateIndex(
                name: "ix_chain_links_challenge_id",
                table: "chain_links",
                column: "challenge_id");

            migrationBuilder.CreateIndex(
                name: "ix_challenge_relations_related_id",
                table: "challenge_relations",
                column: "related_id");

            migrationBuilder.CreateIndex(
                name: "ix_challenges_category_slug",
                table: "challenges",
                column: "category_slug");

            migrationBuilder.CreateIndex(
                name: "ix_challenges_slug",
                table: "challenges",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_collective_activities_collective_id",
                table: "collective_activities",
                column: "collective_id");

            migrationBuilder.CreateIndex(
                name: "ix_collective_membership_conditions_membership_conditions_id",
                table: "collective_membership_conditions",
                column: "membership_conditions_id");

            migrationBuilder.CreateIndex(
                name: "ix_collective_networks_networks_id",
                table: "collective_networks",
                column: "networks_id");

            migrationBuilder.CreateIndex(
                name: "ix_collective_target_groups_target_groups_id",
                table: "collective_target_groups",
                column: "target_groups_id");

            migrationBuilder.CreateIndex(
                name: "ix_collectives_government_relation_id",
                table: "collectives",
                column: "government_relation_id");

            migrationBuilder.CreateIndex(
                name: "ix_collectives_legal_form_id",
                table: "collectives",
                column: "legal_form_id");

            migrationBuilder.CreateIndex(
                name: "ix_collectives_main_activity_id",
                table: "collectives",
                column: "main_activity_id");

            migrationBuilder.CreateIndex(
                name: "ix_collectives_municipality_code",
                table: "collectives",
                column: "municipality_code");

            migrationBuilder.CreateIndex(
                name: "ix_collectives_phase_id",
                table: "collectives",
                column: "phase_id");

            migrationBuilder.CreateIndex(
                name: "ix_collectives_sector_id",
                table: "collectives",
                column: "sector_id");

            migrationBuilder.CreateIndex(
                name: "ix_collectives_size_class_id",
                table: "collectives",
                column: "size_class_id");

            migrationBuilder.CreateIndex(
                name: "ix_collectives_slug",
                table: "collectives",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_collectives_standing_created_at_id",
                table: "collectives",
                columns: new[] { "standing", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_collectives_working_area_id",
                table: "collectives",
                column: "working_area_id");

            migrationBuilder.CreateIndex(
                name: "ix_glossary_term_challenges_glossary_term_id",
                table: "glossary_term_challenges",
                column: "glossary_term_id");

            migrationBuilder.CreateIndex(
                name: "ix_glossary_terms_slug",
                table: "glossary_terms",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_network_sectors_sectors_id",
                table: "network_sectors",
                column: "sectors_id");

            migrationBuilder.CreateIndex(
                name: "ix_networks_slug",
                table: "networks",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_published_figures_wave_slug_measure_subject",
                table: "published_figures",
                columns: new[] { "wave_slug", "measure", "subject" });

            migrationBuilder.CreateIndex(
                name: "ix_question_challenges_question_id",
                table: "question_challenges",
                column: "question_id");

            migrationBuilder.CreateIndex(
                name: "ix_questions_asked_at_id",
                table: "questions",
                columns: new[] { "asked_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_questions_asked_by_id",
                table: "questions",
                column: "asked_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_questions_slug",
                table: "questions",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_recognitions_challenge_id_state_collective_id",
                table: "recognitions",
                columns: new[] { "challenge_id", "state", "collective_id" });

            migrationBuilder.CreateIndex(
                name: "ix_regions_parent_code",
                table: "regions",
                column: "parent_code");

            migrationBuilder.CreateIndex(
                name: "ix_regions_slug",
                table: "regions",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_regions_successor_code",
                table: "regions",
                column: "successor_code");

            migrationBuilder.CreateIndex(
                name: "ix_revisions_article_id_number",
                table: "revisions",
                columns: new[] { "article_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_revisions_author_id",
                table: "revisions",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_revisions_state_submitted_at_id",
                table: "revisions",
                columns: new[] { "state", "submitted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_document",
                table: "search_entries",
                column: "document")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_facets",
                table: "search_entries",
                column: "facets")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_kind_newest_at_subject_id",
                table: "search_entries",
                columns: new[] { "kind", "newest_at", "subject_id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_kind_recognised_newest_at_subject_id",
                table: "search_entries",
                columns: new[] { "kind", "recognised", "newest_at", "subject_id" },
                descending: new[] { false, true, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_kind_title_subject_id",
                table: "search_entries",
                columns: new[] { "kind", "title", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_newest_at_subject_id",
                table: "search_entries",
                columns: new[] { "newest_at", "subject_id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_search_entries_recognised_newest_at_subject_id",
                table: "search_entries",
                columns: new[] { "recognised", "newest_at", "subject_id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_term_mappings_from_id_to_id",
                table: "term_mappings",
                columns: new[] { "from_id", "to_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_term_mappings_to_id",
                table: "term_mappings",
                column: "to_id");

            migrationBuilder.CreateIndex(
                name: "ix_terms_characteristic_version_slug",
                table: "terms",
                columns: new[] { "characteristic", "version", "slug" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_article_challenges_articles_article_id",
                table: "article_challenges",
                column: "article_id",
                principalTable: "articles",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_article_legal_forms_articles_article1id",
                table: "article_legal_forms",
                column: "article1id",
                principalTable: "articles",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_article_regions_articles_article_id",
                table: "article_regions",
                column: "article_id",
                principalTable: "articles",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_article_sectors_articles_article_id",
                table: "article_sectors",
                column: "article_id",
                principalTable: "articles",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_article_size_classes_articles_article3id",
                table: "article_size_classes",
                column: "article3id",
                principalTable: "articles",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_article_target_groups_articles_article4id",
                table: "article_target_groups",
                column: "article4id",
                principalTable: "articles",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_article_working_areas_articles_article2id",
                table: "article_working_areas",
                column: "article2id",
                principalTable: "articles",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_articles_revisions_published_revision_id",
                table: "articles",
                column: "published_revision_id",
                principalTable: "revisions",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_articles_collectives_collective_id",
                table: "articles");

            migrationBuilder.DropForeignKey(
                name: "fk_revisions_articles_article_id",
                table: "revisions");

            migrationBuilder.DropTable(
                name: "answers");

            migrationBuilder.DropTable(
                name: "article_challenges");

            migrationBuilder.DropTable(
                name: "article_legal_forms");

            migrationBuilder.DropTable(
                name: "article_regions");

            migrationBuilder.DropTable(
                name: "article_sectors");

            migrationBuilder.DropTable(
                name: "article_size_classes");

            migrationBuilder.DropTable(
                name: "article_target_groups");

            migrationBuilder.DropTable(
                name: "article_working_areas");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "chain_links");

            migrationBuilder.DropTable(
                name: "challenge_relations");

            migrationBuilder.DropTable(
                name: "collective_activities");

            migrationBuilder.DropTable(
                name: "collective_membership_conditions");

            migrationBuilder.DropTable(
                name: "collective_networks");

            migrationBuilder.DropTable(
                name: "collective_target_groups");

            migrationBuilder.DropTable(
                name: "former_addresses");

            migrationBuilder.DropTable(
                name: "glossary_term_challenges");

            migrationBuilder.DropTable(
                name: "network_sectors");

            migrationBuilder.DropTable(
                name: "published_figures");

            migrationBuilder.DropTable(
                name: "question_challenges");

            migrationBuilder.DropTable(
                name: "recognitions");

            migrationBuilder.DropTable(
                name: "search_entries");

            migrationBuilder.DropTable(
                name: "seeded_items");

            migrationBuilder.DropTable(
                name: "term_mappings");

            migrationBuilder.DropTable(
                name: "chains");

            migrationBuilder.DropTable(
                name: "glossary_terms");

            migrationBuilder.DropTable(
                name: "networks");

            migrationBuilder.DropTable(
                name: "waves");

            migrationBuilder.DropTable(
                name: "questions");

            migrationBuilder.DropTable(
                name: "challenges");

            migrationBuilder.DropTable(
                name: "challenge_categories");

            migrationBuilder.DropTable(
                name: "collectives");

            migrationBuilder.DropTable(
                name: "regions");

            migrationBuilder.DropTable(
                name: "articles");

            migrationBuilder.DropTable(
                name: "revisions");

            migrationBuilder.DropTable(
                name: "terms");

            migrationBuilder.DropTable(
                name: "accounts");
        }
    }
}
