using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;

namespace CollectieveKracht.Domain.Tests.Knowledge;

public sealed class ManuscriptTests
{
    private static readonly AccountId Colleague = AccountId.New();

    private static readonly ManuscriptText Finished = new("Een titel", "In het kort.", "Een tekst.", [], null);

    private static readonly Placement Placed = new() { Challenges = ["leiderschap"] };

    [Fact]
    public void It_may_be_empty_but_not_endless()
    {
        var manuscript = Written(ManuscriptText.Empty, new());

        Assert.Equal("", manuscript.Text.Title);
        Refused.By("article.body-too-long", () => _ = new ManuscriptText("", "", new string('x', Revision.MaxBodyLength + 1), [], null));
        Refused.By("article.sources", () => _ = new ManuscriptText("", "", "", [.. Enumerable.Repeat(new WrittenSource("", ""), ManuscriptText.MostSources + 1)], null));
    }

    [Fact]
    public void Each_time_it_is_saved_makes_it_newer()
    {
        var manuscript = Written(Finished, Placed);

        Assert.True(manuscript.IsAt(1));
        Assert.False(manuscript.IsAt(0));
    }

    [Theory]
    [InlineData(TeamRole.Contact, true)]
    [InlineData(TeamRole.Editor, true)]
    [InlineData(TeamRole.Member, false)]
    [InlineData(null, false)]
    public void Who_keeps_the_page_of_its_collective_may_write_along(TeamRole? role, bool may)
    {
        var (own, ours) = (Written(Finished, Placed), Written(Finished, Placed with { Collective = CollectiveId.New() }));

        Assert.Equal(may, ours.MayBeWrittenBy(Colleague, role));
        Assert.False(own.MayBeWrittenBy(Colleague, role));
        Assert.True(own.MayBeWrittenBy(Given.Author, null));
    }

    [Fact]
    public void Only_its_author_says_in_whose_name_it_is()
    {
        var ours = CollectiveId.New();
        var manuscript = Written(Finished, Placed with { Collective = ours });

        manuscript.Write(Colleague, Finished, Placed with { Collective = CollectiveId.New() }, Given.Now);

        Assert.Equal(ours, manuscript.Placement.Collective);
    }

    [Fact]
    public void Only_its_author_sends_it_in_or_throws_it_away()
    {
        var manuscript = Written(Finished, Placed);

        Refused.By("moderation.not-the-author", () => manuscript.Submit(Given.Article(), "<p>Een tekst.</p>", [], Colleague, null, Given.Now));
        Refused.By("moderation.not-the-author", () => manuscript.Discard(Colleague, Given.Now));
        Refused.By("moderation.not-the-author", () => manuscript.TakeBack(Colleague));
    }

    [Fact]
    public void What_lies_in_the_bin_is_neither_changed_nor_sent_in()
    {
        var manuscript = Written(Finished, Placed);
        manuscript.Discard(Given.Author, Given.Now);

        Refused.By("writing.discarded", () => manuscript.Write(Given.Author, Finished, Placed, Given.Now));
        Refused.By("writing.discarded", () => Submit(manuscript));
        manuscript.TakeBack(Given.Author);
        Assert.Equal(RevisionState.Submitted, Submit(manuscript).State);
    }

    [Fact]
    public void Of_two_texts_the_one_set_aside_lies_in_the_bin_of_who_chose_and_keeps_its_article()
    {
        var article = Given.PublishedArticle(Audience.Public);
        var manuscript = Manuscript.BeginFrom(ManuscriptId.New(), article.PublishedRevision!, Placed, Given.Author, Given.Now);

        var aside = manuscript.SetAside(Finished, Placed, Colleague, Given.Now);

        Assert.Equal((Colleague, article.Id, Finished, Given.Now), (aside.AuthorId, aside.ArticleId, aside.Text, aside.DiscardedAt));
    }

    [Fact]
    public void Sending_in_makes_a_version_with_what_it_says_beside_the_text()
    {
        var revision = Submit(Written(Finished, Placed));

        Assert.Equal((RevisionState.Submitted, "Een titel", Placed), (revision.State, revision.Title, revision.Placement));
    }

    [Theory]
    [InlineData("", "Kort.", "Tekst.", "article.title")]
    [InlineData("Titel", " ", "Tekst.", "article.summary")]
    [InlineData("Titel", "Kort.", "", "article.body-empty")]
    public void What_is_unfinished_is_not_sent_in(string title, string summary, string body, string rule)
    {
        Refused.By(rule, () => Submit(Written(new(title, summary, body, [], null), Placed)));
    }

    [Fact]
    public void It_is_about_one_to_three_challenges_unless_it_is_an_interview()
    {
        string[] four = ["a", "b", "c", "d"];

        Refused.By("article.challenges", () => Submit(Written(Finished, new())));
        Refused.By("article.challenges-too-many", () => Submit(Written(Finished, new() { Challenges = four })));
        Assert.Equal(RevisionState.Submitted, Submit(Written(Finished, new() { Kind = KnowledgeKind.Interview, Challenges = four })).State);
    }

    [Fact]
    public void A_funding_scheme_says_who_gives_and_who_qualifies_and_a_law_where_it_stands()
    {
        Refused.By("article.funding-details", () => Submit(Written(Finished, Placed with { Kind = KnowledgeKind.Funding, Details = new() { Provider = "De provincie" } })));
        Refused.By("article.law-details", () => Submit(Written(Finished, Placed with { Kind = KnowledgeKind.Law })));
        var law = Placed with { Kind = KnowledgeKind.Law, Details = new() { LegalSource = "Burgerlijk Wetboek 2, artikel 53" } };
        Assert.Equal(RevisionState.Submitted, Submit(Written(Finished, law)).State);
    }

    [Fact]
    public void For_one_network_or_collective_it_is_written_in_the_name_of_a_collective_there()
    {
        var network = Given.Network("Energie Samen");
        var (inside, outside) = (Given.VerifiedCollective("Eigen Kracht", network), Given.VerifiedCollective("Zorgdorp", Given.Network("Omzien naar Elkaar")));
        var forNetwork = Placed with { Audience = Audience.Network(network.Id) };

        Refused.By("article.audience-needs-collective", () => Submit(Written(Finished, forNetwork)));
        Refused.By("article.other-network", () => Submit(Written(Finished, forNetwork with { Collective = outside.Id }), collective: outside));
        Refused.By("article.other-collective", () => Submit(Written(Finished, Placed with { Collective = outside.Id, Audience = Audience.OwnCollective(inside.Id) }), collective: outside));
        Assert.Equal(RevisionState.Submitted, Submit(Written(Finished, forNetwork with { Collective = inside.Id }), collective: inside).State);
    }

    [Fact]
    public void A_change_that_another_proposes_keeps_readers_collective_and_licence_and_its_own_author()
    {
        var ours = Given.VerifiedCollective("Eigen Kracht");
        var article = Given.PublishedArticle(Audience.OwnCollective(ours.Id));
        article.WriteFor(ours.Id);
        var manuscript = Manuscript.Improve(ManuscriptId.New(), article, Colleague, Given.Now);
        manuscript.Write(Colleague, Finished, Placed with { Audience = Audience.Public, Collective = CollectiveId.New(), Licence = "CC0 1.0", Language = "en" }, Given.Now);
        manuscript.Write(Colleague, new("Een titel", "In het kort.", "Een tekst.", [], "Een fout hersteld."), manuscript.Placement, Given.Now);

        var revision = manuscript.Submit(article, "<p>Een tekst.</p>", [], Colleague, null, Given.Now);

        Assert.Equal((Colleague, Given.Author, RevisionState.Submitted), (revision.AuthorId, article.AuthorId, revision.State));
        Assert.Equal((article.Audience, ours.Id, "CC BY 4.0", "nl"), (revision.Placement!.Audience, revision.Placement.Collective, revision.Placement.Licence, revision.Placement.Language));
        Assert.Equal(["leiderschap"], revision.Placement.Challenges);
    }

    [Fact]
    public void What_another_proposes_is_not_the_collectives_to_change_before_it_is_sent_in()
    {
        var article = Given.PublishedArticle();
        article.WriteFor(CollectiveId.New());

        Assert.False(Manuscript.Improve(ManuscriptId.New(), article, Colleague, Given.Now).MayBeWrittenBy(AccountId.New(), TeamRole.Contact));
        Assert.True(Manuscript.Improve(ManuscriptId.New(), article, Given.Author, Given.Now).MayBeWrittenBy(Colleague, TeamRole.Contact));
        Refused.By("article.cannot-move", () => Manuscript.Improve(ManuscriptId.New(), Given.Article(), Colleague, Given.Now));
    }

    [Fact]
    public void A_new_submission_replaces_what_waited()
    {
        var article = Given.Article();
        var first = Submit(Written(Finished, Placed), article);

        var second = Submit(Written(new("Een betere titel", "In het kort.", "Een tekst.", [], null), Placed), article);

        Assert.Same(first, second);
        Assert.Equal(("Een betere titel", 1), (second.Title, article.Revisions.Count));
    }

    [Fact]
    public void A_version_that_a_moderator_reads_is_not_replaced()
    {
        var article = Given.Article();
        var first = Submit(Written(Finished, Placed), article);
        first.TakeUp(Given.Reviewer, Given.Now);

        var second = Submit(Written(Finished, Placed), article);

        Assert.NotSame(first, second);
        Assert.Equal(RevisionState.InReview, first.State);
    }

    [Fact]
    public void A_change_of_a_published_article_says_what_changed()
    {
        var article = Given.PublishedArticle(Audience.Public);
        var manuscript = Manuscript.BeginFrom(ManuscriptId.New(), article.PublishedRevision!, Placed, Given.Author, Given.Now);
        manuscript.Write(Given.Author, Finished, Placed, Given.Now);

        Refused.By("article.reason-for-change-missing", () => Submit(manuscript, article));
        manuscript.Write(Given.Author, new("Een titel", "In het kort.", "Een tekst.", [], "Aangevuld."), Placed, Given.Now);
        var revision = Submit(manuscript, article);
        Assert.Equal((2, "Aangevuld."), (revision.Number, revision.ReasonForChange));
    }

    [Fact]
    public void When_it_is_published_the_article_takes_over_what_the_version_says()
    {
        var article = Given.Article();
        var placement = Placed with { Kind = KnowledgeKind.Law, Language = "en", Licence = "CC0 1.0", Audience = Audience.Collectives, Details = new() { LegalSource = "Wet X" } };
        var revision = Submit(Written(Finished, placement), article);
        revision.TakeUp(Given.Reviewer, Given.Now);

        Assert.Throws<ArgumentNullException>(() => article.Publish(revision, Given.Reviewer, new("Goed."), Given.Now));
        article.Publish(revision, Given.Reviewer, new("Goed."), Given.Now, new([Given.Challenge("leiderschap")], [Given.Limburg], []));

        Assert.Equal((KnowledgeKind.Law, "en", "CC0 1.0", Audience.Collectives), (article.Kind, article.Language, article.Licence, article.Audience));
        Assert.Equal(("Wet X", "leiderschap", "limburg"), (article.Details.LegalSource, article.Challenges.Single().Slug, article.Regions.Single().Slug));
    }

    private static Manuscript Written(ManuscriptText text, Placement placement)
    {
        var manuscript = Manuscript.Begin(ManuscriptId.New(), Given.Author, Given.Now);
        manuscript.Write(Given.Author, text, placement, Given.Now);
        return manuscript;
    }

    [Fact]
    public void Files_that_the_text_links_come_along_with_their_words_and_others_stay_behind()
    {
        var (linked, left) = (File("plan.pdf", "Een begroting."), File("oud.pdf", "Een oude begroting."));
        var article = Given.Article();

        var revision = Submit(Written(new("Een titel", "In het kort.", $"Zie [het plan]({linked.Path}plan.pdf).", [], null), Placed), article, attachments: [linked, left]);

        Assert.Equal("Een begroting.", revision.AttachedText);
        Assert.Equal((article.Id, null), (linked.ArticleId, left.ArticleId));
    }

    [Fact]
    public void It_follows_only_the_collective_that_it_is_written_for_and_that_was_merged()
    {
        var (stays, goes) = (Given.VerifiedCollective("Eigen Kracht"), Given.VerifiedCollective("Eigenkracht"));
        var manuscript = Written(Finished, Placed with { Collective = goes.Id, Audience = Audience.OwnCollective(goes.Id) });

        Refused.By("collective.not-merged", () => manuscript.Follow(goes));
        Refused.By("collective.not-merged", () => manuscript.Follow(stays));
    }

    private static Attachment File(string name, string text) => new(AttachmentId.New(), Given.Author, ManuscriptId.New(), AttachmentType.Pdf, name, 10, text, Given.Now);

    private static Revision Submit(Manuscript manuscript, Article? article = null, Collective? collective = null, IReadOnlyCollection<Attachment>? attachments = null) =>
        manuscript.Submit(article ?? Given.Article(), "<p>Een tekst.</p>", attachments ?? [], Given.Author, collective, Given.Now);
}
