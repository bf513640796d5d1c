using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Moderation.Mails;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace CollectieveKracht.Web.Features.Writing;

/// <summary>All that someone wrote: what they are writing, what they sent in and how it stands, and what they threw away.</summary>
[Authorize]
public sealed class MyWritingModel(PlatformDb db, CurrentViewer current, Outbox outbox, TimeProvider clock, IStringLocalizer<RuleText> rules, IStringLocalizer<WritingText> texts) : PageModel
{
    private readonly AccountId _me = current.Person!.Account;

    public IReadOnlyList<ManuscriptLine> Writing { get; private set; } = [];

    public IReadOnlyList<VersionLine> Sent { get; private set; } = [];

    /// <summary>What was said of what they sent in.</summary>
    public ILookup<RevisionId, Remark> Remarks { get; private set; } = Enumerable.Empty<Remark>().ToLookup(remark => remark.Version);

    /// <summary>What others write in the name of a collective whose page this person keeps.</summary>
    public IReadOnlyList<SharedLine> OfOurs { get; private set; } = [];

    /// <summary>Changes of this person's articles that others sent in.</summary>
    public IReadOnlyList<ProposedLine> Proposed { get; private set; } = [];

    public IReadOnlyList<ManuscriptLine> Bin { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "gedaan")]
    public string? Done { get; set; }

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    /// <summary>Goes on with a version that is with its author, or begins a next one of a published article.</summary>
    public async Task<IActionResult> OnPostContinueAsync(Guid versie, CancellationToken cancel)
    {
        var id = RevisionId.From(versie);
        if (await db.Revisions.SingleOrDefaultAsync(known => known.Id == id && known.AuthorId == _me, cancel) is not { } revision) return NotFound();
        RuleException.Unless(revision.State is not (RevisionState.InReview or RevisionState.Rejected), "moderation.not-with-the-author");

        // In the bin lies perhaps what was begun before.
        var begun = await db.Manuscripts.FirstOrDefaultAsync(known => known.RevisionId == id || (known.ArticleId == revision.ArticleId && known.AuthorId == _me && known.DiscardedAt == null), cancel);
        if (begun is null)
        {
            begun = db.Add(Manuscript.BeginFrom(ManuscriptId.New(), revision, await PlacementToGoOnAsync(revision, cancel), _me, clock.GetUtcNow())).Entity;
        }
        else begun.TakeBack(_me);

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException error) when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Pressed twice at once: both go on with the one that was first.
            db.ChangeTracker.Clear();
            begun = await db.Manuscripts.AsNoTracking().SingleAsync(known => known.RevisionId == id, cancel);
        }

        return LocalRedirect(Url.Content($"~/schrijven/{begun.Id.Value}"));
    }

    /// <summary>Makes an older version of one's own article the beginning of a next one, which a moderator sees like any other.</summary>
    public async Task<IActionResult> OnPostRestoreAsync(Guid versie, CancellationToken cancel)
    {
        var id = RevisionId.From(versie);
        var found = await db.Revisions.SingleOrDefaultAsync(
            known => known.Id == id && known.State == RevisionState.Published && db.Articles.Any(article => article.Id == known.ArticleId && article.AuthorId == _me), cancel);
        if (found is not { } older) return NotFound();

        var manuscript = Manuscript.BeginFrom(ManuscriptId.New(), older, await PlacementOfAsync(older, cancel), _me, clock.GetUtcNow());
        var text = manuscript.Text;
        manuscript.Write(_me, new(text.Title, text.Summary, text.Body, text.Sources, texts["RestoredReason", older.Number]), manuscript.Placement, clock.GetUtcNow());
        db.Add(manuscript);
        await db.SaveChangesAsync(cancel);
        return LocalRedirect(Url.Content($"~/schrijven/{manuscript.Id.Value}"));
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid versie, CancellationToken cancel)
    {
        if (await OwnAsync(versie, cancel) is not { } revision) return NotFound();
        revision.Withdraw(_me);
        return await SaveAsync("teruggetrokken", cancel);
    }

    public async Task<IActionResult> OnPostAppealAsync(Guid versie, string? reden, CancellationToken cancel)
    {
        if (await OwnAsync(versie, cancel) is not { } revision) return NotFound();
        try
        {
            revision.Appeal(_me, new Reason(reden ?? ""), clock.GetUtcNow());
            await new ModerationMail(ModerationStep.Objected, revision.Title, "/schrijven").WriteAsync(outbox, db, _me, revision.Id.Value, cancel);
        }
        catch (RuleException refusal) when (refusal.Rule == "moderation.reason-needed")
        {
            ModelState.AddModelError($"reden-{versie}", rules[refusal.Rule]);
            await ReadAsync(cancel);
            return Page();
        }

        return await SaveAsync("bezwaar", cancel);
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid stuk, CancellationToken cancel)
    {
        var id = ManuscriptId.From(stuk);
        if (await db.Manuscripts.SingleOrDefaultAsync(known => known.Id == id && known.AuthorId == _me, cancel) is not { } manuscript) return NotFound();
        manuscript.TakeBack(_me);
        await db.SaveChangesAsync(cancel);
        return LocalRedirect(Url.Content($"~/schrijven/{stuk}?gedaan=teruggezet"));
    }

    private Task<Revision?> OwnAsync(Guid version, CancellationToken cancel)
    {
        var id = RevisionId.From(version);
        return db.Revisions.SingleOrDefaultAsync(known => known.Id == id && known.AuthorId == _me, cancel);
    }

    // In the name of a collective only the author of the article writes.
    private async Task<Placement> PlacementToGoOnAsync(Revision revision, CancellationToken cancel)
    {
        var isProposal = await db.Articles.AnyAsync(article => article.Id == revision.ArticleId && article.AuthorId != _me, cancel);
        var placement = await PlacementOfAsync(revision, cancel);
        return isProposal ? placement with { Collective = null } : placement;
    }

    private async Task<Placement> PlacementOfAsync(Revision revision, CancellationToken cancel)
    {
        if (revision.Placement is { } placement) return placement;

        var article = await db.Articles.AsNoTracking().AsSplitQuery()
            .Include(known => known.Challenges).Include(known => known.Regions).Include(known => known.Sectors).Include(known => known.LegalForms).Include(known => known.Phase)
            .SingleAsync(known => known.Id == revision.ArticleId, cancel);
        return Placement.Of(article);
    }

    private async Task<IActionResult> SaveAsync(string done, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleException("moderation.cannot-move");
        }

        return LocalRedirect(Url.Content($"~/schrijven?gedaan={done}"));
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        var manuscripts = await db.ManuscriptsAsync(_me, cancel);
        Writing = [.. manuscripts.Where(manuscript => manuscript.DiscardedAt is null)];
        Bin = [.. manuscripts.Where(manuscript => manuscript.DiscardedAt is not null)];
        Sent = await db.VersionsOfAsync(_me, cancel);
        Remarks = await db.RemarksAsync(Sent, cancel);
        OfOurs = await db.WrittenForOurCollectivesAsync(_me, cancel);
        Proposed = await db.ProposedByOthersAsync(_me, cancel);
    }
}
