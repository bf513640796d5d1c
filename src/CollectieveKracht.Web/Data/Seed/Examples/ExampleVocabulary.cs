using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Geography;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Data.Seed.Examples;

/// <summary>What examples refer to, by slug. Everything is in a fixed order, so that two databases get the same examples.</summary>
internal sealed class ExampleVocabulary
{
    public const string Residents = "inwoners";

    private readonly ILookup<Characteristic, Term> _terms;
    private readonly Dictionary<string, Network> _networks;
    private readonly Dictionary<string, Challenge> _challenges;

    private ExampleVocabulary(
        IEnumerable<Term> terms, IEnumerable<Network> networks, IEnumerable<Challenge> challenges, List<Region> municipalities, AccountId editors)
    {
        _terms = terms.ToLookup(term => term.Characteristic);
        _networks = networks.ToDictionary(network => network.Slug);
        _challenges = challenges.ToDictionary(challenge => challenge.Slug);
        Municipalities = municipalities;
        Editors = editors;
    }

    public List<Region> Municipalities { get; }

    public AccountId Editors { get; }

    public static async Task<ExampleVocabulary> ReadAsync(PlatformDb db, CancellationToken cancel) => new(
        await db.Terms.Where(term => term.Version == Domain.Collectives.Term.FirstVersion).OrderBy(term => term.Id).ToListAsync(cancel),
        await db.Networks.ToListAsync(cancel),
        await db.Challenges.ToListAsync(cancel),
        await db.Regions.Where(region => region.Kind == RegionKind.Municipality && region.ValidTo == null).OrderBy(region => region.Code).ToListAsync(cancel),
        await db.Accounts.OrderBy(account => account.Id).Select(account => account.Id).FirstAsync(cancel));

    public List<Term> Of(Characteristic characteristic) => [.. _terms[characteristic]];

    public Term Term(Characteristic characteristic, string slug) => _terms[characteristic].Single(term => term.Slug == slug);

    public List<Term> Terms(Characteristic characteristic, IEnumerable<string> slugs) => [.. slugs.Select(slug => Term(characteristic, slug))];

    public Network Network(string slug) => _networks[slug];

    public Challenge Challenge(string slug) => _challenges[slug];

    public (int From, int? To) Bounds(string sizeClass)
    {
        var term = Term(Characteristic.SizeClass, sizeClass);
        return (term.From!.Value, term.To);
    }

    /// <summary>How far a working area reaches: 0 is local.</summary>
    public int Rank(string workingArea) => Term(Characteristic.WorkingArea, workingArea).Position;
}
