using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Challenges;
using CollectieveKracht.Web.Features.Collectives;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Scenarios;

/// <summary>A collective that solved some of the challenges and offers to help.</summary>
/// <param name="Solved">The short names of these challenges.</param>
public sealed record HelpingCollective(string Slug, string Name, string Sector, string Municipality, string[] Offered, IReadOnlyList<Label> Solved, bool IsExample);

/// <summary>What others did about challenges.</summary>
public static class ScenarioQueries
{
    /// <summary>What one can learn from, recognised by most first: what fits a collective of this kind before the rest.</summary>
    public static async Task<IReadOnlyList<Hit>> WhatOthersDidAsync(
        this Listings listings, IEnumerable<string> challenges, ScenarioRequest asked, Viewer viewer, int most, CancellationToken cancel)
    {
        var about = new ListingRequest { Path = "", Kinds = [SearchKind.Article], Order = ListingOrder.Recognised }
            .Only(FacetDimension.Challenge, challenges)
            .Only(FacetDimension.KnowledgeKind, ChallengeModel.Practical.Select(KnowledgeKindSlug.Of));
        var (sector, size) = (Chosen(asked.Sector?.Slug), Chosen(asked.SizeClass?.Slug));
        var inSector = about.Only(FacetDimension.Sector, sector);
        var found = new List<Hit>();
        foreach (var fitting in new[] { inSector.Only(FacetDimension.SizeClass, size), inSector, about }.DistinctBy(request => request.Address()))
        {
            var more = await listings.RowsAsync(fitting, viewer, most, cancel);
            found.AddRange(more.ExceptBy(found.Select(hit => hit.Id), hit => hit.Id));
            if (found.Count >= most) break;
        }

        return [.. found.Take(most)];

        static string[] Chosen(string? slug) => slug is null ? [] : [slug];
    }

    /// <summary>Those in the sector first, then those that solved most of it.</summary>
    public static IQueryable<HelpingCollective> WhoSolvedAndHelp(this PlatformDb db, IReadOnlyCollection<string> challenges, string? sector)
    {
        var solved = db.Recognitions.Where(recognition => recognition.State == RecognitionState.Solved && challenges.Contains(recognition.Challenge.Slug));
        return db.Collectives.Listed()
            .Where(collective => collective.ExpertiseOffered.Length > 0 && solved.Any(recognition => recognition.CollectiveId == collective.Id))
            .OrderByDescending(collective => collective.Sector.Slug == sector)
            .ThenByDescending(collective => solved.Count(recognition => recognition.CollectiveId == collective.Id))
            .ThenBy(collective => collective.Name).ThenBy(collective => collective.Id)
            .Select(collective => new HelpingCollective(
                collective.Slug, collective.Name, collective.Sector.Slug, collective.Municipality.Name, collective.ExpertiseOffered,
                solved.Where(recognition => recognition.CollectiveId == collective.Id)
                    .OrderBy(recognition => recognition.Challenge.Slug)
                    .Select(recognition => new Label(recognition.Challenge.ShortName.Nl, recognition.Challenge.ShortName.En)).ToList(),
                collective.IsExample));
    }
}
