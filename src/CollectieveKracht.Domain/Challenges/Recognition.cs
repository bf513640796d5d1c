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

    internal void StandsAs(RecognitionState state, DateTimeOffset now) => (State, ChangedAt) = (state, now);
}
