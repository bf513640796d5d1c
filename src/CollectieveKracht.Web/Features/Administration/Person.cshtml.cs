using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Accounts.Mails;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Administration;

/// <summary>One person: the roles they have, where they are signed in, and what happened to their account.</summary>
[Authorize(Policies.Administrator)]
public sealed class PersonModel(
    PlatformDb db, CurrentViewer current, SessionStore sessions, Outbox outbox, TimeProvider clock, VocabularyCache vocabularies, IStringLocalizer<RuleText> rules, IStringLocalizer<AdministrationText> texts) : PageModel
{
    private const int LogShown = 50;

    public PersonFacts Facts { get; private set; } = null!;

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    /// <summary>The latest of the log.</summary>
    public IReadOnlyList<LogRow> Log { get; private set; } = [];

    [BindProperty(Name = "rol")]
    public Role? ChosenRole { get; set; }

    [BindProperty(Name = "reden")]
    public string? Reason { get; set; }

    [BindProperty(Name = "afwijzing")]
    public string? RefusalReason { get; set; }

    /// <summary>For which organisation this person says to work.</summary>
    public Affiliation? Affiliation { get; private set; }

    /// <summary>What a moderator looks at; null for everything.</summary>
    public ModeratorRemit? Remit { get; private set; }

    public Vocabulary Vocabulary { get; private set; } = null!;

    /// <summary>Nobody changes their own roles.</summary>
    public bool IsOwn => Me == Id;

    private AccountId Me => current.Person!.Account;

    private AccountId Id => AccountId.From(Guid.Parse((string)RouteData.Values["id"]!));

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await ShowAsync(context.HttpContext.RequestAborted)) await next();
        else context.Result = NotFound();
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostGrantAsync(CancellationToken cancel) => ChangeRolesAsync((account, _) => account.Grant(ChosenRole!.Value, Me, Reason), cancel);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancel) => ChangeRolesAsync((account, administrators) =>
    {
        if (ChosenRole is Role.Administrator) account.RequireAnotherAdministrator(administrators);
        account.Withdraw(ChosenRole!.Value, Me, Reason);
    }, cancel);

    /// <summary>Limits a moderator to some sectors and regions, or lifts the limits.</summary>
    public async Task<IActionResult> OnPostLimitAsync(IReadOnlyList<string> sector, IReadOnlyList<string> regio, string? waarom, CancellationToken cancel)
    {
        if (IsOwn || !Facts.Roles.Contains(Role.Moderator)) return NotFound();

        var sectors = sector.Where(slug => Vocabulary.Find(FacetDimension.Sector, slug) is not null);
        var regions = regio.Where(slug => Vocabulary.Find(FacetDimension.Region, slug) is not null);
        var remit = await db.ModeratorRemits.SingleOrDefaultAsync(known => known.AccountId == Id, cancel) ?? db.Add(new ModeratorRemit(Id)).Entity;
        try
        {
            remit.Limit(sectors, regions, Me, new Reason(waarom ?? ""));
        }
        catch (RuleException refusal)
        {
            ModelState.AddModelError("waarom", rules[refusal.Rule]);
            return Page();
        }

        await db.SaveChangesAsync(cancel);
        return Again();
    }

    public Task<IActionResult> OnPostVerifyAsync(long gevraagd, CancellationToken cancel) =>
        DecideAsync(gevraagd, account => account.VerifyAffiliation(Me, clock.GetUtcNow()), cancel);

    public Task<IActionResult> OnPostRefuseAsync(long gevraagd, CancellationToken cancel) =>
        DecideAsync(gevraagd, account => account.RefuseAffiliation(RefusalReason ?? "", Me), cancel);

    public async Task<IActionResult> OnPostEndAsync(Guid sessie, CancellationToken cancel)
    {
        if (await db.Sessions.SingleOrDefaultAsync(session => session.Id == sessie && session.PersonId == Id, cancel) is not { } session) return NotFound();

        db.Remove(session);
        db.Note(Id, "end-session", clock, actor: Me);
        await db.SaveChangesAsync(cancel);
        return Again();
    }

    /// <summary>Signs the person out everywhere; who does it to themselves stays in here.</summary>
    public async Task<IActionResult> OnPostEndAllAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Note(Id, "end-all-sessions", clock, actor: Me);
        await db.SaveChangesAsync(cancel);
        await sessions.EndOthersAsync(Id, IsOwn ? current.Person!.Session : null, cancel);
        await transaction.CommitAsync(cancel);
        return Again();
    }

    private async Task<IActionResult> ChangeRolesAsync(Action<Account, IReadOnlyList<AccountId>> change, CancellationToken cancel)
    {
        if (ChosenRole is not { } role || !Enum.IsDefined(role)) ModelState.AddModelError("rol", texts["RoleMissing"]);
        if (string.IsNullOrWhiteSpace(Reason)) ModelState.AddModelError("reden", texts["RoleReasonMissing"]);
        if (!ModelState.IsValid) return Page();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var administrators = await db.LockAdministratorsAsync(Id, cancel);
        // Another administrator may have been quicker, and about this one.
        if (!administrators.Contains(Me)) return Forbid();

        var account = await db.Accounts.SingleAsync(account => account.Id == Id, cancel);
        var before = account.Roles;
        change(account, administrators);
        if (account.Roles != before) await outbox.WriteAsync(db, (await db.People.SingleAsync(person => person.Id == Id, cancel)).AsReceiver(), NoticeMail.Kind, new NoticeMail(AccountNotice.RolesChanged), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Again();
    }

    /// <param name="askedAt">When what was decided on was asked: it may have been changed since it was shown.</param>
    private async Task<IActionResult> DecideAsync(long askedAt, Action<Account> decide, CancellationToken cancel)
    {
        ModelState.Clear();
        var account = await db.Accounts.SingleAsync(account => account.Id == Id, cancel);
        if (account.Affiliation?.AskedAt.UtcTicks != askedAt)
        {
            ModelState.AddModelError("afwijzing", texts["AffiliationChanged"]);
            return Page();
        }

        try
        {
            decide(account);
        }
        catch (RuleException refusal)
        {
            ModelState.AddModelError("afwijzing", rules[refusal.Rule]);
            return Page();
        }

        await outbox.WriteAsync(db, (await db.People.SingleAsync(person => person.Id == Id, cancel)).AsReceiver(), NoticeMail.Kind, new NoticeMail(AccountNotice.AffiliationDecided), cancel);
        await db.SaveChangesAsync(cancel);
        return Again();
    }

    private LocalRedirectResult Again() => LocalRedirect(Url.Content($"~/beheer/mensen/{Id.Value}?bewaard"));

    private async Task<bool> ShowAsync(CancellationToken cancel)
    {
        var id = Id;
        var facts = await (
            from person in db.People
            join account in db.Accounts on person.Id equals account.Id
            where person.Id == id
            select new PersonFacts(
                account.Name, person.Email!, account.Roles, person.MadeAt, person.PasswordHash != null, person.TwoFactorEnabled,
                db.Set<IdentityUserPasskey<AccountId>>().Count(passkey => passkey.UserId == id),
                db.Set<IdentityUserLogin<AccountId>>().Where(linked => linked.UserId == id).Select(linked => linked.ProviderDisplayName!).ToList()))
            .SingleOrDefaultAsync(cancel);
        if (facts is null) return false;

        Facts = facts;
        Affiliation = await db.Accounts.AsNoTracking().Where(account => account.Id == id).Select(account => account.Affiliation).SingleAsync(cancel);
        Vocabulary = await vocabularies.ReadAsync(cancel);
        Remit = await db.ModeratorRemits.AsNoTracking().SingleOrDefaultAsync(remit => remit.AccountId == id, cancel);
        Sessions = await db.Sessions.AsNoTracking().Where(session => session.PersonId == id)
            .OrderByDescending(session => session.LastSeenAt).ThenBy(session => session.Id).ToListAsync(cancel);
        Log = await (
            from entry in db.AuditEntries
            where entry.Subject == "account" && entry.SubjectId == id.Value
            join account in db.Accounts on entry.ActorId equals account.Id into actors
            from actor in actors.DefaultIfEmpty()
            orderby entry.Id descending
            select new LogRow(entry.At, entry.Act, entry.ActorId == id, actor == null ? null : actor.Name, entry.Before, entry.After, entry.Why))
            .Take(LogShown).ToListAsync(cancel);
        return true;
    }
}

/// <summary>What an administrator sees of a person. The mail address is nowhere else.</summary>
public sealed record PersonFacts(
    string Name, string Address, IReadOnlyList<Role> Roles, DateTimeOffset MadeAt, bool HasPassword, bool HasApp, int Passkeys, IReadOnlyList<string> Organisations);

/// <summary>Something that happened to an account.</summary>
/// <param name="Who">Who did it; null for the operator or the platform itself.</param>
public sealed record LogRow(DateTimeOffset At, string Act, bool IsByThemselves, string? Who, string? Before, string? After, string? Why);
