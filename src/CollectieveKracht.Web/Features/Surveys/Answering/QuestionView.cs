using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;

namespace CollectieveKracht.Web.Features.Surveys.Answering;

/// <summary>One question of a form.</summary>
public sealed record QuestionView(SurveyQuestion Question, StepForm Form, Vocabulary Vocabulary)
{
    public AnswerFields Said => Form[Question];

    public string Name => StepForm.Answer + Question.Code;

    public string OwnName => StepForm.Own + Question.Code;

    public string ExplanationName => StepForm.Explanation + Question.Code;

    /// <summary>What can be ticked; also what is not offered any more, where it is ticked.</summary>
    public IEnumerable<SurveyOption> Options => Question.Options.Where(option => !option.IsRetired || IsTicked(option)).OrderBy(option => option.Position);

    public bool IsTicked(SurveyOption option) => Said.Options.Contains(option.Slug);

    /// <summary>The page that tells what a challenge is; null when it has none.</summary>
    public string? PageOf(SurveyOption option) => Question.Kind == QuestionKind.Challenges ? Vocabulary.PageOfChallenge(option.Slug)?.Slug : null;
}

/// <summary>The pages of challenges as the questions of a wave name them.</summary>
public static class ChallengePages
{
    /// <summary>The challenge with this code; null when it has no page any more.</summary>
    public static Choice? PageOfChallenge(this Vocabulary vocabulary, string code) =>
        vocabulary.Of(FacetDimension.Challenge).FirstOrDefault(challenge => challenge.Code == code);
}
