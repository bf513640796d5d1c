using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>The names of characteristics in addresses, in the order in which they are shown.</summary>
public static class CharacteristicSlug
{
    private static readonly Dictionary<Characteristic, string> Names = new()
    {
        [Characteristic.Sector] = "sector",
        [Characteristic.ActivityField] = "terrein",
        [Characteristic.LegalForm] = "rechtsvorm",
        [Characteristic.WorkingArea] = "werkgebied",
        [Characteristic.SizeClass] = "leden",
        [Characteristic.MembershipCondition] = "voorwaarde",
        [Characteristic.TargetGroup] = "doelgroep",
        [Characteristic.GovernmentRelation] = "overheid",
        [Characteristic.Phase] = "fase",
    };

    public static IReadOnlyCollection<Characteristic> All => Names.Keys;

    public static string Of(Characteristic characteristic) => Names[characteristic];

    /// <summary>Null when there is no characteristic of that name.</summary>
    public static Characteristic? Find(string? slug) => Names.Where(name => name.Value == slug).Select(name => (Characteristic?)name.Key).SingleOrDefault();
}
