using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Domain.Tests.Collectives;

namespace CollectieveKracht.Domain.Tests;

/// <summary>What the tests start from, made by the methods that the site uses, so that nothing impossible can be made.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 20, 0, 0, TimeSpan.Zero);

    public static readonly AccountId Author = AccountId.New();
    public static readonly AccountId Moderator = AccountId.New();
    public static readonly AccountId OtherModerator = AccountId.New();

    public static readonly Reviewer Reviewer = new(Moderator, [Role.Moderator]);
    public static readonly Reviewer OtherReviewer = new(OtherModerator, [Role.Moderator]);

    /// <summary>A moderator who wrote the text themselves.</summary>
    public static readonly Reviewer AuthorAsReviewer = new(Author, [Role.Moderator]);

    public static readonly AuthorRecord Trusted = AuthorRecord.Of(Enumerable.Repeat(true, AuthorRecord.TrustedAfter));

    public static readonly PlacedTerms NothingPlaced = new([], [], []);

    public static readonly Reason Reason = new("De bron ontbreekt nog.");

    public static readonly Region Netherlands = new("NL", RegionKind.Country, "Nederland", "nederland", parent: null);
    public static readonly Region Limburg = new("PV31", RegionKind.Province, "Limburg", "limburg", Netherlands);
    public static readonly Region Utrecht = new("PV26", RegionKind.Province, "Utrecht", "utrecht-provincie", Netherlands);

    public static Region Municipality(string code, string name, Region? province = null) =>
        new(code, RegionKind.Municipality, name, Slug.From(name), province ?? Limburg);

    /// <summary>A listing that someone has proposed: an energy co-operative without a known number of members.</summary>
    public static Collective Collective(string name = "Zon op Zuid")
    {
        var collective = new Collective(Slug.From(name), name, "Legt zonnepanelen op daken in de wijk.", Municipality("GM0957", "Roermond"));
        collective.WorkIn(Vocabulary.FieldsNamed("energie"), Vocabulary.FieldsNamed("energie")[0], Vocabulary.Sectors);
        collective.Organise(Vocabulary.Cooperative, Vocabulary.Local, memberCount: null, Vocabulary.SizeClasses);
        collective.Propose(Now);
        return collective;
    }

    public static Collective VerifiedCollective(string name = "Zon op Zuid", params Network[] networks)
    {
        var collective = Collective(name);
        foreach (var network in networks) collective.Join(network);
        collective.Verify(Moderator);
        return collective;
    }

    public static Network Network(string name) => new(Slug.From(name), name, name);

    public static Challenge Challenge(string slug) =>
        new(slug, new Label(slug, slug), new ChallengeCategory("interne-werking", new Label("Interne werking", "Internal functioning"), 0), 0);

    public static RevisionText Text(string title = "Opvolging in het bestuur") =>
        new(title, "Hoe je op tijd nieuwe mensen vindt.", "Begin een jaar van tevoren.", "<p>Begin een jaar van tevoren.</p>");

    public static Article Article(Audience? audience = null) =>
        new("opvolging-in-het-bestuur", KnowledgeKind.HowTo, Author, "nl", audience ?? Audience.Public, "CC BY 4.0");

    public static Article PublishedArticle(Audience? audience = null)
    {
        var article = Article(audience);
        article.PublishAtOnce(article.Draft(Author, Text(), Now), Author, Now);
        return article;
    }

    public static Article ArticleThatIs(ArticleStanding standing, Audience? audience = null)
    {
        var article = standing == ArticleStanding.Unpublished ? Article(audience) : PublishedArticle(audience);
        if (standing is ArticleStanding.Flagged or ArticleStanding.Hidden) article.Flag(OtherModerator, Reason);
        if (standing is ArticleStanding.Hidden) article.Hide(Reviewer, Reason);
        if (standing is ArticleStanding.Archived) article.Archive(Author, Reason);
        article.TakeEvents();
        return article;
    }

    /// <summary>A new version of the article in a state; in review it is <see cref="Moderator"/> who holds the claim since <see cref="Now"/>.</summary>
    public static Revision RevisionThatIs(RevisionState state, Article article)
    {
        var revision = article.Draft(Author, Text(), Now);
        if (state != RevisionState.Draft) revision.Submit(Author, Now);
        if (state is not (RevisionState.Draft or RevisionState.Submitted)) revision.TakeUp(Reviewer, Now);
        if (state == RevisionState.ChangesRequested) article.RequestChanges(revision, Reviewer, Reason, Now);
        if (state == RevisionState.Rejected) article.Reject(revision, Reviewer, Reason, Now);
        if (state == RevisionState.Published) article.Publish(revision, Reviewer, Reason, Now);
        revision.TakeEvents();
        return revision;
    }

    /// <summary>A version that its trusted author published, and that no moderator looked at.</summary>
    public static Revision RevisionPublishedAtOnce(Article article)
    {
        var revision = article.Draft(Author, Text(), Now);
        article.PublishAtOnce(revision, Author, Trusted, [], Now, NothingPlaced);
        revision.TakeEvents();
        return revision;
    }

    public static Revision RevisionThatIs(RevisionState state) => RevisionThatIs(state, Article());
}
