using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Collectives;

/// <summary>Of two collectives that are the same one: from which of them something is kept.</summary>
public enum MergeSide
{
    /// <summary>The one that stays.</summary>
    Survivor,

    /// <summary>The one that goes into it.</summary>
    Other,

    /// <summary>All that either says; for lists.</summary>
    Both,
}

/// <summary>A characteristic of two collectives side by side.</summary>
/// <param name="Here">What the one that stays says.</param>
/// <param name="There">What the other says.</param>
public sealed record MergeField(ProfilePart Part, PartField Here, PartField There)
{
    private static readonly HashSet<string> Lists =
    [
        nameof(Collective.Activities), nameof(Collective.MembershipConditions), nameof(Collective.TargetGroups), nameof(Collective.ExpertiseOffered),
        nameof(Collective.ExpertiseSought),
    ];

    public string Name => Here.Name;

    public bool IsSame => Here.Values.SequenceEqual(There.Values, StringComparer.Ordinal);

    /// <summary>Whether the two can be kept together.</summary>
    public bool CanUnite => Lists.Contains(Name) && Here.Values.Count > 0 && There.Values.Count > 0;
}

/// <summary>What a moderator chooses when merging two collectives.</summary>
/// <param name="Sides">By the name of a characteristic; the survivor's own where nothing is named.</param>
/// <param name="Networks">To which of the networks of either it belongs from now on.</param>
public sealed record MergeChoices(IReadOnlyDictionary<string, MergeSide> Sides, IReadOnlyCollection<NetworkId> Networks)
{
    public MergeSide Of(string characteristic) => Sides.GetValueOrDefault(characteristic);

    /// <summary>What is offered first: the fuller of two, else the fresher. Of networks only those of both: to open another is a choice.</summary>
    public static MergeChoices Suggest(Collective survivor, Collective other)
    {
        var fresher = FreshnessOf(other) > FreshnessOf(survivor) ? MergeSide.Other : MergeSide.Survivor;
        var sides = survivor.Beside(other).ToDictionary(field => field.Name, field => Suggest(field, fresher));
        sides[nameof(Collective.MainActivity)] = sides[nameof(Collective.Activities)];
        return new(sides, [.. survivor.Networks.Intersect(other.Networks).Select(network => network.Id)]);
    }

    private static MergeSide Suggest(MergeField field, MergeSide fresher)
    {
        if (field.IsSame) return MergeSide.Survivor;

        return field.There.Values.Count.CompareTo(field.Here.Values.Count) switch
        {
            > 0 => MergeSide.Other,
            < 0 => MergeSide.Survivor,
            _ => fresher,
        };
    }

    private static DateTimeOffset FreshnessOf(Collective collective) => collective.ConfirmedAt ?? collective.ChangedAt;
}

public sealed partial class Collective
{
    // The sector follows from the fields of activity.
    private static readonly HashSet<string> Derived = [nameof(Sector)];

    /// <summary>All that this collective and another say, side by side.</summary>
    public IReadOnlyList<MergeField> Beside(Collective other) =>
    [
        .. from part in KeptInCollective
           from both in Says(part).Fields.Zip(other.Says(part).Fields)
           where !Derived.Contains(both.First.Name)
           select new MergeField(part, both.First, both.Second),
    ];

    /// <summary>Whether a moderator may say that this and another collective are the same: both are listed, and neither is theirs.</summary>
    public void RequireMergeable(Collective other, Decider decider)
    {
        RuleException.Unless(decider.IsModerator, "collective.not-yours-to-decide");
        RuleException.Unless(Id != other.Id, "collective.merge-with-itself");
        RuleException.Unless(Standing != CollectiveStanding.Archived && other.Standing != CollectiveStanding.Archived, "collective.already-archived");
        // Examples are removed for good one day, with all that hangs on them.
        RuleException.Unless(IsExample == other.IsExample, "collective.merge-example");
        decider.RequireFor(this, RegisteredBy);
        decider.RequireFor(other, other.RegisteredBy);
    }

    /// <summary>
    /// A moderator says that another collective is the same as this one: this one stays, with what was chosen of both, and the other goes
    /// to the archive for good. What hangs on the other follows it by the methods named Follow. The history of each keeps what it said.
    /// </summary>
    /// <param name="vocabulary">The terms of the lists of sectors and size classes.</param>
    public void Merge(Collective other, MergeChoices choices, Decider decider, Reason reason, IReadOnlyCollection<Term> vocabulary, DateTimeOffset now)
    {
        RequireMergeable(other, decider);
        var (before, theirs) = (Written(), other.Written());

        if (SectorOverrideReason is null && other.SectorOverrideReason is not null)
            (Sector, SectorReason, SectorOverrideReason) = (other.Sector, other.SectorReason, other.SectorOverrideReason);
        TakeChosen(other, choices, vocabulary);
        TakeNetworks(other, choices);
        RegisteredBy ??= other.RegisteredBy;
        ConfirmedAt = Later(ConfirmedAt, other.ConfirmedAt);
        AskedAt = Later(AskedAt, other.AskedAt);
        if (other.FadedAt is null) FadedAt = null;
        ChangedAt = now;
        Record(new DomainEvent("collective", Id.Value, decider.Account, "merge", before, Written(), reason.Text));
        if (Standing == CollectiveStanding.Proposed && other.Standing == CollectiveStanding.Verified) Verify(decider.Account);

        other.Record(new DomainEvent("collective", other.Id.Value, decider.Account, "merged-into", theirs, Slug, reason.Text));
        other.Archive(decider.Account, reason.Text);
        other.MergedInto = Id;
        other.ChangedAt = now;
    }

    /// <summary>What was merged into a collective before goes along when that is merged itself, so that one step leads to the one that is left.</summary>
    public void Follow(Collective merged)
    {
        RuleException.Unless(MergedInto == merged.Id && merged.MergedInto is not null, "collective.not-merged");
        MergedInto = merged.MergedInto;
    }

    /// <summary>Where what hangs on this collective goes.</summary>
    internal CollectiveId SuccessorOf(CollectiveId id)
    {
        RuleException.Unless(id == Id && MergedInto is not null, "collective.not-merged");
        return MergedInto!.Value;
    }

    private void TakeChosen(Collective other, MergeChoices choices, IReadOnlyCollection<Term> vocabulary)
    {
        var (name, summary, municipality) = (One(c => c.Name, nameof(Name)), One(c => c.Summary, nameof(Summary)), One(c => c.Municipality, nameof(Municipality)));
        var (kvk, domain) = (One(c => c.KvkNumber, nameof(KvkNumber)), One(c => c.MailDomain, nameof(MailDomain)));
        var (fields, main) = (Some(c => c.Activities, nameof(Activities)), One(c => c.MainActivity, nameof(MainActivity)));
        var (form, area, members) = (One(c => c.LegalForm, nameof(LegalForm)), One(c => c.WorkingArea, nameof(WorkingArea)), One(c => c.MemberCount, nameof(MemberCount)));
        var conditions = Some(c => c.MembershipConditions, nameof(MembershipConditions));
        var (limit, limitReason) = (One(c => c.MemberLimit, nameof(MemberLimit)), One(c => c.MemberLimitReason, nameof(MemberLimitReason)));
        var (offered, sought) = (Some(c => c.ExpertiseOffered, nameof(ExpertiseOffered)), Some(c => c.ExpertiseSought, nameof(ExpertiseSought)));

        Present(name, summary, municipality);
        Identify(kvk, domain);
        Tell(
            One(c => c.FoundingYear, nameof(FoundingYear)), One(c => c.Phase, nameof(Phase)), One(c => c.GovernmentRelation, nameof(GovernmentRelation)),
            One(c => c.Website, nameof(Website)));
        WorkIn([.. fields], main, Of(Characteristic.Sector));
        Organise(form, area, members, Of(Characteristic.SizeClass));
        if (!IsFoundation) AskOfMembers([.. conditions], limit, limitReason);
        Serve(Some(c => c.TargetGroups, nameof(TargetGroups)));
        OfferAndSeek(offered, sought);

        T One<T>(Func<Collective, T> value, string characteristic) => value(choices.Of(characteristic) == MergeSide.Other ? other : this);
        T[] Some<T>(Func<Collective, IEnumerable<T>> values, string characteristic) => choices.Of(characteristic) switch
        {
            MergeSide.Other => [.. values(other)],
            MergeSide.Both => [.. values(this).Union(values(other))],
            _ => [.. values(this)],
        };
        Term[] Of(Characteristic characteristic) => [.. vocabulary.Where(term => term.Characteristic == characteristic)];
    }

    private void TakeNetworks(Collective other, MergeChoices choices)
    {
        var kept = _networks.Union(other._networks).Where(network => choices.Networks.Contains(network.Id)).ToArray();
        _networks.Clear();
        _networks.AddRange(kept);
        AskedNetworks = [.. AskedNetworks.Union(other.AskedNetworks).Except(kept.Select(network => network.Id))];
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one > other || other is null ? one : other;

    /// <summary>All that it says and the networks it belongs to, as the history keeps it.</summary>
    private string Written() => PartState.Write(
    [
        .. KeptInCollective.SelectMany(part => Says(part).Fields),
        new PartField(nameof(Networks), [.. _networks.Select(network => network.Slug).Order(StringComparer.Ordinal)]),
    ]);
}
