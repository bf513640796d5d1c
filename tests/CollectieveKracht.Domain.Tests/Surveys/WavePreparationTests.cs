using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Tests.Surveys;

/// <summary>A wave is prepared, asked, closed and published, and what is asked stays as it is once it is asked.</summary>
public sealed class WavePreparationTests
{
    private static readonly Label Text = new("Welke vorm?", "Which form?"), Other = new("Anders", "Otherwise");
    private static readonly AccountId Ada = AccountId.New();
    private static readonly Reason Why = new("Dubbel.");

    public static IEnumerable<TheoryDataRow<WaveStage, WaveStage>> Pairs =>
        from before in Enum.GetValues<WaveStage>() from next in Enum.GetValues<WaveStage>() where next != WaveStage.Draft select new TheoryDataRow<WaveStage, WaveStage>(before, next);

    /// <summary>All that is refused once a wave is asked.</summary>
    private static readonly Dictionary<string, Action<Wave>> LockedActs = new()
    {
        ["ask"] = wave => wave.Ask(SurveyQuestion.Choice("nieuw-ding", Text, takesSeveral: false), Ada),
        ["reword"] = wave => wave.Reword(First(wave), Other, null, Ada),
        ["move"] = wave => wave.Move(First(wave), Last(wave), Ada),
        ["drop"] = wave => wave.Drop(First(wave), Ada),
        ["offer"] = wave => wave.Offer(First(wave), "nog-een", Other, Ada),
        ["rename option"] = wave => wave.Rename(First(wave), First(wave).Options[0], Other, Ada),
    };

    public static IEnumerable<TheoryDataRow<string, WaveStage>> LockedCases =>
        from act in LockedActs.Keys from stage in new[] { WaveStage.Open, WaveStage.Closed, WaveStage.Published } select new TheoryDataRow<string, WaveStage>(act, stage);

    public static IEnumerable<TheoryDataRow<string>> Locked => LockedActs.Keys.Select(act => new TheoryDataRow<string>(act));

    [Theory, MemberData(nameof(Pairs))]
    public void A_wave_moves_only_as_its_moves_say(WaveStage before, WaveStage next)
    {
        var wave = At(before);
        var isAllowed = (before, next) is (WaveStage.Draft, WaveStage.Open) or (WaveStage.Open, WaveStage.Closed) or (WaveStage.Closed, WaveStage.Open) or (WaveStage.Closed, WaveStage.Published);

        var moving = () => Move(wave, next);

        if (isAllowed) moving();
        else Refused.By("survey.cannot-move", moving);
        Assert.Equal(isAllowed ? next : before, wave.Stage);
        Assert.Equal(isAllowed, Wave.Moves.Any(move => (move.From, move.To) == (before, next)));
    }

    [Theory, MemberData(nameof(LockedCases))]
    public void What_is_asked_stays_as_it_is_from_the_opening_on(string act, WaveStage stage)
    {
        var wave = At(stage);
        var asked = Written(wave);

        Refused.By("survey.locked", () => LockedActs[act](wave));

        Assert.Equal(asked, Written(wave));
    }

    [Theory, MemberData(nameof(Locked))]
    public void Before_the_opening_it_can_be_changed(string act)
    {
        var wave = At(WaveStage.Draft);
        var (asked, acts) = (Written(wave), wave.TakeEvents().Count);

        LockedActs[act](wave);

        Assert.NotEqual(asked, Written(wave));
        Assert.True(acts > 0);
        Assert.Single(wave.TakeEvents());
    }

    [Theory]
    [InlineData(WaveStage.Draft)]
    [InlineData(WaveStage.Open)]
    [InlineData(WaveStage.Closed)]
    [InlineData(WaveStage.Published)]
    public void A_question_and_an_option_can_be_retired_and_hidden_at_any_stage(WaveStage stage)
    {
        var wave = At(stage);
        var (question, option) = (First(wave), First(wave).Options[0]);
        wave.TakeEvents();

        wave.Retire(question, option, Ada, Why);
        wave.Show(question, isPublished: false, Ada);
        wave.Retire(question, Ada, Why);

        Assert.True(option.IsRetired && question.IsRetired && !question.IsPublished);
        Assert.Equal([("retire-option", "Dubbel."), ("hide-question", null), ("retire", "Dubbel.")], wave.TakeEvents().Select(happened => (happened.Act, happened.Why)));
    }

    [Fact]
    public void One_question_and_one_option_are_left()
    {
        var wave = At(WaveStage.Open);
        var question = First(wave);
        wave.Retire(question, question.Options[0], Ada, Why);

        Refused.By("survey.last-option", () => wave.Retire(question, question.Options[1], Ada, Why));
        wave.Retire(Last(wave), Ada, Why);
        Refused.By("survey.last-question", () => wave.Retire(question, Ada, Why));
    }

    [Fact]
    public void Two_questions_never_count_under_the_same_name()
    {
        var wave = At(WaveStage.Draft);
        wave.Ask(new SurveyQuestion("rechtsvorm", QuestionKind.Characteristic, SubjectKind.LegalForm, Text, takesSeveral: false), Ada);

        Refused.By("survey.counted-twice", () => wave.Ask(new SurveyQuestion("vorm-2", QuestionKind.Characteristic, SubjectKind.LegalForm, Text, takesSeveral: false), Ada));
        Refused.By("survey.code-taken", () => wave.Ask(SurveyQuestion.Choice("rechtsvorm", Text, takesSeveral: false), Ada));
        Refused.By("survey.code-taken", () => wave.Ask(SurveyQuestion.Choice(SubjectKind.Sector, Text, takesSeveral: false), Ada));
    }

    [Fact]
    public void The_challenges_of_each_category_are_asked_once()
    {
        var wave = At(WaveStage.Draft);
        wave.Ask(new SurveyQuestion("intern", QuestionKind.Challenges, SubjectKind.Challenge, Text, takesSeveral: true, category: "interne-werking"), Ada);
        wave.Ask(new SurveyQuestion("leden-groep", QuestionKind.Challenges, SubjectKind.Challenge, Text, takesSeveral: true, category: "ledendynamiek"), Ada);

        Refused.By("survey.counted-twice", () => wave.Ask(new SurveyQuestion("nog-eens", QuestionKind.Challenges, SubjectKind.Challenge, Text, takesSeveral: true, category: "ledendynamiek"), Ada));
    }

    [Fact]
    public void An_option_of_another_question_is_refused()
    {
        var wave = At(WaveStage.Draft);

        Refused.By("survey.unknown-option", () => wave.Rename(First(wave), Last(wave).Options[0], Other, Ada));
        Refused.By("survey.unknown-option", () => wave.Retire(First(wave), Last(wave).Options[0], Ada, Why));
    }

    private static SurveyQuestion First(Wave wave) => wave.Questions.MinBy(question => question.Position)!;

    private static SurveyQuestion Last(Wave wave) => wave.Questions.MaxBy(question => question.Position)!;

    private static string Written(Wave wave) => string.Join(" / ", wave.Questions.OrderBy(question => question.Position)
        .Select(question => $"{question.Code} {question.Text.Nl} {string.Join(",", question.Options.Select(option => option.Name.Nl))}"));

    private static Wave At(WaveStage stage)
    {
        var wave = Wave.Prepare("proef", new Label("Proef", "Trial"), 2026, Wave.FirstVersion, Ada);
        foreach (var code in new[] { "eerste", "tweede" })
        {
            var question = wave.Ask(SurveyQuestion.Choice(code, Text, takesSeveral: false), Ada);
            question.Offer("een", new Label("Een", "One"));
            question.Offer("twee", new Label("Twee", "Two"));
        }

        foreach (var next in new[] { WaveStage.Open, WaveStage.Closed, WaveStage.Published }.TakeWhile(next => next <= stage)) Move(wave, next);
        return wave;
    }

    private static void Move(Wave wave, WaveStage next)
    {
        if (next == WaveStage.Open) wave.Open(Ada, Given.Now);
        else if (next == WaveStage.Closed) wave.Close(Ada, Given.Now);
        else wave.Publish("Zo noem je het", Ada, Given.Now);
    }
}
