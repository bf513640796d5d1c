using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Challenges;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Vocabularies;

/// <summary>
/// The words that pages need on every turn: terms, challenges, regions and kinds of knowledge by their slug, in the
/// language of the request, with the glossary and the chains. Read from the database at most every half minute, so that a page costs no query for it.
/// </summary>
public sealed class VocabularyCache(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _reading = new(1);
    private (DateTimeOffset ReadAt, Vocabulary Words)? _known;

    public async ValueTask<Vocabulary> ReadAsync(CancellationToken cancel)
    {
        if (Fresh is { } words) return words;

        await _reading.WaitAsync(cancel);
        try
        {
            if (Fresh is { } readMeanwhile) return readMeanwhile;

            await using var scope = scopes.CreateAsyncScope();
            var read = await Vocabulary.ReadAsync(scope.ServiceProvider.GetRequiredService<PlatformDb>(), cancel);
            _known = (clock.GetUtcNow(), read);
            return read;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private Vocabulary? Fresh => _known is { } known && clock.GetUtcNow() - known.ReadAt < Freshness ? known.Words : null;
}

/// <summary>One value that can be chosen, and what it is called.</summary>
/// <param name="Parent">Of a challenge its category, of a municipality its province.</param>
public sealed record Choice(string Slug, Label Name, string? Parent = null)
{
    /// <summary>Of a region its CBS code.</summary>
    public string? Code { get; init; }

    /// <summary>In the language of the request.</summary>
    public string Text => Name.In(Language.Current.Code);
}

public sealed class Vocabulary
{
    private readonly Dictionary<FacetDimension, IReadOnlyList<Choice>> _choices = [];
    private readonly Dictionary<FacetDimension, Dictionary<string, Choice>> _bySlug = [];
    private readonly ILookup<Characteristic, Choice> _terms;
    private readonly Dictionary<string, TermNote> _notes;

    private Vocabulary(
        IEnumerable<Term> terms, IEnumerable<Choice> challenges, IEnumerable<Choice> categories, IEnumerable<Choice> networks, IEnumerable<Region> regions,
        IEnumerable<TermNote> notes, IReadOnlyList<ChainOutline> chains)
    {
        _notes = notes.ToDictionary(note => note.Slug);
        Chains = chains;
        var shown = terms.OrderBy(term => term.Position).ThenBy(term => term.Id).ToList();
        _terms = shown.ToLookup(term => term.Characteristic, term => new Choice(term.Slug, term.Name, term.SectorSlug));
        Categories = [.. categories];
        foreach (var dimension in FacetDimension.All)
        {
            if (dimension.Characteristic is { } characteristic) Add(dimension, _terms[characteristic]);
        }

        Add(FacetDimension.Challenge, challenges);
        Add(FacetDimension.Network, networks);
        Add(FacetDimension.KnowledgeKind, KnowledgeKindSlug.Names.Select(kind => new Choice(kind.Slug, kind.Name)));
        Add(FacetDimension.Answer,
        [
            new Choice(FacetDimension.Unanswered, new Label("Nog geen antwoord", "No answer yet")),
            new Choice(FacetDimension.Answered, new Label("Met antwoord", "With an answer")),
        ]);
        Add(FacetDimension.Language, [new Choice("nl", new Label("Nederlands", "Dutch")), new Choice("en", new Label("Engels", "English"))]);
        var all = regions.ToDictionary(region => region.Code);
        Add(FacetDimension.Region, all.Values
            .Where(region => region.Kind != RegionKind.Country)
            .OrderBy(region => region.Kind).ThenBy(region => region.Name, StringComparer.Create(Language.Dutch.Culture, ignoreCase: true)).ThenBy(region => region.Code)
            .Select(region => new Choice(
                region.Slug, new Label(region.Name, region.Name),
                region.Kind == RegionKind.Municipality ? all[region.ParentCode!].Slug : null)
            {
                Code = region.Code,
            }));
    }

    /// <summary>The five categories of challenges, in order.</summary>
    public IReadOnlyList<Choice> Categories { get; }

    /// <summary>The chains of challenges.</summary>
    public IReadOnlyList<ChainOutline> Chains { get; }

    /// <summary>All values of a dimension, in the order in which they are shown.</summary>
    public IReadOnlyList<Choice> Of(FacetDimension dimension) => _choices[dimension];

    public IEnumerable<Choice> Of(Characteristic characteristic) => _terms[characteristic];

    /// <summary>The value with that slug, or null when there is none.</summary>
    public Choice? Find(FacetDimension dimension, string slug) => _bySlug[dimension].GetValueOrDefault(slug);

    /// <summary>What a value is called in the language of the request.</summary>
    public string Name(FacetDimension dimension, string slug) => Find(dimension, slug)?.Text ?? slug;

    public string Name(Characteristic characteristic, string slug) =>
        _terms[characteristic].FirstOrDefault(choice => choice.Slug == slug)?.Text ?? slug;

    /// <summary>What a word of the glossary means to whom; null when it is not in the glossary.</summary>
    public TermNote? Note(string term) => _notes.GetValueOrDefault(term);

    internal static async Task<Vocabulary> ReadAsync(PlatformDb db, CancellationToken cancel)
    {
        var terms = await db.Terms.AsNoTracking().Where(term => !term.IsRetired).ToListAsync(cancel);
        var challenges = await db.Challenges.AsNoTracking()
            .Where(challenge => !challenge.IsRetired)
            .OrderBy(challenge => challenge.Category.Position).ThenBy(challenge => challenge.Position).ThenBy(challenge => challenge.Id)
            .Select(challenge => new { challenge.Slug, challenge.ShortName, challenge.CategorySlug })
            .ToListAsync(cancel);
        var categories = await db.ChallengeCategories.AsNoTracking()
            .OrderBy(category => category.Position).ThenBy(category => category.Slug)
            .Select(category => new { category.Slug, category.Name })
            .ToListAsync(cancel);
        var networks = await db.Networks.AsNoTracking()
            .OrderBy(network => network.ShortName).ThenBy(network => network.Slug)
            .Select(network => new { network.Slug, network.ShortName })
            .ToListAsync(cancel);
        var regions = await db.Regions.AsNoTracking().Where(region => region.ValidTo == null).ToListAsync(cancel);
        return new Vocabulary(
            terms,
            challenges.Select(challenge => new Choice(challenge.Slug, challenge.ShortName, challenge.CategorySlug)),
            categories.Select(category => new Choice(category.Slug, category.Name)),
            networks.Select(network => new Choice(network.Slug, new Label(network.ShortName, network.ShortName))),
            regions,
            await db.GlossaryTerms.AsNotes().ToListAsync(cancel),
            await db.Chains.AsOutlines().ToListAsync(cancel));
    }

    private void Add(FacetDimension dimension, IEnumerable<Choice> choices)
    {
        var list = choices.ToList();
        _choices[dimension] = list;
        _bySlug[dimension] = list.ToDictionary(choice => choice.Slug);
    }
}
