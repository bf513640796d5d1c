using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Surveys;

/// <summary>
/// The questions that the report asked (part 1, and part 2 per category), with the options of the vocabulary as it is now. A new wave begins with them.
/// </summary>
public static class StandardQuestions
{
    /// <summary>The five-point scale of a statement, from full agreement down.</summary>
    private static readonly (string Slug, Label Name)[] Scale =
    [
        ("helemaal-eens", new("Helemaal mee eens", "Fully agree")),
        ("eens", new("Mee eens", "Agree")),
        ("neutraal", new("Niet eens, niet oneens", "Neither agree nor disagree")),
        ("oneens", new("Mee oneens", "Disagree")),
        ("helemaal-oneens", new("Helemaal mee oneens", "Fully disagree")),
    ];

    private static readonly Dictionary<string, Characteristic> CharacteristicOf = new()
    {
        [SubjectKind.Sector] = Characteristic.Sector,
        [SubjectKind.ActivityField] = Characteristic.ActivityField,
        [SubjectKind.LegalForm] = Characteristic.LegalForm,
        [SubjectKind.WorkingArea] = Characteristic.WorkingArea,
        [SubjectKind.SizeClass] = Characteristic.SizeClass,
        [SubjectKind.TargetGroup] = Characteristic.TargetGroup,
        [SubjectKind.MembershipCondition] = Characteristic.MembershipCondition,
        [SubjectKind.GovernmentRelation] = Characteristic.GovernmentRelation,
        [SubjectKind.Phase] = Characteristic.Phase,
    };

    /// <summary>Which list of the vocabulary a kind of answers comes from; null for none.</summary>
    public static Characteristic? ListOf(string countedAs) => CharacteristicOf.TryGetValue(countedAs, out var characteristic) ? characteristic : null;

    /// <summary>The kinds of answers that come from a list of the vocabulary.</summary>
    public static IEnumerable<string> Listed => CharacteristicOf.Keys;

    /// <summary>Asks them all in a wave that has no questions yet, as far as the lists had them in the version that the wave uses.</summary>
    public static async Task AskStandardQuestionsAsync(this PlatformDb db, Wave wave, AccountId? by, CancellationToken cancel)
    {
        var lists = await ListsAsync(db, wave.Version, cancel);
        var file = Path.Combine(AppContext.BaseDirectory, "Data", "Seed", "Content", "survey-questions.tsv");
        foreach (var line in await File.ReadAllLinesAsync(file, cancel)) wave.Ask(Read(line.Split('\t'), lists), by);
    }

    /// <summary>Offers what the lists have for a question: the challenges of its category, the terms of its characteristic, or the scale of a statement.</summary>
    public static async Task OfferListedOptionsAsync(this PlatformDb db, SurveyQuestion question, string version, CancellationToken cancel) =>
        OfferAll(question, await ListsAsync(db, version, cancel));

    /// <summary>The versions that there are of the lists and the challenge tree, the current one first.</summary>
    public static async Task<IReadOnlyList<string>> ListVersionsAsync(this PlatformDb db, CancellationToken cancel) =>
    [
        .. (await db.Terms.Select(term => term.Version).Union(db.Challenges.Select(challenge => challenge.Version)).ToListAsync(cancel)).OrderDescending(StringComparer.Ordinal),
    ];

    private static async Task<Lists> ListsAsync(PlatformDb db, string version, CancellationToken cancel)
    {
        var terms = await db.Terms.AsNoTracking().Where(term => !term.IsRetired).OrderBy(term => term.Position).ThenBy(term => term.Id).ToListAsync(cancel);
        var challenges = await db.Challenges.AsNoTracking().Where(challenge => !challenge.IsRetired).OrderBy(challenge => challenge.Position).ThenBy(challenge => challenge.Slug).ToListAsync(cancel);
        return new Lists(
            terms.Where(term => IsIn(term.Version)).ToLookup(term => term.Characteristic),
            challenges.Where(challenge => IsIn(challenge.Version)).ToLookup(challenge => challenge.CategorySlug));

        bool IsIn(string added) => string.CompareOrdinal(added, version) <= 0;
    }

    private static SurveyQuestion Read(string[] columns, Lists lists)
    {
        var (code, kind, countedAs) = (columns[0], Enum.Parse<QuestionKind>(columns[1]), columns[2]);
        var help = columns[6].Length == 0 ? null : new Label(columns[6], columns[7]);
        var question = new SurveyQuestion(
            code, kind, countedAs, new Label(columns[4], columns[5]), columns[3] == "several", help, kind == QuestionKind.Challenges ? code : null);
        OfferAll(question, lists);
        return question;
    }

    private static void OfferAll(SurveyQuestion question, Lists lists)
    {
        foreach (var (slug, name) in OptionsOf(question, lists)) question.Offer(slug, name);
    }

    private static IEnumerable<(string Slug, Label Name)> OptionsOf(SurveyQuestion question, Lists lists) =>
        question.Kind switch
        {
            QuestionKind.Statement => Scale,
            QuestionKind.Challenges => lists.Challenges[question.CategorySlug!].Select(challenge => (challenge.Code, challenge.Name)),
            _ => lists.Terms[CharacteristicOf[question.CountedAs]].Select(term => (term.Slug, term.Name)),
        };

    private sealed record Lists(ILookup<Characteristic, Term> Terms, ILookup<string, Challenge> Challenges);
}
