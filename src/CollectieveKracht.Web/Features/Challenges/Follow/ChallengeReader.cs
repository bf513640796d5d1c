using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Collectives;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Challenges.Follow;

/// <summary>What a challenge is to the person who is signed in. Visitors have none, so that their page stays the same for all.</summary>
/// <param name="Ours">The collectives of which they keep the profile.</param>
public sealed record ChallengeReader(bool Follows, IReadOnlyList<OurStanding> Ours)
{
    private const int MostOurs = 10;

    public static async Task<ChallengeReader> ReadAsync(PlatformDb db, ChallengeId challenge, AccountId person, CancellationToken cancel) => new(
        await db.FollowedChallenges.AnyAsync(followed => followed.Person == person && followed.ChallengeId == challenge, cancel),
        await (
            from membership in db.Memberships
            where membership.Person == person && membership.Role != TeamRole.Member
            join collective in db.Collectives.Listed() on membership.CollectiveId equals collective.Id
            orderby collective.Name, collective.Id
            select new OurStanding(
                collective.Slug, collective.Name,
                db.Recognitions.Where(recognition => recognition.CollectiveId == collective.Id && recognition.ChallengeId == challenge)
                    .Select(recognition => (RecognitionState?)recognition.State).FirstOrDefault())).Take(MostOurs).ToListAsync(cancel));
}

/// <summary>How a challenge stands with a collective; null when the collective does not say that it recognises it.</summary>
public sealed record OurStanding(string Slug, string Name, RecognitionState? State);
