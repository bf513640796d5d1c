using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Surveys.Importing;

/// <summary>What each column of a file says, and which answer each value is. It begins with what was guessed.</summary>
[Authorize(Policies.Administrator)]
[RequestFormLimits(ValueCountLimit = 30_000)]
public sealed class ImportColumnsModel(PlatformDb db, CurrentViewer current, IStringLocalizer<RuleText> rules) : ImportPage(db, current)
{
    /// <summary>In a form: the value is no answer.</summary>
    public const string NoAnswer = "-";

    private const int Samples = 3;

    private readonly PlatformDb _db = db;

    public IReadOnlyList<ColumnUse> Uses { get; private set; } = [];

    /// <summary>The questions that a column can be about, in order.</summary>
    public IReadOnlyList<SurveyQuestion> Questions { get; private set; } = [];

    public bool TakesMembers => Questions.Any(question => question.TakesNumber);

    /// <summary>Values of a column that a new choice has to give a meaning to.</summary>
    [BindProperty(SupportsGet = true, Name = "kies")]
    public bool HasOpenValues { get; set; }

    public static string FieldOf(int column) => FormattableString.Invariant($"kolom-{column}");

    public static string OptionFieldOf(int column) => FormattableString.Invariant($"antwoord-{column}");

    public static string ValueFieldOf(int column, int value) => FormattableString.Invariant($"waarde-{column}-{value}");

    /// <summary>Some of what stands in a column.</summary>
    public string SampleOf(int column) => string.Join(" · ", Sheet.ValuesOf(column, Samples).Take(Samples).Select(value => value.Length > 40 ? value[..40] + "…" : value));

    public string HeaderOf(int column) => Sheet.Headers[column].Trim();

    /// <summary>The values that are to be given a meaning.</summary>
    public IReadOnlyList<string> ValuesOf(int column, SurveyQuestion question) => Sheet.ValuesOf(column, ColumnUse.MostValues, question.TakesSeveral);

    public void OnGet() => (Uses, Questions) = (Draft.Uses, Offered);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Questions = Offered;
        var form = await Request.ReadFormAsync(cancel);
        Uses = [.. Enumerable.Range(0, Sheet.Headers.Count).Select(column => Read(form, column))];
        foreach (var (column, rule) in ColumnUse.Refused(Wave, Sheet, Uses)) Refuse(FieldOf(column), rule);
        if (!Uses.Any(use => use.Question is not null || use.Role == ColumnRole.Members)) Refuse("", "survey.import-nothing");
        if (!ModelState.IsValid) return Page();

        var isOpen = Uses.Zip(Draft.Uses).Index().Any(pair => HasNewValues(pair.Index, pair.Item.First, pair.Item.Second));
        Draft.Use(Uses);
        await _db.SaveChangesAsync(cancel);
        return LocalRedirect(Url.Content($"~{Address}/{Draft.Id}{(isOpen ? "?kies=true" : "/controle")}"));
    }

    public async Task<IActionResult> OnPostThrowAwayAsync(CancellationToken cancel)
    {
        _db.Remove(Draft);
        await _db.SaveChangesAsync(cancel);
        return LocalRedirect(Url.Content($"~{Address}?gedaan=weg"));
    }

    private IReadOnlyList<SurveyQuestion> Offered => [.. Wave.Questions.Where(question => !question.IsRetired).OrderBy(question => question.Position)];

    private ColumnUse Read(IFormCollection form, int column)
    {
        if (ColumnUse.Read(form[FieldOf(column)]) is not { } use)
        {
            Refuse(FieldOf(column), "survey.import-column");
            return ColumnUse.Nothing;
        }

        if (use.Question is null || Wave.Counted(use.Question) is not { } question) return use;
        if (use.Role == ColumnRole.Option) return use with { Option = ReadOption(form[OptionFieldOf(column)], question, column) };
        return use.Role == ColumnRole.Question ? use with { Values = ReadValues(form, question, column) } : use;
    }

    // A column that only now became an option has no choice yet: what the heading names is proposed.
    private string? ReadOption(string? chosen, SurveyQuestion question, int column)
    {
        var isAsked = Draft.Uses[column] is { Role: ColumnRole.Option } before && before.Question == question.Code;
        if (isAsked || !string.IsNullOrEmpty(chosen)) return string.IsNullOrEmpty(chosen) ? null : chosen;

        var header = HeaderOf(column);
        return (ColumnGuess.OptionOf(question, header) ?? ColumnGuess.OptionOf(question, header[(header.LastIndexOfAny([':', '[', '(']) + 1)..]))?.Slug;
    }

    private Dictionary<string, string> ReadValues(IFormCollection form, SurveyQuestion question, int column)
    {
        var values = ValuesOf(column, question);
        if (!IsAskedFor(column, question)) return new(ColumnGuess.Values(question, values));

        var meaning = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (index, value) in values.Index())
        {
            var chosen = form[ValueFieldOf(column, index)].ToString();
            if (chosen == NoAnswer) meaning[value] = "";
            else if (question.OfferedOptions.Any(option => option.Slug == chosen)) meaning[value] = chosen;
            else if (chosen.Length > 0) Refuse(ValueFieldOf(column, index), "survey.import-column");
        }

        return meaning;
    }

    private bool IsAskedFor(int column, SurveyQuestion question) => Draft.Uses[column] is { Role: ColumnRole.Question } before && before.Question == question.Code;

    private bool HasNewValues(int column, ColumnUse now, ColumnUse before) =>
        now.Role == ColumnRole.Question && (now.Role, now.Question) != (before.Role, before.Question)
        && ValuesOf(column, Wave.Counted(now.Question!)!).Any(value => !now.Values!.ContainsKey(value));

    private void Refuse(string field, string rule) => ModelState.AddModelError(field, rules[rule]);
}
