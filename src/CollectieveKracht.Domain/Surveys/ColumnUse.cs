namespace CollectieveKracht.Domain.Surveys;

/// <summary>What a column of a file of answers says.</summary>
public enum ColumnRole
{
    Nothing,

    /// <summary>Which collective answers: its name in addresses, its number at the chamber of commerce, or its name.</summary>
    Collective,

    Municipality,

    Province,

    /// <summary>How many members there are, as a number.</summary>
    Members,

    /// <summary>What is chosen of a question; each value is an option.</summary>
    Question,

    /// <summary>Whether one option is ticked.</summary>
    Option,

    /// <summary>A challenge in own words.</summary>
    Own,

    Explanation,
}

/// <summary>What is done with a column of a file of answers.</summary>
/// <param name="Question">Of which question, by its code.</param>
/// <param name="Option">Which option is ticked, by its slug; null while that is not chosen.</param>
/// <param name="Values">Of a question: which option each value is, by its slug; empty for a value that is no answer.</param>
public sealed record ColumnUse(ColumnRole Role, string? Question = null, string? Option = null, IReadOnlyDictionary<string, string>? Values = null)
{
    /// <summary>More different values than this are no list to choose from.</summary>
    public const int MostValues = 60;

    public static ColumnUse Nothing { get; } = new(ColumnRole.Nothing);

    /// <summary>The role and the question as a form sends them, such as "Option:interne-werking".</summary>
    public string Write() => Question is null ? $"{Role}" : $"{Role}:{Question}";

    /// <summary>Reads what a form sends; null for what no form sends.</summary>
    public static ColumnUse? Read(string? written)
    {
        var (role, question) = (written ?? "").Split(':') is [var first, .. var rest] ? (first, rest is [var only] ? only : null) : ("", null);
        if (!Enum.TryParse<ColumnRole>(role, out var known) || $"{known}" != role) return null;
        return IsOfQuestion(known) == question is not null ? new ColumnUse(known, question) : null;
    }

    private static bool IsOfQuestion(ColumnRole role) => role is ColumnRole.Question or ColumnRole.Option or ColumnRole.Own or ColumnRole.Explanation;

    /// <summary>Which columns cannot be used so, by the rule that refuses.</summary>
    public static IEnumerable<(int Column, string Rule)> Refused(Wave wave, AnswerSheet sheet, IReadOnlyList<ColumnUse> uses)
    {
        var taken = new HashSet<(ColumnRole, string?, string?)>();
        foreach (var (column, use) in uses.Index())
        {
            if (use.Role == ColumnRole.Nothing) continue;

            var rule = RefusalOf(wave, sheet, column, use);
            if (rule is null && !use.Means(wave).All(taken.Add)) rule = "survey.import-twice";
            if (rule is not null) yield return (column, rule);
        }

        // A whole question in one column, and one of its options in another, say the same twice.
        foreach (var (column, use) in uses.Index())
            if (use.Role == ColumnRole.Option && taken.Contains((ColumnRole.Question, use.Question, null))) yield return (column, "survey.import-twice");
    }

    private static string? RefusalOf(Wave wave, AnswerSheet sheet, int column, ColumnUse use)
    {
        var question = use.Question is null ? null : wave.Counted(use.Question);
        if (use.Question is not null && question is null) return "survey.import-column";
        if (use.Role == ColumnRole.Members && !wave.Questions.Any(known => known is { TakesNumber: true, IsRetired: false })) return "survey.import-column";
        if (use.Role is ColumnRole.Own or ColumnRole.Explanation && !question!.TakesOwnWords) return "survey.import-column";
        if (use.Role == ColumnRole.Question && sheet.ValuesOf(column, MostValues, question!.TakesSeveral).Count > MostValues) return "survey.import-values";
        if (use.Role != ColumnRole.Option) return null;
        if (use.Option is null) return "survey.import-option";
        return question!.OfferedOptions.Any(option => option.Slug == use.Option) ? null : "survey.import-column";
    }

    /// <summary>What no other column may say.</summary>
    private IEnumerable<(ColumnRole, string?, string?)> Means(Wave wave)
    {
        if (Role == ColumnRole.Members) yield return (ColumnRole.Question, wave.Questions.First(question => question is { TakesNumber: true, IsRetired: false }).Code, null);
        else yield return (Role, Question, Option);
    }
}

public sealed partial class Wave
{
    /// <summary>A question that is still asked or derived, by its code.</summary>
    public SurveyQuestion? Counted(string code) => _questions.Find(question => question.Code == code && !question.IsRetired);
}
