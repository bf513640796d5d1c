using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Insight;

/// <summary>What is known of a collective; each is optional.</summary>
public sealed record Situation(Subject? Phase, Subject? SizeClass, Subject? Sector)
{
    /// <summary>What is known, the first of which is given up first when it leaves too few peers.</summary>
    internal IEnumerable<Subject> GivenUpInOrder => new[] { Phase, SizeClass, Sector }.OfType<Subject>();
}

/// <summary>How much weight an expectation can bear.</summary>
public enum Certainty
{
    /// <summary>Fewer than 30 peers, or an interval wider than 35 points: a first impression.</summary>
    Low,

    /// <summary>From 30 peers, with an interval of at most 35 points.</summary>
    Fair,

    /// <summary>From 100 peers, with an interval of at most 20 points.</summary>
    Good,
}

/// <summary>The respondents that a collective is compared with.</summary>
/// <param name="Shared">The characteristics that they share with it; none when they are all respondents.</param>
public sealed record PeerGroup(IReadOnlyList<Subject> Shared, int Count)
{
    /// <summary>With fewer peers the group is widened, by giving up the phase first, then the size and then the sector.</summary>
    public const int FewestPeers = 5;

    /// <summary>The certainty of a share among the peers. Both bounds count: a share near zero has a narrow interval with few peers too.</summary>
    public static Certainty CertaintyOf(Tally tally) => tally switch
    {
        { Of: >= 100, Interval.Width: <= 0.20 } => Certainty.Good,
        { Of: >= 30, Interval.Width: <= 0.35 } => Certainty.Fair,
        _ => Certainty.Low,
    };
}
