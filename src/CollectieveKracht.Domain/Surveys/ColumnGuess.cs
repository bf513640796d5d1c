namespace CollectieveKracht.Domain.Surveys;

/// <summary>
/// Guesses from a heading and the values below it what a column says, so that a file as survey tools write it needs no work: "rechtsvorm",
/// "interne-werking[leiderschap]", "Wat speelt er binnen jullie collectief?: Leiderschap".
/// </summary>
public static class ColumnGuess
{
    private const int Looked = 200;

    private static readonly HashSet<string> Collectives = ["collectief", "collective", "welk-collectief", "which-collective", "kvk", "kvk-nummer", "kvknummer", "naam", "naam-collectief", "naam-van-het-collectief", "naam-van-jullie-collectief", "organisatie", "organisation", "name", "slug"];
    private static readonly HashSet<string> Municipalities = ["gemeente", "municipality", "gemeentecode", "regio", "region"];
    private static readonly HashSet<string> Provinces = ["provincie", "province", "provinciecode"];
    private static readonly HashSet<string> Members = ["leden", "aantal-leden", "ledental", "members", "number-of-members"];
    private static readonly HashSet<string> OwnWords = ["anders", "eigen", "eigen-uitdaging", "other", "own", "andere"];
    private static readonly HashSet<string> Explanations = ["toelichting", "uitleg", "explanation", "comment", "opmerking"];

    /// <summary>A use for each column; nothing where there is doubt, or where an earlier column says the same.</summary>
    public static IReadOnlyList<ColumnUse> All(Wave wave, AnswerSheet sheet)
    {
        var uses = new List<ColumnUse>();
        for (var column = 0; column < sheet.Headers.Count; column++)
        {
            uses.Add(Of(wave, sheet, column));
            if (uses[column].Role != ColumnRole.Nothing && ColumnUse.Refused(wave, sheet, uses).Any()) uses[column] = ColumnUse.Nothing;
        }

        return uses;
    }

    /// <summary>Which option each value of a column is, as far as that is clear.</summary>
    public static IReadOnlyDictionary<string, string> Values(SurveyQuestion question, IEnumerable<string> values)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in values)
            if (OptionOf(question, value) is { } option) known[value] = option.Slug;
        return known;
    }

    /// <summary>The option that a text names: by its code, or by its name in one of the languages.</summary>
    public static SurveyOption? OptionOf(SurveyQuestion question, string text)
    {
        var key = Slug.From(text);
        return key.Length == 0 ? null : question.OfferedOptions.FirstOrDefault(option => option.Slug == key || IsCalled(option.Name, key));
    }

    private static ColumnUse Of(Wave wave, AnswerSheet sheet, int column)
    {
        var header = sheet.Headers[column].Trim();
        var key = Slug.From(header);
        if (Collectives.Contains(key)) return new(ColumnRole.Collective);
        if (Municipalities.Contains(key)) return new(ColumnRole.Municipality);
        if (Provinces.Contains(key)) return new(ColumnRole.Province);

        var questions = wave.Questions.Where(question => !question.IsRetired).OrderBy(question => question.Position).ToList();
        var whole = questions.Find(question => IsNamed(question, key)) ?? (Members.Contains(key) ? questions.Find(question => question.TakesNumber) : null);
        if (whole is not null) return WholeQuestion(sheet, column, whole);

        for (var at = 1; at < header.Length - 1; at++)
        {
            if (!":-–_.[(".Contains(header[at])) continue;

            var (left, right) = (Slug.From(header[..at]), header[(at + 1)..].TrimEnd(']', ')', ' '));
            if (questions.Find(question => IsNamed(question, left)) is { } question && PartOf(question, right) is { } part) return part;
        }

        var named = questions.Select(question => (Question: question, Option: OptionOf(question, header))).Where(pair => pair.Option is not null).ToList();
        var isTick = sheet.Rows.Take(Looked).All(row => YesOrNo.Read(row[column], header) is not null);
        return named is [var only] && isTick ? new(ColumnRole.Option, only.Question.Code, only.Option!.Slug) : ColumnUse.Nothing;
    }

    private static ColumnUse WholeQuestion(AnswerSheet sheet, int column, SurveyQuestion question)
    {
        var values = sheet.ValuesOf(column, ColumnUse.MostValues, question.TakesSeveral);
        var known = Values(question, values);
        return question.TakesNumber && known.Count == 0 ? new(ColumnRole.Members) : new(ColumnRole.Question, question.Code, Values: known);
    }

    private static ColumnUse? PartOf(SurveyQuestion question, string text)
    {
        if (OptionOf(question, text) is { } option) return new(ColumnRole.Option, question.Code, option.Slug);
        if (!question.TakesOwnWords) return null;

        var key = Slug.From(text);
        return OwnWords.Contains(key) ? new(ColumnRole.Own, question.Code) : Explanations.Contains(key) ? new(ColumnRole.Explanation, question.Code) : null;
    }

    private static bool IsNamed(SurveyQuestion question, string key) => key.Length > 0 && (question.Code == key || IsCalled(question.Text, key));

    private static bool IsCalled(Label name, string key) => Slug.From(name.Nl) == key || Slug.From(name.En) == key;
}

/// <summary>How survey tools write that something is ticked.</summary>
public static class YesOrNo
{
    private static readonly HashSet<string> Yes = new(StringComparer.OrdinalIgnoreCase)
    {
        "y", "yes", "j", "ja", "1", "x", "true", "waar", "selected", "geselecteerd", "checked", "aangevinkt", "✓", "✔",
    };

    private static readonly HashSet<string> No = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "n", "no", "nee", "0", "-", "false", "onwaar", "not selected", "niet geselecteerd", "unchecked", "not checked", "niet aangevinkt",
    };

    /// <param name="names">What the thing that is ticked is called: some tools write that.</param>
    /// <returns>Null when it says neither.</returns>
    public static bool? Read(string cell, params IEnumerable<string> names)
    {
        var said = cell.Trim();
        if (No.Contains(said)) return false;
        return Yes.Contains(said) || names.Any(name => string.Equals(name, said, StringComparison.OrdinalIgnoreCase)) ? true : null;
    }
}
