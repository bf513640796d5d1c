using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Tests.Collectives;

namespace CollectieveKracht.Domain.Tests.Knowledge;

public sealed class ArticleTests
{
    [Theory]
    [InlineData(RevisionState.Draft)]
    [InlineData(RevisionState.Submitted)]
    [InlineData(RevisionState.InReview)]
    [InlineData(RevisionState.ChangesRequested)]
    [InlineData(RevisionState.Rejected)]
    public void An_article_shows_its_published_revision_whatever_happens_to_a_newer_one(RevisionState newer)
    {
        var article = Given.PublishedArticle();
        var shown = article.PublishedRevision;

        Given.RevisionThatIs(newer, article);

        Assert.Same(shown, article.PublishedRevision);
        Assert.Equal(ArticleStanding.Visible, article.Standing);
    }

    [Fact]
    public void An_article_shows_a_newer_revision_once_that_is_published()
    {
        var article = Given.PublishedArticle();

        var newer = Given.RevisionThatIs(RevisionState.Published, article);

        Assert.Same(newer, article.PublishedRevision);
        Assert.Equal(newer.Id, article.PublishedRevisionId);
    }

    [Fact]
    public void A_late_decision_on_an_older_revision_does_not_push_back_the_newer_one()
    {
        var article = Given.Article();
        var older = Given.RevisionThatIs(RevisionState.InReview, article);
        var newer = Given.RevisionThatIs(RevisionState.Published, article);

        article.Publish(older, Given.Reviewer, Given.Reason, Given.Now.AddMinutes(1));

        Assert.Equal(RevisionState.Published, older.State);
        Assert.Same(newer, article.PublishedRevision);
        Assert.Equal(Given.Now, article.LastPublishedAt);
    }

    [Fact]
    public void The_first_day_of_publication_stays_when_a_newer_version_appears()
    {
        var article = Given.PublishedArticle();
        var later = Given.Now.AddDays(40);

        article.PublishAtOnce(article.Draft(Given.Author, Given.Text(), later), Given.Author, later);

        Assert.Equal(Given.Now, article.FirstPublishedAt);
        Assert.Equal(later, article.LastPublishedAt);
    }

    [Fact]
    public void Revisions_are_numbered_from_one()
    {
        var article = Given.Article();

        var numbers = new[] { article.Draft(Given.Author, Given.Text(), Given.Now), article.Draft(Given.Author, Given.Text(), Given.Now) };

        Assert.Equal([1, 2], numbers.Select(revision => revision.Number));
    }

    [Fact]
    public void A_revision_of_another_article_is_not_published_under_this_one()
    {
        var article = Given.PublishedArticle();
        var foreign = Given.RevisionThatIs(RevisionState.InReview, Given.Article());

        var publishing = () => article.Publish(foreign, Given.Reviewer, Given.Reason, Given.Now);

        Refused.By("article.other-revision", publishing);
        Assert.Equal(RevisionState.InReview, foreign.State);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("")]
    [InlineData("NL")]
    public void An_article_is_in_Dutch_or_in_English(string language)
    {
        var writing = () => { _ = new Article("titel", KnowledgeKind.HowTo, Given.Author, language, Audience.Public, "CC BY 4.0"); };

        Refused.By("article.language", writing);
    }

    [Fact]
    public void An_article_is_for_someone()
    {
        var writing = () => { _ = new Article("titel", KnowledgeKind.HowTo, Given.Author, "nl", audience: default, "CC BY 4.0"); };

        Refused.By("audience.unknown", writing);
    }

    [Fact]
    public void An_article_for_one_collective_is_written_for_that_collective()
    {
        var own = Given.VerifiedCollective();
        var article = Given.Article(Audience.OwnCollective(own.Id));

        var writing = () => article.WriteFor(Given.VerifiedCollective().Id);

        Refused.By("article.other-collective", writing);
        article.WriteFor(own.Id);
        Assert.Equal(own.Id, article.CollectiveId);
    }

    [Fact]
    public void Placing_an_article_sorts_the_terms_into_their_lists()
    {
        var article = Given.Article();

        article.Place(
            [Given.Challenge("leiderschap")], [Given.Limburg],
            [Vocabulary.Sector("energie"), Vocabulary.Cooperative, Vocabulary.Local, Vocabulary.SizeClasses[0], Vocabulary.Residents, Vocabulary.Growth]);

        Assert.Equal(
            ["energie", "cooperatie", "lokaal", "tot-20", "inwoners", "groei"],
            [
                article.Sectors.Single().Slug, article.LegalForms.Single().Slug, article.WorkingAreas.Single().Slug,
                article.SizeClasses.Single().Slug, article.TargetGroups.Single().Slug, article.Phase!.Slug,
            ]);
        Assert.Equal(("leiderschap", "PV31"), (article.Challenges.Single().Slug, article.Regions.Single().Code));
    }

    [Fact]
    public void Placing_an_article_again_replaces_what_was_said_before()
    {
        var article = Given.Article();
        article.Place([Given.Challenge("leiderschap")], [Given.Limburg], [Vocabulary.Sector("energie"), Vocabulary.Growth]);

        article.Place([], [], [Vocabulary.Sector("cultuur")]);

        Assert.Equal("cultuur", article.Sectors.Single().Slug);
        Assert.Null(article.Phase);
        Assert.Empty(article.Challenges);
        Assert.Empty(article.Regions);
    }

    [Fact]
    public void What_a_form_sends_twice_is_placed_once()
    {
        var article = Given.Article();
        var challenge = Given.Challenge("leiderschap");
        var sector = Vocabulary.Sector("energie");

        article.Place([challenge, challenge], [Given.Limburg, Given.Limburg], [sector, sector, Vocabulary.Growth, Vocabulary.Growth]);

        Assert.Single(article.Challenges);
        Assert.Single(article.Regions);
        Assert.Single(article.Sectors);
    }

    [Fact]
    public void An_article_is_placed_in_one_phase_at_most()
    {
        var article = Given.Article();
        article.Place([], [], [Vocabulary.Growth]);

        var placing = () => article.Place([Given.Challenge("leiderschap")], [], [Vocabulary.Start, Vocabulary.Growth]);

        Refused.By("article.one-phase", placing);
        Assert.Equal(Vocabulary.Growth, article.Phase);
        Assert.Empty(article.Challenges);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//voorbeeld.nl/verslag")]
    [InlineData("verslag.pdf")]
    [Trait("Trust", "T12")]
    public void A_source_links_to_the_web_and_to_nothing_else(string address)
    {
        var citing = () => { _ = new Source("Verslag", address); };

        Refused.By("address.not-on-the-web", citing);
    }

    [Fact]
    public void A_source_that_is_not_on_the_web_has_no_address()
    {
        var source = new Source("Brief van de gemeente, 2019", Url: null);

        Assert.Null(source.Url);
    }
}
