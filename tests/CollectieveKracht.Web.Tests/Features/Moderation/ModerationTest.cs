using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Tests.Features.Collectives;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Moderation;

/// <summary>Texts that wait for moderators, and the moderators.</summary>
public abstract class ModerationTest(PostgresTemplate template) : CollectiveTest(template)
{
    protected static readonly Placement Placed = new() { Kind = KnowledgeKind.HowTo, Challenges = ["leiderschap"] };

    protected async Task<HttpClient> ModeratorAsync(string name = "Mo") => await SignedInAsync(await NamedAsync(name, Role.Moderator), hasSecondFactor: true);

    /// <summary>Something that an author sent in.</summary>
    protected Task<RevisionId> SentInAsync(Person author, string title = "Zo kregen we jongeren in het bestuur", Placement? placement = null, DateTimeOffset? at = null, string? slug = null, IReadOnlyList<Sign>? signs = null) =>
        InDatabaseAsync(async db =>
        {
            var article = db.Add(NewArticle(author, slug ?? Slug.From(title))).Entity;
            var revision = Draft(article, author, title, placement ?? Placed, at);
            revision.Submit(author.Id, at ?? DateTimeOffset.UtcNow, signs);
            await db.SaveChangesAsync(Cancel);
            return revision.Id;
        });

    /// <summary>A change of an article that is published.</summary>
    protected Task<RevisionId> ChangedAsync(Person author, string title, string text, Placement? placement = null) => InDatabaseAsync(async db =>
    {
        var article = db.Add(NewArticle(author, Slug.From(title))).Entity;
        article.Place([await db.Challenges.SingleAsync(challenge => challenge.Slug == "leiderschap", Cancel)], [], []);
        var first = Draft(article, author, title, placement: null);
        await db.SaveChangesAsync(Cancel);
        article.PublishAtOnce(first, author.Id, DateTimeOffset.UtcNow);
        await db.SaveChangesAsync(Cancel);
        var revision = article.Draft(author.Id, new RevisionText(title, "Een proef.", text, $"<p>{text}</p>", reasonForChange: "Het klopte niet meer.") { Placement = placement ?? Placed }, DateTimeOffset.UtcNow);
        revision.Submit(author.Id, DateTimeOffset.UtcNow);
        await db.SaveChangesAsync(Cancel);
        return revision.Id;
    });

    protected Task<Revision> FindAsync(RevisionId id) => InDatabaseAsync(db => db.Revisions.AsNoTracking().SingleAsync(revision => revision.Id == id, Cancel));

    protected static Reviewer As(Person person) => new(person.Id, [Role.Moderator]);

    protected static Article NewArticle(Person author, string slug) => new(slug, KnowledgeKind.HowTo, author.Id, "nl", Audience.Public, "CC BY 4.0");

    protected static Revision Draft(Article article, Person author, string title, Placement? placement, DateTimeOffset? at = null) =>
        article.Draft(author.Id, new RevisionText(title, "Een proef.", "Wij begonnen klein.", "<p>Wij begonnen klein.</p>") { Placement = placement }, at ?? DateTimeOffset.UtcNow);

    protected Task<List<string>> MailsToAsync(Person person) => InDatabaseAsync(db => db.OutboxMails
        .Where(mail => mail.Address == person.Email && mail.Kind.StartsWith("moderation")).OrderBy(mail => mail.Id).Select(mail => mail.Subject).ToListAsync(Cancel));
}
