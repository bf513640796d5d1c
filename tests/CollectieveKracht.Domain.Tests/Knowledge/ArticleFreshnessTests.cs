using CollectieveKracht.Domain.Knowledge;

namespace CollectieveKracht.Domain.Tests.Knowledge;

public sealed class ArticleFreshnessTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void What_still_holds_is_looked_at_again_in_a_year_and_its_author_can_be_asked_then()
    {
        var article = Given.PublishedArticle();
        article.CheckAgain(new(2026, 1, 1));
        article.Ask(Given.Now);
        article.TakeEvents();

        article.StillHolds(Given.Author, Today);

        Assert.Equal((Today.AddYears(1), null), (article.CheckAgainOn!.Value, article.AskedAt));
        Assert.Equal(("still-holds", "2026-01-01", "2027-03-02"), article.TakeEvents().Select(e => (e.Act, e.Before, e.After)).Single());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData((366 * Article.MostYearsAhead) + 1)]
    public void Another_day_lies_ahead_and_not_too_far(int days)
    {
        var article = Given.PublishedArticle();

        Refused.By("article.check-on", () => article.CheckInstead(Today.AddDays(days), Given.Moderator, Given.Reason, Today));
    }

    [Fact]
    public void Another_day_is_recorded_with_its_reason()
    {
        var article = Given.PublishedArticle();
        article.TakeEvents();

        article.CheckInstead(Today.AddDays(30), Given.Moderator, Given.Reason, Today);

        Assert.Equal(("check-instead", Given.Reason.Text), article.TakeEvents().Select(e => (e.Act, e.Why!)).Single());
    }

    [Fact]
    public void A_day_is_planned_where_there_is_none_and_after_a_new_version()
    {
        var article = Given.PublishedArticle();

        var planned = new[] { article.PlanCheck(Today), article.PlanCheck(Today), article.PlanCheck(Today.AddMonths(24)) };

        Assert.Equal([true, false, true], planned);
        Assert.Equal(Today.AddMonths(48), article.CheckAgainOn);
    }
}
