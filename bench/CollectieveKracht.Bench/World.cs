using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Bench;

/// <summary>What the reference data offers to refer to, always in the same order.</summary>
internal sealed class World
{
    private readonly ILookup<Characteristic, Term> _terms;

    private World(Dutch dutch, IEnumerable<Term> terms, List<Challenge> challenges, List<Region> municipalities, List<Network> networks, List<string> glossary)
    {
        _terms = terms.ToLookup(term => term.Characteristic);
        Challenges = challenges;
        Municipalities = municipalities;
        Networks = networks;
        Writer = new(dutch, [.. challenges.Select(challenge => challenge.Slug)], glossary);
        Dutch = dutch;
    }

    public Dutch Dutch { get; }

    public Writer Writer { get; }

    public List<Challenge> Challenges { get; }

    public List<Region> Municipalities { get; }

    public List<Network> Networks { get; }

    /// <summary>The first day on which something happened; what follows is spread over <see cref="Span"/>, up to now.</summary>
    public DateTimeOffset Start { get; } = DateTimeOffset.UtcNow - Span;

    public static TimeSpan Span { get; } = TimeSpan.FromDays(6 * 365);

    public static async Task<World> ReadAsync(PlatformDb db, CancellationToken cancel) => new(
        await Dutch.ReadAsync(db, cancel),
        await db.Terms.AsNoTracking().Where(term => !term.IsRetired).OrderBy(term => term.Id).ToListAsync(cancel),
        await db.Challenges.AsNoTracking().Where(challenge => !challenge.IsRetired).OrderBy(challenge => challenge.Slug).ToListAsync(cancel),
        await db.Regions.AsNoTracking().Where(region => region.Kind == RegionKind.Municipality && region.ValidTo == null).OrderBy(region => region.Code).ToListAsync(cancel),
        await db.Networks.AsNoTracking().OrderBy(network => network.Slug).ToListAsync(cancel),
        await db.GlossaryTerms.OrderBy(term => term.Slug).Select(term => term.Slug).ToListAsync(cancel));

    public List<Term> Of(Characteristic characteristic) => [.. _terms[characteristic]];

    public DateTimeOffset Moment(Random random) => Start + Span * random.NextDouble();

    /// <summary>Between a moment and now.</summary>
    public DateTimeOffset Later(DateTimeOffset than, Random random) => than + (Start + Span - than) * random.NextDouble();
}
