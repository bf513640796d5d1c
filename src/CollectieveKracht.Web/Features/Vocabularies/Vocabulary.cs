using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Web.Features.Challenges;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Search.Words;
using CollectieveKracht.Web.Platform.Localisation;

namespace CollectieveKracht.Web.Features.Vocabularies;

/// <summary>One value that can be chosen, and what it is called.</summary>
/// <param name="Parent">Of a challenge its category, of a municipality its province.</param>
public sealed record Choice(string Slug, Label Name, string? Parent = null)
{
    /// <summary>Of a region its CBS code, of a challenge its name in figures.</summary>
    public string? Code { get; init; }

    /// <summary>In the language of the request.</summary>
    public string Text => Name.In(Language.Current.Code);
}

public sealed class Vocabulary
{
    private readonly Dictionary<FacetDimension, IReadOnlyList<Choice>> _choices = [];
    private readonly Dictionary<FacetDimension, Dictionary<string, Choice>> _bySlug = [];
    private readonly ILookup<Characteristic, Choice> _terms, _retiredTerms;
    private readonly Dictionary<(Characteristic, string), string> _mergedTerms;
    private readonly Dictionary<string, Choice> _otherChallenges;
    private readonly Dictionary<string, string> _mergedChallenges;
    private readonly IReadOnlyList<string[]> _synonyms;
    private readonly Dictionary<string, TermNote> _notes;
    private Synonyms? _readSynonyms;

    public Vocabulary(VocabularyWords words)
    {
        _terms = words.Terms.ToLookup(term => term.Characteristic, term => term.Choice);
        _retiredTerms = words.RetiredTerms.ToLookup(term => term.Characteristic, term => term.Choice);
        _mergedTerms = words.RetiredTerms.Where(term => term.MergedInto is not null).ToDictionary(term => (term.Characteristic, term.Choice.Slug), term => term.MergedInto!);
        // What was said of a challenge before it was renamed, retired or merged can still be told.
        _otherChallenges = words.Challenges.Select(challenge => (Slug: challenge.Code!, Choice: challenge))
            .Concat(words.RetiredChallenges.Select(challenge => (challenge.Choice.Slug, challenge.Choice)))
            .GroupBy(known => known.Slug).ToDictionary(same => same.Key, same => same.Last().Choice);
        _mergedChallenges = words.RetiredChallenges.Where(challenge => challenge.MergedInto is not null)
            .ToDictionary(challenge => challenge.Choice.Slug, challenge => challenge.MergedInto!);
        Reported = words.Reported;
        Categories = words.Categories;
        _synonyms = words.Synonyms;
        _notes = words.Notes.ToDictionary(note => note.Slug);
        Chains = words.Chains;
        foreach (var dimension in FacetDimension.All)
        {
            if (dimension.Characteristic is { } characteristic) Add(dimension, _terms[characteristic]);
        }

        Add(FacetDimension.Challenge, words.Challenges);
        Add(FacetDimension.Network, words.Networks);
        Add(FacetDimension.KnowledgeKind, KnowledgeKindSlug.Names.Select(kind => new Choice(kind.Slug, kind.Name)));
        Add(FacetDimension.Answer,
        [
            new Choice(FacetDimension.Unanswered, new Label("Nog geen antwoord", "No answer yet")),
            new Choice(FacetDimension.Answered, new Label("Met antwoord", "With an answer")),
        ]);
        Add(FacetDimension.Language, [new Choice("nl", new Label("Nederlands", "Dutch")), new Choice("en", new Label("Engels", "English"))]);
        var all = words.Regions.ToDictionary(region => region.Code);
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

    /// <summary>The challenges of the report of 2020, also those that are retired or merged since.</summary>
    public IReadOnlyList<ReportedChallenge> Reported { get; }

    /// <summary>The chains of challenges.</summary>
    public IReadOnlyList<ChainOutline> Chains { get; }

    /// <summary>All values of a dimension, in the order in which they are shown.</summary>
    public IReadOnlyList<Choice> Of(FacetDimension dimension) => _choices[dimension];

    public IEnumerable<Choice> Of(Characteristic characteristic) => _terms[characteristic];

    /// <summary>What a form offers: also what is retired, where it is what something has.</summary>
    /// <param name="has">The slugs of what is chosen.</param>
    public IEnumerable<Choice> Offered(Characteristic characteristic, params IEnumerable<string?> has) =>
        [.. _terms[characteristic], .. _retiredTerms[characteristic].Where(term => has.Contains(term.Slug))];

    /// <summary>The value with that slug, or the one that it went into; null when there is none.</summary>
    public Choice? Find(FacetDimension dimension, string slug) =>
        _bySlug[dimension].GetValueOrDefault(dimension.Characteristic is { } characteristic ? _mergedTerms.GetValueOrDefault((characteristic, slug), slug) : slug);

    /// <summary>The term that something names, also when that was merged since or is retired: what names it keeps it.</summary>
    public Choice? Term(Characteristic characteristic, string? slug)
    {
        if (slug is null) return null;

        var now = _mergedTerms.GetValueOrDefault((characteristic, slug), slug);
        return _terms[characteristic].FirstOrDefault(term => term.Slug == now) ?? _retiredTerms[characteristic].FirstOrDefault(term => term.Slug == now);
    }

    /// <summary>What a value is called in the language of the request, also one that is not offered any more.</summary>
    public string Name(FacetDimension dimension, string slug) => Find(dimension, slug)?.Text
        ?? (dimension == FacetDimension.Challenge ? _otherChallenges.GetValueOrDefault(slug)?.Text ?? slug
        : dimension.Characteristic is { } characteristic ? Name(characteristic, slug)
        : slug);

    public string Name(Characteristic characteristic, string slug) =>
        _terms[characteristic].Concat(_retiredTerms[characteristic]).FirstOrDefault(choice => choice.Slug == slug)?.Text ?? slug;

    /// <summary>The challenge that something names, also when that was merged since or is retired: what names it keeps it.</summary>
    public Choice? Challenge(string? slug)
    {
        if (slug is null) return null;

        var now = _mergedChallenges.GetValueOrDefault(slug, slug);
        return Find(FacetDimension.Challenge, now) ?? _otherChallenges.GetValueOrDefault(now);
    }

    /// <summary>The challenge that a wave counted under a code, as it is called now.</summary>
    public Choice ChallengeIn(string code) => Challenge(code) ?? new Choice(code, new Label(code, code));

    /// <summary>Under which name the report of 2020 published figures of a challenge.</summary>
    public string NameInReport(string code) => Reported.FirstOrDefault(challenge => challenge.Code == code)?.Name.In(Language.Current.Code) ?? code;

    /// <summary>The groups of words that mean the same to someone who searches.</summary>
    public Synonyms SynonymsIn(TextAnalysis analysis) => _readSynonyms ??= new Synonyms(_synonyms, analysis);

    /// <summary>What a word of the glossary means to whom; null when it is not in the glossary.</summary>
    public TermNote? Note(string term) => _notes.GetValueOrDefault(term);

    private void Add(FacetDimension dimension, IEnumerable<Choice> choices)
    {
        var list = choices.ToList();
        _choices[dimension] = list;
        _bySlug[dimension] = list.ToDictionary(choice => choice.Slug);
    }
}
