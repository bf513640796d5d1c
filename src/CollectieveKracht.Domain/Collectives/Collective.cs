using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Collectives;

/// <summary>The life of a listing: someone proposes it, a moderator or network verifies it, it may end in the archive.</summary>
public enum CollectiveStanding
{
    Proposed,
    Verified,
    Archived,
}

/// <summary>
/// A citizens' collective with the characteristics of the report (part 1). Its sector is derived from its fields of
/// activity by <see cref="SectorRule"/>, its size class from its number of members.
/// </summary>
public sealed class Collective : Entity
{
    public const string FoundationSlug = "stichting";

    private readonly List<Term> _activities = [];
    private readonly List<Term> _targetGroups = [];
    private readonly List<Term> _membershipConditions = [];
    private readonly List<Network> _networks = [];

    private Collective()
    {
    }

    /// <param name="municipality">Where it is; the province follows from it.</param>
    /// <param name="isExample">Made up for development and marked "voorbeeld" wherever it is shown.</param>
    public Collective(string slug, string name, string summary, Region municipality, bool isExample = false)
    {
        RuleException.Unless(name.Trim().Length is > 0 and <= 120, "collective.name");
        RuleException.Unless(summary.Trim().Length <= 300, "collective.summary");
        RuleException.Unless(municipality.Kind == RegionKind.Municipality, "collective.municipality");
        Id = CollectiveId.New();
        Slug = Domain.Slug.Require(slug);
        Name = name.Trim();
        Summary = summary.Trim();
        Municipality = municipality;
        IsExample = isExample;
    }

    public CollectiveId Id { get; private set; }

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>What it does, in one or two sentences.</summary>
    public string Summary { get; private set; } = "";

    public CollectiveStanding Standing { get; private set; }

    public bool IsExample { get; private set; }

    public Region Municipality { get; private set; } = null!;

    public Term Sector { get; private set; } = null!;

    /// <summary>Which step of the rule gave the sector, or that a moderator set it.</summary>
    public SectorReason SectorReason { get; private set; }

    /// <summary>Why a moderator set the sector by hand.</summary>
    public string? SectorOverrideReason { get; private set; }

    public Term MainActivity { get; private set; } = null!;

    public Term LegalForm { get; private set; } = null!;

    public Term WorkingArea { get; private set; } = null!;

    /// <summary>Members, or for a foundation the people involved; null when unknown.</summary>
    public int? MemberCount { get; private set; }

    public Term? SizeClass { get; private set; }

    /// <summary>The most members it admits; null when it has no limit.</summary>
    public int? MemberLimit { get; private set; }

    public string? MemberLimitReason { get; private set; }

    public Term? GovernmentRelation { get; private set; }

    public Term? Phase { get; private set; }

    public int? FoundingYear { get; private set; }

    public string? Website { get; private set; }

    /// <summary>What it can help others with, in its own words.</summary>
    public string[] ExpertiseOffered { get; private set; } = [];

    public string[] ExpertiseSought { get; private set; } = [];

    /// <summary>When the collective itself last said that its profile is right.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public IReadOnlyList<Term> Activities => _activities;

    public IReadOnlyList<Term> TargetGroups => _targetGroups;

    public IReadOnlyList<Term> MembershipConditions => _membershipConditions;

    public IReadOnlyList<Network> Networks => _networks;

    /// <summary>A foundation formally has no members, only people involved.</summary>
    public bool IsFoundation => LegalForm.Slug == FoundationSlug;

    /// <summary>Says what it does; the sector follows unless a moderator has set it by hand.</summary>
    /// <param name="sectors">The terms of the sector list.</param>
    public void WorkIn(IReadOnlyCollection<Term> fields, Term main, IReadOnlyCollection<Term> sectors)
    {
        var derived = SectorRule.Derive(fields, main);

        Refill(_activities, fields, Characteristic.ActivityField);
        MainActivity = main;
        if (SectorOverrideReason is not null) return;
        Sector = sectors.Single(sector => sector.Slug == derived.SectorSlug).Require(Characteristic.Sector);
        SectorReason = derived.Reason;
    }

    /// <summary>A moderator sets the sector by hand; the reason is kept.</summary>
    public void OverrideSector(Term sector, string reason, AccountId moderator)
    {
        var why = new Reason(reason).Text;
        sector.Require(Characteristic.Sector);

        Record(new DomainEvent("collective", Id.Value, moderator, "override-sector", Sector.Slug, sector.Slug, why));
        Sector = sector;
        SectorReason = SectorReason.SetByModerator;
        SectorOverrideReason = why;
    }

    /// <summary>Sets form and size together, since a foundation has no members to put conditions or a limit on.</summary>
    /// <param name="sizeClasses">The terms of the size-class list.</param>
    public void Organise(Term legalForm, Term workingArea, int? memberCount, IReadOnlyCollection<Term> sizeClasses)
    {
        RuleException.Unless(memberCount is null or (>= 0 and <= 10_000_000), "collective.member-count");
        legalForm.Require(Characteristic.LegalForm);
        workingArea.Require(Characteristic.WorkingArea);

        LegalForm = legalForm;
        WorkingArea = workingArea;
        MemberCount = memberCount;
        SizeClass = memberCount is { } count
            ? sizeClasses.Single(size => size.From <= count && (size.To is null || count <= size.To)).Require(Characteristic.SizeClass)
            : null;
        if (IsFoundation)
        {
            _membershipConditions.Clear();
            MemberLimit = null;
            MemberLimitReason = null;
        }
    }

    public void AskOfMembers(IReadOnlyCollection<Term> conditions, int? limit = null, string? limitReason = null)
    {
        RuleException.Unless(!IsFoundation || (conditions.Count == 0 && limit is null), "collective.foundation-has-no-members");
        RuleException.Unless(limit is null or > 0, "collective.member-limit");
        RuleException.Unless(limitReason is null or { Length: <= 300 }, "collective.member-limit-reason");

        Refill(_membershipConditions, conditions, Characteristic.MembershipCondition);
        MemberLimit = limit;
        MemberLimitReason = limit is null ? null : limitReason;
    }

    public void Serve(IEnumerable<Term> targetGroups) => Refill(_targetGroups, targetGroups, Characteristic.TargetGroup);

    public void Tell(int? foundingYear, Term? phase, Term? governmentRelation, string? website)
    {
        RuleException.Unless(foundingYear is null or (>= 1000 and <= 9999), "collective.founding-year");
        phase?.Require(Characteristic.Phase);
        governmentRelation?.Require(Characteristic.GovernmentRelation);

        Website = WebAddress.Require(website);
        FoundingYear = foundingYear;
        Phase = phase;
        GovernmentRelation = governmentRelation;
    }

    public void OfferAndSeek(IEnumerable<string> offered, IEnumerable<string> sought)
    {
        ExpertiseOffered = [.. offered];
        ExpertiseSought = [.. sought];
    }

    public void Join(Network network)
    {
        if (!_networks.Contains(network)) _networks.Add(network);
    }

    /// <summary>Lists it, as proposed by someone or by the collective itself.</summary>
    public void Propose(DateTimeOffset now) => CreatedAt = now;

    public void Verify(AccountId by)
    {
        RuleException.Unless(Standing == CollectiveStanding.Proposed, "collective.cannot-verify");

        Record(new DomainEvent("collective", Id.Value, by, "verify", Standing.ToString(), nameof(CollectiveStanding.Verified)));
        Standing = CollectiveStanding.Verified;
    }

    /// <summary>The collective says that its profile is right.</summary>
    public void Confirm(DateTimeOffset now) => ConfirmedAt = now;

    public void Archive(AccountId by, string reason)
    {
        RuleException.Unless(Standing != CollectiveStanding.Archived, "collective.already-archived");
        var why = new Reason(reason).Text;

        Record(new DomainEvent("collective", Id.Value, by, "archive", Standing.ToString(), nameof(CollectiveStanding.Archived), why));
        Standing = CollectiveStanding.Archived;
    }

    /// <summary>A signed-in person who acts for these collectives. Only the verified ones, and the networks of those, open anything.</summary>
    public static Viewer ViewerActingFor(IEnumerable<Collective> memberships)
    {
        var verified = memberships.Where(collective => collective.Standing == CollectiveStanding.Verified).ToArray();
        return Viewer.Member(
            [.. verified.Select(collective => collective.Id)],
            verified.SelectMany(collective => collective.Networks).Select(network => network.Id));
    }

    // A refusal leaves the list as it was, and a term that a form sends twice stands in it once.
    private static void Refill(List<Term> list, IEnumerable<Term> terms, Characteristic characteristic)
    {
        var checkedTerms = terms.Select(term => term.Require(characteristic)).Distinct().ToArray();
        list.Clear();
        list.AddRange(checkedTerms);
    }
}
