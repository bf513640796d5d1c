using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Domain.Challenges;

/// <summary>How a challenge stands with a collective.</summary>
public enum RecognitionState
{
    PlaysNow,
    PlayedBefore,
    Solved,
}

/// <summary>A collective recognises a challenge: it faces it now, faced it before, or has solved it.</summary>
public sealed class Recognition
{
    private Recognition()
    {
    }

    public Recognition(Collective collective, Challenge challenge, RecognitionState state, DateTimeOffset now)
    {
        Collective = collective;
        CollectiveId = collective.Id;
        Challenge = challenge;
        ChallengeId = challenge.Id;
        State = state;
        ChangedAt = now;
    }

    public CollectiveId CollectiveId { get; private set; }

    public Collective Collective { get; private set; } = null!;

    public ChallengeId ChallengeId { get; private set; }

    public Challenge Challenge { get; private set; } = null!;

    public RecognitionState State { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The same, of the collective that its own was merged into.</summary>
    public Recognition Following(Collective merged, Collective survivor)
    {
        RuleException.Unless(merged.SuccessorOf(CollectiveId) == survivor.Id, "collective.not-merged");
        return new Recognition(survivor, Challenge, State, ChangedAt);
    }

    /// <summary>Of a collective that was merged into this one it takes over what was said later.</summary>
    public void TakeOver(Recognition other)
    {
        RuleException.Unless(other.ChallengeId == ChallengeId, "collective.not-merged");
        if (other.ChangedAt > ChangedAt) (State, ChangedAt) = (other.State, other.ChangedAt);
    }

    /// <summary>
    /// What a collective says of one challenge, when it said something of two that were merged: that it plays while either plays, else that
    /// it was solved, since who solved it has most to tell.
    /// </summary>
    public static RecognitionState Strongest(RecognitionState one, RecognitionState other) =>
        one == RecognitionState.PlaysNow || other == RecognitionState.PlaysNow ? RecognitionState.PlaysNow
        : one == RecognitionState.Solved || other == RecognitionState.Solved ? RecognitionState.Solved
        : RecognitionState.PlayedBefore;

    internal void StandsAs(RecognitionState state, DateTimeOffset now) => (State, ChangedAt) = (state, now);
}
