using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Tests.Insight;

public sealed class RankingsTests
{
    private static readonly CategoryBranch[] Tree = [new("binnen", ["a", "b"]), new("buiten", ["c"])];

    [Fact]
    public void Ranking_1_of_the_made_up_answers_is_Overview_1_of_the_report()
    {
        var table = ExampleAnswerSet.Table();

        var ranking = Rankings.OfCategories(table, ExampleAnswerSet.Tree, table.Everyone);

        Assert.Equal(ExampleAnswerSet.Overview1, ranking.ToDictionary(ranked => ranked.Tally.Subject.Slug, ranked => ranked.Tally.Count));
        Assert.Equal([1, 2, 3, 4, 5], ranking.Select(ranked => ranked.Place));
        Assert.Equal(ExampleAnswerSet.Overview1.Keys, ranking.Select(ranked => ranked.Tally.Subject.Slug));
        Assert.All(ranking, ranked => Assert.Equal(59, ranked.Tally.Of));
    }

    [Fact]
    public void Ranking_2_of_the_made_up_answers_is_Overview_2_of_the_report()
    {
        var table = ExampleAnswerSet.Table();

        var ranking = Rankings.Weighted(table, ExampleAnswerSet.Tree, table.Everyone);

        Assert.Equal(ExampleAnswerSet.Overview2, ranking.ToDictionary(rank => rank.Category.Slug, rank => Math.Round(rank.Score!.Value, 2)));
        Assert.Equal(ExampleAnswerSet.Overview2.Keys, ranking.Select(rank => rank.Category.Slug));
    }

    [Fact]
    public void Internal_functioning_of_the_made_up_answers_has_the_spread_that_the_report_gives()
    {
        var table = ExampleAnswerSet.Table();

        var sectors = Rankings.Weighted(table, ExampleAnswerSet.Tree, table.Everyone).Single(rank => rank.Category.Slug == "interne-werking").Sectors;

        var (lowest, highest) = (sectors.MinBy(sector => sector.Score)!, sectors.MaxBy(sector => sector.Score)!);
        Assert.Equal((ExampleAnswerSet.LowestSector, 2.3), (lowest.Sector.Slug, Math.Round(lowest.Score, 1)));
        Assert.Equal((ExampleAnswerSet.HighestSector, 6.0), (highest.Sector.Slug, Math.Round(highest.Score, 1)));
    }

    [Fact]
    public void Who_ticks_two_challenges_of_a_category_counts_once_in_ranking_1_and_twice_in_ranking_2()
    {
        var table = Answers.Table("sector:energie challenge:a challenge:b", "sector:energie");

        Assert.Equal(1, Rankings.OfCategories(table, Tree, table.Everyone)[0].Tally.Count);
        Assert.Equal(1.0, Rankings.Weighted(table, Tree, table.Everyone)[0].Score);
    }

    [Fact]
    public void Every_sector_weighs_alike_in_ranking_2()
    {
        var table = Answers.Table("sector:cultuur challenge:a challenge:b", "sector:energie", "sector:energie", "sector:energie challenge:a");

        var rank = Rankings.Weighted(table, Tree, table.Everyone)[0];

        Assert.Equal((2 + 1 / 3.0) / 2, rank.Score!.Value, 12);
        Assert.Equal([(2, 1), (1, 3)], rank.Sectors.Select(sector => (sector.Ticks, sector.Respondents)));
    }

    [Fact]
    public void Who_has_no_sector_counts_in_ranking_1_and_not_in_ranking_2()
    {
        var table = Answers.Table("challenge:c", "sector:energie challenge:a");

        Assert.Equal(1, Rankings.OfCategories(table, Tree, table.Everyone).Single(ranked => ranked.Tally.Subject.Slug == "buiten").Tally.Count);
        Assert.Equal(0, Rankings.Weighted(table, Tree, table.Everyone).Single(rank => rank.Category.Slug == "buiten").Score);
    }

    [Fact]
    public void Without_sectors_ranking_2_has_no_scores_and_no_places()
    {
        var table = Answers.Table("challenge:a");

        Assert.All(Rankings.Weighted(table, Tree, table.Everyone), rank => Assert.Equal((null, null), ((object?)rank.Score, (object?)rank.Place)));
    }

    [Fact]
    public void Within_a_group_only_its_respondents_and_its_sectors_count()
    {
        var table = Answers.Table("sector:energie challenge:a", "sector:cultuur challenge:a challenge:b", "sector:cultuur");
        var culture = table.Of(Subject.Parse("sector:cultuur"));

        var first = Rankings.OfCategories(table, Tree, culture)[0].Tally;

        Assert.Equal((1, 2), (first.Count, first.Of));
        Assert.Equal("cultuur", Assert.Single(Rankings.Weighted(table, Tree, culture)[0].Sectors).Sector.Slug);
    }

    [Fact]
    public void Equal_counts_share_a_place_and_the_next_place_is_skipped()
    {
        var table = Answers.Table("challenge:a challenge:b challenge:c", "challenge:a challenge:b");

        var ranking = Rankings.OfChallenges(table, ["c", "b", "a"], table.Everyone);

        Assert.Equal([("a", 1), ("b", 1), ("c", 3)], ranking.Select(ranked => (ranked.Tally.Subject.Slug, ranked.Place)));
    }

    [Fact]
    public void Equal_scores_share_a_place_whatever_the_order_of_adding()
    {
        var table = Answers.Table("sector:x challenge:a", "sector:x", "sector:x", "sector:y challenge:c", "sector:y", "sector:y");

        Assert.Equal([1, 1], Rankings.Weighted(table, Tree, table.Everyone).Select(rank => rank.Place!.Value));
    }

    [Fact]
    public void Key_challenges_are_ranked_within_their_category()
    {
        var table = Answers.Table("challenge:a challenge:b challenge:c", "challenge:b");

        var ranking = Rankings.OfKeyChallenges(table, [new("binnen", ["a", "b"]), new("buiten", [])], table.Everyone);

        Assert.Equal(["b", "a"], Assert.Single(ranking).Value.Select(ranked => ranked.Tally.Subject.Slug));
    }
}
