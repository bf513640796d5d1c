using System.Text.Json;
using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Web.Features.Figures.Api;

/// <summary>What answers look like, for the description of the API. The numbers are those that the report of 2020 states, and the worked examples of docs/figures.md.</summary>
internal static class FigureExamples
{
    public const string Slug = "peiling-2026";

    private const string Site = "https://kracht.example", Api = Site + "/api/v1/waves", Chosen = "?peiling=" + Slug;

    private static readonly DateOnly Day = new(2026, 11, 28);

    private static readonly WaveOutline Held = new(
        Slug, "Peiling 2026", 2026, HasAnswers: true, IsExample: true, 59, "CollectieveKracht, Peiling 2026", new("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        new($"{Api}/{Slug}", $"{Site}/cijfers/ranglijst{Chosen}", $"{Api}/{Slug}/rankings", $"{Site}/cijfers/tabellenboek.xlsx{Chosen}", Figures: null));

    private static readonly WaveOutline Report = new(
        PublishedFigures.Wave, "Peiling 2020", 2020, HasAnswers: false, IsExample: false, 59, "Institutions for Collective Action (2020)", Licence: null,
        new($"{Api}/2020", $"{Site}/cijfers/ranglijst?peiling=2020", Rankings: null, TableBook: null, $"{Api}/2020/figures"));

    public static readonly WavesAnswer Waves = new([Held, Report], Day);

    public static readonly WaveAnswer Wave = new(
        Held,
        [
            new("sector", "Sector", SubjectKind.Sector, HasOneAnswer: true, [new("energie", "Energie", "sector:energie"), new("multifunctioneel", "Multifunctioneel", "sector:multifunctioneel")]),
            new("interne-werking", "Uitdagingen: interne werking", SubjectKind.Challenge, HasOneAnswer: false, [new("leiderschap", "Leiderschap", Filter: null)]),
        ],
        Day);

    public static readonly RankingsAnswer Rankings = new(
        Held, [], PublishedFigures.Wave, 59,
        new(
            "Ranglijsten: Peiling 2026", "Peiling 2026. n = 59", FigureTable.HiddenMark,
            [
                new("ranglijst", "Ranglijst", FigureKind.Text, "Welke ranglijst de regel bij hoort."), new("code", "Code", FigureKind.Text, "De vaste naam van de groep of uitdaging."),
                new("aantal", "Aantal", FigureKind.Count, "Collectieven die het aanvinkten."), new("aandeel", "Aandeel", FigureKind.Share, "Aantal gedeeld door n."),
            ],
            [Row(("ranglijst", "Alle uitdagingen"), ("code", "leiderschap"), ("aantal", 30), ("aandeel", 0.5085)), Row(("ranglijst", "Alle uitdagingen"), ("code", "schaarste"), ("aantal", FigureTable.HiddenMark), ("aandeel", FigureTable.HiddenMark))]),
        $"CollectieveKracht (2026). Ranglijsten: Peiling 2026. Peiling 2026. n = 59. {Site}/cijfers/ranglijst{Chosen}&naast=2020. Geraadpleegd op 28 november 2026.", Day,
        Links("rankings?beside=2020", "ranglijst", "&naast=2020"));

    public static readonly CrossTableAnswer CrossTable = new(
        Held, new("sector", "Sector"), new("interne-werking", "Uitdagingen: interne werking"), [], 59,
        new(
            "Sector naast uitdagingen: interne werking", "Peiling 2026. n = 59", FigureTable.HiddenMark,
            [
                new("rij", "Rij", FigureKind.Text, "Het antwoord in de rij."), new("kolom", "Kolom", FigureKind.Text, "Het antwoord in de kolom."),
                new("aantal", "Aantal", FigureKind.Count, "Collectieven die beide antwoorden geven."), new("aandeel_rij", "Aandeel van de rij", FigureKind.Share, "Aantal gedeeld door n rij."),
            ],
            [Row(("rij", "Multifunctioneel"), ("kolom", "Visie en doelen op lange termijn"), ("aantal", 6), ("aandeel_rij", 0.6667))]),
        $"CollectieveKracht (2026). Sector naast uitdagingen: interne werking. Peiling 2026. n = 59. {Site}/cijfers/kruistabel{Chosen}. Geraadpleegd op 28 november 2026.", Day,
        Links("cross-table?rows=sector&columns=interne-werking", "kruistabel", "&rij=sector&kolom=interne-werking"));

    public static readonly PublishedFiguresAnswer Published = new(
        Report,
        [new("challenge:leiderschap", "Leiderschap", Within: null, WithinName: null, Measure.RespondentsWithChallenge, Panel.Survey, 30, FigureUnit.Count, Exactness.Exact, 59, "Uitdagingen interne werking (survey)")],
        Day);

    private static FigureLinks Links(string self, string page, string choices) => new(
        $"{Api}/{Slug}/{self}", Of(page, "", choices), Of(page, ".csv", choices), Of(page, CsvMetadata.End, choices), Of(page, ".xlsx", choices), Of(page, ".svg", choices), Of(page, ".png", choices));

    private static string Of(string page, string end, string choices) => $"{Site}/cijfers/{page}{end}{Chosen}{choices}";

    private static Dictionary<string, JsonElement> Row(params (string Key, object Value)[] values) => values.ToDictionary(value => value.Key, value => JsonSerializer.SerializeToElement(value.Value));
}
