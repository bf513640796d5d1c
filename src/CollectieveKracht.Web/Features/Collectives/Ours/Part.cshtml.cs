using System.Security.Cryptography;
using System.Text;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Collectives.Ours;

/// <summary>
/// One part of the profile. The form remembers what it showed: when someone else saved the part meanwhile, both versions are shown
/// and the person chooses. Nothing is lost: what was there is in the history.
/// </summary>
public sealed class PartModel(
    PlatformDb db, CurrentViewer current, VocabularyCache vocabularies, TimeProvider clock, IStringLocalizer<RuleText> rules,
    IStringLocalizer<OursText> texts) : OurPage(db, current, TeamRole.Editor)
{
    public PartForm Form { get; private set; } = null!;

    /// <summary>Names the version of the part that the form shows.</summary>
    public string Seen { get; private set; } = "";

    /// <summary>Why the last change of this part was not cleared; null when none was sent back.</summary>
    public string? SentBackBecause { get; private set; }

    public PartConflict? Conflict { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (RouteData.Values["deel"] is string slug && PartForm.BySlug.TryGetValue(slug, out var make))
        {
            Form = make();
            await base.OnPageHandlerExecutionAsync(context, async () =>
            {
                await Form.ReadAsync(Db, Ours, context.HttpContext.RequestAborted);
                return await next();
            });
        }
        else context.Result = NotFound();
    }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var proposed = await Db.FindProposedAsync(Ours, Form.Part, cancel);
        Form.Fill(Show(proposed));
    }

    public async Task<IActionResult> OnPostAsync(string? gezien, CancellationToken cancel)
    {
        // What is tried out on the collective is then kept as a proposal, and not stored with it.
        if (WaitsForClearing) Db.ChangeTracker.Clear();
        var (published, proposed) = (Form.Says(Ours), await Db.FindProposedAsync(Ours, Form.Part, cancel));
        var shown = Show(proposed);
        await TryUpdateModelAsync(Form, Form.GetType(), "");
        var lists = await TermLists.ReadAsync(Db, cancel);
        var municipality = await lists.MunicipalityAsync(Form.MunicipalityName, cancel);
        if (ModelState.IsValid) ModelState.Try(rules, Form, () => Apply(lists, municipality));
        if (!ModelState.IsValid) return Page();

        if (gezien != Seen && await DifferAsync(shown, proposed, cancel)) return Page();

        if (WaitsForClearing) Db.Propose(Ours, published, Form.Says(Ours), proposed, Me, clock.GetUtcNow());
        else
        {
            Form.Store(Db);
            if (proposed is not null) Db.Remove(proposed);
        }

        await Db.SaveOrRefuseAsync(cancel);
        return To($"/{Ours.Slug}", WaitsForClearing ? "voorgesteld" : "bewaard");
    }

    // What plays with a collective is its own to say; a network clears how it presents itself.
    private bool WaitsForClearing => Ours.NeedsClearing && Form is CharacteristicsForm;

    private void Apply(TermLists lists, Region? municipality)
    {
        if (WaitsForClearing) ((CharacteristicsForm)Form).Apply(Ours, lists, municipality);
        else Form.Change(Ours, Me, clock.GetUtcNow(), lists, municipality);
    }

    private PartState Show(ProposedChange? proposed)
    {
        var shown = proposed?.Would ?? Form.Says(Ours);
        (Seen, SentBackBecause) = (NameOf(shown), proposed?.Reason);
        return shown;
    }

    /// <summary>Whether what someone else saved differs from what is sent; then both are shown.</summary>
    private async Task<bool> DifferAsync(PartState stored, ProposedChange? proposed, CancellationToken cancel)
    {
        var words = new PartWords(await vocabularies.ReadAsync(cancel));
        var fields = words.Difference(stored.Fields, Form.Says(Ours).Fields);
        if (fields.Count == 0) return false;

        var (who, when) = proposed is null ? await LastChangeAsync(cancel) : (proposed.By, proposed.At);
        var name = await Db.Accounts.Where(account => account.Id == who).Select(account => account.Name).FirstOrDefaultAsync(cancel);
        Conflict = new PartConflict(name ?? texts["Someone"], when is { } at ? Dates.InFull(at) : "", fields);
        return true;
    }

    private async Task<(AccountId? Who, DateTimeOffset? When)> LastChangeAsync(CancellationToken cancel)
    {
        var (id, act) = (Ours.Id.Value, $"change-{Form.Part}");
        var last = await Db.AuditEntries.AsNoTracking()
            .Where(entry => entry.Subject == "collective" && entry.SubjectId == id && (entry.Act == act || entry.Act == "clear-change"))
            .OrderByDescending(entry => entry.Id)
            .Select(entry => new { entry.At, entry.ActorId })
            .FirstOrDefaultAsync(cancel);
        return (last?.ActorId, last?.At);
    }

    private static string NameOf(PartState state) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state.Written())))[..16];
}

/// <summary>Someone else saved the part meanwhile.</summary>
/// <param name="Fields">What is stored now, and what this person sent.</param>
public sealed record PartConflict(string Who, string When, IReadOnlyList<ChangedField> Fields);
