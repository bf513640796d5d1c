using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Features.Writing;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Moderation;

/// <summary>A moderator who holds the claim mends small things in a text. What its author sent in is kept, and the author sees what was changed.</summary>
[Authorize(Policies.Moderator)]
public sealed class MendModel(
    PlatformDb db, CurrentViewer current, VocabularyCache vocabularies, Deciding deciding, Submitting submitting, TimeProvider clock, IStringLocalizer<RuleText> rules) : PageModel
{
    private static readonly Dictionary<string, string> FieldOfRule = new() { ["article.title"] = "titel", ["article.summary"] = "samenvatting", ["article.body-empty"] = "tekst", ["article.body-too-long"] = "tekst" };

    private Reviewer _reviewer = null!;

    [BindProperty(SupportsGet = true, Name = "")]
    public QueueFilter Filter { get; set; } = new();

    [BindProperty(Name = "titel")]
    public string? Title { get; set; }

    [BindProperty(Name = "samenvatting")]
    public string? Summary { get; set; }

    [BindProperty(Name = "tekst")]
    public string? Body { get; set; }

    public ReviewedVersion Version { get; private set; } = null!;

    public string Language => Version.Placement?.Language ?? "nl";

    private RevisionId Id => RevisionId.From(Guid.Parse((string)RouteData.Values["id"]!));

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        _reviewer = await db.ReviewerAsync(current.Person!, await vocabularies.ReadAsync(cancel), cancel);
        if (await db.FindReviewedAsync(Id, cancel) is { State: RevisionState.InReview } version && version.Claim?.IsHeldBy(_reviewer.Account, clock.GetUtcNow()) == true)
        {
            Version = version;
            await next();
        }
        else context.Result = RedirectToPage("Review", new { id = Id.Value });
    }

    public void OnGet() => (Title, Summary, Body) = (Version.Text.Title, Version.Text.Summary, Version.Text.Markdown);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        try
        {
            // A browser sends its own line ends.
            var text = new SentText(Title?.Trim() ?? "", Summary?.Trim() ?? "", (Body ?? "").ReplaceLineEndings("\n"));
            await deciding.MendAsync(Id, text, await submitting.RenderAsync(text.Body, Language, cancel), _reviewer, cancel);
        }
        catch (RuleException refusal)
        {
            ModelState.AddModelError(FieldOfRule.GetValueOrDefault(refusal.Rule, ""), rules[refusal.Rule]);
            return Page();
        }

        return RedirectToPage("Review", new RouteValueDictionary(Filter.Query().ToDictionary(pair => pair.Key, pair => (object?)pair.Value)) { ["id"] = Id.Value });
    }
}
