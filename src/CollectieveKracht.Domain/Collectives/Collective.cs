using System.Globalization;
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
public sealed partial class Collective : Entity
{
    public const string FoundationSlug = "stichting";

    /// <summary>How many things it can say that it can help with, and how many that it seeks.</summary>
    public const int MostExpertise = 10;

    public const int LongestExpertise = 80;

    public const int LargestMemberCount = 10_000_000;

    /// <summary>How many collectives one person may have waiting to be looked at.</summary>
    public const int MostProposedByOne = 3;

    /// <summary>Without an answer within this time to the question whether it is still right, a profile counts as out of date.</summary>
    public static readonly TimeSpan TimeToAnswer = TimeSpan.FromDays(30);

    /// <summary>How often a collective is asked whether its profile is still right.</summary>
    public static readonly TimeSpan AskedEvery = TimeSpan.FromDays(365);

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
        Present(name, summary, municipality);
        Id = CollectiveId.New();
        Slug = Domain.Slug.Require(slug);
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

    /// <summary>Its number in the register of the Chamber of Commerce: eight digits.</summary>
    public string? KvkNumber { get; private set; }

    /// <inheritdoc cref="Collectives.MailDomain"/>
    public string? MailDomain { get; private set; }

    /// <summary>What it can help others with, in its own words.</summary>
    public string[] ExpertiseOffered { get; private set; } = [];

    public string[] ExpertiseSought { get; private set; } = [];

    /// <summary>When the collective itself last said that its profile is right.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>When it was last asked whether its profile is still right.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>Since when it counts as out of date, because nobody answered; null when it does not.</summary>
    public DateTimeOffset? FadedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Who registered it in its own name; null when others listed it.</summary>
    public AccountId? RegisteredBy { get; private set; }

    /// <summary>When its profile last changed. Two who save at once are told apart by it, also where only a list changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The collective that it turned out to be, once a moderator merged the two; it is in the archive then.</summary>
    public CollectiveId? MergedInto { get; private set; }

    /// <summary>The networks that have yet to say whether it belongs to them. It counts as theirs only then: a network opens what its members share.</summary>
    public IReadOnlyList<NetworkId> AskedNetworks { get; private set; } = [];

    public IReadOnlyList<Term> Activities => _activities;

    public IReadOnlyList<Term> TargetGroups => _targetGroups;

    public IReadOnlyList<Term> MembershipConditions => _membershipConditions;

    public IReadOnlyList<Network> Networks => _networks;

    /// <summary>A foundation formally has no members, only people involved.</summary>
    public bool IsFoundation => LegalForm.IsFoundation;

    /// <summary>Gives it another address, before it is listed.</summary>
    public void LiveAt(string slug)
    {
        RuleException.Unless(CreatedAt == default, "address.invalid");
        Slug = Domain.Slug.Require(slug);
    }

    /// <summary>Says what it is called, what it does in a sentence, and where it is.</summary>
    public void Present(string name, string summary, Region municipality)
    {
        RuleException.Unless(name.Trim().Length is > 0 and <= 120, "collective.name");
        RuleException.Unless(summary.Trim().Length <= 300, "collective.summary");
        RuleException.Unless(municipality.Kind == RegionKind.Municipality, "collective.municipality");

        Name = name.Trim();
        Summary = summary.Trim();
        Municipality = municipality;
    }

    /// <summary>Gives what it is known by elsewhere. An empty text counts as nothing.</summary>
    public void Identify(string? kvkNumber, string? mailDomain)
    {
        var number = kvkNumber?.Replace(" ", "", StringComparison.Ordinal);
        RuleException.Unless(number is null or "" || (number.Length == 8 && number.All(char.IsAsciiDigit)), "collective.kvk-number");

        MailDomain = Collectives.MailDomain.Require(mailDomain);
        KvkNumber = number is "" ? null : number;
    }

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
        RuleException.Unless(memberCount is null or (>= 0 and <= LargestMemberCount), "collective.member-count");
        legalForm.Require(Characteristic.LegalForm);
        workingArea.Require(Characteristic.WorkingArea);

        LegalForm = legalForm;
        WorkingArea = workingArea;
        MemberCount = memberCount;
        SizeClass = memberCount is { } count ? Term.SizeOf(count, sizeClasses).Require(Characteristic.SizeClass) : null;
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
        var (offers, wishes) = (Tidy(offered), Tidy(sought));
        ExpertiseOffered = offers;
        ExpertiseSought = wishes;
    }

    public void Join(Network network)
    {
        if (!_networks.Contains(network)) _networks.Add(network);
    }

    /// <summary>Asks a network to say that it belongs to it.</summary>
    public void AskToJoin(Network network, AccountId by)
    {
        if (_networks.Contains(network) || AskedNetworks.Contains(network.Id)) return;

        AskedNetworks = [.. AskedNetworks, network.Id];
        Record(new DomainEvent("collective", Id.Value, by, "ask-network", null, network.Slug));
    }

    /// <summary>Stops belonging to a network, or asking to.</summary>
    public void Leave(Network network, AccountId by)
    {
        var left = _networks.Remove(network) | AskedNetworks.Contains(network.Id);
        if (!left) return;

        AskedNetworks = [.. AskedNetworks.Where(asked => asked != network.Id)];
        Record(new DomainEvent("collective", Id.Value, by, "leave-network", network.Slug, null));
    }

    /// <summary>A moderator, or who verifies for the network, says that it belongs to it.</summary>
    public void AdmitTo(Network network, Decider decider)
    {
        RuleException.Unless(AskedNetworks.Contains(network.Id), "moderation.cannot-move");
        decider.RequireForNetwork(network.Id, this);

        AskedNetworks = [.. AskedNetworks.Where(asked => asked != network.Id)];
        Join(network);
        Record(new DomainEvent("collective", Id.Value, decider.Account, "admit-to-network", null, network.Slug));
    }

    public void KeepOutOf(Network network, Decider decider, Reason reason)
    {
        RuleException.Unless(AskedNetworks.Contains(network.Id), "moderation.cannot-move");
        decider.RequireForNetwork(network.Id, this);

        AskedNetworks = [.. AskedNetworks.Where(asked => asked != network.Id)];
        Record(new DomainEvent("collective", Id.Value, decider.Account, "keep-out-of-network", network.Slug, null, reason.Text));
    }

    /// <summary>Lists it, as proposed by someone or by the collective itself.</summary>
    public void Propose(DateTimeOffset now) => CreatedAt = ChangedAt = now;

    /// <summary>Someone lists it in its own name, and becomes its contact.</summary>
    public Team Register(AccountId by, DateTimeOffset now)
    {
        Propose(now);
        RegisteredBy = by;
        ConfirmedAt = now;
        Record(new DomainEvent("collective", Id.Value, by, "register", null, nameof(CollectiveStanding.Proposed)));
        return Team.Begin(Id, by, now);
    }

    public void Verify(AccountId by)
    {
        RuleException.Unless(Standing == CollectiveStanding.Proposed, "collective.cannot-verify");

        Record(new DomainEvent("collective", Id.Value, by, "verify", Standing.ToString(), nameof(CollectiveStanding.Verified)));
        Standing = CollectiveStanding.Verified;
    }

    /// <summary>A moderator, or who verifies for its network, says that it is what it says it is.</summary>
    public void Verify(Decider decider)
    {
        decider.RequireFor(this, RegisteredBy);
        Verify(decider.Account);
    }

    /// <summary>It is not taken into the list, with a reason that who registered it reads.</summary>
    public void Refuse(Decider decider, Reason reason)
    {
        decider.RequireFor(this, RegisteredBy);
        RuleException.Unless(Standing == CollectiveStanding.Proposed, "collective.cannot-verify");

        Archive(decider.Account, reason.Text);
    }

    /// <summary>The collective says that its profile is right.</summary>
    public void Confirm(AccountId by, DateTimeOffset now)
    {
        Confirm(now);
        Record(new DomainEvent("collective", Id.Value, by, "confirm", null, null));
    }

    /// <inheritdoc cref="Confirm(AccountId, DateTimeOffset)"/>
    public void Confirm(DateTimeOffset now)
    {
        ConfirmedAt = now;
        FadedAt = null;
    }

    /// <summary>Whether a year passed since it last said that its profile is right, or was asked.</summary>
    public bool IsDueToBeAsked(DateTimeOffset now) =>
        Standing != CollectiveStanding.Archived && now - (ConfirmedAt ?? CreatedAt) >= AskedEvery && (AskedAt is not { } asked || now - asked >= AskedEvery);

    /// <summary>The collective is asked whether its profile is still right.</summary>
    public void Ask(DateTimeOffset now)
    {
        RuleException.Unless(IsDueToBeAsked(now), "collective.asked-lately");
        AskedAt = now;
    }

    /// <summary>Whether it was asked if its profile is still right, and did not answer in time.</summary>
    public bool IsOutOfDate(DateTimeOffset now) => AskedAt is { } asked && !(ConfirmedAt >= asked) && now - asked > TimeToAnswer;

    /// <summary>Nobody answered in time: from now on its page says so.</summary>
    public void Fade(DateTimeOffset now)
    {
        RuleException.Unless(IsOutOfDate(now), "collective.asked-lately");
        FadedAt ??= now;
    }

    /// <summary>One of its contacts says that it stops.</summary>
    public void Stop(Team team, AccountId by)
    {
        RuleException.Unless(team.Id == Id, "team.contact-only");
        team.RequireContact(by);
        Archive(by, "Het collectief stopt, zegt het zelf.");
    }

    /// <summary>Parts of the profile in which nothing is said of what helps others to find it.</summary>
    public IReadOnlyList<ProfilePart> Gaps =>
    [
        .. Website is null ? [ProfilePart.About] : Array.Empty<ProfilePart>(),
        .. MemberCount is null ? [ProfilePart.Form] : Array.Empty<ProfilePart>(),
        .. _targetGroups.Count == 0 ? [ProfilePart.Audience] : Array.Empty<ProfilePart>(),
        .. ExpertiseOffered.Length == 0 ? [ProfilePart.Help] : Array.Empty<ProfilePart>(),
    ];

    /// <summary>Whether a network that it belongs to clears changes before they are published.</summary>
    public bool NeedsClearing => _networks.Any(network => network.ClearsChanges);

    /// <summary>Changes a part of the profile, and keeps in the history what it said before and after. Who changes it says that it is right.</summary>
    public void Change(ProfilePart part, AccountId by, DateTimeOffset now, Action<Collective> change)
    {
        RuleException.Unless(!NeedsClearing, "collective.needs-clearing");
        var before = Says(part);
        change(this);
        NoteChange(before, Says(part), by, now);
    }

    /// <summary>Keeps in the history what a part of the profile said before and after, also of a part that is kept beside the collective.</summary>
    public void NoteChange(PartState before, PartState after, AccountId by, DateTimeOffset now)
    {
        if (before.SaysTheSame(after)) return;

        ChangedAt = now;
        Confirm(now);
        Record(new DomainEvent("collective", Id.Value, by, $"change-{after.Part}", before.Written(), after.Written()));
    }

    /// <summary>Publishes a change that waited. It was right, said who proposed it, on the day of proposing.</summary>
    /// <param name="apply">Makes the part say what the change says.</param>
    public void Clear(ProposedChange proposed, Decider decider, DateTimeOffset now, Action<Collective> apply)
    {
        proposed.RequireWaitingFor(this);
        decider.RequireToClear(this, proposed.By);

        var before = Says(proposed.Part);
        apply(this);
        ChangedAt = now;
        if (!(ConfirmedAt > proposed.At)) Confirm(proposed.At);
        Record(new DomainEvent("collective", Id.Value, decider.Account, "clear-change", before.Written(), Says(proposed.Part).Written()));
    }

    /// <summary>What it has of a term that was merged is the other from now on. With fewer fields of activity its sector may be another.</summary>
    /// <param name="sectors">The terms of the sector list.</param>
    public void Follow(Term merged, Term survivor, IReadOnlyCollection<Term> sectors)
    {
        LegalForm = Now(LegalForm);
        WorkingArea = Now(WorkingArea);
        (Phase, GovernmentRelation) = (Phase is null ? null : Now(Phase), GovernmentRelation is null ? null : Now(GovernmentRelation));
        if (_targetGroups.Contains(merged)) Refill(_targetGroups, _targetGroups.Select(Now), Characteristic.TargetGroup);
        if (_membershipConditions.Contains(merged)) Refill(_membershipConditions, _membershipConditions.Select(Now), Characteristic.MembershipCondition);
        if (_activities.Contains(merged)) WorkIn([.. _activities.Select(Now).Distinct()], Now(MainActivity), sectors);

        Term Now(Term term) => Term.Following(term, merged, survivor);
    }

    /// <summary>The parts of the profile that are kept in the collective itself.</summary>
    public static IReadOnlyList<ProfilePart> KeptInCollective { get; } = [ProfilePart.About, ProfilePart.Work, ProfilePart.Form, ProfilePart.Audience, ProfilePart.Help];

    /// <summary>What a part of the profile says now, of those that are kept in the collective itself.</summary>
    public PartState Says(ProfilePart part)
    {
        return part switch
        {
            ProfilePart.About => State(
                One(nameof(Name), Name), One(nameof(Summary), Summary), One(nameof(Municipality), Municipality.Name), One(nameof(FoundingYear), Number(FoundingYear)),
                One(nameof(Website), Website), One(nameof(KvkNumber), KvkNumber), One(nameof(MailDomain), MailDomain)),
            ProfilePart.Work => State(Terms(nameof(Activities), _activities), One(nameof(MainActivity), MainActivity.Slug), One(nameof(Sector), Sector.Slug)),
            ProfilePart.Form => State(
                One(nameof(LegalForm), LegalForm.Slug), One(nameof(WorkingArea), WorkingArea.Slug), One(nameof(MemberCount), Number(MemberCount)),
                Terms(nameof(MembershipConditions), _membershipConditions), One(nameof(MemberLimit), Number(MemberLimit)), One(nameof(MemberLimitReason), MemberLimitReason)),
            ProfilePart.Audience => State(
                Terms(nameof(TargetGroups), _targetGroups), One(nameof(GovernmentRelation), GovernmentRelation?.Slug), One(nameof(Phase), Phase?.Slug)),
            ProfilePart.Help => State(new PartField(nameof(ExpertiseOffered), ExpertiseOffered), new PartField(nameof(ExpertiseSought), ExpertiseSought)),
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };

        PartState State(params PartField[] fields) => new(part, fields);
        static PartField One(string name, string? value) => new(name, string.IsNullOrEmpty(value) ? [] : [value]);
        static PartField Terms(string name, IEnumerable<Term> terms) => new(name, [.. terms.OrderBy(term => term.Position).Select(term => term.Slug)]);
        static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
    }

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

    private static string[] Tidy(IEnumerable<string> expertise)
    {
        string[] tidy = [.. expertise.Select(each => each.Trim()).Where(each => each.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        RuleException.Unless(tidy.Length <= MostExpertise && tidy.All(each => each.Length <= LongestExpertise), "collective.expertise");
        return tidy;
    }

    // A refusal leaves the list as it was, and a term that a form sends twice stands in it once.
    private static void Refill(List<Term> list, IEnumerable<Term> terms, Characteristic characteristic)
    {
        var checkedTerms = terms.Select(term => term.Require(characteristic)).Distinct().ToArray();
        list.Clear();
        list.AddRange(checkedTerms);
    }
}
