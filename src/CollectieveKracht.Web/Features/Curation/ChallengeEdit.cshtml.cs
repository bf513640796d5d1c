using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>One challenge as it is kept: what it is called, its text, whether it is offered, and what happened to it.</summary>
[Authorize(Policies.Curator)]
// A new name goes into the words of all that is about it.
[DisableRequestTimeout]
public sealed class ChallengeEditModel(PlatformDb db, CurrentViewer current, CuratedChallenges curated, VocabularyCache vocabularies, IStringLocalizer<RuleText> rules)
    : CurationPage(current, rules)
{
    private static readonly Dictionary<string, string> FieldOfRetiring = new() { ["challenge.instead"] = "in-plaats" };

    private Challenge _challenge = null!;

    public CuratedChallenge Facts { get; private set; } = null!;

    [BindProperty(Name = "naam")]
    public string? Name { get; set; }

    [BindProperty(Name = "naamEngels")]
    public string? NameEn { get; set; }

    public ChallengeForm Form { get; private set; } = new();

    /// <summary>What is kept now, when someone else changed the text meanwhile.</summary>
    public string? StoredText => HasChanged ? _challenge.BodyMarkdown : null;

    /// <summary>What to use instead of it.</summary>
    [BindProperty(Name = "inPlaats")]
    public string? Instead { get; set; }

    /// <summary>Which form was sent: the id of its field for a reason.</summary>
    public string? Sent { get; private set; }

    public IReadOnlyList<Choice> Others { get; private set; } = [];

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    public string? ReasonIn(string field) => Sent == field ? Reason : null;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (cancel, slug) = (HttpContext.RequestAborted, RouteData.Values["slug"] as string);
        if (!Domain.Slug.IsValid(slug) || await db.Challenges.Where(known => known.Slug == slug).AsCurated(db).SingleOrDefaultAsync(cancel) is not { } facts)
        {
            context.Result = NotFound();
            return;
        }

        Facts = facts;
        _challenge = await db.Challenges.Include(known => known.Category).SingleAsync(known => known.Id == facts.Id, cancel);
        Others = [.. (await vocabularies.ReadAsync(cancel)).Of(FacetDimension.Challenge).Where(choice => choice.Slug != slug)];
        History = await db.HistoryOfAsync("challenge", facts.Id.Value, cancel);
        Form = ChallengeForm.Of(_challenge);
        Seen ??= SeenNow;
        await next();
    }

    public void OnGet() => (Name, NameEn) = (Facts.ShortName.Nl, Facts.ShortName.En);

    public async Task<IActionResult> OnPostRenameAsync(CancellationToken cancel)
    {
        Sent = "reden-naam";
        var reason = ReadReason(Sent);
        Domain.Label? name = null;
        if (!Try(ChallengeForm.FieldOfRule, () => name = ChallengeForm.ReadName(Name, NameEn)) || reason is null) return Page();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await curated.HoldAsync(_challenge.Slug, _challenge.Slug, cancel);
        await curated.RenameAsync(_challenge, name!, Me, reason, cancel);
        var slug = await db.Challenges.Where(known => known.Id == Facts.Id).Select(known => known.Slug).SingleAsync(cancel);
        await transaction.CommitAsync(cancel);
        return LocalRedirect(Url.Content($"~/beheer/uitdagingen/{slug}?gedaan=hernoemd"));
    }

    public async Task<IActionResult> OnPostRewriteAsync([FromForm] ChallengeForm form, CancellationToken cancel)
    {
        (Sent, Form, Name, NameEn) = ("reden-tekst", form, Facts.ShortName.Nl, Facts.ShortName.En);
        var reason = ReadReason(Sent);
        ChallengeWording? wording = null;
        if (!Try(ChallengeForm.FieldOfRule, () => wording = form.Read(_challenge.ShortName)) || reason is null) return Page();
        HasChanged = Seen != SeenNow;
        Seen = SeenNow;
        ModelState.Remove("gezien");
        if (HasChanged) return Page();

        if (!Try(ChallengeForm.FieldOfRule, () => _challenge.Rewrite(wording!, Me, reason))) return Page();
        return await SavedAsync("herschreven", cancel);
    }

    public async Task<IActionResult> OnPostRetireAsync(CancellationToken cancel)
    {
        (Sent, Name, NameEn) = ("reden-stop", Facts.ShortName.Nl, Facts.ShortName.En);
        if (ReadReason(Sent) is not { } reason) return Page();

        var instead = string.IsNullOrEmpty(Instead) ? null : await db.Challenges.SingleOrDefaultAsync(known => known.Slug == Instead, cancel);
        if (!string.IsNullOrEmpty(Instead) && instead is null) return NotFound();
        if (!Try(FieldOfRetiring, () => _challenge.Retire(Me, reason.Text, instead))) return Page();
        return await SavedAsync("gestopt", cancel);
    }

    public async Task<IActionResult> OnPostBringBackAsync(CancellationToken cancel)
    {
        (Sent, Name, NameEn) = ("reden-terug", Facts.ShortName.Nl, Facts.ShortName.En);
        if (ReadReason(Sent) is not { } reason) return Page();

        _challenge.BringBack(Me, reason);
        return await SavedAsync("terug", cancel);
    }

    private string SeenNow => NameOf(_challenge.Summary.Nl, _challenge.Summary.En, _challenge.BodyMarkdown, string.Join('\n', _challenge.SearchWords));

    private async Task<IActionResult> SavedAsync(string done, CancellationToken cancel)
    {
        await db.SaveOrRefuseAsync(cancel);
        return LocalRedirect(Url.Content($"~/beheer/uitdagingen/{_challenge.Slug}?gedaan={done}"));
    }
}
