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
/// <param name="Hidden">Those that peers ticked too, but of which it may not be told how many did. Ordered by name, since their place would tell.</param>
/// <param name="NextPhase">Absent when the phase is unknown or the last, or when one of the two has too few respondents.</param>
public sealed record Outlook(PeerGroup Peers, IReadOnlyList<LikelyChallenge> Challenges, IReadOnlyList<Subject> Hidden, NextPhase? NextPhase)
{
    /// <param name="phases">In the order in which a collective goes through them.</param>
    /// <param name="challenges">The challenges of the wave.</param>
    /// <param name="disclosure">What whoever looks may see: groups whose size they may not see are widened as those that are too small.</param>
    public static Outlook Of(AnswerTable table, Situation situation, IReadOnlyList<Subject> phases, IReadOnlyList<Subject> challenges, Disclosure disclosure)
    {
        var (shared, peers) = Widening([.. situation.GivenUpInOrder])
            .Select(shared => (shared, Group: Sharing(table, shared)))
            .First(candidate => candidate.shared.Count == 0 || IsLargeEnough(candidate.Group, candidate.shared, disclosure));
        var likely = challenges
            .Select(challenge => Tally.Within(table, challenge, peers))
            .Where(tally => tally.Count > 0)
            .ToLookup(tally => disclosure.Shows([tally.Subject, .. shared]));
        var nextPhase = PhaseAfter(situation.Phase, phases) is { } next ? NextPhaseOf(table, situation, next, challenges, disclosure) : null;
        return new Outlook(
            new PeerGroup(shared, peers.Count),
            [.. likely[true].OrderByDescending(tally => tally.Count).ThenBy(tally => tally.Subject).Select(tally => new LikelyChallenge(tally, PeerGroup.CertaintyOf(tally)))],
            [.. likely[false].Select(tally => tally.Subject).Order()],
            nextPhase);
    }

    private static bool IsLargeEnough(RespondentGroup group, IReadOnlyList<Subject> shared, Disclosure disclosure) =>
        group.Count >= PeerGroup.FewestPeers && disclosure.Shows(shared);

    private static Subject? PhaseAfter(Subject? phase, IReadOnlyList<Subject> phases) =>
        phases.SkipWhile(other => other != phase).Skip(1).Select(other => (Subject?)other).FirstOrDefault();

    /// <summary>Both phases among those that share the same other characteristics, as many as leave enough respondents in each.</summary>
    private static NextPhase? NextPhaseOf(AnswerTable table, Situation situation, Subject next, IReadOnlyList<Subject> challenges, Disclosure disclosure)
    {
        var phase = situation.Phase!.Value;
        return Widening([.. (situation with { Phase = null }).GivenUpInOrder])
            .Select(shared => (InNow: (IReadOnlyList<Subject>)[phase, .. shared], InNext: (IReadOnlyList<Subject>)[next, .. shared]))
            .Select(both => (both.InNow, both.InNext, Now: Sharing(table, both.InNow), Next: Sharing(table, both.InNext)))
            .Where(both => IsLargeEnough(both.Now, both.InNow, disclosure) && IsLargeEnough(both.Next, both.InNext, disclosure))
            .Select(both => new NextPhase(
                new PeerGroup(both.InNow, both.Now.Count),
                new PeerGroup(both.InNext, both.Next.Count),
                Ahead(
                    table, challenges.Where(challenge => disclosure.Shows([challenge, .. both.InNow]) && disclosure.Shows([challenge, .. both.InNext])),
                    both.Now, both.Next)))
            .FirstOrDefault();
    }

    private static List<ChallengeAhead> Ahead(AnswerTable table, IEnumerable<Subject> challenges, RespondentGroup now, RespondentGroup next)
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
