using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Moderation;

public static class Reviewers
{
    /// <summary>The moderator who is signed in, with what they look at.</summary>
    public static async Task<Reviewer> ReviewerAsync(this PlatformDb db, SignedInPerson person, Vocabulary vocabulary, CancellationToken cancel)
    {
        Role[] roles = [.. Enum.GetValues<Role>().Where(person.Is)];
        return await db.ModeratorRemits.AsNoTracking().SingleOrDefaultAsync(remit => remit.AccountId == person.Account, cancel) is { } limits
            ? new(person.Account, roles, new Remit(limits.Sectors, vocabulary.WithMunicipalities(limits.Regions)))
            : new(person.Account, roles);
    }

    /// <summary>Regions, and the municipalities of each province among them.</summary>
    public static IReadOnlyCollection<string> WithMunicipalities(this Vocabulary vocabulary, IReadOnlyCollection<string> regions) =>
        regions.Count == 0 ? regions : [.. regions, .. vocabulary.Of(FacetDimension.Region).Where(region => region.Parent is { } province && regions.Contains(province)).Select(region => region.Slug)];
}
