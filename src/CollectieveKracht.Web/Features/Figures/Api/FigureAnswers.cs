using System.ComponentModel;
using System.Text.Json;
using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Web.Features.Figures.Api;

/// <summary>What the API answers on figures. The descriptions are those of its OpenAPI document.</summary>
public sealed record WavesAnswer(
    [property: Description("Published waves of the survey, the newest first.")] IReadOnlyList<WaveOutline> Waves,
    [property: Description("The day of this answer, to cite it.")] DateOnly RetrievedOn);

/// <inheritdoc cref="WavesAnswer"/>
public sealed record WaveAnswer(
    WaveOutline Wave,
    [property: Description("What can be the rows or columns of a cross table: the questions whose figures are public, the province, and the categories of challenges. Empty for a wave of which only published figures exist.")]
    IReadOnlyList<QuestionOutline> Questions,
    [property: Description("The day of this answer, to cite it.")] DateOnly RetrievedOn);

/// <inheritdoc cref="WavesAnswer"/>
public sealed record RankingsAnswer(
    WaveOutline Wave,
    [property: Description("Which respondents are counted; empty for all.")] IReadOnlyList<FilterOutline> Filter,
    [property: Description("The wave that stands beside it; null for none.")] string? Beside,
    [property: Description("How many respondents are counted (n); null when that may not be shown.")] int? Respondents,
    [property: Description("The three parts of the ranking: categories by respondents, categories by weighted score, and all challenges.")] TableAnswer Table,
    [property: Description("How to cite this.")] string Citation,
    [property: Description("The day of this answer, to cite it.")] DateOnly RetrievedOn,
    FigureLinks Links);

/// <inheritdoc cref="WavesAnswer"/>
public sealed record CrossTableAnswer(
    WaveOutline Wave,
    [property: Description("The question in the rows.")] QuestionName Rows,
    [property: Description("The question in the columns.")] QuestionName Columns,
    [property: Description("Which respondents are counted; empty for all.")] IReadOnlyList<FilterOutline> Filter,
    [property: Description("How many respondents are counted (n); null when that may not be shown.")] int? Respondents,
    [property: Description("A row for each cell.")] TableAnswer Table,
    [property: Description("How to cite this.")] string Citation,
    [property: Description("The day of this answer, to cite it.")] DateOnly RetrievedOn,
    FigureLinks Links);

/// <inheritdoc cref="WavesAnswer"/>
public sealed record PublishedFiguresAnswer(
    WaveOutline Wave,
    [property: Description("What the publication states. What it does not state is unknown: never zero.")] IReadOnlyList<StatedFigure> Figures,
    [property: Description("The day of this answer, to cite it.")] DateOnly RetrievedOn);

/// <inheritdoc cref="WavesAnswer"/>
[Description("A published wave of the survey.")]
public sealed record WaveOutline(
    [property: Description("Its name in addresses, which never changes.")] string Slug,
    string Name,
    int Year,
    [property: Description("Whether figures are counted from answers. Otherwise only published figures exist.")] bool HasAnswers,
    [property: Description("Whether it is made up, to show how the site works.")] bool IsExample,
    [property: Description("How many collectives answered (n); null when that may not be shown.")] int? Respondents,
    [property: Description("The publication.")] string Source,
    [property: Description("Under which its figures may be used; null when they were published elsewhere.")] LicenceOutline? Licence,
    WaveLinks Links);

/// <inheritdoc cref="WavesAnswer"/>
public sealed record LicenceOutline(string Name, string Url);

/// <inheritdoc cref="WavesAnswer"/>
[Description("Where there is more of a wave.")]
public sealed record WaveLinks(
    [property: Description("The wave in this API.")] string Self,
    [property: Description("The lasting address of its page.")] string Page,
    [property: Description("Its rankings in this API.")] string? Rankings,
    [property: Description("All its tables in one workbook (XLSX).")] string? TableBook,
    [property: Description("What was published of it, in this API.")] string? Figures);

/// <inheritdoc cref="WavesAnswer"/>
public sealed record QuestionOutline(
    [property: Description("Its name for rows and columns.")] string Slug,
    string Name,
    [property: Description("What its answers are, such as sector or challenge.")] string Kind,
    [property: Description("Whether a respondent has one answer at most.")] bool HasOneAnswer,
    IReadOnlyList<OptionOutline> Options);

/// <inheritdoc cref="WavesAnswer"/>
public sealed record OptionOutline(
    string Slug,
    string Name,
    [property: Description("How to filter by it; null when figures cannot be filtered by it.")] string? Filter);

/// <inheritdoc cref="WavesAnswer"/>
public sealed record QuestionName(string Slug, string Name);

/// <inheritdoc cref="WavesAnswer"/>
public sealed record FilterOutline([property: Description("As it is asked for.")] string Filter, string Name);

/// <inheritdoc cref="WavesAnswer"/>
[Description("The numbers, the same as on the page and in every kind of file.")]
public sealed record TableAnswer(
    string Title,
    [property: Description("Wave, filter and n in a sentence.")] string Source,
    [property: Description("What stands where a number is not shown because of small groups.")] string Hidden,
    [property: Description("What each value of a row is.")] IReadOnlyList<ColumnAnswer> Columns,
    [property: Description("Values by the keys of the columns: a text, a number, the mark of what is hidden, or null where there is no such number.")]
    IReadOnlyList<IReadOnlyDictionary<string, JsonElement>> Rows);

/// <inheritdoc cref="WavesAnswer"/>
public sealed record ColumnAnswer(
    [property: Description("Its name in rows and files, which never changes.")] string Key,
    string Name,
    [property: Description("A text, a count of respondents, a share from 0 to 1, or another number.")] FigureKind Kind,
    string Meaning);

/// <inheritdoc cref="WavesAnswer"/>
[Description("Where the same stands.")]
public sealed record FigureLinks(
    [property: Description("This answer, with all choices.")] string Self,
    [property: Description("The lasting address of its page.")] string Page,
    string Csv,
    [property: Description("What the columns of the CSV mean (CSV on the Web).")] string CsvMetadata,
    string Xlsx,
    string Svg,
    string Png);

/// <inheritdoc cref="WavesAnswer"/>
[Description("A figure as a publication states it.")]
public sealed record StatedFigure(
    [property: Description("What is counted, as kind:name. A figure on two things names both.")] string Subject,
    [property: Description("What the subject is called; null where it has no name besides.")] string? Name,
    [property: Description("The group that it is counted in, written as the subject; null for all respondents.")] string? Within,
    [property: Description("What the group is called.")] string? WithinName,
    Measure Measure,
    [property: Description("Who was asked.")] Panel Panel,
    double Value,
    FigureUnit Unit,
    [property: Description("How exactly the publication states it.")] Exactness Exactness,
    [property: Description("The number of respondents that it is a part of (n); null where the publication does not say.")] int? Respondents,
    [property: Description("Where the publication states it.")] string Place);
