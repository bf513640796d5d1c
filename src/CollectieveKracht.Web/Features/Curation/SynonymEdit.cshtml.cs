using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Search.Words;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>How a search is read now, and how it would be.</summary>
public sealed record SynonymTrial(int Before, IReadOnlyList<string> AlsoBefore, int After, IReadOnlyList<string> AlsoAfter);

/// <summary>One group of synonyms, or a new one: its words, whether search uses it, and what it does to a search before it is saved.</summary>
[Authorize(Policies.Curator)]
public sealed class SynonymEditModel(
    PlatformDb db, CurrentViewer current, Listings listings, TextAnalysis analysis, IStringLocalizer<RuleText> rules, IStringLocalizer<CurationText> texts)
    : CurationPage(current, rules)
{
    public const string New = "nieuw";

    private static readonly Dictionary<string, string> FieldOfRule = new() { ["synonyms.two-words"] = "woorden", ["synonyms.too-many"] = "woorden" };

    /// <summary>Null for a new one.</summary>
    public SynonymGroup? Group { get; private set; }

    /// <summary>One on each line, as typed.</summary>
    [BindProperty(Name = "woorden", SupportsGet = true)]
    public string? Typed { get; set; }

    /// <summary>A search to try it with.</summary>
    [BindProperty(Name = "proef")]
    public string? TrialWords { get; set; }

    public SynonymTrial? Trial { get; private set; }

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    private IEnumerable<string> TypedLines => (Typed ?? "").Split('\n');

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        var which = (string)RouteData.Values["groep"]!;
        if (which != New)
        {
            Group = Guid.TryParseExact(which, "D", out var id) ? await db.SynonymGroups.SingleOrDefaultAsync(group => group.Id == id, cancel) : null;
            if (Group is null)
            {
                context.Result = NotFound();
                return;
            }

            History = await db.HistoryOfAsync("synonyms", id, cancel);
        }

        await next();
    }

    public void OnGet()
    {
        if (Group is not null) Typed = string.Join('\n', Group.Words);
        else if (Typed is { Length: > SynonymGroup.LongestWord }) Typed = null;
        Seen = NameOf(Group?.Words ?? []);
    }

    /// <summary>Changes nothing: shows what a search finds now, and what it would find.</summary>
    public async Task<IActionResult> OnPostTryAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(TrialWords)) ModelState.AddModelError("proef", texts["TrialMissing"]);
        if (ReadWords() is not { } words || !ModelState.IsValid) return Page();

        var groups = await db.SynonymGroups.AsNoTracking().Where(group => !group.IsOff).OrderBy(group => group.Id).Select(group => new { group.Id, group.Words }).ToListAsync(cancel);
        var asked = ListingRequest.Cut(ListingRequest.ReadWords(TrialWords!));
        var (before, alsoBefore) = await listings.TryAsync(asked, new Synonyms(groups.Select(group => group.Words), analysis), cancel);
        var others = groups.Where(group => group.Id != Group?.Id).Select(group => group.Words);
        var (after, alsoAfter) = await listings.TryAsync(asked, new Synonyms([.. others, words], analysis), cancel);
        Trial = new(before, alsoBefore, after, alsoAfter);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancel)
    {
        var (words, reason) = (ReadWords(), ReadReason());
        if (words is null || reason is null || IsStale()) return Page();

        if (Group is null) Group = db.Add(SynonymGroup.Add(words, Me, reason)).Entity;
        else Group.Change(words, Me, reason);
        await db.SaveOrRefuseAsync(cancel);
        return Saved();
    }

    public async Task<IActionResult> OnPostSwitchAsync(CancellationToken cancel)
    {
        if (Group is null) return NotFound();
        if (ReadReason() is not { } reason) return Page();

        if (Group.IsOff) Group.SwitchOn(Me, reason);
        else Group.SwitchOff(Me, reason);
        await db.SaveOrRefuseAsync(cancel);
        return Saved();
    }

    /// <summary>What was typed as a group; null, with a message at the field, when that is none.</summary>
    private string[]? ReadWords()
    {
        string[]? words = null;
        if (Group is { IsFromReference: true }) return Group.Words;
        if (!Try(FieldOfRule, () => words = SynonymGroup.Read(TypedLines))) return null;
        if (words!.All(word => analysis.Read(word, "nl").Any(read => !analysis.IsStopWord(read.Exact, "nl")))) return words;

        ModelState.AddModelError("woorden", texts["SynonymReadsAsNothing"]);
        return null;
    }

    private bool IsStale()
    {
        var now = NameOf(Group?.Words ?? []);
        HasChanged = Seen != now;
        Seen = now;
        ModelState.Remove("gezien");
        return HasChanged;
    }

    private LocalRedirectResult Saved() => LocalRedirect(Url.Content($"~/beheer/synoniemen/{Group!.Id}?gedaan=bewaard"));
}
