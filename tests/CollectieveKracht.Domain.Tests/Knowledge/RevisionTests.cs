using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Tests.Knowledge;

public sealed class RevisionTests
{
    [Fact]
    public void A_moderator_cannot_claim_an_own_submission()
    {
        var revision = Given.RevisionThatIs(RevisionState.Submitted);

        var claiming = () => revision.TakeUp(Given.AuthorAsReviewer, Given.Now);

        Refused.By("moderation.own-submission", claiming);
        Assert.Equal(RevisionState.Submitted, revision.State);
    }

    [Fact]
    public void A_claimed_item_cannot_be_claimed_by_another_moderator()
    {
        var revision = Given.RevisionThatIs(RevisionState.InReview);

        var claiming = () => revision.TakeUp(Given.OtherReviewer, Given.Now + Claim.Lasts - TimeSpan.FromSeconds(1));

        Refused.By("moderation.claimed-by-other", claiming);
        Assert.Equal(Given.Moderator, revision.Claim!.By);
    }

    [Fact]
    public void A_lapsed_claim_can_be_taken_over_by_another_moderator()
    {
        var revision = Given.RevisionThatIs(RevisionState.InReview);

        revision.TakeUp(Given.OtherReviewer, Given.Now + Claim.Lasts);

        Assert.Equal(new Claim(Given.OtherModerator, Given.Now + Claim.Lasts + Claim.Lasts), revision.Claim);
    }

    [Fact]
    public void Taking_over_a_lapsed_claim_is_recorded()
    {
        var revision = Given.RevisionThatIs(RevisionState.InReview);

        revision.TakeUp(Given.OtherReviewer, Given.Now + Claim.Lasts);

        var happened = Assert.Single(revision.TakeEvents());
        Assert.Equal(("take-up", Given.OtherModerator), (happened.Act, happened.Actor!.Value));
    }

    [Fact]
    public void Taking_an_item_up_again_in_time_starts_a_new_half_hour()
    {
        var revision = Given.RevisionThatIs(RevisionState.InReview);
        var later = Given.Now.AddMinutes(20);

        revision.TakeUp(Given.Reviewer, later);

        Assert.Equal(later.AddMinutes(30), revision.Claim!.Until);
        Assert.Empty(revision.TakeEvents());
    }

    [Theory]
    [InlineData(nameof(Revision.Release))]
    [InlineData(nameof(Article.RequestChanges))]
    [InlineData(nameof(Article.Reject))]
    [InlineData(nameof(Article.Publish))]
    public void A_lapsed_claim_decides_nothing(string decision)
    {
        var article = Given.Article();
        var revision = Given.RevisionThatIs(RevisionState.InReview, article);
        var tooLate = Given.Now + Claim.Lasts;

        Action deciding = decision switch
        {
            nameof(Revision.Release) => () => revision.Release(Given.Reviewer, tooLate),
            nameof(Article.RequestChanges) => () => article.RequestChanges(revision, Given.Reviewer, Given.Reason, tooLate),
            nameof(Article.Reject) => () => article.Reject(revision, Given.Reviewer, Given.Reason, tooLate),
            _ => () => article.Publish(revision, Given.Reviewer, Given.Reason, tooLate),
        };

        Refused.By("moderation.not-claimed", deciding);
        Assert.Equal(RevisionState.InReview, revision.State);
        Assert.Null(article.PublishedRevision);
    }

    [Fact]
    public void A_claim_still_decides_in_its_last_second()
    {
        var article = Given.Article();
        var revision = Given.RevisionThatIs(RevisionState.InReview, article);

        article.Reject(revision, Given.Reviewer, Given.Reason, Given.Now + Claim.Lasts - TimeSpan.FromSeconds(1));

        Assert.Equal(RevisionState.Rejected, revision.State);
    }

    [Theory]
    [InlineData(RevisionState.ChangesRequested)]
    [InlineData(RevisionState.Rejected)]
    [InlineData(RevisionState.Published)]
    public void A_decision_ends_the_claim_and_leaves_its_reason_to_the_author(RevisionState outcome)
    {
        var revision = Given.RevisionThatIs(outcome);

        Assert.Null(revision.Claim);
        Assert.Equal(Given.Reason.Text, revision.DecisionReason);
    }

    [Fact]
    public void A_released_item_is_free_for_another_moderator()
    {
        var revision = Given.RevisionThatIs(RevisionState.InReview);
        revision.Release(Given.Reviewer, Given.Now);

        revision.TakeUp(Given.OtherReviewer, Given.Now);

        Assert.True(revision.Claim!.IsHeldBy(Given.OtherModerator, Given.Now));
    }

    [Fact]
    public void A_released_item_keeps_its_place_in_the_queue()
    {
        var revision = Given.RevisionThatIs(RevisionState.InReview);

        revision.Release(Given.Reviewer, Given.Now.AddMinutes(10));

        Assert.Equal(Given.Now, revision.SubmittedAt);
    }

    [Fact]
    public void A_rejection_cannot_be_appealed_a_second_time()
    {
        var article = Given.Article();
        var revision = Given.RevisionThatIs(RevisionState.Rejected, article);
        revision.Appeal(Given.Author, Given.Reason, Given.Now);
        revision.TakeUp(Given.OtherReviewer, Given.Now);
        article.Reject(revision, Given.OtherReviewer, Given.Reason, Given.Now);

        var appealing = () => revision.Appeal(Given.Author, Given.Reason, Given.Now);

        Refused.By("moderation.appealed-before", appealing);
        Assert.Equal(RevisionState.Rejected, revision.State);
    }

    [Fact]
    public void An_appeal_keeps_the_reason_that_the_moderator_gave()
    {
        var revision = Given.RevisionThatIs(RevisionState.Rejected);

        revision.Appeal(Given.Author, new Reason("De bron staat in de laatste alinea."), Given.Now);

        Assert.Equal(Given.Reason.Text, revision.DecisionReason);
        Assert.Equal("De bron staat in de laatste alinea.", revision.AppealReason);
        Assert.Equal("De bron staat in de laatste alinea.", Assert.Single(revision.TakeEvents()).Why);
    }

    [Theory]
    [InlineData(RevisionState.ChangesRequested)]
    [InlineData(RevisionState.Rejected)]
    public void A_decided_text_is_not_published_at_once_after_withdrawing_it(RevisionState decided)
    {
        var article = Given.Article();
        var revision = Given.RevisionThatIs(decided, article);
        if (decided == RevisionState.Rejected) revision.Appeal(Given.Author, Given.Reason, Given.Now);
        else revision.Submit(Given.Author, Given.Now);
        revision.Withdraw(Given.Author);

        var publishing = () => article.PublishAtOnce(revision, Given.Author, Given.Now);

        Refused.By("moderation.decided-before", publishing);
        Assert.Equal(ArticleStanding.Unpublished, article.Standing);
    }

    [Theory]
    [InlineData(RevisionState.Draft)]
    [InlineData(RevisionState.ChangesRequested)]
    public void An_author_edits_a_text_that_is_with_them(RevisionState state)
    {
        var revision = Given.RevisionThatIs(state);

        revision.Edit(Given.Author, Given.Text("Een nieuwe titel"));

        Assert.Equal("Een nieuwe titel", revision.Title);
        Assert.Equal(state, revision.State);
    }

    [Theory]
    [InlineData(RevisionState.Submitted)]
    [InlineData(RevisionState.InReview)]
    [InlineData(RevisionState.Rejected)]
    [InlineData(RevisionState.Published)]
    public void An_author_cannot_edit_a_text_that_is_not_with_them(RevisionState state)
    {
        var revision = Given.RevisionThatIs(state);

        var editing = () => revision.Edit(Given.Author, Given.Text("Een nieuwe titel"));

        Refused.By("moderation.not-with-the-author", editing);
        Assert.Equal(Given.Text().Title, revision.Title);
    }

    [Fact]
    public void Nobody_edits_the_text_of_another_author()
    {
        var revision = Given.RevisionThatIs(RevisionState.Draft);

        var editing = () => revision.Edit(Given.Moderator, Given.Text("Een nieuwe titel"));

        Refused.By("moderation.not-the-author", editing);
    }

    [Fact]
    public void A_withdrawn_revision_is_no_longer_submitted()
    {
        var revision = Given.RevisionThatIs(RevisionState.Submitted);

        revision.Withdraw(Given.Author);

        Assert.Null(revision.SubmittedAt);
    }

    [Theory]
    [InlineData("", "samenvatting", "tekst", "article.title")]
    [InlineData("  ", "samenvatting", "tekst", "article.title")]
    [InlineData("titel", " ", "tekst", "article.summary")]
    [InlineData("titel", "samenvatting", "\n", "article.body-empty")]
    public void A_text_has_a_title_a_summary_and_a_body(string title, string summary, string body, string rule)
    {
        var writing = () => { _ = new RevisionText(title, summary, body, ""); };

        Refused.By(rule, writing);
    }

    [Theory]
    [InlineData(151, 1, 1, 0, "article.title")]
    [InlineData(1, 301, 1, 0, "article.summary")]
    [InlineData(1, 1, Revision.MaxBodyLength + 1, 0, "article.body-too-long")]
    [InlineData(1, 1, 1, 301, "article.reason-for-change")]
    public void A_text_has_an_end(int title, int summary, int body, int reasonForChange, string rule)
    {
        var writing = () => { _ = new RevisionText(Letters(title), Letters(summary), Letters(body), "", [], Letters(reasonForChange)); };

        Refused.By(rule, writing);
    }

    [Fact]
    public void A_text_may_be_as_long_as_the_limits()
    {
        var text = new RevisionText(Letters(150), Letters(300), Letters(Revision.MaxBodyLength), "", [], Letters(300));

        Assert.Equal((150, 300, 100_000), (text.Title.Length, text.Summary.Length, text.BodyMarkdown.Length));
    }

    private static string Letters(int count) => new('a', count);
}
