using System.Text.Json;
using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Tests.Insight;

/// <summary>
/// Made up, for the tests only: 59 respondents whose rankings are those that the report publishes, to show that the two are counted as the
/// report counts them. What each of them ticked is nobody's answer. The sizes of the sectors follow the report (35%, 21%, 9 of 59) where it
/// gives them. The 13 counts of figure 7 cannot hold at the same time: see docs/figures.md.
/// </summary>
internal static class ExampleAnswerSet
{
    public const int Respondents = 59;

    public static readonly IReadOnlyDictionary<string, int> Overview1 = new Dictionary<string, int>
    {
        ["ledendynamiek"] = 53,
        ["interne-werking"] = 52,
        ["relatie-met-overheden"] = 48,
        ["relatie-met-andere-collectieven"] = 39,
        ["relatie-met-commerciele-partijen"] = 35,
    };

    public static readonly IReadOnlyDictionary<string, double> Overview2 = new Dictionary<string, double>
    {
        ["interne-werking"] = 4.94,
        ["relatie-met-overheden"] = 4.34,
        ["ledendynamiek"] = 4.33,
        ["relatie-met-andere-collectieven"] = 2.64,
        ["relatie-met-commerciele-partijen"] = 2.22,
    };

    public const string LowestSector = "infrastructuur-mobiliteit";
    public const string HighestSector = "voedsel-en-sociaal";

    // The largest comes first: one tick more or less there changes a score least.
    private static readonly (string Sector, int Respondents)[] Sectors =
    [
        ("sociale-voorzieningen", 21), ("energie", 12), ("multifunctioneel", 9), ("voedsel-omgeving-milieu", 5), ("cultuur", 5),
        (HighestSector, 4), (LowestSector, 3),
    ];

    private static readonly Dictionary<string, double> SpreadOfInternalFunctioning = new() { [LowestSector] = 7 / 3.0, [HighestSector] = 6 };

    /// <summary>The categories and challenges of the report.</summary>
    public static IReadOnlyList<CategoryBranch> Tree { get; } = ReadTree();

    public static AnswerTable Table() => AnswerTable.Of(Answers());

    public static IReadOnlyList<IReadOnlyCollection<Subject>> Answers()
    {
        var answers = Sectors
            .SelectMany(sector => Enumerable.Repeat(new Subject(SubjectKind.Sector, sector.Sector), sector.Respondents))
            .Select(sector => new List<Subject> { sector })
            .ToList();
        foreach (var branch in Tree) Tick(branch, answers);
        return answers;
    }

    /// <summary>Gives each sector its ticks, spread evenly over those of its respondents that tick anything in the category.</summary>
    private static void Tick(CategoryBranch branch, List<List<Subject>> answers)
    {
        var first = 0;
        foreach (var ((_, size), ticks) in Sectors.Zip(TicksPerSector(branch.Category)))
        {
            var tickers = Enumerable.Range(first, size).Where(respondent => TicksAny(branch.Category, respondent)).ToList();
            foreach (var (place, respondent) in tickers.Index())
            {
                var own = (ticks * (place + 1) / tickers.Count) - (ticks * place / tickers.Count);
                for (var tick = 0; tick < own; tick++)
                    answers[respondent].Add(Subject.Challenge(branch.Challenges[(respondent + tick) % branch.Challenges.Count]));
            }

            first += size;
        }
    }

    // Overview 1: as many as it says, spread evenly over all.
    private static bool TicksAny(string category, int respondent) =>
        (respondent + 1) * Overview1[category] / Respondents > respondent * Overview1[category] / Respondents;

    /// <summary>Overview 2: the other sectors get what comes nearest to their score, and the largest what makes the mean come out.</summary>
    private static List<int> TicksPerSector(string category)
    {
        var spread = category == "interne-werking" ? SpreadOfInternalFunctioning : [];
        var sumOfScores = Overview2[category] * Sectors.Length;
        var usual = (sumOfScores - spread.Values.Sum()) / (Sectors.Length - spread.Count);
        var others = Sectors.Skip(1).Select(sector => (int)Math.Round(spread.GetValueOrDefault(sector.Sector, usual) * sector.Respondents)).ToList();
        var left = sumOfScores - others.Zip(Sectors.Skip(1), (ticks, sector) => (double)ticks / sector.Respondents).Sum();
        return [(int)Math.Round(left * Sectors[0].Respondents), .. others];
    }

    private static List<CategoryBranch> ReadTree()
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(Repository.PathTo("src/CollectieveKracht.Web/Data/Seed/reference.json")));
        return
        [
            .. reference.RootElement.GetProperty("challenge_categories").EnumerateArray().Select(category => new CategoryBranch(
                category.GetProperty("slug").GetString()!,
                [.. category.GetProperty("challenges").EnumerateArray().Select(challenge => challenge.GetProperty("slug").GetString()!)])),
        ];
    }
}
