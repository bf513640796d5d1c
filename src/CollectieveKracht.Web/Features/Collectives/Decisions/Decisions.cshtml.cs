using System.Security.Cryptography;
using System.Text;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Collectives.Mails;
using CollectieveKracht.Web.Features.Collectives.People;
using CollectieveKracht.Web.Features.Collectives.Register;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Decisions;

/// <summary>
/// What waits for a moderator, or for who verifies for a network: collectives that were registered, claims, who asks to belong to
/// a network, and changes of profiles. Each act asks <see cref="Decider"/> again; what is one's own is not shown and is refused.
/// </summary>
[Authorize]
public sealed class DecisionsModel(PlatformDb db, CurrentViewer current, Outbox outbox, TimeProvider clock) : PageModel
{
    private const int Shown = 20;

    public Decider Decider { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "gedaan")]
    public string? Done { get; set; }

    public IReadOnlyList<ClaimRow> Claims { get; private set; } = [];

    public IReadOnlyList<RequestRow> Requests { get; private set; } = [];

    /// <summary>Changes of profiles that are published once cleared.</summary>
    public IReadOnlyList<ChangeRow> Changes { get; private set; } = [];

    public IReadOnlyList<ProposedRow> Proposed { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = context.HttpContext.RequestAborted;
        Decider = await db.DeciderAsync(current.Person!, cancel);
        if (!Decider.HasWork)
        {
            context.Result = Forbid();
            return;
        }

        await ShowAsync(cancel);
        await next();
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostVerifyAsync(Guid wat, CancellationToken cancel) => OnCollectiveAsync(wat, async collective =>
    {
        collective.Verify(Decider);
        await TellTeamAsync(collective, new(Decision.Verified, collective.Name, $"/ons-collectief/{collective.Slug}"), cancel);
    }, yes: true, cancel);

    public Task<IActionResult> OnPostRefuseAsync(Guid wat, string? reden, CancellationToken cancel) => OnCollectiveAsync(wat, async collective =>
    {
        var reason = new Reason(reden ?? "");
        collective.Refuse(Decider, reason);
        await TellTeamAsync(collective, new(Decision.NotVerified, collective.Name, "/ons-collectief", Reason: reason.Text), cancel);
    }, yes: false, cancel);

    public Task<IActionResult> OnPostAdmitAsync(Guid wat, string? netwerk, CancellationToken cancel) => OnRequestAsync(wat, netwerk, async (collective, network) =>
    {
        collective.AdmitTo(network, Decider);
        await TellTeamAsync(collective, new(Decision.Admitted, collective.Name, $"/ons-collectief/{collective.Slug}", network.Name), cancel);
    }, yes: true, cancel);

    public Task<IActionResult> OnPostKeepOutAsync(Guid wat, string? netwerk, string? reden, CancellationToken cancel) =>
        OnRequestAsync(wat, netwerk, async (collective, network) =>
        {
            var reason = new Reason(reden ?? "");
            collective.KeepOutOf(network, Decider, reason);
            await TellTeamAsync(collective, new(Decision.NotAdmitted, collective.Name, $"/ons-collectief/{collective.Slug}", network.Name, reason.Text), cancel);
        }, yes: false, cancel);

    public Task<IActionResult> OnPostAcceptClaimAsync(Guid wat, CancellationToken cancel) => OnClaimAsync(wat, async (claim, collective) =>
    {
        var known = await db.FindTeamAsync(collective.Id, cancel);
        var team = claim.Accept(Decider, collective, known, clock.GetUtcNow());
        if (known is null) db.Add(team);
        await outbox.TellAsync(db, [claim.By], new(Decision.ClaimAccepted, collective.Name, $"/ons-collectief/{collective.Slug}"), cancel);
    }, yes: true, cancel);

    public Task<IActionResult> OnPostRefuseClaimAsync(Guid wat, string? reden, CancellationToken cancel) => OnClaimAsync(wat, async (claim, collective) =>
    {
        var reason = new Reason(reden ?? "");
        claim.Refuse(Decider, collective, reason, clock.GetUtcNow());
        await outbox.TellAsync(db, [claim.By], new(Decision.ClaimRefused, collective.Name, $"/collectieven/{collective.Slug}", Reason: reason.Text), cancel);
    }, yes: false, cancel);

    public Task<IActionResult> OnPostClearAsync(Guid wat, ProfilePart deel, string? gezien, CancellationToken cancel) =>
        OnChangeAsync(wat, deel, gezien, async (collective, change) =>
        {
            var (form, lists) = (CharacteristicsForm.Of(change.Part), await TermLists.ReadAsync(db, cancel));
            form.Fill(change.Would);
            var municipality = await lists.MunicipalityAsync(form.MunicipalityName, cancel);
            collective.Clear(change, Decider, clock.GetUtcNow(), cleared => form.Apply(cleared, lists, municipality));
            db.Remove(change);
            await TellTeamAsync(collective, new(Decision.ChangeCleared, collective.Name, $"/collectieven/{collective.Slug}"), cancel, change.By);
        }, yes: true, cancel);

    public Task<IActionResult> OnPostSendBackAsync(Guid wat, ProfilePart deel, string? gezien, string? reden, CancellationToken cancel) =>
        OnChangeAsync(wat, deel, gezien, async (collective, change) =>
        {
            var reason = new Reason(reden ?? "");
            change.SendBack(collective, Decider, reason);
            await TellTeamAsync(collective, new(Decision.ChangeSentBack, collective.Name, $"/ons-collectief/{collective.Slug}", Reason: reason.Text), cancel, change.By);
        }, yes: false, cancel);

    /// <summary>Who decides on a change decides on what they saw of it.</summary>
    private async Task<IActionResult> OnChangeAsync(
        Guid id, ProfilePart part, string? seen, Func<Collective, ProposedChange, Task> decide, bool yes, CancellationToken cancel)
    {
        var wanted = CollectiveId.From(id);
        if (await db.ProposedChanges.SingleOrDefaultAsync(change => change.CollectiveId == wanted && change.Part == part, cancel) is not { } change) return NotFound();
        if (await db.Collectives.WithProfile().SingleOrDefaultAsync(c => c.Id == wanted && c.Standing != CollectiveStanding.Archived, cancel) is not { } collective) return NotFound();
        RuleException.Unless(seen == ChangeRow.SeenOf(collective, change), "moderation.cannot-move");

        await decide(collective, change);
        return await SaveAsync(yes, cancel);
    }

    private async Task<IActionResult> OnCollectiveAsync(Guid id, Func<Collective, Task> decide, bool yes, CancellationToken cancel)
    {
        var wanted = CollectiveId.From(id);
        if (await db.Collectives.Include(c => c.Networks).SingleOrDefaultAsync(c => c.Id == wanted, cancel) is not { } collective) return NotFound();

        await decide(collective);
        return await SaveAsync(yes, cancel);
    }

    private async Task<IActionResult> OnRequestAsync(Guid id, string? slug, Func<Collective, Network, Task> decide, bool yes, CancellationToken cancel)
    {
        if (await db.Networks.SingleOrDefaultAsync(network => network.Slug == slug, cancel) is not { } network) return NotFound();

        return await OnCollectiveAsync(id, collective => decide(collective, network), yes, cancel);
    }

    private async Task<IActionResult> OnClaimAsync(Guid id, Func<CollectiveClaim, Collective, Task> decide, bool yes, CancellationToken cancel)
    {
        if (await db.CollectiveClaims.SingleOrDefaultAsync(claim => claim.Id == id, cancel) is not { } found) return NotFound();

        return await OnCollectiveAsync(found.CollectiveId.Value, collective => decide(found, collective), yes, cancel);
    }

    private async Task<IActionResult> SaveAsync(bool yes, CancellationToken cancel)
    {
        await db.SaveOrRefuseAsync(cancel);
        return LocalRedirect(Url.Content($"~/beheer/collectieven?gedaan={(yes ? "ja" : "nee")}"));
    }

    private async Task TellTeamAsync(Collective collective, DecisionMail mail, CancellationToken cancel, params AccountId[] others)
    {
        var team = await db.FindTeamAsync(collective.Id, cancel);
        var contacts = (team?.People ?? []).Where(person => person.Role == TeamRole.Contact).Select(person => person.Person);
        await outbox.TellAsync(db, contacts.Union(others), mail, cancel);
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        var (me, own) = (Decider.Account, Decider.OwnCollectives.ToArray());
        var theirs = db.Collectives.Listed().CoveredBy(Decider).Where(c => c.RegisteredBy != me && !own.Contains(c.Id));

        var claims = await (
            from claim in db.CollectiveClaims
            where claim.State == CollectiveClaimState.Open && claim.By != me
            join collective in theirs on claim.CollectiveId equals collective.Id
            join account in db.Accounts on claim.By equals account.Id
            join person in db.People on claim.By equals person.Id
            orderby claim.MadeAt, claim.Id
            select new { claim.Id, collective.Slug, collective.Name, By = account.Name, claim.MadeAt, claim.Explanation, person.Email, collective.MailDomain, collective.Website })
            .Take(Shown).ToListAsync(cancel);
        Claims = [.. claims.Select(c => new ClaimRow(c.Id, c.Slug, c.Name, c.By, c.MadeAt, c.Explanation, Fits(c.Email, c.MailDomain, c.Website)))];

        var networks = await db.Networks.AsNoTracking().ToListAsync(cancel);
        var asking = await theirs.Where(c => c.AskedNetworks.Count > 0).OrderBy(c => c.ChangedAt).ThenBy(c => c.Id).Take(Shown)
            .Select(c => new { c.Id, c.Slug, c.Name, c.AskedNetworks }).ToListAsync(cancel);
        Requests =
        [
            .. from collective in asking
               from network in networks
               where collective.AskedNetworks.Contains(network.Id) && (Decider.IsModerator || Decider.Networks.Contains(network.Id))
               select new RequestRow(collective.Id.Value, collective.Slug, collective.Name, network.Slug, network.Name),
        ];

        Changes = await ShowChangesAsync(cancel);

        // What people registered themselves comes first: they wait for it.
        var proposed = await theirs.Where(c => c.Standing == CollectiveStanding.Proposed && !c.IsExample)
            .OrderBy(c => c.RegisteredBy == null).ThenBy(c => c.CreatedAt).ThenBy(c => c.Id).Take(Shown)
            .Select(c => new
            {
                c.Id,
                c.Slug,
                c.Name,
                c.Summary,
                Municipality = c.Municipality.Name,
                c.KvkNumber,
                c.Website,
                c.MailDomain,
                c.CreatedAt,
                By = db.Accounts.Where(account => account.Id == c.RegisteredBy).Select(account => account.Name).FirstOrDefault(),
            }).ToListAsync(cancel);
        var rows = new List<ProposedRow>();
        foreach (var c in proposed)
        {
            var alike = await db.FindAlikeAsync(new(c.Name, c.KvkNumber, c.Website, c.MailDomain, c.Municipality) { Except = c.Id.Value }, cancel);
            rows.Add(new(c.Id.Value, c.Slug, c.Name, c.Summary, c.Municipality, c.KvkNumber, c.Website, c.By, c.CreatedAt, alike));
        }

        Proposed = rows;
    }

    private async Task<IReadOnlyList<ChangeRow>> ShowChangesAsync(CancellationToken cancel)
    {
        var waiting = await db.ChangesFor(Decider).AsNoTracking()
            .OrderBy(change => change.At).ThenBy(change => change.CollectiveId).ThenBy(change => change.Part).Take(Shown)
            .Select(change => new { Change = change, By = db.Accounts.Where(account => account.Id == change.By).Select(account => account.Name).First() })
            .ToListAsync(cancel);
        if (waiting.Count == 0) return [];

        var ids = waiting.Select(row => row.Change.CollectiveId).ToArray();
        var collectives = await db.Collectives.AsNoTracking().WithProfile().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        return [.. waiting.Select(row => new ChangeRow(collectives[row.Change.CollectiveId], row.Change, row.By))];
    }

    // A sign for who decides, no proof: the address was shown to be theirs when they joined.
    private static bool Fits(string? address, string? mailDomain, string? website) =>
        address is not null && MailDomain.Of(address) is { } domain
        && (domain == mailDomain || (Uri.TryCreate(website, UriKind.Absolute, out var uri) && (uri.Host == domain || uri.Host == "www." + domain)));
}

/// <param name="AddressFits">Whether the mail address of who claims is one of the collective.</param>
public sealed record ClaimRow(Guid Id, string Slug, string Collective, string By, DateTimeOffset At, string Explanation, bool AddressFits);

/// <summary>A collective that asks to belong to a network.</summary>
public sealed record RequestRow(Guid Id, string Slug, string Collective, string NetworkSlug, string Network);

/// <summary>A change of a profile that waits.</summary>
public sealed record ChangeRow(Collective Collective, ProposedChange Change, string By)
{
    public PartState Published => Collective.Says(Change.Part);

    /// <summary>Names what is shown of it.</summary>
    public string Seen => SeenOf(Collective, Change);

    public static string SeenOf(Collective collective, ProposedChange change) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(collective.Says(change.Part).Written() + change.Written)))[..16];
}

/// <param name="By">Who registered it in its own name; null when others listed it.</param>
/// <param name="Alike">Listed collectives that may be the same.</param>
public sealed record ProposedRow(
    Guid Id, string Slug, string Name, string Summary, string Municipality, string? Kvk, string? Website, string? By, DateTimeOffset At, IReadOnlyList<LookAlikeRow> Alike);
