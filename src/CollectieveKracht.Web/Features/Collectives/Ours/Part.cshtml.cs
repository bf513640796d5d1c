using System.Security.Cryptography;
using System.Text;
using CollectieveKracht.Domain.Collectives;
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

    public void OnGet()
    {
        Form.Fill(Ours);
        Seen = NameOf(Form.Says(Ours));
    }

    public async Task<IActionResult> OnPostAsync(string? gezien, CancellationToken cancel)
    {
        var stored = Form.Says(Ours);
        Seen = NameOf(stored);
        await TryUpdateModelAsync(Form, Form.GetType(), "");
        var lists = await TermLists.ReadAsync(Db, cancel);
        var municipality = await lists.MunicipalityAsync(Form.MunicipalityName, cancel);
        if (ModelState.IsValid)
            ModelState.Try(rules, Form, () => Form.Change(Ours, Me, clock.GetUtcNow(), lists, municipality));
        if (!ModelState.IsValid) return Page();

        if (gezien != Seen && await DifferAsync(stored, cancel)) return Page();

        Form.Store(Db);
        await Db.SaveOrRefuseAsync(cancel);
        return To($"/{Ours.Slug}", "bewaard");
    }

    /// <summary>Whether what someone else saved differs from what is sent; then both are shown.</summary>
    private async Task<bool> DifferAsync(PartState stored, CancellationToken cancel)
    {
        var words = new PartWords(await vocabularies.ReadAsync(cancel));
        var fields = words.Difference(stored.Fields, Form.Says(Ours).Fields);
        if (fields.Count == 0) return false;

        var (id, act) = (Ours.Id.Value, $"change-{Form.Part}");
        var last = await Db.AuditEntries.AsNoTracking()
            .Where(entry => entry.Subject == "collective" && entry.SubjectId == id && entry.Act == act)
            .OrderByDescending(entry => entry.Id)
            .Select(entry => new { entry.At, Who = Db.Accounts.Where(account => account.Id == entry.ActorId).Select(account => account.Name).FirstOrDefault() })
            .FirstOrDefaultAsync(cancel);
        Conflict = new PartConflict(last?.Who ?? texts["Someone"], last is null ? "" : Dates.InFull(last.At), fields);
        return true;
    }

    private static string NameOf(PartState state) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state.Written())))[..16];
}

/// <summary>Someone else saved the part meanwhile.</summary>
/// <param name="Fields">What is stored now, and what this person sent.</param>
public sealed record PartConflict(string Who, string When, IReadOnlyList<ChangedField> Fields);
