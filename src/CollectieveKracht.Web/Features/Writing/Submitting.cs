using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Glossary;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Features.Moderation;
using CollectieveKracht.Web.Features.Moderation.Mails;
using CollectieveKracht.Web.Platform.Mail;
using CollectieveKracht.Web.Platform.Markdown;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Writing;

/// <summary>Turns a manuscript into a version that a moderator looks at.</summary>
public sealed class Submitting(PlatformDb db, Submissions submissions, Outbox outbox, TimeProvider clock)
{
    // At the addresses of articles.
    private static readonly string[] Pages = ["feed"];

    /// <summary>The body as its readers will see it; the same way as everywhere.</summary>
    /// <exception cref="RuleException">The text is too long or too deep.</exception>
    public async Task<string> RenderAsync(string body, string language, CancellationToken cancel) =>
        MarkdownText.ToHtml(body, language, await db.GlossaryTerms.WordsAsync(language, cancel));

    /// <summary>
    /// Whether this person would publish it at once: a trusted author, an article of their own, and nothing that a moderator sent back or that
    /// waits already.
    /// </summary>
    /// <param name="manuscript">Null for one that was not saved yet.</param>
    public async Task<bool> MayPublishAtOnceAsync(Manuscript? manuscript, AccountId by, CancellationToken cancel) =>
        manuscript?.RevisionId is null
        && (await db.RecordOfAsync(by, cancel)).IsTrusted
        && (manuscript?.ArticleId is not { } id || await db.Articles.AnyAsync(
            article => article.Id == id && article.AuthorId == by && !article.Revisions.Any(waiting => waiting.AuthorId == by && waiting.State == RevisionState.Submitted), cancel));

    /// <summary>Sends it in, or has a trusted author publish it at once, and saves that. The author gets a mail of it.</summary>
    /// <exception cref="RuleException">Something is missing, or the person may not.</exception>
    public async Task<Revision> SubmitAsync(Manuscript manuscript, AccountId by, CancellationToken cancel)
    {
        var collective = manuscript.Placement.Collective is { } named
            ? await db.Collectives.Include(known => known.Networks).SingleOrDefaultAsync(known => known.Id == named, cancel)
            : null;
        // Spam is cheap without this: an open door made another platform switch off publishing for everyone.
        RuleException.Unless(await IsMemberOfVerifiedAsync(by, cancel), "writing.needs-verified-collective");

        var html = await RenderAsync(manuscript.Text.Body, manuscript.Placement.Language, cancel);
        var article = manuscript.ArticleId is { } known
            ? await db.Articles.Include(one => one.Revisions).SingleAsync(one => one.Id == known, cancel)
            : db.Add(await BeginAsync(manuscript, by, cancel)).Entity;
        var attachments = await db.Attachments.Where(attachment => attachment.ManuscriptId == manuscript.Id || attachment.ArticleId == article.Id).ToListAsync(cancel);
        var facts = await submissions.WeighAsync(manuscript, by, html, cancel);
        var atOnce = await MayPublishAtOnceAsync(manuscript, by, cancel) ? await db.FindPlacedAsync(manuscript.Placement, cancel) : null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // A new article and the version that it shows name each other: the one must be there before the other.
        if (atOnce is not null) await db.SaveChangesAsync(cancel);
        var sent = manuscript.Submit(article, html, attachments, by, collective, clock.GetUtcNow(), facts, atOnce);
        db.Remove(manuscript);
        await TellAsync(sent, by, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return sent;
    }

    private async Task TellAsync(Revision sent, AccountId by, CancellationToken cancel)
    {
        var step = sent.State == RevisionState.Published ? ModerationStep.PublishedAtOnce : ModerationStep.Received;
        await new ModerationMail(step, sent.Title, "/schrijven").WriteAsync(outbox, db, by, sent.Id.Value, cancel);
        if (sent is { DecidedBy: { } asked, State: RevisionState.Submitted }) await new ModerationMail(ModerationStep.Mended, sent.Title, $"/moderatie/{sent.Id.Value}").WriteAsync(outbox, db, asked, sent.Id.Value, cancel);
    }

    private Task<bool> IsMemberOfVerifiedAsync(AccountId person, CancellationToken cancel) => db.Memberships.AnyAsync(
        membership => membership.Person == person
            && db.Collectives.Any(collective => collective.Id == membership.CollectiveId && collective.Standing == CollectiveStanding.Verified), cancel);

    private async Task<Article> BeginAsync(Manuscript manuscript, AccountId by, CancellationToken cancel)
    {
        var placement = manuscript.Placement;
        var slug = Slug.From(manuscript.Text.Title) is { Length: > 0 } made ? made : "artikel";
        var article = new Article(await db.FreeSlugAsync(db.Articles.Select(known => known.Slug), "/kennis/", Pages, slug, cancel), placement.Kind, by, placement.Language, placement.Audience, placement.Licence);
        if (placement.Collective is { } own) article.WriteFor(own);
        return article;
    }
}
