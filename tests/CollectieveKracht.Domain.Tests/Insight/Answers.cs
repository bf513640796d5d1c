using System.Text.Json;
using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;
using CsCheck;

namespace CollectieveKracht.Domain.Tests.Insight;

/// <summary>Answers of respondents, written as "sector:energie challenge:a" or drawn at random.</summary>
internal static class Answers
{
    public static readonly string[] Challenges = ["a", "b", "c", "d", "e"];

    public static readonly Gen<string[]> OfOne =
        from sector in OneOf("", "sector:x", "sector:y", "sector:z")
        from phase in OneOf("", "phase:1", "phase:2", "phase:3")
        from size in OneOf("", "size-class:klein", "size-class:groot")
        from ticked in Gen.Bool.Array[Challenges.Length]
        select (string[])[.. new[] { sector, phase, size }.Where(answer => answer.Length > 0), .. Ticked(ticked)];

    /// <summary>The answers of 0 to 80 respondents.</summary>
    public static readonly Gen<string[][]> OfMany = OfOne.Array[0, 80];

    public static AnswerTable Table(params string[] respondents) => Table(respondents.Select(answers => answers.Split(' ')));

    public static AnswerTable Table(IEnumerable<string[]> respondents) =>
        AnswerTable.Of([.. respondents.Select(answers => (IReadOnlyCollection<Subject>)[.. answers.Select(Subject.Parse)])]);

    /// <summary>So many respondents with the same answers.</summary>
    public static IEnumerable<string> Times(int times, string answers) => Enumerable.Repeat(answers, times);

    /// <summary>All that a result tells, to hold two results side by side.</summary>
    public static string Written(object? result) => JsonSerializer.Serialize(result);

    private static Gen<string> OneOf(params string[] answers) => Gen.Int[0, answers.Length - 1].Select(place => answers[place]);

    private static IEnumerable<string> Ticked(bool[] ticked) =>
        Challenges.Zip(ticked).Where(pair => pair.Second).Select(pair => $"challenge:{pair.First}");
}
