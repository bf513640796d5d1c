using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;

namespace CollectieveKracht.Web.Features.Accounts.OwnData;

/// <summary>
/// What one part of the platform keeps of a person: how it stands in their download, and what of it goes when they have their
/// account erased. A feature that keeps something new adds its part here; a test fails for a table that belongs to no part.
/// </summary>
/// <param name="Name">In the download, such as "sessions".</param>
/// <param name="Tables">The entities whose rows belong to people and are told of here.</param>
/// <param name="ReadAsync">All of it that is theirs, without anything that opens a door: no hash, key or code.</param>
public sealed record PersonalData(string Name, IReadOnlyList<Type> Tables, Func<PlatformDb, AccountId, CancellationToken, Task<object?>> ReadAsync)
{
    /// <summary>Removes or anonymises it, in the transaction of the erasure; null when it goes with the person or may stay without a name.</summary>
    public Func<PlatformDb, AccountId, CancellationToken, Task>? EraseAsync { get; init; }
}

public static class PersonalDataParts
{
    public static IServiceCollection AddPersonalData(this IServiceCollection services, PersonalData part) => services.AddSingleton(part);
}
