using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;

namespace CollectieveKracht.Web.Features.Collectives.Ours;

/// <summary>What a part of a profile says, in words: the names of terms, and what a collective wrote as it is.</summary>
public sealed class PartWords(Vocabulary vocabulary)
{
    private static readonly Dictionary<string, Characteristic> Terms = new()
    {
        [nameof(Collective.Activities)] = Characteristic.ActivityField,
        [nameof(Collective.MainActivity)] = Characteristic.ActivityField,
        [nameof(Collective.Sector)] = Characteristic.Sector,
        [nameof(Collective.LegalForm)] = Characteristic.LegalForm,
        [nameof(Collective.WorkingArea)] = Characteristic.WorkingArea,
        [nameof(Collective.MembershipConditions)] = Characteristic.MembershipCondition,
        [nameof(Collective.TargetGroups)] = Characteristic.TargetGroup,
        [nameof(Collective.GovernmentRelation)] = Characteristic.GovernmentRelation,
        [nameof(Collective.Phase)] = Characteristic.Phase,
    };

    /// <summary>Null when nothing is said.</summary>
    public string? Of(PartField field) => field.Values.Count == 0 ? null : string.Join(", ", field.Values.Select(value => Word(field.Name, value)));

    private string Word(string field, string value) =>
        Terms.TryGetValue(field, out var characteristic) ? vocabulary.Name(characteristic, value)
        : Enum.TryParse<RecognitionState>(field, out _) ? vocabulary.Name(FacetDimension.Challenge, value)
        : value;

    /// <summary>What differs between two versions of a part, field by field.</summary>
    public IReadOnlyList<ChangedField> Difference(IReadOnlyList<PartField> before, IReadOnlyList<PartField> after) =>
    [
        .. from field in after
           let earlier = before.FirstOrDefault(other => other.Name == field.Name) ?? new PartField(field.Name, [])
           where !earlier.Values.SequenceEqual(field.Values)
           select new ChangedField(field.Name, Of(earlier), Of(field)),
    ];
}

/// <param name="Name">Of the characteristic.</param>
/// <param name="Before">In words; null when nothing was said.</param>
public sealed record ChangedField(string Name, string? Before, string? After);
