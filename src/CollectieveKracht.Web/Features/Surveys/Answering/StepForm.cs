using System.Globalization;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Vocabularies;

namespace CollectieveKracht.Web.Features.Surveys.Answering;

/// <summary>What the fields of one question say.</summary>
/// <param name="Options">What is ticked, by the slugs of the options.</param>
/// <param name="Number">As it was typed.</param>
/// <param name="Seen">Which version of the answer the form showed; 0 when there was none.</param>
public sealed record AnswerFields(IReadOnlyList<string> Options, string Number, string Own, string Explanation, int Seen)
{
    public bool SaysNothing => Options.Count == 0 && Number.Length + Own.Length + Explanation.Length == 0;

    /// <summary>How many members were typed; null for nothing, or for what is no number.</summary>
    public int? Members => int.TryParse(Number.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var members) ? members : null;
}

/// <summary>The form of a step: per question what is ticked and typed. Names of fields begin with what they are and end in the code of their question.</summary>
public sealed class StepForm
{
    public const string Answer = "vraag-", Own = "anders-", Explanation = "toelichting-", Seen = "gezien-", Main = "hoofdterrein", TakeOver = "overnemen";

    private readonly Dictionary<string, AnswerFields> _fields;

    private StepForm(Dictionary<string, AnswerFields> fields) => _fields = fields;

    /// <summary>The main field of activity, by the slug of its term; only asked among the characteristics.</summary>
    public string MainActivity { get; private init; } = "";

    /// <summary>Whether the profile is to say the same.</summary>
    public bool IsTakenOver { get; private init; }

    public AnswerFields this[SurveyQuestion question] => _fields[question.Code];

    // A foundation has no members to ask anything of; what still stands in those fields counts for nothing.
    private bool IsFoundation => _fields.Values.Any(said => said.Options.Contains(Collective.FoundationSlug));

    /// <summary>What someone sent.</summary>
    public static StepForm Read(WaveStep step, IFormCollection form)
    {
        return new(step.Questions.ToDictionary(question => question.Code, question => new AnswerFields(
            question.TakesNumber ? [] : [.. form[Answer + question.Code].OfType<string>().Where(slug => slug.Length > 0)],
            question.TakesNumber ? Typed(Answer + question.Code) : "",
            Typed(Own + question.Code), Typed(Explanation + question.Code),
            int.TryParse(form[Seen + question.Code], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0)))
        {
            MainActivity = form[Main].ToString(),
            IsTakenOver = form[TakeOver] == "ja",
        };

        string Typed(string name) => form[name].ToString().ReplaceLineEndings("\n").Trim();
    }

    /// <summary>What was answered; what was not yet is filled in from the profile, which saves nothing.</summary>
    public static StepForm Fill(Wave wave, WaveStep step, AnswerSet? answers, Collective ours, Vocabulary vocabulary) => new(step.Questions.ToDictionary(question => question.Code, question =>
    {
        if (answers?.To(question) is { } said)
        {
            return new AnswerFields(
                [.. question.Options.Where(option => said.Options.Contains(option.Id)).Select(option => option.Slug)],
                Written(said.Number), said.Own ?? "", said.Explanation ?? "", said.Version);
        }

        var known = ours.TermsOf(question.CountedAs).Select(term => term.Slug).ToHashSet();
        return new AnswerFields(
            question.TakesNumber ? [] : [.. question.OfferedOptions.Select(option => option.Slug).Where(known.Contains)],
            question.TakesNumber ? Written(ours.MemberCount) : "", "", "", 0);
    }))
    {
        MainActivity = MainOf(wave, answers, ours, vocabulary),
    };

    /// <summary>The answer to a question. An option that it does not have is refused by the rules of the answer.</summary>
    public GivenAnswer Given(SurveyQuestion question, TermLists lists)
    {
        var said = this[question];
        if (question.CountedAs == SubjectKind.MembershipCondition && IsFoundation) return GivenAnswer.Nothing;
        if (!question.TakesNumber)
            return new GivenAnswer([.. said.Options.Distinct().Select(slug => IdOf(question, slug))], Own: Typed(said.Own), Explanation: Typed(said.Explanation));

        if (said.Members is not { } members) return GivenAnswer.Nothing;

        var size = Term.SizeOf(members, lists.All(Characteristic.SizeClass));
        return new GivenAnswer([.. question.Options.Where(option => option.Slug == size.Slug).Select(option => option.Id)], members);
    }

    /// <summary>Only the sector that followed from the main field is kept: any field that it follows from is as good as the one that was chosen.</summary>
    private static string MainOf(Wave wave, AnswerSet? answers, Collective ours, Vocabulary vocabulary)
    {
        var known = ours.MainActivity.Slug;
        if (SaidOn(SubjectKind.ActivityField) is not { Length: > 0 } fields) return known;

        var sector = SaidOn(SubjectKind.Sector)?.FirstOrDefault();
        var fitting = fields.Where(field => vocabulary.Of(Characteristic.ActivityField).Any(term => term.Slug == field && term.Parent == sector)).ToArray();
        return (fitting.Length > 0 ? fitting : fields) is var ones && ones.Contains(known) ? known : ones[0];

        string[]? SaidOn(string kind) => wave.Questions.FirstOrDefault(question => question.CountedAs == kind) is { } question && answers?.To(question) is { } said
            ? [.. question.Options.Where(option => said.Options.Contains(option.Id)).OrderBy(option => option.Position).Select(option => option.Slug)]
            : null;
    }

    private static int IdOf(SurveyQuestion question, string slug) => question.Options.FirstOrDefault(option => option.Slug == slug)?.Id ?? 0;

    private static string? Typed(string text) => text.Length == 0 ? null : text;

    private static string Written(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
