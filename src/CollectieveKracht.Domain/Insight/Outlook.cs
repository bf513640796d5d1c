using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Insight;

/// <summary>How many of the peers ticked a challenge.</summary>
public sealed record LikelyChallenge(Tally Tally, Certainty Certainty);

/// <summary>A challenge that more of the collectives in the next phase tick than of those in this one.</summary>
public sealed record ChallengeAhead(Tally Now, Tally Next, Difference Difference);

/// <summary>From the phase of a collective to the next.</summary>
/// <param name="Now">The peers in the same phase.</param>
/// <param name="Next">Those in the next phase, who share the same other characteristics.</param>
/// <param name="Challenges">Those ticked more often in the next phase, the largest difference first; whether it is clear is in its verdict.</param>
public sealed record NextPhase(PeerGroup Now, PeerGroup Next, IReadOnlyList<ChallengeAhead> Challenges);

/// <summary>
/// What is likely ahead of a collective: how many of its peers ticked each challenge, with Wilson's interval, and what the collectives in the next
/// phase tick more often than those in this one, with Newcombe's interval (see <see cref="WilsonInterval"/> and <see cref="Difference"/>). It
/// compares collectives with each other, not one collective over time: what it tells is an expectation, not a course that everyone takes.
/// </summary>
/// <param name="Challenges">Those that at least one peer ticked, the most ticked first.</param>
/// <param name="NextPhase">Absent when the phase is unknown or the last, or when one of the two has too few respondents.</param>
public sealed record Outlook(PeerGroup Peers, IReadOnlyList<LikelyChallenge> Challenges, NextPhase? NextPhase)
{
    /// <param name="phases">In the order in which a collective goes through them.</param>
    /// <param name="challenges">The challenges of the wave.</param>
    public static Outlook Of(AnswerTable table, Situation situation, IReadOnlyList<Subject> phases, IReadOnlyList<Subject> challenges)
    {
        var (shared, peers) = Widening([.. situation.GivenUpInOrder])
            .Select(shared => (shared, Group: Sharing(table, shared)))
            .First(candidate => candidate.shared.Count == 0 || candidate.Group.Count >= PeerGroup.FewestPeers);
        var likely = challenges
            .Select(challenge => Tally.Within(table, challenge, peers))
            .Where(tally => tally.Count > 0)
            .OrderByDescending(tally => tally.Count).ThenBy(tally => tally.Subject)
            .Select(tally => new LikelyChallenge(tally, PeerGroup.CertaintyOf(tally)));
        var nextPhase = PhaseAfter(situation.Phase, phases) is { } next ? NextPhaseOf(table, situation, next, challenges) : null;
        return new Outlook(new PeerGroup(shared, peers.Count), [.. likely], nextPhase);
    }

    private static Subject? PhaseAfter(Subject? phase, IReadOnlyList<Subject> phases) =>
        phases.SkipWhile(other => other != phase).Skip(1).Select(other => (Subject?)other).FirstOrDefault();

    /// <summary>Both phases among those that share the same other characteristics, as many as leave enough respondents in each.</summary>
    private static NextPhase? NextPhaseOf(AnswerTable table, Situation situation, Subject next, IReadOnlyList<Subject> challenges)
    {
        var phase = situation.Phase!.Value;
        return Widening([.. (situation with { Phase = null }).GivenUpInOrder])
            .Select(shared => (shared, Now: Sharing(table, [phase, .. shared]), Next: Sharing(table, [next, .. shared])))
            .Where(both => both.Now.Count >= PeerGroup.FewestPeers && both.Next.Count >= PeerGroup.FewestPeers)
            .Select(both => new NextPhase(
                new PeerGroup([phase, .. both.shared], both.Now.Count),
                new PeerGroup([next, .. both.shared], both.Next.Count),
                Ahead(table, challenges, both.Now, both.Next)))
            .FirstOrDefault();
    }

    private static List<ChallengeAhead> Ahead(AnswerTable table, IReadOnlyList<Subject> challenges, RespondentGroup now, RespondentGroup next)
    {
        var ahead =
            from challenge in challenges
            let before = Tally.Within(table, challenge, now)
            let after = Tally.Within(table, challenge, next)
            let difference = Difference.Between(new Counted(before.Count, before.Of), new Counted(after.Count, after.Of))
            where difference is { Size: > 0 }
            orderby difference.Size descending, challenge
            select new ChallengeAhead(before, after, difference);
        return [.. ahead];
    }

    /// <summary>All that is known, then one less each time, down to nothing.</summary>
    private static IEnumerable<IReadOnlyList<Subject>> Widening(IReadOnlyList<Subject> known) =>
        Enumerable.Range(0, known.Count + 1).Select(givenUp => (IReadOnlyList<Subject>)[.. known.Skip(givenUp)]);

    private static RespondentGroup Sharing(AnswerTable table, IReadOnlyList<Subject> shared) =>
        shared.Aggregate(table.Everyone, (group, subject) => group.And(table.Of(subject)));
}
