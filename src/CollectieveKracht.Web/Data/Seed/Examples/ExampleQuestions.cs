using Bogus;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Conversation;
using CollectieveKracht.Web.Platform.Markdown;

namespace CollectieveKracht.Web.Data.Seed.Examples;

/// <summary>Lets a collective that faces a challenge ask about it, and others that know it answer; see questions.yaml.</summary>
internal sealed class ExampleQuestions(Randomizer random, ExampleVocabulary words, DateTimeOffset now)
{
    public List<Question> Ask(List<Recognition> recognitions) =>
        [.. ExampleFiles.Read<List<QuestionFacts>>("questions.yaml").Select(facts => Ask(facts, recognitions))];

    private Question Ask(QuestionFacts facts, List<Recognition> recognitions)
    {
        var known = random.Shuffle(recognitions.Where(recognition => recognition.Challenge.Slug == facts.Challenges[0])).ToList();
        var asker = known.First(recognition =>
            recognition.State == RecognitionState.PlaysNow && (facts.Sector ?? recognition.Collective.Sector.Slug) == recognition.Collective.Sector.Slug);
        var askedAt = now.AddMinutes(-random.Number(6 * 60, 240 * 24 * 60));
        var question = new Question(
            Slug.From($"voorbeeld {facts.Title}"), facts.Title, facts.Body, MarkdownText.ToHtml(facts.Body), asker.Collective,
            facts.Challenges.Select(words.Challenge), askedAt);

        var others = known.Where(recognition => recognition != asker).OrderByDescending(recognition => recognition.State == RecognitionState.Solved);
        var moments = facts.Answers.Select(_ => askedAt + Math.Min(1, 14 / (now - askedAt).TotalDays) * random.Double() * (now - askedAt)).Order();
        foreach (var ((answer, other), at) in facts.Answers.Zip(others).Zip(moments))
        {
            var given = question.Reply(other.Collective, answer.Text, MarkdownText.ToHtml(answer.Text), at);
            if (answer.Helped) question.Accept(given);
        }

        return question;
    }
}
