using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Challenges;

/// <summary>Where something stands in a chain: a challenge, or a step that is the chain's own.</summary>
/// <param name="Step">Counts from 1; what has the same step stands beside each other.</param>
public sealed record ChainPlace(int Step, string Slug, string Nl, string En, bool IsChallenge)
{
    /// <summary>In the language of the request.</summary>
    public string Text => Language.Current == Language.English ? En : Nl;
}

/// <summary>A chain as lists and side panels show it.</summary>
public sealed record ChainOutline(string Slug, Label Name, Label Summary, IReadOnlyList<ChainPlace> Places)
{
    public IEnumerable<IGrouping<int, ChainPlace>> Steps => Places.GroupBy(place => place.Step);

    /// <summary>How many collectives recognise each challenge of it, where a page shows that.</summary>
    public IReadOnlyDictionary<string, int> Recognised { get; init; } = new Dictionary<string, int>();
}

public static class ChainQueries
{
    public static IQueryable<ChainOutline> AsOutlines(this IQueryable<Chain> chains) => chains.AsNoTracking()
        .OrderBy(chain => chain.Slug)
        .Select(chain => new ChainOutline(
            chain.Slug, new Label(chain.Name.Nl, chain.Name.En), new Label(chain.Summary.Nl, chain.Summary.En),
            chain.Links
                .OrderBy(link => link.Step).ThenBy(link => link.Id)
                .Select(link => new ChainPlace(
                    link.Step, link.Slug,
                    link.OwnName != null ? link.OwnName.Nl : link.Challenge!.ShortName.Nl,
                    link.OwnName != null ? link.OwnName.En : link.Challenge!.ShortName.En,
                    link.Challenge != null))
                .ToList()));

    /// <summary>The chains in which a challenge is a step.</summary>
    public static IQueryable<Chain> Through(this IQueryable<Chain> chains, string challenge) =>
        chains.Where(chain => chain.Links.Any(link => link.Challenge!.Slug == challenge));
}
