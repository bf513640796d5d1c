using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Decisions;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Collectives.Merging;

/// <summary>
/// Two collectives that may be the same, side by side. The moderator chooses per characteristic what is kept, and to which networks the one
/// that is left belongs. The form remembers what it showed: when either changed meanwhile, the newest is shown with the choices kept.
/// </summary>
[Authorize(Policy = Policies.Moderator)]
public sealed class MergeModel(
    PlatformDb db, CurrentViewer current, CollectiveMerge merging, IStringLocalizer<MergeText> texts, IStringLocalizer<RuleText> rules) : PageModel
{
    public const string Yes = "ja", No = "nee";

    private static readonly Dictionary<string, string> FieldOfRule = new()
    {
        ["collective.main-activity"] = NameOf(nameof(Collective.MainActivity)),
        ["collective.expertise"] = NameOf(nameof(Collective.ExpertiseOffered)),
    };

    private Decider _decider = null!;
    private Collective _survivor = null!, _other = null!;

    /// <summary>The one that stays, by the last part of its address.</summary>
    [BindProperty(SupportsGet = true, Name = "blijft")]
    public string? SurvivorSlug { get; set; }

    [BindProperty(SupportsGet = true, Name = "ander")]
    public string? OtherSlug { get; set; }

    [BindProperty(Name = "reden")]
    public string? Reason { get; set; }

    /// <summary>Names what the page shows.</summary>
    public string Seen { get; private set; } = "";

    /// <summary>Whether this moderator may merge these two; else the page says why not.</summary>
    public bool MayMerge { get; private set; }

    /// <summary>Whether either changed since the form was shown.</summary>
    public bool HasChanged { get; private set; }

    public MergeCandidate Survivor { get; private set; } = null!;

    public MergeCandidate Other { get; private set; } = null!;

    public IReadOnlyList<MergeField> Fields { get; private set; } = [];

    public IReadOnlyDictionary<string, MergeSide> Sides { get; private set; } = new Dictionary<string, MergeSide>();

    public IReadOnlyList<MergeNetwork> Networks { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is { } elsewhere) return elsewhere;

        Sides = MergeChoices.Suggest(_survivor, _other).Sides;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? gezien, CancellationToken cancel)
    {
        if (!Slug.IsValid(SurvivorSlug) || !Slug.IsValid(OtherSlug)) return NotFound();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await merging.HoldAsync(SurvivorSlug!, OtherSlug!, cancel);
        if (await FindAsync(cancel) is { } elsewhere) return elsewhere;

        var choices = ReadChoices();
        if (string.IsNullOrWhiteSpace(Reason) || Reason.Trim().Length > Domain.Moderation.Reason.MaxLength) ModelState.AddModelError("reden", rules["moderation.reason-needed"]);
        HasChanged = gezien != Seen;
        if (HasChanged || !ModelState.IsValid) return Page();

        try
        {
            await merging.RunAsync(_survivor, _other, choices, _decider, new Reason(Reason!), cancel);
        }
        catch (RuleException refusal) when (FieldOfRule.TryGetValue(refusal.Rule, out var field))
        {
            ModelState.AddModelError(field, rules[refusal.Rule]);
            return Page();
        }

        await transaction.CommitAsync(cancel);
        return Done();
    }

    /// <summary>The name of the choice for a characteristic, in the form.</summary>
    public static string NameOf(string characteristic) => "kies-" + characteristic;

    /// <summary>The name of the choice for a network, in the form.</summary>
    public static string NameOf(MergeNetwork network) => "netwerk-" + network.Slug;

    /// <summary>Reads both. Whoever sends the form twice, or second, is led to what was done.</summary>
    private async Task<IActionResult?> FindAsync(CancellationToken cancel)
    {
        if (!Slug.IsValid(SurvivorSlug) || !Slug.IsValid(OtherSlug)) return NotFound();

        var found = await db.Collectives.WithProfile().Where(c => c.Slug == SurvivorSlug || c.Slug == OtherSlug).ToListAsync(cancel);
        if (found.Find(c => c.Slug == SurvivorSlug) is not { } survivor || found.Find(c => c.Slug == OtherSlug) is not { } other) return NotFound();
        if (other.MergedInto == survivor.Id || survivor.MergedInto == other.Id) return Done();

        if (survivor.Standing == CollectiveStanding.Archived || other.Standing == CollectiveStanding.Archived) return NotFound();

        (_survivor, _other, _decider) = (survivor, other, await ReadDeciderAsync([survivor.Id, other.Id], cancel));
        Fields = survivor.Beside(other);
        Networks =
        [
            .. survivor.Networks.Union(other.Networks).OrderBy(network => network.Name, StringComparer.Ordinal)
                .Select(network => new MergeNetwork(network.Id, network.Slug, network.Name, survivor.Networks.Contains(network), other.Networks.Contains(network))),
        ];
        (Survivor, Other) = (await DescribeAsync(survivor, cancel), await DescribeAsync(other, cancel));
        Seen = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { Fields, Networks, Survivor, Other }))))[..16];
        survivor.RequireMergeable(other, _decider);
        MayMerge = true;
        return null;
    }

    /// <summary>Who says that a collective is theirs is no judge of it either.</summary>
    private async Task<Decider> ReadDeciderAsync(CollectiveId[] both, CancellationToken cancel)
    {
        var decider = await db.DeciderAsync(current.Person!, cancel);
        var claimed = await db.CollectiveClaims
            .Where(claim => both.Contains(claim.CollectiveId) && claim.By == decider.Account && claim.State == CollectiveClaimState.Open)
            .Select(claim => claim.CollectiveId).ToListAsync(cancel);
        return decider with { OwnCollectives = [.. decider.OwnCollectives, .. claimed] };
    }

    private async Task<MergeCandidate> DescribeAsync(Collective collective, CancellationToken cancel)
    {
        var (id, own) = (collective.Id, Audience.OwnCollective(collective.Id));
        var people = await (
            from membership in db.Memberships
            where membership.CollectiveId == id
            join account in db.Accounts on membership.Person equals account.Id
            orderby membership.Role, account.Name, account.Id
            select new MergePerson(account.Name, membership.Role)).ToListAsync(cancel);
        return new(
            collective.Slug, collective.Name, collective.Standing, collective.ConfirmedAt, people,
            await db.Articles.CountAsync(article => article.CollectiveId == id, cancel),
            await db.Articles.CountAsync(article => article.Audience == own, cancel),
            await db.Questions.CountAsync(question => question.AskedBy.Id == id, cancel),
            await db.Questions.SelectMany(question => question.Answers).CountAsync(answer => answer.By.Id == id, cancel),
            await db.Recognitions.CountAsync(recognition => recognition.CollectiveId == id, cancel),
            await db.Invitations.CountAsync(invitation => invitation.CollectiveId == id && invitation.ClosedAt == null, cancel),
            await db.CollectiveClaims.CountAsync(claim => claim.CollectiveId == id && claim.State == CollectiveClaimState.Open, cancel));
    }

    private MergeChoices ReadChoices()
    {
        var sides = new Dictionary<string, MergeSide>();
        foreach (var field in Fields.Where(field => !field.IsSame))
        {
            var name = NameOf(field.Name);
            if (Enum.TryParse<MergeSide>(Request.Form[name], out var side) && Enum.IsDefined(side) && (side != MergeSide.Both || field.CanUnite)) sides[field.Name] = side;
            else ModelState.AddModelError(name, texts["ChooseOne"]);
        }

        foreach (var network in Networks.Where(network => !network.IsOfBoth))
        {
            network.IsKept = Request.Form[NameOf(network)].ToString() switch { Yes => true, No => false, _ => null };
            if (network.IsKept is null) ModelState.AddModelError(NameOf(network), texts["ChooseNetwork", network.Name]);
        }

        Sides = sides;
        return new(sides, [.. Networks.Where(network => network.IsOfBoth || network.IsKept == true).Select(network => network.Id)]);
    }

    private LocalRedirectResult Done() => LocalRedirect(Url.Content("~/beheer/collectieven?gedaan=samen"));
}

/// <summary>One of two collectives that may be the same, and how much hangs on it.</summary>
/// <param name="OwnArticles">How many articles only its own people can read.</param>
public sealed record MergeCandidate(
    string Slug, string Name, CollectiveStanding Standing, DateTimeOffset? ConfirmedAt, IReadOnlyList<MergePerson> People, int Articles, int OwnArticles,
    int Questions, int Answers, int Recognitions, int Invitations, int Claims);

public sealed record MergePerson(string Name, TeamRole Role);

/// <summary>A network that either belongs to.</summary>
public sealed record MergeNetwork(NetworkId Id, string Slug, string Name, bool IsOfSurvivor, bool IsOfOther)
{
    /// <summary>What was chosen; null while nothing is.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool? IsKept { get; set; }

    public bool IsOfBoth => IsOfSurvivor && IsOfOther;
}
