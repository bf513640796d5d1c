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

    /// <summary>Asks them all in a wave that has no questions yet.</summary>
    public static async Task AskStandardQuestionsAsync(this PlatformDb db, Wave wave, AccountId? by, CancellationToken cancel)
    {
        var terms = (await db.Terms.AsNoTracking().Where(term => !term.IsRetired).OrderBy(term => term.Position).ThenBy(term => term.Id).ToListAsync(cancel))
            .ToLookup(term => term.Characteristic);
        var challenges = (await db.Challenges.AsNoTracking().Where(challenge => !challenge.IsRetired).OrderBy(challenge => challenge.Position).ThenBy(challenge => challenge.Slug).ToListAsync(cancel))
            .ToLookup(challenge => challenge.CategorySlug);
        var file = Path.Combine(AppContext.BaseDirectory, "Data", "Seed", "Content", "survey-questions.tsv");
        foreach (var line in await File.ReadAllLinesAsync(file, cancel)) wave.Ask(Read(line.Split('\t'), terms, challenges), by);
    }

    private static SurveyQuestion Read(string[] columns, ILookup<Characteristic, Term> terms, ILookup<string, Challenge> challenges)
    {
        var (code, kind, countedAs) = (columns[0], Enum.Parse<QuestionKind>(columns[1]), columns[2]);
        var help = columns[6].Length == 0 ? null : new Label(columns[6], columns[7]);
        var question = new SurveyQuestion(
            code, kind, countedAs, new Label(columns[4], columns[5]), columns[3] == "several", help, kind == QuestionKind.Challenges ? code : null);
        foreach (var (slug, name) in OptionsOf(question, terms, challenges)) question.Offer(slug, name);
        return question;
    }

    private static IEnumerable<(string Slug, Label Name)> OptionsOf(SurveyQuestion question, ILookup<Characteristic, Term> terms, ILookup<string, Challenge> challenges) =>
        question.Kind switch
        {
            QuestionKind.Statement => Scale,
            QuestionKind.Challenges => challenges[question.CategorySlug!].Select(challenge => (challenge.Code, challenge.Name)),
            _ => terms[CharacteristicOf[question.CountedAs]].Select(term => (term.Slug, term.Name)),
        };
}
