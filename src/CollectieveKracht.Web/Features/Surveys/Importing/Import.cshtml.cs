using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Surveys.Preparing;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Surveys.Importing;

/// <summary>Begins an import: a file with answers from elsewhere is sent in, and looked at before anything is loaded.</summary>
[Authorize(Policies.Administrator)]
[RequestSizeLimit(AnswerFile.Largest + (1024 * 1024))]
[DisableRequestTimeout]
public sealed class ImportModel(
    PlatformDb db, CurrentViewer current, AnswerImporting importing, TimeProvider clock, IStringLocalizer<RuleText> rules, IStringLocalizer<ImportingText> texts) : PageModel
{
    private AccountId Me => current.Person!.Account;

    public Wave Wave { get; private set; } = null!;

    public IReadOnlyList<LoadedFile> Loaded { get; private set; } = [];

    /// <summary>The files that this administrator is looking at.</summary>
    public IReadOnlyList<(Guid Id, string FileName, DateTimeOffset At)> Drafts { get; private set; } = [];

    /// <summary>Whether a file was thrown away just now.</summary>
    [BindProperty(SupportsGet = true, Name = "gedaan")]
    public string? Done { get; set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        if (await db.PreparedWaveAsync(RouteData.Values["slug"] as string, cancel) is not { HasAnswers: true, Stage: WaveStage.Open or WaveStage.Closed } wave)
        {
            context.Result = NotFound();
            return;
        }

        Wave = wave;
        Loaded = await importing.LoadedAsync(wave.Slug, cancel);
        var drafts = await db.ImportDrafts.Where(draft => draft.WaveSlug == wave.Slug && draft.By == Me).OrderByDescending(draft => draft.At)
            .Select(draft => new { draft.Id, draft.FileName, draft.At }).ToListAsync(cancel);
        Drafts = [.. drafts.Select(draft => (draft.Id, draft.FileName, draft.At))];
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? bestand, CancellationToken cancel)
    {
        var content = bestand is null || bestand.Length > AnswerFile.Largest ? [] : await ReadAsync(bestand, cancel);
        if (bestand?.Length > AnswerFile.Largest)
        {
            ModelState.AddModelError("bestand", rules["survey.import-too-large"]);
            return Page();
        }

        var hash = AnswerFile.HashOf(content);
        if (Loaded.FirstOrDefault(file => file.Hash == hash) is { } before)
        {
            ModelState.AddModelError("bestand", texts["LoadedBefore", before.FileName, Dates.Moment(before.At), before.By]);
            return Page();
        }

        try
        {
            var draft = new ImportDraft(Wave, bestand?.FileName ?? "", content, ColumnGuess.All(Wave, AnswerFile.Read(content)), Me, clock.GetUtcNow());
            db.Add(draft);
            await db.SaveChangesAsync(cancel);
            return LocalRedirect(Url.Content($"~/beheer/peilingen/{Wave.Slug}/importeren/{draft.Id}"));
        }
        catch (RuleException refusal)
        {
            ModelState.AddModelError("bestand", rules[refusal.Rule]);
            return Page();
        }
    }

    private static async Task<byte[]> ReadAsync(IFormFile file, CancellationToken cancel)
    {
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancel);
        return content.ToArray();
    }
}
