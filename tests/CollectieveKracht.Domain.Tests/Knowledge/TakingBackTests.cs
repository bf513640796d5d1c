using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Tests.Knowledge;

/// <summary>Decisions that are undone, and texts that a moderator looks at after they were published.</summary>
public sealed class TakingBackTests
{
    private static readonly PlacedTerms Leadership = new([Given.Challenge("leiderschap")], [], []);
    private static readonly PlacedTerms Succession = new([Given.Challenge("opvolging")], [], []);

    [Fact]
    public void A_decision_is_taken_back_for_a_moment_only()
    {
        var article = Given.Article();
        var revision = Given.RevisionThatIs(RevisionState.Rejected, article);

        var acting = () => article.TakeBack(revision, Given.Reviewer, Given.Now + Revision.TakeBackWithin + TimeSpan.FromSeconds(1));

        Refused.By("moderation.too-late", acting);
        Assert.Equal(RevisionState.Rejected, revision.State);
    }

    [Fact]
    public void A_decision_is_not_taken_back_by_someone_else()
    {
        var article = Given.Article();
        var revision = Given.RevisionThatIs(RevisionState.Published, article);

        Refused.By("moderation.not-the-decider", () => article.TakeBack(revision, Given.OtherReviewer, Given.Now));
        Assert.Equal(ArticleStanding.Visible, article.Standing);
    }

    [Fact]
    public void A_first_publication_that_is_taken_back_is_shown_to_nobody_and_can_be_decided_on_again()
    {
        var article = Given.Article();
        var revision = Given.RevisionThatIs(RevisionState.Published, article);

        article.TakeBack(revision, Given.Reviewer, Given.Now);

        Assert.Equal((ArticleStanding.Unpublished, null, null), (article.Standing, article.PublishedRevision, article.FirstPublishedAt));
        Assert.True(revision.Claim!.IsHeldBy(Given.Moderator, Given.Now));
        article.Publish(revision, Given.Reviewer, Given.Reason, Given.Now);
        Assert.Equal((ArticleStanding.Visible, revision), (article.Standing, article.PublishedRevision));
    }

    [Fact]
    public void Taking_a_publication_back_gives_the_article_back_what_it_said_before()
    {
        var article = Given.Article();
        var first = InReview(article, new Placement { Kind = KnowledgeKind.HowTo, Challenges = ["leiderschap"], Licence = "CC BY 4.0" });
        article.Publish(first, Given.Reviewer, Given.Reason, Given.Now, Leadership);
        var second = InReview(article, new Placement { Kind = KnowledgeKind.Experience, Challenges = ["opvolging"], Licence = "CC0", Audience = Audience.Collectives });
        article.Publish(second, Given.Reviewer, Given.Reason, Given.Now.AddMinutes(1), Succession);

        article.TakeBack(second, Given.Reviewer, Given.Now.AddMinutes(1), Leadership);

        Assert.Equal((first, Given.Now), (article.PublishedRevision, article.LastPublishedAt));
        Assert.Equal((KnowledgeKind.HowTo, "CC BY 4.0", Audience.Public), (article.Kind, article.Licence, article.Audience));
        Assert.Equal("leiderschap", Assert.Single(article.Challenges).Slug);
    }

    [Fact]
    public void Taking_back_an_older_version_does_not_touch_what_readers_see()
    {
        var article = Given.Article();
        var (older, newer) = (InReview(article, null), InReview(article, null));
        article.Publish(newer, Given.Reviewer, Given.Reason, Given.Now);
        article.Publish(older, Given.Reviewer, Given.Reason, Given.Now);

        article.TakeBack(older, Given.Reviewer, Given.Now);

        Assert.Equal(newer, article.PublishedRevision);
    }

    [Theory]
    [InlineData(RevisionState.ChangesRequested)]
    [InlineData(RevisionState.Rejected)]
    public void What_was_published_at_once_and_is_not_in_order_leaves_the_version_before_it(RevisionState outcome)
    {
        var article = Given.PublishedArticle();
        var before = article.PublishedRevision;
        var revision = Given.RevisionPublishedAtOnce(article);
        revision.TakeUp(Given.Reviewer, Given.Now);

        if (outcome == RevisionState.Rejected) article.Reject(revision, Given.Reviewer, Given.Reason, Given.Now);
        else article.RequestChanges(revision, Given.Reviewer, Given.Reason, Given.Now);

        Assert.Equal((before, ArticleStanding.Visible), (article.PublishedRevision, article.Standing));
        Assert.Equal((outcome, false, null), (revision.State, revision.AwaitsLook, revision.PublishedAt));
    }

    [Fact]
    public void What_was_published_at_once_and_is_in_order_waits_for_nobody_any_more()
    {
        var article = Given.Article();
        var revision = Given.RevisionPublishedAtOnce(article);
        revision.TakeUp(Given.Reviewer, Given.Now);

        revision.Accept(Given.Reviewer, Given.Now);

        Assert.Equal((RevisionState.Published, false, null), (revision.State, revision.AwaitsLook, revision.Claim));
        Refused.By("moderation.cannot-move", () => revision.TakeUp(Given.OtherReviewer, Given.Now));
    }

    [Fact]
    public void What_a_moderator_published_is_not_looked_at_afterwards()
    {
        var revision = Given.RevisionThatIs(RevisionState.Published);

        Refused.By("moderation.cannot-move", () => revision.TakeUp(Given.OtherReviewer, Given.Now));
    }

    [Fact]
    public void An_author_who_is_not_trusted_does_not_publish_at_once()
    {
        var article = Given.Article();
        var revision = article.Draft(Given.Author, Given.Text(), Given.Now);
        var record = AuthorRecord.Of([true, true, true, true]);

        Refused.By("moderation.not-trusted", () => article.PublishAtOnce(revision, Given.Author, record, [], Given.Now, Given.NothingPlaced));
        Assert.Equal(ArticleStanding.Unpublished, article.Standing);
    }

    [Fact]
    public void A_trusted_author_does_not_publish_a_change_of_another_ones_article_at_once()
    {
        var article = Given.PublishedArticle();
        var revision = article.Draft(Given.Moderator, Given.Text(), Given.Now);

        Refused.By("moderation.not-trusted", () => article.PublishAtOnce(revision, Given.Moderator, Given.Trusted, [], Given.Now, Given.NothingPlaced));
    }

    [Fact]
    public void What_a_moderator_mends_leaves_what_the_author_sent_in_beside_it_until_the_author_writes_again()
    {
        var article = Given.Article();
        var revision = Given.RevisionThatIs(RevisionState.InReview, article);

        revision.Mend(Given.Reviewer, new("Titel", "Kort", "Eerst"), "<p>Eerst</p>", Given.Now);
        revision.Mend(Given.Reviewer, new("Titel", "Kort", "Daarna"), "<p>Daarna</p>", Given.Now);

        Assert.Equal(("Daarna", "Begin een jaar van tevoren."), (revision.BodyMarkdown, revision.AsSentIn!.Body));
        Assert.True(revision.Claim!.IsHeldBy(Given.Moderator, Given.Now));
        article.RequestChanges(revision, Given.Reviewer, Given.Reason, Given.Now);
        revision.Edit(Given.Author, Given.Text());
        Assert.Null(revision.AsSentIn);
    }

    [Fact]
    public void A_moderator_takes_up_only_what_lies_within_their_remit()
    {
        var article = Given.Article();
        var revision = article.Draft(Given.Author, new RevisionText("Titel", "Kort", "Tekst", "<p>Tekst</p>") { Placement = new() { Sectors = ["energie"], Regions = ["roermond"] } }, Given.Now);
        revision.Submit(Given.Author, Given.Now);
        Reviewer With(string[] sectors, string[] regions) => new(Given.Moderator, [Role.Moderator], new Remit(sectors, regions));

        Refused.By("moderation.outside-remit", () => revision.TakeUp(With(["cultuur"], []), Given.Now));
        Refused.By("moderation.outside-remit", () => revision.TakeUp(With([], ["groningen"]), Given.Now));
        revision.TakeUp(With(["cultuur", "energie"], ["limburg", "roermond"]), Given.Now);

        Assert.Equal(RevisionState.InReview, revision.State);
    }

    private static Revision InReview(Article article, Placement? placement)
    {
        var revision = article.Draft(Given.Author, new RevisionText("Titel", "Kort", "Tekst", "<p>Tekst</p>") { Placement = placement }, Given.Now);
        revision.Submit(Given.Author, Given.Now);
        revision.TakeUp(Given.Reviewer, Given.Now);
        return revision;
    }
}
