using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Domain.Tests.Collectives;

/// <summary>The lists of the 2020 report, as far as rules depend on them.</summary>
internal static class Vocabulary
{
    public static readonly IReadOnlyList<Term> Sectors =
    [
        .. new[]
        {
            "energie", "sociale-voorzieningen", "voedsel-omgeving-milieu", "voedsel-en-sociaal", "infrastructuur-mobiliteit",
            "cultuur", "multifunctioneel",
        }.Select((slug, position) => new Term(Characteristic.Sector, slug, Name(slug), position)),
    ];

    public static readonly IReadOnlyList<Term> Fields =
    [
        Field("zorg", "sociale-voorzieningen"),
        Field("kinderopvang", "sociale-voorzieningen"),
        Field("sociale-inclusie", "sociale-voorzieningen"),
        Field("wonen", "sociale-voorzieningen"),
        Field("verzekeringen", "sociale-voorzieningen"),
        Field("energie", "energie"),
        Field("voedsel", "voedsel-omgeving-milieu", isFood: true),
        Field("landbouw", "voedsel-omgeving-milieu", isFood: true),
        Field("gebiedsontwikkeling", "voedsel-omgeving-milieu"),
        Field("natuur-en-landschap", "voedsel-omgeving-milieu"),
        Field("mobiliteit", "infrastructuur-mobiliteit"),
        Field("digitale-infrastructuur", "infrastructuur-mobiliteit"),
        Field("cultuur", "cultuur"),
    ];

    public static readonly IReadOnlyList<Term> SizeClasses =
    [
        Term.SizeClass("tot-20", Name("tot-20"), 0, 0, 19),
        Term.SizeClass("20-49", Name("20-49"), 1, 20, 49),
        Term.SizeClass("50-249", Name("50-249"), 2, 50, 249),
        Term.SizeClass("250-499", Name("250-499"), 3, 250, 499),
        Term.SizeClass("500-999", Name("500-999"), 4, 500, 999),
        Term.SizeClass("1000-plus", Name("1000-plus"), 5, 1000, null),
    ];

    public static readonly Term Cooperative = new(Characteristic.LegalForm, "cooperatie", new("Coöperatie", "Co-operative"), 0);
    public static readonly Term Foundation = new(Characteristic.LegalForm, "stichting", new("Stichting", "Foundation"), 2);
    public static readonly Term Local = new(Characteristic.WorkingArea, "lokaal", new("Lokaal", "Local"), 0);
    public static readonly Term Contribution = Term.MembershipCondition("contributie", Name("contributie"), 2, isFinancial: true);
    public static readonly Term Residence = Term.MembershipCondition("woonplaats", Name("woonplaats"), 3, isFinancial: false);
    public static readonly Term Residents = Term.TargetGroup("inwoners", Name("inwoners"), 0, group: null);
    public static readonly Term Growth = new(Characteristic.Phase, "groei", Name("groei"), 1);
    public static readonly Term Start = new(Characteristic.Phase, "start", Name("start"), 0);

    public static Term Sector(string slug) => Sectors.Single(sector => sector.Slug == slug);

    public static Term[] FieldsNamed(params string[] slugs) => [.. slugs.Select(slug => Fields.Single(field => field.Slug == slug))];

    private static Term Field(string slug, string sector, bool isFood = false) => Term.ActivityField(slug, Name(slug), 0, sector, isFood);

    private static Label Name(string slug) => new(slug, slug);
}
