using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Surveys.Answering;

/// <summary>One step of answering a wave: the questions that stand on one page.</summary>
/// <param name="Slug">Its name in addresses.</param>
public sealed record WaveStep(string Slug, IReadOnlyList<SurveyQuestion> Questions)
{
    /// <summary>The step that holds all characteristics.</summary>
    public const string Profile = "jullie-collectief";

    // Pages of a wave that are no step; a question that is called so has another address.
    private static readonly string[] Taken = [Profile, "klaar", "uitkomst"];

    public bool IsProfile => Slug == Profile;

    /// <summary>About how long it takes.</summary>
    public TimeSpan Takes => TimeSpan.FromSeconds(Questions.Sum(question => question.Kind switch
    {
        QuestionKind.Challenges => 70,
        QuestionKind.Characteristic => 20,
        _ => 30,
    }));

    /// <summary>The steps of a wave in order: the characteristics together, then each question by itself.</summary>
    public static IReadOnlyList<WaveStep> Of(Wave wave)
    {
        var asked = wave.Asked.ToLookup(question => question.Kind == QuestionKind.Characteristic);
        return
        [
            .. asked[true].Any() ? [new WaveStep(Profile, [.. asked[true]])] : Array.Empty<WaveStep>(),
            .. asked[false].Select(question => new WaveStep(Taken.Contains(question.Code) ? $"vraag-{question.Code}" : question.Code, [question])),
        ];
    }

    /// <summary>About how many minutes some steps take, never less than one.</summary>
    public static int MinutesFor(IEnumerable<WaveStep> steps) => Math.Max(1, (int)Math.Round(steps.Sum(step => step.Takes.TotalMinutes)));

    public bool IsAnsweredIn(AnswerSet? answers) => answers is not null && Questions.All(question => answers.VersionOf(question) > 0);

    /// <summary>A few words for it.</summary>
    public string Name(IStringLocalizer<AnsweringText> texts, Vocabulary vocabulary)
    {
        var known = texts[$"Step-{Slug}"];
        if (!known.ResourceNotFound) return known;

        var category = vocabulary.Categories.FirstOrDefault(category => category.Slug == Questions[0].CategorySlug);
        return category?.Text ?? Questions[0].Text.In(Language.Current.Code);
    }
}
