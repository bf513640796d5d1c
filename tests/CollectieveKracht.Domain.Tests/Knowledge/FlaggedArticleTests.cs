using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Tests.Knowledge;

public sealed class FlaggedArticleTests
{
    private readonly Article _article = Given.PublishedArticle();
    private readonly AccountId _reader = AccountId.New();

    [Fact]
    public void Flags_of_readers_are_taken_together_and_each_counts_once()
    {
        var flagged = FlaggedArticle.Open(_article, _reader, FlagGround.Advertising, null, Given.Now);

        flagged.Add(_article, _reader, FlagGround.Wrong, "Nog eens.", Given.Now);
        flagged.Add(_article, AccountId.New(), FlagGround.Wrong, " De wet is veranderd. ", Given.Now);

        Assert.Equal([(FlagGround.Advertising, null), (FlagGround.Wrong, "De wet is veranderd.")], flagged.Flags.Select(flag => (flag.Ground, flag.Explanation)));
        Assert.Equal(ArticleStanding.Flagged, _article.Standing);
    }

    [Theory]
    [InlineData(true, ArticleStanding.Hidden)]
    [InlineData(false, ArticleStanding.Visible)]
    public void The_moderator_who_holds_the_claim_keeps_or_hides_the_article(bool hide, ArticleStanding standing)
    {
        var flagged = Opened();
        flagged.TakeUp(_article, Given.Reviewer, Given.Now);

        flagged.Decide(_article, Given.Reviewer, hide, Given.Reason, Given.Now);

        Assert.Equal((standing, hide, Given.Now, null), (_article.Standing, flagged.IsHidden, flagged.DecidedAt, flagged.Claim));
        Refused.By("moderation.cannot-move", () => flagged.Decide(_article, Given.Reviewer, hide, Given.Reason, Given.Now));
        Refused.By("flag.decided", () => flagged.Add(_article, AccountId.New(), FlagGround.Wrong, null, Given.Now));
    }

    [Fact]
    public void Two_moderators_are_never_on_one_and_nobody_decides_without_a_claim_that_holds()
    {
        var flagged = Opened();
        flagged.TakeUp(_article, Given.Reviewer, Given.Now);

        Refused.By("moderation.claimed-by-other", () => flagged.TakeUp(_article, Given.OtherReviewer, Given.Now));
        Refused.By("moderation.not-claimed", () => flagged.Decide(_article, Given.OtherReviewer, true, Given.Reason, Given.Now));
        Refused.By("moderation.not-claimed", () => flagged.Decide(_article, Given.Reviewer, true, Given.Reason, Given.Now + Claim.Lasts));
        flagged.TakeUp(_article, Given.OtherReviewer, Given.Now + Claim.Lasts);
        Assert.Equal(Given.OtherModerator, flagged.Claim!.By);
    }

    [Fact]
    public void Neither_the_author_nor_who_reported_it_decides_on_it()
    {
        var flagged = FlaggedArticle.Open(_article, Given.OtherModerator, FlagGround.Wrong, null, Given.Now);

        Refused.By("moderation.own-submission", () => flagged.TakeUp(_article, Given.OtherReviewer, Given.Now));
        Refused.By("moderation.own-submission", () => flagged.TakeUp(_article, Given.AuthorAsReviewer, Given.Now));
    }

    [Fact]
    public void An_author_does_not_report_their_own_and_another_ground_asks_for_words()
    {
        Refused.By("flag.own", () => FlaggedArticle.Open(_article, Given.Author, FlagGround.Wrong, null, Given.Now));
        Refused.By("flag.explanation-needed", () => FlaggedArticle.Open(_article, _reader, FlagGround.Other, " ", Given.Now));
        Assert.Equal(ArticleStanding.Visible, _article.Standing);
    }

    [Fact]
    public void So_many_readers_are_enough()
    {
        var flagged = Opened();
        for (var number = 1; number < FlaggedArticle.MostFlags; number++) flagged.Add(_article, AccountId.New(), FlagGround.Wrong, null, Given.Now);

        Refused.By("flag.enough", () => flagged.Add(_article, AccountId.New(), FlagGround.Wrong, null, Given.Now));
        Assert.Equal(FlaggedArticle.MostFlags, flagged.Flags.Count);
    }

    private FlaggedArticle Opened() => FlaggedArticle.Open(_article, _reader, FlagGround.Wrong, null, Given.Now);
}
