namespace CollectieveKracht.Web.Tests;

/// <summary>The real time, which a test can move ahead.</summary>
public sealed class MovableClock : TimeProvider
{
    private TimeSpan _ahead;

    public void MoveAhead(TimeSpan time) => _ahead += time;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}
