using System.Reflection;
using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Tests.Surveys;

/// <summary>What a collective answers: kept in every version, whole when it is sent in, and fitting the question.</summary>
public sealed class AnswerSetTests
{
    private static readonly AccountId Anna = AccountId.New(), Bram = AccountId.New();
    private static readonly DateTimeOffset Later = Given.Now.AddHours(1);

    [Fact]
    public void Every_version_of_an_answer_is_kept_with_who_saved_it()
    {
        var (wave, form, _) = Open();
        var set = AnswerSet.Begin(wave, CollectiveId.New(), Anna, Given.Now);

        set.Say(wave, form, new GivenAnswer([11]), Anna, Given.Now);
        set.Say(wave, form, new GivenAnswer([12]), Bram, Later);

        Assert.Equal([(1, Anna, 11), (2, Bram, 12)], set.Answers.Select(answer => (answer.Version, answer.By!.Value, answer.Options.Single())));
        Assert.Equal([12], set.Ticked());
    }

    [Fact]
    public void Saving_the_same_again_changes_nothing()
    {
        var (wave, _, challenges) = Open();
        var set = AnswerSet.Begin(wave, CollectiveId.New(), Anna, Given.Now);
        set.Say(wave, challenges, new GivenAnswer([21, 22], Explanation: "Omdat."), Anna, Given.Now);

        set.Say(wave, challenges, new GivenAnswer([22, 21], Explanation: "Omdat."), Bram, Later);

        Assert.Equal((1, Given.Now), (set.VersionOf(challenges), set.ChangedAt));
    }

    [Fact]
    public void Ticking_nothing_is_an_answer_and_leaving_a_question_out_is_none()
    {
        var (wave, form, challenges) = Open();
        var set = AnswerSet.Begin(wave, CollectiveId.New(), Anna, Given.Now);

        set.Say(wave, challenges, GivenAnswer.Nothing, Anna, Given.Now);

        Assert.Equal([form], set.Missing(wave));
        Refused.By("survey.not-complete", () => set.Submit(wave, Anna, Later));
    }

    [Fact]
    public void It_is_sent_in_once_and_can_be_corrected_after_that_until_the_wave_closes()
    {
        var (wave, form, _) = Open();
        var set = Complete(wave);
        set.Submit(wave, Anna, Given.Now);
        set.Submit(wave, Bram, Later);

        set.Say(wave, form, new GivenAnswer([12]), Bram, Later);
        wave.Close(Anna, Later);

        Assert.Equal((Given.Now, Later), (set.SubmittedAt, set.ChangedAt));
        Refused.By("survey.not-open", () => set.Say(wave, form, new GivenAnswer([11]), Bram, Later));
    }

    [Theory]
    [InlineData("survey.one-option", "vorm", new[] { 11, 12 }, null, null)]
    [InlineData("survey.unknown-option", "vorm", new[] { 21 }, null, null)]
    [InlineData("survey.unknown-option", "uitdagingen", new[] { 21, 21 }, null, null)]
    [InlineData("survey.no-own-words", "vorm", new[] { 11 }, "iets", null)]
    [InlineData("survey.own", "uitdagingen", new int[0], "", null)]
    [InlineData("collective.member-count", "vorm", new[] { 11 }, null, 3)]
    public void What_does_not_fit_the_question_is_refused(string rule, string code, int[] options, string? own, int? number)
    {
        var (wave, _, _) = Open();
        var set = AnswerSet.Begin(wave, CollectiveId.New(), Anna, Given.Now);

        Refused.By(rule, () => set.Say(wave, wave.Questions.Single(question => question.Code == code), new GivenAnswer(options, number, own), Anna, Given.Now));

        Assert.Empty(set.Answers);
    }

    [Theory]
    [InlineData(WaveStage.Draft, 400, 0)]
    [InlineData(WaveStage.Open, 9, 0)]
    [InlineData(WaveStage.Open, 10, 5)]
    [InlineData(WaveStage.Open, 23, 18)]
    [InlineData(WaveStage.Closed, 3, 3)]
    [InlineData(WaveStage.Published, 1, 1)]
    [Trait("Trust", "T29")]
    public void Answers_are_counted_by_groups_while_a_wave_is_open(WaveStage stage, int changed, int counted) => Assert.Equal(counted, Counting.MayCount(stage, changed));

    [Fact]
    [Trait("Trust", "T29")]
    public void No_two_counts_of_a_wave_differ_by_fewer_than_five_respondents()
    {
        for (var total = 0; total < 60; total++)
        {
            var (counted, counts) = (0, new List<int> { 0 });
            for (var submitted = 1; submitted <= total; submitted++)
            {
                if (Counting.MayCount(WaveStage.Open, submitted - counted) is > 0 and var more) counts.Add(counted += more);
            }

            if (Counting.MayCount(WaveStage.Closed, total - counted) is > 0 and var last) counts.Add(counted + last);
            Assert.All(counts.Skip(1).Zip(counts.Skip(2)), pair => Assert.True(pair.Second - pair.First >= Counting.SmallestGroup));
            Assert.Equal(total, counts[^1]);
        }
    }

    [Fact]
    public void Only_what_was_sent_in_is_counted_and_as_it_is_then()
    {
        var (wave, form, _) = Open();
        var set = Complete(wave);
        Refused.By("survey.not-complete", () => _ = new CountedAnswers(set));
        set.Submit(wave, Anna, Given.Now);
        var counted = new CountedAnswers(set);

        set.Say(wave, form, new GivenAnswer([12]), Bram, Later);

        Assert.Contains(11, counted.Options);
        counted.Take(set);
        Assert.Equal((12, Later), (counted.Options.Single(option => option < 20), counted.ChangedAt));
    }

    private static AnswerSet Complete(Wave wave)
    {
        var set = AnswerSet.Begin(wave, CollectiveId.New(), Anna, Given.Now);
        foreach (var question in wave.Asked) set.Say(wave, question, new GivenAnswer([question.Options[0].Id]), Anna, Given.Now);
        return set;
    }

    private static (Wave Wave, SurveyQuestion Form, SurveyQuestion Challenges) Open()
    {
        var wave = Wave.Prepare("peiling", new Label("Peiling", "Survey"), 2026, Wave.FirstVersion, Anna);
        var form = new SurveyQuestion("vorm", QuestionKind.Characteristic, SubjectKind.LegalForm, new Label("Vorm?", "Form?"), takesSeveral: false);
        var challenges = new SurveyQuestion("uitdagingen", QuestionKind.Challenges, SubjectKind.Challenge, new Label("Wat speelt er?", "What plays?"), takesSeveral: true, category: "interne-werking");
        Number(form, 1, 11, "cooperatie", "vereniging");
        Number(challenges, 2, 21, "leiderschap", "opschalen");
        wave.Ask(form, Anna);
        wave.Ask(challenges, Anna);
        wave.Open(Anna, Given.Now);
        return (wave, form, challenges);
    }

    /// <summary>Gives the numbers that the database would.</summary>
    private static void Number(SurveyQuestion question, int id, int first, params string[] options)
    {
        Set(question, id);
        foreach (var (place, slug) in options.Index()) Set(question.Offer(slug, new Label(slug, slug)), first + place);

        static void Set(object numbered, int id) => numbered.GetType().GetProperty("Id", BindingFlags.Public | BindingFlags.Instance)!.SetValue(numbered, id);
    }
}
