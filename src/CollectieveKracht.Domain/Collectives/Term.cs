namespace CollectieveKracht.Domain.Collectives;

/// <summary>
/// One value of a characteristic, for example the legal form "Coöperatie". Terms belong to a version of their list, so
/// that figures of different waves stay comparable or say that they are not; a term in use is retired, never deleted.
/// </summary>
public sealed partial class Term : Entity
{
    /// <summary>The version of all lists that the 2020 report defines.</summary>
    public const string FirstVersion = "2020";

    private Term()
    {
    }

    public Term(Characteristic characteristic, string slug, Label name, int position, string version = FirstVersion)
    {
        Key = Guid.CreateVersion7();
        Characteristic = characteristic;
        Slug = Domain.Slug.Require(slug);
        Name = name;
        Position = position;
        Version = version;
    }

    public int Id { get; private set; }

    /// <summary>By which its history knows it.</summary>
    public Guid Key { get; private set; }

    public Characteristic Characteristic { get; private set; }

    public string Version { get; private set; } = FirstVersion;

    public string Slug { get; private set; } = "";

    public Label Name { get; private set; } = null!;

    /// <summary>Place in the list; at first the report's order.</summary>
    public int Position { get; private set; }

    /// <summary>No longer offered in forms and filters; what has it keeps it.</summary>
    public bool IsRetired { get; private set; }

    /// <summary>It went into another for good: its <see cref="TermMapping"/> says into which.</summary>
    public bool IsMerged { get; private set; }

    /// <summary>Of a field of activity: the slug of the sector it is clustered into.</summary>
    public string? SectorSlug { get; private set; }

    /// <summary>Of a field of activity: whether it is a food field, for the sector "food and social services".</summary>
    public bool IsFood { get; private set; }

    /// <summary>Of a membership condition: whether it asks for money.</summary>
    public bool IsFinancial { get; private set; }

    /// <summary>Of a target group: the broader group that the report counts it in.</summary>
    public string? Group { get; private set; }

    /// <summary>Of a size class: the smallest number of members in it.</summary>
    public int? From { get; private set; }

    /// <summary>Of a size class: the largest number of members in it; null when it is open at the top.</summary>
    public int? To { get; private set; }

    public static Term ActivityField(string slug, Label name, int position, string sectorSlug, bool isFood) =>
        new(Characteristic.ActivityField, slug, name, position) { SectorSlug = sectorSlug, IsFood = isFood };

    public static Term SizeClass(string slug, Label name, int position, int from, int? to) =>
        new(Characteristic.SizeClass, slug, name, position) { From = from, To = to };

    /// <summary>The size class that a number of members falls in.</summary>
    public static Term SizeOf(int members, IReadOnlyCollection<Term> sizeClasses) =>
        sizeClasses.Single(size => size.From <= members && (size.To is null || members <= size.To));

    public static Term MembershipCondition(string slug, Label name, int position, bool isFinancial) =>
        new(Characteristic.MembershipCondition, slug, name, position) { IsFinancial = isFinancial };

    public static Term TargetGroup(string slug, Label name, int position, string? group) =>
        new(Characteristic.TargetGroup, slug, name, position) { Group = group };

    internal Term Require(Characteristic characteristic)
    {
        RuleException.Unless(Characteristic == characteristic, "collective.characteristic");
        return this;
    }
}
