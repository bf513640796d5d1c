using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;
using CsCheck;

namespace CollectieveKracht.Domain.Tests.Insight;

/// <summary>In which order the respondents come makes no difference to anything that is told of them.</summary>
public sealed class OrderOfRespondentsTests
{
    private static readonly CategoryBranch[] Tree = [new("binnen", ["a", "b"]), new("buiten", ["c", "d", "e"])];
    private static readonly Subject[] Challenges = [.. Answers.Challenges.Select(Subject.Challenge)];
    private static readonly Subject[] Phases = [Subject.Parse("phase:1"), Subject.Parse("phase:2"), Subject.Parse("phase:3")];

    private static readonly Dictionary<string, Func<AnswerTable, object>> Figures = new()
    {
        ["ranking 1"] = table => Rankings.OfCategories(table, Tree, table.Everyone),
        ["ranking 2"] = table => Rankings.Weighted(table, Tree, table.Everyone),
        ["ranking 3"] = table => Rankings.OfKeyChallenges(table, Tree, table.Everyone).OrderBy(pair => pair.Key).Select(pair => pair.Value),
        ["cross table"] = SectorsByPhases,
        ["tests of exclusive questions"] = table => CrossAssociation.Of(SectorsByPhases(table)),
        ["tests of challenges"] = table => CrossAssociation.Of(SectorsByChallenges(table)),
        ["what stands out"] = table => StandsOut.In(SectorsByChallenges(table)),
        ["what goes together"] = table => Together.Of(table, Challenges, table.Everyone),
        ["outlook"] = table => Outlook.Of(table, new Situation(Phases[0], null, Subject.Parse("sector:x")), Phases, Challenges, Disclosure.Everything),
    };

    public static IEnumerable<TheoryDataRow<string>> Names => Figures.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory, MemberData(nameof(Names))]
    public void The_order_of_respondents_makes_no_difference_to(string figure) =>
        Answers.OfMany.SelectMany(answers => Gen.Shuffle(answers).Select(shuffled => (answers, shuffled))).Sample(drawn =>
            Answers.Written(Figures[figure](Answers.Table(drawn.answers))) == Answers.Written(Figures[figure](Answers.Table(drawn.shuffled))));

    [Fact]
    public void The_order_of_collectives_makes_no_difference_to_what_comes_first() =>
        Answers.OfMany.Select(answers => answers.Zip(answers.Skip(1), (one, next) => new Passage(one.ToHashSet(), next.ToHashSet())).ToArray())
            .SelectMany(passages => Gen.Shuffle(passages).Select(shuffled => (passages, shuffled)))
            .Sample(drawn => Answers.Written(Succession.Of(drawn.passages)) == Answers.Written(Succession.Of(drawn.shuffled)));

    private static CrossTable SectorsByPhases(AnswerTable table) =>
        CrossTable.Of(table, TableAxis.OfKind(table, "sector"), TableAxis.OfKind(table, "phase"), table.Everyone);

    private static CrossTable SectorsByChallenges(AnswerTable table) => CrossTable.Of(
        table, TableAxis.OfKind(table, "sector"), TableAxis.MultipleChoice(Challenges, table.Everyone), table.Everyone);
}
