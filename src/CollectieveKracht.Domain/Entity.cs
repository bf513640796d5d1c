namespace CollectieveKracht.Domain;

/// <summary>Something with an identity that keeps its own rules, and remembers what happened to it until that is stored.</summary>
public abstract class Entity
{
    private readonly List<DomainEvent> _events = [];

    /// <summary>Hands over what happened since the last call. The audit log and notices are made from it.</summary>
    public IReadOnlyList<DomainEvent> TakeEvents()
    {
        var taken = _events.ToArray();
        _events.Clear();
        return taken;
    }

    protected void Record(DomainEvent happened) => _events.Add(happened);
}

/// <summary>A fact about an entity, in the past tense: what the audit log keeps.</summary>
/// <param name="Subject">The kind of thing it happened to, for example "revision".</param>
/// <param name="SubjectId">Which one.</param>
/// <param name="Actor">Who did it; null when the platform itself did.</param>
/// <param name="Act">What was done, a verb of the field such as "publish".</param>
/// <param name="Before">The state before, as a word or short text.</param>
/// <param name="After">The state after.</param>
/// <param name="Why">The reason given, when the act asks for one.</param>
public sealed record DomainEvent(
    string Subject, Guid SubjectId, AccountId? Actor, string Act, string? Before, string? After, string? Why = null);
