using CollectieveKracht.Domain.Accounts;

namespace CollectieveKracht.Web.Features.Accounts.Sessions;

/// <summary>How long someone stays signed in. Who decides over others signs in more often, and with a second factor.</summary>
/// <param name="Idle">Without a visit.</param>
/// <param name="Absolute">However often they come.</param>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Absolute)
{
    public static SessionLimits Ordinary { get; } = new(TimeSpan.FromDays(14), TimeSpan.FromDays(60));

    public static SessionLimits WithPower { get; } = new(TimeSpan.FromHours(8), TimeSpan.FromDays(7));

    /// <summary>A visit is written down once in this time, so that reading stays reading.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromMinutes(5);

    public static SessionLimits For(IEnumerable<Role> roles) => roles.Any(role => role.NeedsSecondFactor()) ? WithPower : Ordinary;

    public bool AreOver(DateTimeOffset madeAt, DateTimeOffset lastSeenAt, DateTimeOffset now) => now >= lastSeenAt + Idle + Grain || now >= madeAt + Absolute;
}
