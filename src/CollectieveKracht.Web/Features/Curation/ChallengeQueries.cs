using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>A challenge as it is kept, with how much names it. Who follows it is nobody's business, and not counted.</summary>
public sealed record CuratedChallenge(
    ChallengeId Id, string Slug, string Code, string Version, Label Name, Label ShortName, string Category, Label CategoryName, bool IsKey,
    bool IsRetired, bool IsMerged, Label? Successor, int Articles, int Questions, int Recognitions, int Chains)
{
    /// <summary>Whether the report of 2020 published figures under its name.</summary>
    public bool IsOfReport => Version == Challenge.FirstVersion;
}

public static class CuratedChallengeQueries
{
    /// <summary>In the order of the tree; what was merged stands with its category too.</summary>
    public static IQueryable<CuratedChallenge> AsCurated(this IQueryable<Challenge> challenges, PlatformDb db) => challenges.AsNoTracking()
        .OrderBy(challenge => challenge.Category.Position).ThenBy(challenge => challenge.IsRetired).ThenBy(challenge => challenge.Position).ThenBy(challenge => challenge.Id)
        .Select(challenge => new CuratedChallenge(
            challenge.Id, challenge.Slug, challenge.Code, challenge.Version, new Label(challenge.Name.Nl, challenge.Name.En), new Label(challenge.ShortName.Nl, challenge.ShortName.En),
            challenge.CategorySlug, new Label(challenge.Category.Name.Nl, challenge.Category.Name.En), challenge.IsKey, challenge.IsRetired, challenge.IsMerged,
            db.Challenges.Where(other => other.Id == challenge.SuccessorId).Select(other => new Label(other.ShortName.Nl, other.ShortName.En)).FirstOrDefault(),
            db.Articles.Count(article => article.Challenges.Any(about => about.Id == challenge.Id)),
            db.Questions.Count(question => question.Challenges.Any(about => about.Id == challenge.Id)),
            db.Recognitions.Count(recognition => recognition.ChallengeId == challenge.Id),
            db.Chains.Count(chain => chain.Links.Any(link => link.Challenge!.Id == challenge.Id))));
}
