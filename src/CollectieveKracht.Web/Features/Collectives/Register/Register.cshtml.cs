using System.Security.Cryptography;
using System.Text;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Collectives.Register;

/// <summary>Someone lists their own collective. What may be the same is shown first, so that nobody lists it twice without knowing.</summary>
[Authorize]
public sealed class RegisterModel(PlatformDb db, CurrentViewer current, TimeProvider clock, IStringLocalizer<RuleText> rules) : PageModel
{
    // At the addresses of collectives.
    private static readonly string[] Pages = ["aanmelden", "lijkt-op"];

    public AboutForm About { get; } = new();

    public WorkForm Work { get; } = new();

    public OrganisationForm Organisation { get; } = new();

    /// <summary>What may be the same as what was filled in; shown once the form was sent.</summary>
    public IReadOnlyList<LookAlikeRow> Alike { get; private set; } = [];

    /// <summary>Names those shown: who says "ours is another" says it of these.</summary>
    public string AlikeKey => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', Alike.Select(row => row.Slug)))))[..16];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string? ander, CancellationToken cancel)
    {
        var me = current.Person!.Account;
        CharacteristicsForm[] parts = [About, Work, Organisation];
        foreach (var part in parts) await TryUpdateModelAsync(part, part.GetType(), "");
        var lists = await TermLists.ReadAsync(db, cancel);
        if (!ModelState.IsValid || await MakeAsync(parts, lists, cancel) is not { } collective) return Page();

        Alike = await db.FindAlikeAsync(new(About.Name, About.KvkNumber, About.Website, About.MailDomain, About.Municipality), cancel);
        if (Alike.Count > 0 && ander != AlikeKey) return Page();
        RuleException.Unless(await CountProposedAsync(me, cancel) < Collective.MostProposedByOne, "collective.too-many-proposed");

        db.Add(collective.Register(me, clock.GetUtcNow()));
        db.Add(collective);
        await db.SaveOrRefuseAsync(cancel);
        return LocalRedirect(Url.Content($"~/ons-collectief/{collective.Slug}?gedaan=aangemeld"));
    }

    private async Task<Collective?> MakeAsync(CharacteristicsForm[] parts, TermLists lists, CancellationToken cancel)
    {
        var municipality = await lists.MunicipalityAsync(About.Municipality, cancel);
        Collective? collective = null;
        ModelState.Try(rules, About, () =>
        {
            RuleException.Unless(municipality is not null, "collective.municipality");
            collective = new Collective(Slug.From(About.Name) is { Length: > 0 } slug ? slug : "collectief", About.Name, About.Summary, municipality!);
        });
        if (collective is null) return null;

        foreach (var part in parts) ModelState.Try(rules, part, () => part.Apply(collective, lists, municipality));
        if (!ModelState.IsValid) return null;

        collective.LiveAt(await db.FreeSlugAsync(db.Collectives.Select(known => known.Slug), "/collectieven/", Pages, collective.Slug, cancel));
        return collective;
    }

    // Who fills the list with more than a moderator can look at waits until some are.
    private Task<int> CountProposedAsync(AccountId me, CancellationToken cancel) =>
        db.Collectives.CountAsync(collective => collective.RegisteredBy == me && collective.Standing == CollectiveStanding.Proposed, cancel);
}
