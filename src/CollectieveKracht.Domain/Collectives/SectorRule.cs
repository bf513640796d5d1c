namespace CollectieveKracht.Domain.Collectives;

/// <summary>
/// The report's clustering of many fields of activity into seven sectors (report, part 1, "Sector"), as a function of
/// the fields that a collective names.
/// </summary>
public static class SectorRule
{
    public const string Multifunctional = "multifunctioneel";
    public const string FoodAndSocial = "voedsel-en-sociaal";
    public const string Social = "sociale-voorzieningen";

    /// <summary>More fields than this make a collective multifunctional.</summary>
    public const int ManyFields = 3;

    /// <summary>The sector's slug and which step of the rule decided it.</summary>
    /// <param name="fields">All fields of activity, at least one; a field that is named twice counts once.</param>
    /// <param name="main">The field that the collective names as its main one; one of <paramref name="fields"/>.</param>
    public static SectorDerivation Derive(IReadOnlyCollection<Term> fields, Term main)
    {
        RuleException.Unless(fields.All(field => field.Characteristic == Characteristic.ActivityField), "collective.characteristic");
        RuleException.Unless(fields.Any(field => field.Characteristic == main.Characteristic && field.Slug == main.Slug), "collective.main-activity");

        if (fields.DistinctBy(field => field.Slug).Count() > ManyFields) return new(Multifunctional, SectorReason.MoreThanThreeFields);

        var isFoodAndSocial = fields.Any(field => field.IsFood)
            && fields.Any(field => field.SectorSlug == Social)
            && fields.All(field => field.IsFood || field.SectorSlug == Social);
        if (isFoodAndSocial) return new(FoodAndSocial, SectorReason.FoodWithSocialServices);

        return fields.All(field => field.SectorSlug == main.SectorSlug)
            ? new(main.SectorSlug!, SectorReason.AllFieldsInOneSector)
            : new(main.SectorSlug!, SectorReason.SectorOfTheMainField);
    }
}

/// <summary>Which step of the sector rule decided, so that a profile can say why.</summary>
public enum SectorReason
{
    MoreThanThreeFields,
    FoodWithSocialServices,
    AllFieldsInOneSector,
    SectorOfTheMainField,
    SetByModerator,
}

public readonly record struct SectorDerivation(string SectorSlug, SectorReason Reason);
