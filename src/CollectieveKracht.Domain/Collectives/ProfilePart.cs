using System.Text.Json;

namespace CollectieveKracht.Domain.Collectives;

/// <summary>The parts in which a collective keeps its profile; each is saved, and kept in the history, by itself.</summary>
public enum ProfilePart
{
    /// <summary>Name, place and how to find it.</summary>
    About,

    /// <summary>What it does.</summary>
    Work,

    /// <summary>Form and size, and what it asks of members.</summary>
    Form,

    /// <summary>Whom it serves, and how it stands.</summary>
    Audience,

    /// <summary>What it can help with, and seeks.</summary>
    Help,

    /// <summary>How challenges stand with it; kept beside the collective.</summary>
    Challenges,
}

/// <summary>What a part of a profile says: each characteristic with its values, terms as slugs.</summary>
public sealed record PartState(ProfilePart Part, IReadOnlyList<PartField> Fields)
{
    /// <summary>The fields that hold terms, by name, with their characteristic.</summary>
    public static IReadOnlyDictionary<string, Characteristic> FieldsOfTerms { get; } = new Dictionary<string, Characteristic>
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

    /// <summary>The same, with the term that a merged one went into.</summary>
    public PartState Following(Term merged, Term survivor) => this with
    {
        Fields =
        [
            .. Fields.Select(field => FieldsOfTerms.TryGetValue(field.Name, out var characteristic) && characteristic == merged.Characteristic
                ? field with { Values = [.. field.Values.Select(slug => slug == merged.Slug ? survivor.Slug : slug).Distinct()] }
                : field),
        ],
    };

    /// <summary>As the history keeps it.</summary>
    public string Written() => Write(Fields);

    /// <inheritdoc cref="Written"/>
    public static string Write(IReadOnlyList<PartField> fields) => JsonSerializer.Serialize(fields);

    /// <summary>Reads what the history kept; nothing when it is of another make.</summary>
    public static IReadOnlyList<PartField> Read(string? written) =>
        written is null or [not '[', ..] or "" ? [] : JsonSerializer.Deserialize<IReadOnlyList<PartField>>(written) ?? [];

    public bool SaysTheSame(PartState other) => Part == other.Part && Fields.Count == other.Fields.Count
        && Fields.Zip(other.Fields).All(both => both.First.Name == both.Second.Name && both.First.Values.SequenceEqual(both.Second.Values, StringComparer.Ordinal));
}

/// <param name="Name">Of the characteristic, such as "LegalForm".</param>
/// <param name="Values">None when nothing is said.</param>
public sealed record PartField(string Name, IReadOnlyList<string> Values);
