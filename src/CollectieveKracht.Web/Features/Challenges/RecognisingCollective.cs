using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Challenges;

/// <summary>A collective that recognises a challenge, as a list shows it.</summary>
public sealed record RecognisingCollective(string Slug, string Name, string Sector, string Municipality, RecognitionState State, bool IsExample);

public static class RecognitionQueries
{
    public static IQueryable<Recognition> Of(this IQueryable<Recognition> recognitions, ChallengeHead challenge) => recognitions.Where(
        recognition => recognition.ChallengeId == challenge.Id && recognition.Collective.Standing != CollectiveStanding.Archived);

    /// <summary>Who solved it first, since they can help; then who is in the middle of it.</summary>
    public static IQueryable<RecognisingCollective> AsCollectives(this IQueryable<Recognition> recognitions) => recognitions.AsNoTracking()
        .OrderBy(recognition => recognition.State == RecognitionState.Solved ? 0 : recognition.State == RecognitionState.PlaysNow ? 1 : 2)
        .ThenBy(recognition => recognition.Collective.Name).ThenBy(recognition => recognition.CollectiveId)
        .Select(recognition => new RecognisingCollective(
            recognition.Collective.Slug, recognition.Collective.Name, recognition.Collective.Sector.Slug,
            recognition.Collective.Municipality.Name, recognition.State, recognition.Collective.IsExample));
}
