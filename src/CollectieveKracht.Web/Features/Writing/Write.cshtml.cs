using System.Net;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Files;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace CollectieveKracht.Web.Features.Writing;

/// <summary>
/// The page on which someone writes. Its number is made when the page is opened, so that a form that is sent twice makes one manuscript.
/// Script saves by the same handler as the button, and asks for JSON. Nothing that was typed is lost: what one of two people does not keep goes
/// to the bin.
/// </summary>
[Authorize]
[KeepsUnsavedText]
// The largest file, and the text beside it.
[RequestSizeLimit(Attachment.LargestDocument + 1024 * 1024)]
public sealed class WriteModel(
    PlatformDb db, CurrentViewer current, VocabularyCache vocabularies, Submitting submitting, Attachments attachments, TimeProvider clock, IStringLocalizer<RuleText> rules,
    IStringLocalizer<WritingText> texts) : PageModel
{
    public const int LeastRows = 1;

    private const int LongestGivenTitle = 150;

    private readonly AccountId _me = current.Person!.Account;

    public ManuscriptId Id { get; private set; }

    public WritingForm Form { get; } = new();

    public IReadOnlyList<OwnCollective> Collectives { get; private set; } = [];

    public Vocabulary Vocabulary { get; private set; } = null!;

    public KindTemplate Template => KindTemplate.Of(Form.KindOrUsual);

    /// <summary>When it was saved; null for what never was.</summary>
    public DateTimeOffset? WrittenAt { get; private set; }

    /// <summary>The article that it changes, and what a moderator said of it.</summary>
    public WrittenArticle? Changes { get; private set; }

    public bool IsMine { get; private set; } = true;

    /// <summary>Someone else saved meanwhile.</summary>
    public WritingConflict? Conflict { get; private set; }

    /// <summary>The text as readers will see it.</summary>
    public string? PreviewHtml { get; private set; }

    public int SourceRows { get; private set; } = LeastRows;

    public int RegionRows { get; private set; } = LeastRows;

    public RegionNames Regions { get; private set; } = null!;

    /// <summary>Whether this person can send in: they act for a verified collective.</summary>
    public bool MaySubmit => Collectives.Any(own => own.IsVerified);

    /// <summary>Whether what they send in is published at once.</summary>
    public bool PublishesAtOnce { get; private set; }

    [BindProperty(SupportsGet = true, Name = "gedaan")]
    public string? Done { get; set; }

    private Manuscript? Manuscript { get; set; }

    private bool WantsJson => Request.WantsJson(Request.Path);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        Id = ManuscriptId.From(Guid.Parse((string)RouteData.Values["id"]!));
        Collectives = await db.WritesForAsync(_me, cancel);
        Vocabulary = await vocabularies.ReadAsync(cancel);
        Regions = new(Vocabulary, texts);
        if (await LoadAsync(cancel))
        {
            if (!WantsJson && MaySubmit) PublishesAtOnce = await submitting.MayPublishAtOnceAsync(Manuscript, _me, cancel);
            await next();
        }
        // Also for what exists: whose number it is, is nobody's business.
        else context.Result = NotFound();
    }

    public async Task<IActionResult> OnGetAsync(string? soort, string? titel, CancellationToken cancel)
    {
        if (Manuscript is not null)
        {
            Form.Fill(Manuscript, Collectives, Regions, await TranslatedSlugAsync(Manuscript.Placement.TranslationOf, cancel));
            CountRows();
            return Page();
        }

        if (KnowledgeKindSlug.Find(soort) is not { } kind) return LocalRedirect(Url.Content("~/schrijven/nieuw"));
        Form.Kind = KnowledgeKindSlug.Of(kind);
        Form.Language = Platform.Localisation.Language.Current.Code;
        Form.Body = Template.Body(Form.Language);
        Form.Title = titel is { Length: <= LongestGivenTitle } ? titel : "";
        Form.Collective = Collectives.FirstOrDefault(own => own.IsVerified)?.Slug;
        return Page();
    }

    /// <summary>Saves, finished or not.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await ReadFormAsync()) return Refused();
        if (!await SaveAsync(cancel)) return Conflicted();
        // Script saves in the middle of a word, and tells it when the text is sent in.
        if (!WantsJson) Try(() => Form.RequireRegions(Regions));
        if (!ModelState.IsValid) return Shown();
        return WantsJson
            ? new JsonResult(new { versie = Manuscript!.Version, bewaard = texts["SavedAt", Dates.Time(Manuscript.WrittenAt)].Value })
            : To($"/{Id.Value}", "bewaard");
    }

    /// <summary>Keeps what was sent, where someone else saved meanwhile; theirs goes to the bin.</summary>
    public async Task<IActionResult> OnPostMineAsync(CancellationToken cancel)
    {
        if (!await ReadFormAsync()) return Refused();
        return await SaveAsync(cancel, keepsStored: true) ? To($"/{Id.Value}", "bewaard") : Conflicted();
    }

    /// <summary>Keeps what someone else saved; what was sent goes to the bin.</summary>
    public async Task<IActionResult> OnPostTheirsAsync(CancellationToken cancel)
    {
        if (!await ReadFormAsync()) return Refused();
        if (Manuscript is not null && !Same(Form.ReadText(), Manuscript.Text)) ToBin(Form.ReadText(), await PlacementAsync(cancel));
        await db.SaveChangesAsync(cancel);
        return To($"/{Id.Value}", "gehouden");
    }

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancel)
    {
        if (!await ReadFormAsync()) return Refused();
        if (!await SaveAsync(cancel)) return Conflicted();
        await TryAsync(async () => PreviewHtml = await submitting.RenderAsync(Form.ReadText().Body, Form.Language, cancel));
        return Shown();
    }

    /// <summary>Another row for a source, without script.</summary>
    public async Task<IActionResult> OnPostSourceAsync(CancellationToken cancel)
    {
        if (!await ReadFormAsync()) return Refused();
        if (!await SaveAsync(cancel)) return Conflicted();
        Shown();
        SourceRows = Math.Min(ManuscriptText.MostSources, Form.SourceTexts.Count + 1);
        return Page();
    }

    /// <summary>Another row for a municipality or province, without script.</summary>
    public async Task<IActionResult> OnPostRegionAsync(CancellationToken cancel)
    {
        if (!await ReadFormAsync()) return Refused();
        if (!await SaveAsync(cancel)) return Conflicted();
        Try(() => Form.RequireRegions(Regions));
        Shown();
        RegionRows = Math.Min(Placement.MostOfAList, Form.Regions.Count + 1);
        return Page();
    }

    /// <summary>Takes in a picture or document. Script puts it in the text; without script it is put at the end, and all is saved.</summary>
    public async Task<IActionResult> OnPostAttachAsync(IFormFile? bestand, CancellationToken cancel)
    {
        var isByScript = WantsJson;
        if (!isByScript && !await ReadFormAsync()) return Refused();
        Attachment? taken = null;
        await TryAsync(async () => taken = await attachments.TakeInAsync(Id, _me, bestand?.FileName, await ReadAsync(bestand, cancel), cancel));
        if (taken is null) return Refused();
        if (isByScript) return new JsonResult(new { address = taken.Path + Uri.EscapeDataString(taken.Name), name = taken.Name, isPicture = taken.IsPicture });

        var place = $"[{Path.GetFileNameWithoutExtension(taken.Name).Replace("]", "", StringComparison.Ordinal).Replace("[", "", StringComparison.Ordinal)}]({taken.Path}{Uri.EscapeDataString(taken.Name)})";
        Form.Body = $"{Form.Body?.TrimEnd()}\n\n{(taken.IsPicture ? "!" : "")}{place}\n";
        return await SaveAsync(cancel) ? To($"/{Id.Value}", "toegevoegd") : Conflicted();
    }

    public async Task<IActionResult> OnPostSubmitAsync(CancellationToken cancel)
    {
        if (!await ReadFormAsync()) return Refused();
        // Sent twice: the first one took it.
        if (Manuscript is null && await IsSentInAsync(Form.ReadText(), cancel)) return To("", "ingestuurd");
        if (!await SaveAsync(cancel)) return Conflicted();
        Try(() => Form.RequireRegions(Regions));
        Try(() => RuleException.Unless(string.IsNullOrWhiteSpace(Form.TranslationOf) || Manuscript!.Placement.TranslationOf is not null, "article.translation"));
        Revision? sent = null;
        try
        {
            if (ModelState.IsValid) await TryAsync(async () => sent = await submitting.SubmitAsync(Manuscript!, _me, cancel));
            if (!ModelState.IsValid) return Shown();
        }
        catch (DbUpdateException error) when (IsMeanwhile(error))
        {
            db.ChangeTracker.Clear();
            await LoadAsync(cancel);
            // Sent at the same moment: the other one took it along. Else a colleague saved, or another article took the address.
            if (Manuscript is not null) throw new RuleException("moderation.cannot-move");
        }

        return To("", sent?.State == RevisionState.Published ? "geplaatst" : "ingestuurd");
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancel)
    {
        if (Manuscript is null) return To("");
        Manuscript.Discard(_me, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return To("", "weg");
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        Manuscript = await db.Manuscripts.SingleOrDefaultAsync(known => known.Id == Id, cancel);
        if (Manuscript is null) return true;

        var role = await db.Memberships.Where(membership => membership.Person == _me && membership.CollectiveId == Manuscript.CollectiveId)
            .Select(membership => (TeamRole?)membership.Role).SingleOrDefaultAsync(cancel);
        if (!Manuscript.MayBeWrittenBy(_me, role)) return false;

        (IsMine, WrittenAt) = (Manuscript.AuthorId == _me, Manuscript.Version == 0 ? null : Manuscript.WrittenAt);
        if (Manuscript.ArticleId is { } article)
        {
            Changes = await db.Articles.Where(known => known.Id == article)
                .Select(known => new WrittenArticle(
                    known.Slug, known.PublishedRevisionId != null,
                    known.PublishedRevisionId != null && known.AuthorId != Manuscript.AuthorId ? db.Accounts.Where(account => account.Id == known.AuthorId).Select(account => account.Name).FirstOrDefault() : null,
                    db.Revisions.Where(revision => revision.Id == Manuscript.RevisionId && revision.State == RevisionState.ChangesRequested).Select(revision => revision.DecisionReason).FirstOrDefault()))
                .SingleAsync(cancel);
        }

        return true;
    }

    private async Task<bool> ReadFormAsync()
    {
        await TryUpdateModelAsync(Form, "");
        CountRows();
        Try(() => _ = Form.ReadText());
        return ModelState.IsValid;
    }

    private void CountRows() =>
        (SourceRows, RegionRows) = (Math.Max(LeastRows, Form.SourceTexts.Count), Math.Clamp(Form.Regions.Count, LeastRows, Placement.MostOfAList));

    /// <summary>False when someone else saved another text meanwhile, and this one must not overwrite it.</summary>
    /// <param name="keepsStored">The person saw what is stored and chose their own: what is stored goes to the bin.</param>
    private async Task<bool> SaveAsync(CancellationToken cancel, bool keepsStored = false)
    {
        // A second try finds what another request stored between the reading and the saving.
        for (var attempt = 1; ; attempt++)
        {
            var (text, placement, now) = (Form.ReadText(), await PlacementAsync(cancel), clock.GetUtcNow());
            if (Manuscript is null)
            {
                var (busy, all) = (
                    await db.Manuscripts.CountAsync(known => known.AuthorId == _me && known.DiscardedAt == null, cancel), await db.Manuscripts.CountAsync(known => known.AuthorId == _me, cancel));
                RuleException.Unless(busy < Manuscript.MostPerPerson && all < Manuscript.MostWithBin, "writing.too-many");
                Manuscript = db.Add(Manuscript.Begin(Id, _me, now)).Entity;
            }
            else if (Same(Manuscript.Text, text) && Same(Manuscript.Placement, placement)) return true;
            else if (!Manuscript.IsAt(Form.Version)) return await ConflictAsync(text, cancel);
            else if (keepsStored) ToBin(Manuscript.Text, Manuscript.Placement);

            Manuscript.Write(_me, text, placement, now);
            try
            {
                await db.SaveChangesAsync(cancel);
                (Form.Version, WrittenAt) = (Manuscript.Version, now);
                return true;
            }
            catch (DbUpdateException error) when (attempt == 1 && IsMeanwhile(error))
            {
                db.ChangeTracker.Clear();
                await LoadAsync(cancel);
            }
        }
    }

    private async Task<bool> ConflictAsync(ManuscriptText mine, CancellationToken cancel)
    {
        var stored = Manuscript!;
        var who = await db.Accounts.Where(account => account.Id == stored.WrittenBy).Select(account => account.Name).FirstOrDefaultAsync(cancel);
        Conflict = new(stored.WrittenBy == _me ? texts["YouElsewhere"] : who ?? texts["Someone"], Dates.Time(stored.WrittenAt), stored.Text, mine);
        return false;
    }

    // Of two texts the one that is not kept can be taken back for thirty days.
    private void ToBin(ManuscriptText text, Placement placement) => db.Add(Manuscript!.SetAside(text, placement, _me, clock.GetUtcNow()));

    private Task<bool> IsSentInAsync(ManuscriptText text, CancellationToken cancel)
    {
        var title = text.Title.Trim();
        return db.Revisions.AnyAsync(revision => revision.AuthorId == _me && revision.Title == title && revision.BodyMarkdown == text.Body, cancel);
    }

    /// <summary>Whether another request stored something between the reading and the saving.</summary>
    private static bool IsMeanwhile(DbUpdateException error) =>
        error is DbUpdateConcurrencyException || error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    private async Task<Placement> PlacementAsync(CancellationToken cancel)
    {
        ArticleId? original = null;
        if (Form.TranslationOf?.Trim().Split('/')[^1] is { Length: > 0 } slug && Slug.IsValid(slug))
        {
            original = await db.Articles.VisibleTo(current.Viewer).Where(article => article.Slug == slug).Select(article => (ArticleId?)article.Id).SingleOrDefaultAsync(cancel);
        }

        return Form.Place(Collectives, Vocabulary, Regions, original);
    }

    private async Task<string?> TranslatedSlugAsync(ArticleId? original, CancellationToken cancel) =>
        original is null ? null : await db.Articles.VisibleTo(current.Viewer).Where(article => article.Id == original).Select(article => article.Slug).SingleOrDefaultAsync(cancel);

    private static async Task<byte[]> ReadAsync(IFormFile? file, CancellationToken cancel)
    {
        RuleException.Unless(file is { Length: > 0 }, "attachment.empty");
        RuleException.Unless(file!.Length <= Attachment.LargestDocument, "attachment.too-large");
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancel);
        return content.ToArray();
    }

    private static bool Same<T>(T one, T other) => KnowledgeJson.Written(one) == KnowledgeJson.Written(other);

    private void Try(Action act)
    {
        try
        {
            act();
        }
        catch (RuleException refusal)
        {
            Tell(refusal);
        }
    }

    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (RuleException refusal)
        {
            Tell(refusal);
        }
    }

    private void Tell(RuleException refusal) => ModelState.AddModelError(WritingForm.FieldOfRule.GetValueOrDefault(refusal.Rule, ""), rules[refusal.Rule]);

    // The model state holds the version that was sent, and would show that instead of the one that is stored now.
    private PageResult Shown()
    {
        ModelState.Remove("versie");
        return Page();
    }

    private IActionResult Refused()
    {
        if (!WantsJson) return Page();
        return new JsonResult(new { title = ModelState.Values.SelectMany(field => field.Errors).First().ErrorMessage }) { StatusCode = (int)HttpStatusCode.UnprocessableEntity };
    }

    private IActionResult Conflicted()
    {
        if (WantsJson) return new JsonResult(new { title = texts["AlsoChanged", Conflict!.Who, Conflict.When].Value }) { StatusCode = (int)HttpStatusCode.Conflict };
        Response.StatusCode = (int)HttpStatusCode.Conflict;
        ModelState.Remove("versie");
        Form.Version = Manuscript!.Version;
        return Page();
    }

    private LocalRedirectResult To(string path, string? done = null) => LocalRedirect(Url.Content($"~/schrijven{path}") + (done is null ? "" : $"?gedaan={done}"));
}

/// <summary>The article that a manuscript changes.</summary>
/// <param name="ProposedTo">The name of its author, if someone else proposes the change.</param>
/// <param name="Remark">What a moderator asks, if the version came back.</param>
public sealed record WrittenArticle(string Slug, bool IsPublished, string? ProposedTo, string? Remark);

/// <summary>Two texts of one manuscript: what is stored, and what was sent.</summary>
public sealed record WritingConflict(string Who, string When, ManuscriptText Stored, ManuscriptText Mine);
