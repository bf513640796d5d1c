using System.Globalization;
using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Collectives;

/// <summary>How the lists of characteristics are kept in order: what is added, renamed, moved, merged, retired and brought back.</summary>
public sealed partial class Term
{
    public const int LongestName = 120;

    /// <summary>The broader group of the report that some target groups are counted in.</summary>
    public const string SpecificGroup = "specifieke-bevolkingsgroep";

    private const string Subject = "term", Offered = "offered", Retired = "retired";

    /// <summary>
    /// Whether the terms of a characteristic may be others than those of the report. Sectors are its clustering of fields of activity, and size
    /// classes bound each other: of these only the words change.
    /// </summary>
    public static bool IsOpen(Characteristic characteristic) => characteristic is not (Characteristic.Sector or Characteristic.SizeClass);

    /// <summary>Whether it is the form without members, for which the rules are others: it goes into no other, and no other into it.</summary>
    public bool IsFoundation => Characteristic == Characteristic.LegalForm && Slug == Collective.FoundationSlug;

    /// <summary>Adds a term behind the others of its list.</summary>
    /// <param name="list">All terms of the characteristic, of every version.</param>
    /// <param name="version">The version of the list that it begins with.</param>
    public static Term Add(
        Characteristic characteristic, string slug, Label name, TermFacts facts, IReadOnlyCollection<Term> list, string version, AccountId by, Reason reason)
    {
        RuleException.Unless(IsOpen(characteristic), "term.fixed-list");
        RequireName(name, list);
        RuleException.Unless(list.All(other => other.Slug != slug), "term.name-taken");

        var term = new Term(characteristic, slug, name, list.Count == 0 ? 0 : list.Max(other => other.Position) + 1, version);
        term.Take(facts);
        term.Record(new DomainEvent(Subject, term.Key, by, "add", null, Written(name), reason.Text));
        return term;
    }

    /// <summary>Calls it otherwise from now on; its address stays.</summary>
    /// <param name="list">All terms of its characteristic.</param>
    public void Rename(Label name, IReadOnlyCollection<Term> list, AccountId by, Reason reason)
    {
        RequireNotMerged();
        RequireName(name, list.Where(other => other != this));
        if (name == Name) return;

        Record(new DomainEvent(Subject, Key, by, "rename", Written(Name), Written(name), reason.Text));
        Name = name;
    }

    /// <summary>Gives it another place in its list; the others make room.</summary>
    /// <param name="list">All terms of its characteristic.</param>
    /// <param name="after">The one it comes behind; null for the first place.</param>
    public void Move(IReadOnlyCollection<Term> list, Term? after, AccountId by, Reason reason)
    {
        RequireOpen();
        RequireNotMerged();
        RuleException.Unless(after is null || (after != this && list.Contains(after)), "term.place");
        var order = list.OrderBy(term => term.Position).ThenBy(term => term.Id).ToList();
        var before = order.IndexOf(this);
        order.Remove(this);
        var place = after is null ? 0 : order.IndexOf(after) + 1;
        order.Insert(place, this);
        if (place == before) return;

        foreach (var (position, term) in order.Index()) term.Position = position;
        Record(new DomainEvent(Subject, Key, by, "reorder", Place(before), Place(place), reason.Text));
    }

    /// <summary>No longer offered; what has it keeps it.</summary>
    /// <param name="list">All terms of its characteristic, of which one at least is still offered.</param>
    public void Retire(IReadOnlyCollection<Term> list, AccountId by, Reason reason)
    {
        RequireOpen();
        RuleException.Unless(!IsRetired, "term.already-retired");
        RuleException.Unless(list.Any(other => other != this && !other.IsRetired), "term.last");

        Record(new DomainEvent(Subject, Key, by, "retire", Offered, Retired, reason.Text));
        IsRetired = true;
    }

    public void BringBack(AccountId by, Reason reason)
    {
        RequireNotMerged();
        RuleException.Unless(IsRetired, "term.not-retired");

        Record(new DomainEvent(Subject, Key, by, "bring-back", Retired, Offered, reason.Text));
        IsRetired = false;
    }

    /// <summary>Whether another term may go into this one.</summary>
    public void RequireMergeable(Term other)
    {
        RequireOpen();
        RuleException.Unless(Characteristic == other.Characteristic && this != other, "term.merge-with-itself");
        RuleException.Unless(!IsRetired && !other.IsMerged, "term.retired");
        RuleException.Unless(!IsFoundation && !other.IsFoundation, "term.foundation");
    }

    /// <summary>
    /// Says that another term is the same as this one. What has the other follows by the methods named Follow; what was published of it stays
    /// under its own name.
    /// </summary>
    /// <returns>How the other reads from now on.</returns>
    public TermMapping Merge(Term other, AccountId by, Reason reason)
    {
        RequireMergeable(other);

        Record(new DomainEvent(Subject, Key, by, "merge", null, Written(other.Name), reason.Text));
        other.Record(new DomainEvent(Subject, other.Key, by, "merged-into", Written(other.Name), Written(Name), reason.Text));
        other.IsRetired = other.IsMerged = true;
        return new TermMapping(other, this);
    }

    /// <summary>The term, or the one that it went into when it is the merged one.</summary>
    internal static Term Following(Term term, Term merged, Term survivor)
    {
        RuleException.Unless(merged.IsMerged && !survivor.IsMerged && merged.Characteristic == survivor.Characteristic, "term.not-merged");
        return term == merged ? survivor : term;
    }

    private static void RequireName(Label name, IEnumerable<Term> others)
    {
        RuleException.Unless(name.Nl.Length <= LongestName && name.En.Length <= LongestName, "term.name");
        RuleException.Unless(
            others.All(other => other.IsMerged || (!Same(other.Name.Nl, name.Nl) && !Same(other.Name.En, name.En))), "term.name-taken");
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string Written(Label name) => $"{name.Nl} / {name.En}";

    private static string Place(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private void Take(TermFacts facts)
    {
        if (Characteristic == Characteristic.ActivityField)
        {
            // The two others follow from several fields, see SectorRule.
            RuleException.Unless(
                facts.Sector is { Characteristic: Characteristic.Sector, Slug: not (SectorRule.Multifunctional or SectorRule.FoodAndSocial) }, "term.sector");
            (SectorSlug, IsFood) = (facts.Sector!.Slug, facts.IsFood);
        }

        if (Characteristic == Characteristic.MembershipCondition) IsFinancial = facts.IsFinancial;
        if (Characteristic == Characteristic.TargetGroup) Group = facts.IsSpecificGroup ? SpecificGroup : null;
    }

    private void RequireOpen() => RuleException.Unless(IsOpen(Characteristic), "term.fixed-list");

    private void RequireNotMerged() => RuleException.Unless(!IsMerged, "term.merged");
}

/// <summary>What a new term says beside its name, as far as its characteristic asks it.</summary>
/// <param name="Sector">Of a field of activity: the sector it is clustered into.</param>
/// <param name="IsFood">Of a field of activity: whether it is a food field.</param>
/// <param name="IsFinancial">Of a membership condition: whether it asks for money.</param>
/// <param name="IsSpecificGroup">Of a target group: whether the report would count it among the specific groups.</param>
public sealed record TermFacts(Term? Sector = null, bool IsFood = false, bool IsFinancial = false, bool IsSpecificGroup = false)
{
    public static TermFacts None { get; } = new();
}
