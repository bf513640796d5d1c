using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;
using CsCheck;

namespace CollectieveKracht.Domain.Tests.Insight;

public sealed class CrossAssociationTests
{
    private static readonly Subject[] Challenges = [.. Answers.Challenges.Select(Subject.Challenge)];

    [Fact]
    public void Two_exclusive_questions_are_tested_as_one_table_and_per_column_and_row()
    {
        var tests = CrossAssociation.Of(CrossTableTests.PartyByGender());

        Assert.Equal(
            [(null, null), (null, "1-democrat"), (null, "2-independent"), (null, "3-republican"), ("1-women", null), ("2-men", null)],
            tests.Select(test => (test.Row?.Slug, test.Column?.Slug)));
        Assert.Equal(30.07, tests[0].Association.ChiSquare, 2);
    }

    [Fact]
    public void The_test_of_one_column_against_the_rest_of_a_table_of_two_rows_is_the_square_of_its_residual()
    {
        // Adjusted residuals 4.50, 0.70 and -5.32: A. Agresti (2007), An Introduction to Categorical Data Analysis, table 2.5.
        var tests = CrossAssociation.Of(CrossTableTests.PartyByGender());

        Assert.Equal([4.50, 0.70, 5.32], tests.Where(test => test.Column is not null).Select(test => Math.Round(Math.Sqrt(test.Association.ChiSquare), 2)));
    }

    [Fact]
    public void A_challenge_is_tested_ticked_or_not_against_the_options_of_an_exclusive_question()
    {
        var table = Answers.Table(
        [
            .. Answers.Times(30, "sector:x challenge:a"), .. Answers.Times(20, "sector:x"),
            .. Answers.Times(20, "sector:y challenge:a"), .. Answers.Times(30, "sector:y"),
        ]);

        var test = Assert.Single(CrossAssociation.Of(OfSectorsAndChallenges(table, [Subject.Challenge("a")])));

        Assert.Equal((null, Subject.Challenge("a")), (test.Row, test.Column));
        Assert.Equal(Association.Of([[30, 20], [20, 30]]), test.Association);
    }

    [Fact]
    public void Two_multiple_choice_questions_are_tested_per_pair_of_options()
    {
        var table = Answers.Table(
        [
            .. Answers.Times(30, "challenge:a challenge:b"), .. Answers.Times(20, "challenge:a"), .. Answers.Times(20, "challenge:b"),
            .. Answers.Times(30, "sector:x"),
        ]);
        TableAxis Axis(string challenge) => TableAxis.MultipleChoice([Subject.Challenge(challenge)], table.Everyone);

        var test = Assert.Single(CrossAssociation.Of(CrossTable.Of(table, Axis("a"), Axis("b"), table.Everyone)));

        Assert.Equal(Association.Of([[30, 20], [20, 30]]), test.Association);
    }

    [Fact]
    public void What_everyone_ticked_is_not_tested()
    {
        var table = Answers.Table("sector:x challenge:a", "sector:y challenge:a");

        Assert.Empty(CrossAssociation.Of(OfSectorsAndChallenges(table, Challenges)));
    }

    [Fact]
    public void A_table_and_the_same_table_turned_have_the_same_tests() => Answers.OfMany.Sample(answers =>
    {
        var table = Answers.Table(answers);
        TableAxis sectors = TableAxis.OfKind(table, "sector"), challenges = TableAxis.MultipleChoice(Challenges, table.Everyone);

        var tests = CrossAssociation.Of(CrossTable.Of(table, sectors, challenges, table.Everyone));
        var turned = CrossAssociation.Of(CrossTable.Of(table, challenges, sectors, table.Everyone));

        return tests.Zip(turned).All(pair =>
            pair.First.Column == pair.Second.Row
            && Math.Abs(pair.First.Association.ChiSquare - pair.Second.Association.ChiSquare) < 1e-9
            && Math.Abs(pair.First.Association.P - pair.Second.Association.P) < 1e-9);
    });

    private static CrossTable OfSectorsAndChallenges(AnswerTable table, IReadOnlyList<Subject> challenges) => CrossTable.Of(
        table, TableAxis.OfKind(table, "sector"), TableAxis.MultipleChoice(challenges, table.Everyone), table.Everyone);
}
