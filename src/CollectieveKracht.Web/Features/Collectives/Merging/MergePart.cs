using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;

namespace CollectieveKracht.Web.Features.Collectives.Merging;

/// <summary>Two collectives that a moderator merges.</summary>
/// <param name="Merged">The one that goes into the survivor.</param>
public sealed record Merge(Collective Survivor, Collective Merged, AccountId By, DateTimeOffset At);

/// <summary>
/// What one part of the platform keeps of collectives, and how it goes along when one is merged into another. A feature that keeps
/// something new adds its part; a test fails for a table that refers to collectives and belongs to no part.
/// </summary>
/// <param name="Tables">The entities whose rows refer to a collective.</param>
/// <param name="FollowAsync">Makes all that refers to the merged collective refer to the survivor, in the transaction of the merge.</param>
public sealed record MergePart(IReadOnlyList<Type> Tables, Func<PlatformDb, Merge, CancellationToken, Task> FollowAsync);

public static class MergeParts
{
    public static IServiceCollection AddMergePart(this IServiceCollection services, MergePart part) => services.AddSingleton(part);
}
