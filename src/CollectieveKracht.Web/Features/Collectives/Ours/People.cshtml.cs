using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Decisions;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Collectives.Mails;
using CollectieveKracht.Web.Features.Collectives.People;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Mail;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Collectives.Ours;

/// <summary>Who acts for a collective. Contacts invite and decide; everyone can leave. What each may is in <see cref="Team"/>.</summary>
public sealed class PeopleModel(
    PlatformDb db, CurrentViewer current, Outbox outbox, SiteOptions site, TimeProvider clock, IStringLocalizer<OursText> texts)
    : OurPage(db, current, TeamRole.Member)
{
    private const int MostRequests = 50;

    private readonly CurrentViewer _current = current;

    public string? Address { get; private set; }

    /// <summary>A link that was just made; it is not kept, so it is shown once.</summary>
    public string? NewLink { get; private set; }

    public IReadOnlyList<TeamRow> People { get; private set; } = [];

    public IReadOnlyList<Invitation> Open { get; private set; } = [];

    /// <summary>Who asked to join and waits for an answer; the oldest first.</summary>
    public IReadOnlyList<JoinRequestRow> Requests { get; private set; } = [];

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            await ShowAsync(context.HttpContext.RequestAborted);
            return await next();
        });

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostRoleAsync(Guid wie, TeamRole? rol, CancellationToken cancel) =>
        DoAsync("rol", () => Team.ChangeRole(AccountId.From(wie), Required(rol), Me), cancel);

    public Task<IActionResult> OnPostHandOverAsync(Guid wie, CancellationToken cancel) =>
        DoAsync("overgedragen", () => Team.HandOver(Me, AccountId.From(wie)), cancel);

    public Task<IActionResult> OnPostRemoveAsync(Guid wie, CancellationToken cancel) => DoAsync("weg", () => Team.Remove(AccountId.From(wie), Me), cancel);

    public Task<IActionResult> OnPostTakeInAsync(Guid vraag, TeamRole? rol, CancellationToken cancel) =>
        AnswerAsync(vraag, Decision.TakenIn, request => Team.TakeIn(request, Required(rol), Me, clock.GetUtcNow()), "opgenomen", cancel);

    public Task<IActionResult> OnPostRefuseAsync(Guid vraag, CancellationToken cancel) =>
        AnswerAsync(vraag, Decision.NotTakenIn, request => request.Refuse(Team, Me, clock.GetUtcNow()), "geweigerd", cancel);

    public async Task<IActionResult> OnPostLeaveAsync(Guid? opvolger, CancellationToken cancel)
    {
        if (opvolger is { } successor && Team.IsLastContact(Me)) Team.HandOver(Me, AccountId.From(successor));
        Team.Leave(Me);
        await Db.SaveOrRefuseAsync(cancel);
        return LocalRedirect(Url.Content("~/ons-collectief?alle=true"));
    }

    public async Task<IActionResult> OnPostInviteAsync(string? adres, TeamRole? rol, CancellationToken cancel)
    {
        Address = adres?.Trim();
        if (Address is null or { Length: 0 or > Person.LongestAddress } || !new EmailAddressAttribute().IsValid(Address))
        {
            ModelState.AddModelError("adres", texts["InviteAddressWrong"]);
            return Page();
        }

        var key = InvitationKey.New();
        Write(rol, Address, key);
        var mail = new InvitationMail(Ours.Name, _current.Person!.Name, Required(rol), InvitationKey.Path(key));
        await outbox.WriteAsync(Db, new Receiver(Address, Language.Current), InvitationMail.Kind, mail, cancel);
        await Db.SaveOrRefuseAsync(cancel);
        return To($"/{Ours.Slug}/mensen", "uitgenodigd");
    }

    public async Task<IActionResult> OnPostLinkAsync(TeamRole? rol, CancellationToken cancel)
    {
        var key = InvitationKey.New();
        Write(rol, address: null, key);
        await Db.SaveOrRefuseAsync(cancel);
        NewLink = site.Origin + Language.Current.Prefix + InvitationKey.Path(key);
        await ShowAsync(cancel);
        return Page();
    }

    public Task<IActionResult> OnPostWithdrawAsync(Guid uitnodiging, CancellationToken cancel) => DoAsync("ingetrokken", () =>
    {
        RuleException.Unless(Open.FirstOrDefault(open => open.Id == uitnodiging) is not null, "invitation.over");
        Open.Single(open => open.Id == uitnodiging).Withdraw(Team, Me, clock.GetUtcNow());
    }, cancel);

    private async Task<IActionResult> AnswerAsync(Guid id, Decision decision, Action<JoinRequest> answer, string done, CancellationToken cancel)
    {
        var ours = Ours.Id;
        var request = await Db.JoinRequests.SingleOrDefaultAsync(open => open.Id == id && open.CollectiveId == ours, cancel);
        RuleException.Unless(request is not null, "join-request.over");

        answer(request!);
        var path = decision == Decision.TakenIn ? $"/ons-collectief/{Ours.Slug}" : $"/collectieven/{Ours.Slug}";
        await outbox.TellAsync(Db, [request!.By], new DecisionMail(decision, Ours.Name, path), cancel);
        await Db.SaveOrRefuseAsync(cancel);
        return To($"/{Ours.Slug}/mensen", done);
    }

    private void Write(TeamRole? role, string? address, string key)
    {
        RuleException.Unless(Open.Count < Invitation.MostOpen, "invitation.too-many");
        Db.Add(Invitation.Write(Team, Me, Required(role), address, InvitationKey.Hash(key), clock.GetUtcNow()));
    }

    private async Task<IActionResult> DoAsync(string done, Action act, CancellationToken cancel)
    {
        act();
        await Db.SaveOrRefuseAsync(cancel);
        return To($"/{Ours.Slug}/mensen", done);
    }

    // A role that the form does not offer is no role, and never the first of the list.
    private static TeamRole Required(TeamRole? role)
    {
        RuleException.Unless(role is not null, "team.role");
        return role!.Value;
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        var id = Ours.Id;
        People = await (
            from membership in Db.Memberships
            where membership.CollectiveId == id
            join account in Db.Accounts on membership.Person equals account.Id
            orderby membership.Role, account.Name, account.Id
            select new TeamRow(account.Id, account.Name, membership.Role, membership.JoinedAt)).ToListAsync(cancel);
        var since = clock.GetUtcNow() - Invitation.Life;
        Open = MayManage
            ? await Db.Invitations.Where(open => open.CollectiveId == id && open.ClosedAt == null && open.MadeAt > since).OrderBy(open => open.MadeAt).ThenBy(open => open.Id).ToListAsync(cancel)
            : [];
        Requests = MayManage ? await Db.JoinRequests.OpenAt(clock.GetUtcNow()).Where(request => request.CollectiveId == id).AsRows(Db).Take(MostRequests).ToListAsync(cancel) : [];
    }
}

/// <summary>Someone who acts for the collective.</summary>
public sealed record TeamRow(AccountId Account, string Name, TeamRole Role, DateTimeOffset JoinedAt);
