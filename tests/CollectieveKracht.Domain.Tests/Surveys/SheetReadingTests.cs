using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Domain.Tests.Collectives;

namespace CollectieveKracht.Domain.Tests.Surveys;

/// <summary>What columns of a file say is guessed, and rows are read by it.</summary>
public sealed class SheetReadingTests
{
    private static readonly Label Text = new("Wat speelt er?", "What is going on?");
    private static readonly NamedCollective Zon = new(CollectiveId.New(), "zon-op-zuid", "Zon op Zuid", "12345678", "GM0957", ["energie-samen"], HasAnswered: false);
    private static readonly NamedCollective Wind = new(CollectiveId.New(), "wind-mee", "Wind mee", null, "GM0957", [], HasAnswered: true);
    private static readonly NamedCollective Bergen = new(CollectiveId.New(), "bergen-1", "Samen Bergen", null, "GM0373", [], HasAnswered: false);
    private static readonly NamedCollective OtherBergen = new(CollectiveId.New(), "bergen-2", "Samen Bergen", null, "GM0893", [], HasAnswered: false);

    private readonly Wave _wave = Asked();

    [Theory]
    [InlineData("interne-werking[leiderschap]")]
    [InlineData("interne-werking [leiderschap]")]
    [InlineData("Wat speelt er?: Leiderschap")]
    [InlineData("What is going on? - Leadership")]
    [InlineData("interne-werking_leiderschap")]
    [InlineData("Wat speelt er? [Leiderschap]")]
    [InlineData("Leiderschap")]
    public void The_heading_of_a_column_per_option_is_understood(string header)
    {
        var uses = Guess([header, "x"], ["Y", "1"], ["", "1"]);

        Assert.Equal(new ColumnUse(ColumnRole.Option, "interne-werking", "leiderschap"), uses[0]);
    }

    [Theory]
    [InlineData("collectief", ColumnRole.Collective)]
    [InlineData("KvK-nummer", ColumnRole.Collective)]
    [InlineData("Gemeente", ColumnRole.Municipality)]
    [InlineData("Province", ColumnRole.Province)]
    [InlineData("Aantal leden", ColumnRole.Members)]
    [InlineData("rechtsvorm", ColumnRole.Question)]
    [InlineData("interne-werking[other]", ColumnRole.Own)]
    [InlineData("interne-werking[comment]", ColumnRole.Explanation)]
    [InlineData("Wat een vraag", ColumnRole.Nothing)]
    [InlineData("interne-werking[bestaat-niet]", ColumnRole.Nothing)]
    public void The_heading_tells_what_a_column_says(string header, ColumnRole role) => Assert.Equal(role, Guess([header, "x"], ["12", "1"])[0].Role);

    [Fact]
    public void A_heading_that_comes_twice_is_used_once() =>
        Assert.Equal([ColumnRole.Question, ColumnRole.Nothing], Guess(["rechtsvorm", "rechtsvorm"], ["stichting", "stichting"]).Select(use => use.Role));

    [Fact]
    public void Values_are_known_by_code_and_by_name_in_both_languages()
    {
        var use = Guess(["rechtsvorm", "x"], ["cooperatie", ""], ["Coöperatie", ""], ["Foundation", ""], ["iets", ""])[0];

        Assert.Equal([("Coöperatie", "cooperatie"), ("Foundation", "stichting"), ("cooperatie", "cooperatie")], use.Values!.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Y", true)]
    [InlineData("1", true)]
    [InlineData("ja", true)]
    [InlineData("X", true)]
    [InlineData("TRUE", true)]
    [InlineData("Selected", true)]
    [InlineData("Leiderschap", true)]
    [InlineData("Leadership", true)]
    [InlineData("N", false)]
    [InlineData("0", false)]
    [InlineData("nee", false)]
    [InlineData("", false)]
    [InlineData("False", false)]
    [InlineData("Not selected", false)]
    public void That_something_is_ticked_is_written_in_many_ways(string cell, bool isTicked)
    {
        var reading = Read(["interne-werking[leiderschap]", "rechtsvorm"], [cell, "stichting"]);

        Assert.Empty(reading.Problems);
        var ticked = Option("interne-werking", "leiderschap");
        Assert.Equal(isTicked, reading.Respondents[0].Answers.Any(answer => answer.Given.Options.Contains(ticked)));
    }

    [Fact]
    public void Each_thing_that_is_wrong_is_told_with_its_row_and_the_rest_is_read_on()
    {
        var reading = Read(
            ["collectief", "gemeente", "leden", "interne-werking[leiderschap]", "rechtsvorm[stichting]", "rechtsvorm[cooperatie]", "interne-werking[other]"],
            ["zon-op-zuid", "Roermond", "12", "Y", "Y", "N", "Geen plek"],
            ["Nergens", "Atlantis", "veel", "soms", "Y", "Y", new string('a', 201)],
            ["12345678", "Bergen", "", "", "", "", ""],
            ["wind-mee", "GM0957", "", "", "", "", ""],
            ["samen bergen", "", "", "", "", "", ""],
            ["", "", ""]);

        Assert.Equal(
            [
                (3, "unknown-collective"), (3, "unknown-region"), (3, "not-a-number"), (3, "not-yes-or-no"), (3, "own-too-long"), (3, "one-option"),
                (4, "twice-in-file"), (4, "two-regions"), (5, "answered-before"), (6, "two-collectives"), (7, "cells"),
            ],
            reading.Problems.Select(problem => (problem.Row, problem.What)).OrderBy(problem => problem.Row).ThenBy(problem => Array.IndexOf(Order, problem.What)));
        var first = reading.Respondents[0];
        Assert.Equal((Zon, "GM0957"), (first.Collective, first.RegionCode));
        Assert.Equal(12, first.Answers.Single(answer => answer.Question.TakesNumber).Given.Number);
        Assert.Equal("Geen plek", first.Answers.Single(answer => answer.Question.Code == "interne-werking").Given.Own);
    }

    [Fact]
    public void A_value_that_is_no_answer_is_none_and_one_without_a_meaning_is_a_problem()
    {
        var sheet = Sheet(["rechtsvorm", "x"], ["weet niet", ""], ["iets", ""]);
        var use = new ColumnUse(ColumnRole.Question, "rechtsvorm", Values: new Dictionary<string, string> { ["weet niet"] = "" });

        var reading = SheetReading.Of(_wave, sheet, [use, ColumnUse.Nothing], Surroundings);

        Assert.Equal([(3, "iets", "unknown-value")], reading.Problems.Select(problem => (problem.Row, problem.Value, problem.What)));
        Assert.DoesNotContain(reading.Respondents[0].Answers, answer => answer.Question.Code == "rechtsvorm");
    }

    [Theory]
    [InlineData("energie", "energie")]
    [InlineData("energie;zorg", null)]
    [InlineData("", null)]
    public void The_sector_follows_when_the_rule_gives_one_whatever_the_main_field_is(string fields, string? sector)
    {
        var reading = Read(["terreinen", "rechtsvorm"], [fields, "stichting"]);

        var given = reading.Respondents[0].Answers.Where(answer => answer.Question.IsDerived).Select(answer => answer.Given.Options.Single());
        Assert.Equal(sector is null ? [] : [Option("sector", sector)], given);
        Assert.Equal(sector is null ? 1 : 0, reading.WithoutSector);
    }

    [Fact]
    public void What_does_not_belong_to_the_wave_is_refused()
    {
        var sheet = Sheet(["a", "b", "c", "d", "e", "f"], ["1", "1", "1", "1", "1", "1"]);

        var refused = ColumnUse.Refused(_wave, sheet,
        [
            new(ColumnRole.Option, "interne-werking", "cooperatie"), new(ColumnRole.Question, "nergens"), new(ColumnRole.Own, "rechtsvorm"), new(ColumnRole.Option, "interne-werking"),
            new(ColumnRole.Members), new(ColumnRole.Question, "leden"),
        ]);

        Assert.Equal(
            [(0, "survey.import-column"), (1, "survey.import-column"), (2, "survey.import-column"), (3, "survey.import-option"), (5, "survey.import-twice")], refused);
    }

    [Theory]
    [InlineData("Option:interne-werking")]
    [InlineData("Nothing")]
    [InlineData("Members")]
    public void A_use_is_written_and_read(string written) => Assert.Equal(written, ColumnUse.Read(written)!.Write());

    [Theory]
    [InlineData("Option")]
    [InlineData("Members:leden")]
    [InlineData("5")]
    [InlineData("Question:a:b")]
    [InlineData(null)]
    public void What_no_form_offers_is_not_read(string? written) => Assert.Null(ColumnUse.Read(written));

    private static readonly string[] Order = ["unknown-collective", "two-collectives", "answered-before", "twice-in-file", "unknown-region", "two-regions", "not-a-number", "not-yes-or-no", "own-too-long", "one-option", "cells"];

    private static SheetSurroundings Surroundings => new(
        [Zon, Wind, Bergen, OtherBergen],
        [
            new("GM0957", RegionKind.Municipality, "Roermond"), new("GM0373", RegionKind.Municipality, "Bergen"), new("GM0893", RegionKind.Municipality, "Bergen"),
            new("PV31", RegionKind.Province, "Limburg"),
        ],
        [.. Vocabulary.FieldsNamed("energie", "zorg")], [.. Vocabulary.SizeClasses]);

    private static AnswerSheet Sheet(string[] headers, params string[][] rows) => new(headers, [.. rows.Select((row, index) => new SheetRow(index + 2, row))]);

    private IReadOnlyList<ColumnUse> Guess(string[] headers, params string[][] rows) => ColumnGuess.All(_wave, Sheet(headers, rows));

    private SheetReading Read(string[] headers, params string[][] rows)
    {
        var sheet = Sheet(headers, rows);
        return SheetReading.Of(_wave, sheet, ColumnGuess.All(_wave, sheet), Surroundings);
    }

    private int Option(string question, string slug) => _wave.Counted(question)!.Options.Single(option => option.Slug == slug).Id;

    private static Wave Asked()
    {
        var wave = Wave.Prepare("proef", new Label("Proef", "Trial"), 2026, Wave.FirstVersion, by: null);
        Ask(new("sector", QuestionKind.Characteristic, SubjectKind.Sector, new("Sector", "Sector"), takesSeveral: false), ("energie", "Energie", "Energy"), ("zorg", "Zorg", "Care"));
        Ask(new("terreinen", QuestionKind.Characteristic, SubjectKind.ActivityField, new("Terreinen?", "Fields?"), takesSeveral: true), ("energie", "Energie", "Energy"), ("zorg", "Zorg", "Care"));
        Ask(new("rechtsvorm", QuestionKind.Characteristic, SubjectKind.LegalForm, new("Rechtsvorm?", "Legal form?"), takesSeveral: false), ("stichting", "Stichting", "Foundation"), ("cooperatie", "Coöperatie", "Cooperative"));
        Ask(new("leden", QuestionKind.Characteristic, SubjectKind.SizeClass, new("Hoeveel leden?", "How many members?"), takesSeveral: false));
        Ask(new("interne-werking", QuestionKind.Challenges, SubjectKind.Challenge, Text, takesSeveral: true, category: "interne-werking"), ("leiderschap", "Leiderschap", "Leadership"), ("opvolging", "Opvolging", "Succession"));
        var number = 0;
        // Numbers of options come from the database.
        foreach (var option in wave.Questions.SelectMany(question => question.Options)) typeof(SurveyOption).GetProperty(nameof(SurveyOption.Id))!.SetValue(option, ++number);
        return wave;

        void Ask(SurveyQuestion question, params (string Slug, string Nl, string En)[] options)
        {
            foreach (var (slug, nl, en) in options) question.Offer(slug, new Label(nl, en));
            wave.Ask(question, by: null);
        }
    }
}
