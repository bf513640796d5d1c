using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;
using CsCheck;

namespace CollectieveKracht.Domain.Tests.Insight;

/// <summary>
/// Nobody finds out what a hidden count is, whatever views they put side by side. The attackers here know all that the site shows to everyone of a
/// wave, and use nothing else.
/// </summary>
public sealed class DisclosureTests
{
    private static readonly HashSet<string> Kinds = [SubjectKind.Sector, SubjectKind.Province, SubjectKind.LegalForm, SubjectKind.Phase, SubjectKind.Challenge, SubjectKind.Network];

    /// <summary>Waves of 0 to 240 respondents with few values, so that small groups are everywhere; some did not say their legal form.</summary>
    private static readonly Gen<Subject[][]> Respondents =
        Gen.Select(
            Skewed(3), Skewed(2), Skewed(3), Skewed(2), Gen.Int[0, 7], Gen.Int[0, 4],
            (sector, province, form, phase, challenges, network) => Respondent(sector, province, form, phase, challenges, network))
        .Array[0, 240];

    private static readonly Gen<AnswerTable> Waves = Respondents.Select(respondents => AnswerTable.Of(respondents));

    [Fact]
    [Trait("Trust", "T29")]
    public void One_to_four_are_hidden_and_so_is_what_tells_of_them()
    {
        var table = Of((12, "sector:energie"), (7, "sector:cultuur"), (3, "sector:multifunctioneel"));

        var disclosure = Disclosure.Of(table, Public);

        bool Shows(params string[] together) => disclosure.Shows([.. together.Select(Subject.Parse)]);
        Assert.True(Shows() && Shows("sector:energie"));
        Assert.False(Shows("sector:cultuur") || Shows("sector:multifunctioneel"));
    }

    [Fact]
    [Trait("Trust", "T29")]
    public void What_a_filter_hides_is_not_found_by_taking_it_off()
    {
        // Of ten that face it eight are in one sector: all less eight would tell of two elsewhere.
        var table = Of((8, "sector:energie challenge:leiderschap"), (10, "sector:energie"), (2, "sector:cultuur challenge:leiderschap"), (20, "sector:cultuur"));
        var (leadership, energy, culture) = (Subject.Challenge("leiderschap"), Subject.Parse("sector:energie"), Subject.Parse("sector:cultuur"));

        var disclosure = Disclosure.Of(table, Public);

        Assert.Equal((true, false, false), (disclosure.Shows(leadership), disclosure.Shows(energy, leadership), disclosure.Shows(culture, leadership)));
    }

    [Fact]
    public void Large_groups_are_shown_also_where_many_did_not_answer_another_question()
    {
        var table = Of(
            (30, "sector:energie challenge:leiderschap phase:groei"), (10, "sector:energie"), (20, "sector:cultuur challenge:leiderschap"), (40, "sector:cultuur"));

        var disclosure = Disclosure.Of(table, Public);

        Assert.True(disclosure.Shows(Subject.Parse("sector:energie"), Subject.Challenge("leiderschap")));
    }

    [Fact]
    public void What_nobody_answered_is_known_to_be_nothing()
    {
        var disclosure = Disclosure.Of(Of((9, "sector:energie")), Public);

        Assert.True(disclosure.Shows(Subject.Parse("sector:cultuur")));
    }

    [Fact]
    [Trait("Trust", "T29")]
    public void More_than_three_things_at_once_are_for_analysts_and_so_is_what_is_not_published()
    {
        var table = Of((60, "sector:energie legal-form:cooperatie province:PV20 challenge:leiderschap phase:groei working-area:lokaal"));
        Subject[] three = [Subject.Parse("sector:energie"), Subject.Parse("legal-form:cooperatie"), Subject.Challenge("leiderschap")];

        var disclosure = Disclosure.Of(table, Public);

        Assert.True(disclosure.Shows(three));
        Assert.False(disclosure.Shows([.. three, Subject.Parse("province:PV20")]));
        Assert.False(disclosure.Shows(Subject.Parse("working-area:lokaal")));
        Assert.True(Disclosure.Everything.Shows([.. three, Subject.Parse("province:PV20"), Subject.Parse("working-area:lokaal")]));
    }

    [Fact]
    [Trait("Trust", "T29")]
    public void No_two_views_differ_by_one_to_four() => Waves.Sample(table =>
    {
        var views = new Views(table, Disclosure.Of(table, Public));

        foreach (var (wide, narrow) in views.Nested())
        {
            if (views.Shown(wide) is { } all && views.Shown(narrow) is { } some) Assert.False(SmallCells.IsSmall(all - some), $"{string.Join(' ', wide)} less {string.Join(' ', narrow)}");
        }
    }, iter: 300);

    [Fact]
    [Trait("Trust", "T29")]
    public void No_sum_of_parts_leaves_one_count_open() => Waves.Sample(table =>
    {
        var views = new Views(table, Disclosure.Of(table, Public));

        foreach (var (whole, parts, isComplete) in views.Sums())
        {
            if (views.Shown(whole) is null) Assert.Contains(parts, part => !isComplete || views.Shown(part) is null);
            else if (parts.Where(part => views.Shown(part) is null).ToList() is { Count: > 0 } hidden)
            {
                Assert.True(hidden.Count > 1 || !isComplete || views.IsUnsaid(hidden[0]), $"{string.Join(' ', hidden[0])} is what {string.Join(' ', whole)} leaves");
                Assert.True(views.Shown(whole) - parts.Sum(part => views.Shown(part) ?? 0) >= 5);
            }
        }
    }, iter: 300);

    [Fact]
    [Trait("Trust", "T29")]
    public void Not_even_all_equations_together_give_a_hidden_count() => Waves.Sample(table =>
    {
        var views = new Views(table, Disclosure.Of(table, Public));

        var found = views.SolvedByElimination().Where(key => SmallCells.IsSmall(views.Counted(key))).Select(key => string.Join(' ', key));

        Assert.Empty(found);
    }, iter: 6000);

    [Fact]
    public void Hiding_only_what_is_small_would_be_found_out()
    {
        var table = Of((12, "sector:energie"), (7, "sector:cultuur"), (3, "sector:multifunctioneel"));
        var views = new Views(table, key => SmallCells.IsSmall(table.Of(key.FirstOrDefault()).Count));

        var found = views.SolvedByElimination().Select(key => string.Join(' ', key));

        Assert.Equal(["sector:multifunctioneel"], found);
    }

    [Fact]
    public void The_order_of_respondents_makes_no_difference() => Respondents.Sample(respondents =>
    {
        var (one, other) = (AnswerTable.Of(respondents), AnswerTable.Of([.. respondents.Reverse()]));
        var (before, after) = (new Views(one, Disclosure.Of(one, Public)), new Views(other, Disclosure.Of(other, Public)));

        Assert.Equal(before.Hidden().Select(key => string.Join(' ', key)), after.Hidden().Select(key => string.Join(' ', key)));
    }, iter: 60);

    private static bool Public(Subject subject) => Kinds.Contains(subject.Kind);

    // The first values are common and the last rare, as sectors are.
    private static Gen<int> Skewed(int last) => Gen.Double[0, 1].Select(chance => Math.Min(last, (int)(chance * chance * (last + 1))));

    private static Subject[] Respondent(int sector, int province, int form, int phase, int challenges, int network)
    {
        var answers = new List<Subject>
        {
            new(SubjectKind.Sector, $"s{sector}"), new(SubjectKind.Province, $"p{province}"), new(SubjectKind.Phase, $"f{phase}"),
        };
        if (form > 0) answers.Add(new(SubjectKind.LegalForm, $"l{form}"));
        if (network == 0) answers.Add(new(SubjectKind.Network, "n"));
        answers.AddRange(Enumerable.Range(0, 3).Where(bit => (challenges >> bit & 1) == 1).Select(bit => Subject.Challenge($"c{bit}")));
        return [.. answers];
    }

    private static AnswerTable Of(params (int Count, string Answers)[] groups) => AnswerTable.Of(
        [.. groups.SelectMany(group => Enumerable.Repeat(group.Answers.Split(' ').Select(Subject.Parse).ToArray(), group.Count))]);
}
