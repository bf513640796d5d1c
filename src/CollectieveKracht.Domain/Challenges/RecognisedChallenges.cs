using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Domain.Challenges;

/// <summary>The part of the profile of a collective that says of each challenge how it stands. It is kept beside the collective itself.</summary>
public sealed class RecognisedChallenges
{
    private readonly Collective _collective;
    private readonly List<Recognition> _all;
    private readonly List<Recognition> _removed = [];

    /// <param name="recognitions">All that the collective recognises.</param>
    public RecognisedChallenges(Collective collective, IEnumerable<Recognition> recognitions)
    {
        _collective = collective;
        _all = [.. recognitions];
    }

    /// <summary>What it recognises now.</summary>
    public IReadOnlyList<Recognition> All => _all;

    /// <summary>What it recognised and does not any more.</summary>
    public IReadOnlyList<Recognition> Removed => _removed;

    /// <summary>How a challenge stands; null when the collective does not say that it recognises it.</summary>
    public RecognitionState? Of(Challenge challenge) => Find(challenge)?.State;

    /// <summary>What this part of the profile says, challenges as slugs under how they stand.</summary>
    public PartState Says() => new(
        ProfilePart.Challenges,
        [
            .. Enum.GetValues<RecognitionState>().Select(state => new PartField(
                state.ToString(), [.. _all.Where(known => known.State == state).Select(known => known.Challenge.Slug).Order(StringComparer.Ordinal)])),
        ]);

    /// <summary>Says of challenges how they stand; null for one that is not recognised. Of others nothing changes.</summary>
    public void Say(IReadOnlyDictionary<Challenge, RecognitionState?> standings, AccountId by, DateTimeOffset now)
    {
        var before = Says();
        foreach (var (challenge, state) in standings) Say(challenge, state, now);
        _collective.NoteChange(before, Says(), by, now);
    }

    private void Say(Challenge challenge, RecognitionState? state, DateTimeOffset now)
    {
        var known = Find(challenge);
        if (known?.State == state) return;
        RuleException.Unless(!challenge.IsRetired, "challenge.retired");

        if (state is not { } said)
        {
            _removed.Add(known!);
            _all.Remove(known!);
        }
        else if (known is null) _all.Add(new Recognition(_collective, challenge, said, now));
        else known.StandsAs(said, now);
    }

    private Recognition? Find(Challenge challenge) => _all.Find(known => known.ChallengeId == challenge.Id);
}
