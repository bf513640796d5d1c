namespace CollectieveKracht.Domain.Surveys;

/// <summary>
/// Something that can be counted among the respondents of a wave: a characteristic, a challenge, a category of which at least one challenge was
/// ticked. Written as "kind:slug", for example "challenge:leiderschap" or "legal-form:cooperatie".
/// </summary>
/// <param name="Kind">One of <see cref="SubjectKind"/>.</param>
/// <param name="Slug">By which the figure knows it: of a challenge its code, of a term its slug, of a region its code.</param>
public readonly record struct Subject(string Kind, string Slug) : IComparable<Subject>
{
    public static Subject Parse(string written)
    {
        var colon = written.IndexOf(':', StringComparison.Ordinal);
        RuleException.Unless(colon > 0 && colon < written.Length - 1, "survey.subject");
        return new Subject(written[..colon], written[(colon + 1)..]);
    }

    public static Subject Challenge(string code) => new(SubjectKind.Challenge, code);

    /// <summary>At least one challenge of the category.</summary>
    public static Subject Category(string slug) => new(SubjectKind.Category, slug);

    public int CompareTo(Subject other) =>
        string.CompareOrdinal(Kind, other.Kind) is var order and not 0 ? order : string.CompareOrdinal(Slug, other.Slug);

    public override string ToString() => $"{Kind}:{Slug}";

    public static bool operator <(Subject left, Subject right) => left.CompareTo(right) < 0;

    public static bool operator >(Subject left, Subject right) => left.CompareTo(right) > 0;

    public static bool operator <=(Subject left, Subject right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Subject left, Subject right) => left.CompareTo(right) >= 0;
}

/// <summary>The kinds of what can be counted, as figures write them.</summary>
public static class SubjectKind
{
    public const string Sector = "sector";
    public const string ActivityField = "activity-field";
    public const string LegalForm = "legal-form";
    public const string WorkingArea = "working-area";
    public const string SizeClass = "size-class";
    public const string TargetGroup = "target-group";
    public const string MembershipCondition = "membership-condition";
    public const string GovernmentRelation = "government-relation";
    public const string Phase = "phase";

    /// <summary>The five-point scale of the statement on being ready for the future.</summary>
    public const string FutureProof = "future-proof";

    public const string Challenge = "challenge";

    public const string Category = "category";

    /// <summary>By its code of Statistics Netherlands, "PV20".</summary>
    public const string Province = "province";

    /// <summary>By its code of Statistics Netherlands, "GM0014".</summary>
    public const string Municipality = "municipality";

    public const string Network = "network";

    /// <summary>All of the above. What a wave asks besides counts under another name.</summary>
    public static readonly IReadOnlySet<string> Known = new HashSet<string>(StringComparer.Ordinal)
    {
        Sector, ActivityField, LegalForm, WorkingArea, SizeClass, TargetGroup, MembershipCondition, GovernmentRelation, Phase, FutureProof,
        Challenge, Category, Province, Municipality, Network,
    };

    /// <summary>The kinds of which a respondent has one at most, so that their counts add up to the respondents that answered.</summary>
    public static readonly IReadOnlySet<string> Exclusive = new HashSet<string>(StringComparer.Ordinal)
    {
        Sector, LegalForm, WorkingArea, SizeClass, GovernmentRelation, Phase, FutureProof, Province, Municipality,
    };

    /// <summary>The kinds by which figures are filtered.</summary>
    public static readonly IReadOnlyList<string> Filters = [Sector, Province, LegalForm, SizeClass, WorkingArea];
}
