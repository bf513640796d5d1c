using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;

namespace CollectieveKracht.Web.Features.Collectives.Ours;

/// <summary>What a part of a profile says, in words: the names of terms, and what a collective wrote as it is.</summary>
public sealed class PartWords(Vocabulary vocabulary)
{
    private static readonly Dictionary<string, FacetDimension> Things = new()
    {
        [nameof(Collective.Networks)] = FacetDimension.Network,
        [nameof(RecognitionState.PlaysNow)] = FacetDimension.Challenge,
        [nameof(RecognitionState.PlayedBefore)] = FacetDimension.Challenge,
        [nameof(RecognitionState.Solved)] = FacetDimension.Challenge,
    };

    /// <summary>Null when nothing is said.</summary>
    public string? Of(PartField field) => field.Values.Count == 0 ? null : string.Join(", ", field.Values.Select(value => Of(field.Name, value)));

    private string Of(string field, string value) =>
        PartState.FieldsOfTerms.TryGetValue(field, out var characteristic) ? vocabulary.Name(characteristic, value)
        : Things.TryGetValue(field, out var dimension) ? vocabulary.Name(dimension, value)
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
