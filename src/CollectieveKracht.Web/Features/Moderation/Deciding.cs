using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Features.Moderation.Mails;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollectieveKracht.Web.Features.Moderation;

/// <summary>
/// What a moderator does to a version that waits. Each act is one transaction with its audit entry and its mail. Of two moderators who act on the
/// same version at once, the second is refused.
/// </summary>
public sealed class Deciding(PlatformDb db, Outbox outbox, TimeProvider clock)
{
    /// <exception cref="RuleException">It is not there to be taken up, or someone else was quicker.</exception>
    public Task TakeUpAsync(RevisionId id, Reviewer reviewer, CancellationToken cancel) =>
        ActAsync(id, revision => revision.TakeUp(reviewer, clock.GetUtcNow()), cancel);

    /// <inheritdoc cref="TakeUpAsync"/>
    public Task ReleaseAsync(RevisionId id, Reviewer reviewer, CancellationToken cancel) =>
        ActAsync(id, revision => revision.Release(reviewer, clock.GetUtcNow()), cancel);

    /// <summary>Mends small things in the text.</summary>
    /// <inheritdoc cref="TakeUpAsync"/>
    public Task MendAsync(RevisionId id, SentText text, string html, Reviewer reviewer, CancellationToken cancel) =>
        ActAsync(id, revision => revision.Mend(reviewer, text, html, clock.GetUtcNow()), cancel);

    /// <summary>Decides, and tells the author.</summary>
    /// <param name="verdict">Of what was published at once, <see cref="Verdict.Publish"/> means that it is in order.</param>
    /// <param name="takesUp">Whether to take it up first, for many at once.</param>
    /// <inheritdoc cref="TakeUpAsync"/>
    public Task DecideAsync(RevisionId id, Verdict verdict, Reason reason, Reviewer reviewer, CancellationToken cancel, bool takesUp = false) => ActAsync(id, async (article, revision) =>
    {
        var now = clock.GetUtcNow();
        if (takesUp) revision.TakeUp(reviewer, now);
        var before = revision.Replaced is { } replaced ? await db.FindPlacedAsync(replaced, cancel) : null;
        switch (verdict)
        {
            case Verdict.Publish when revision.AwaitsLook: revision.Accept(reviewer, now); return;
            case Verdict.Publish: article.Publish(revision, reviewer, reason, now, revision.Placement is { } placement ? await db.FindPlacedAsync(placement, cancel) : null); break;
            case Verdict.RequestChanges: article.RequestChanges(revision, reviewer, reason, now, before); break;
            default: article.Reject(revision, reviewer, reason, now, before); break;
        }

        var (step, path) = verdict switch
        {
            Verdict.Publish => (ModerationStep.Published, $"/kennis/{article.Slug}"),
            Verdict.RequestChanges => (ModerationStep.ChangesRequested, "/schrijven"),
            _ => (ModerationStep.Rejected, "/schrijven"),
        };
        await new ModerationMail(step, revision.Title, path, reason.Text, IsMended: revision.AsSentIn is not null).WriteAsync(outbox, db, revision.AuthorId, revision.Id.Value, cancel);
    }, cancel);

    /// <summary>Takes a decision of a moment ago back, and the mail that tells of it.</summary>
    /// <inheritdoc cref="TakeUpAsync"/>
    public Task TakeBackAsync(RevisionId id, Reviewer reviewer, CancellationToken cancel) => ActAsync(id, async (article, revision) =>
    {
        article.TakeBack(revision, reviewer, clock.GetUtcNow(), revision.Replaced is { } replaced ? await db.FindPlacedAsync(replaced, cancel) : null);
        await Outbox.TakeBackAsync(db, ModerationMail.Decided, revision.Id.Value, cancel);
    }, cancel);

    /// <summary>What changes the version alone.</summary>
    private async Task ActAsync(RevisionId id, Action<Revision> act, CancellationToken cancel)
    {
        var revision = await db.Revisions.SingleOrDefaultAsync(known => known.Id == id, cancel);
        RuleException.Unless(revision is not null, "moderation.cannot-move");
        act(revision!);
        await SaveAsync(cancel);
    }

    /// <summary>What may change what readers see.</summary>
    private async Task ActAsync(RevisionId id, Func<Article, Revision, Task> act, CancellationToken cancel)
    {
        var article = await db.Articles.AsSplitQuery()
            .Include(known => known.Revisions).Include(known => known.Challenges).Include(known => known.Regions).Include(known => known.Sectors).Include(known => known.LegalForms)
            .Include(known => known.WorkingAreas).Include(known => known.SizeClasses).Include(known => known.TargetGroups).Include(known => known.Phase)
            .SingleOrDefaultAsync(known => known.Revisions.Any(revision => revision.Id == id), cancel);
        RuleException.Unless(article is not null, "moderation.cannot-move");

        await act(article!, article!.Revisions.Single(revision => revision.Id == id));
        await SaveAsync(cancel);
    }

    private async Task SaveAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException error) when (error is DbUpdateConcurrencyException || error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Two who publish the same at once also add the same challenges to it.
            db.ChangeTracker.Clear();
            throw new RuleException("moderation.cannot-move");
        }
    }
}
