using CollectieveKracht.Domain.Accounts;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>Which entries answer a request, and how many for each value of each filter; see docs/search.md, "Counts".</summary>
public sealed class FacetCounts
{
    private const string KindDimension = "kind", AudienceDimension = "audience", IsExample = "example:true";

    private readonly IndexInMemory.Kept? _index;
    private readonly int[] _counts;

    private FacetCounts(IndexInMemory.Kept? index, EntrySet answer, int[] counts) => (_index, Answer, _counts) = (index, answer, counts);

    /// <summary>Nothing answers.</summary>
    public static FacetCounts None { get; } = new(null, EntrySet.None, []);

    /// <summary>All that answers.</summary>
    public EntrySet Answer { get; }

    /// <summary>How many one would get with a value, the choice in its own dimension left out.</summary>
    public int Of(string facet) => _index?.PlaceOf(facet) is { } place ? _counts[place] : 0;

    public int Of(SearchKind kind) => Of(SearchDocument.KindFilter(kind));

    /// <summary>Whether examples are among them.</summary>
    public bool IncludesExamples => Of(IsExample) > 0;

    /// <summary>Whether there are examples at all, so that what was counted of collectives counts them too.</summary>
    public bool AreThereExamples { get; private init; }

    /// <summary>
    /// Counts whatever was chosen. What was asked is the entries with the chosen values taken together, with those that hold the
    /// words, and a count is how many are in common with those that have a value.
    /// </summary>
    /// <param name="found">What holds the words; null when there are none.</param>
    public static FacetCounts Of(IndexInMemory.Kept index, ListingRequest request, EntrySet? found, Viewer viewer)
    {
        var asked = Asked(index, request, viewer);
        var always = asked.Where(part => part.Dimension is null).Select(part => part.Entries).Aggregate((one, other) => one.And(other));
        if (found is not null) always = always.And(found);
        var chosen = asked.Where(part => part.Dimension is not null).ToList();

        var all = AllBut(null);
        var views = chosen.ToDictionary(part => part.Dimension!, part => AllBut(part.Dimension));
        int[] counts =
        [
            .. index.Facets.Select(facet => facet.Dimension == AudienceDimension ? 0 : facet.Entries.CountWith(views.GetValueOrDefault(facet.Dimension) ?? all)),
        ];

        return new FacetCounts(index, all, counts) { AreThereExamples = index.WithAny([IsExample]).Count > 0 };

        EntrySet AllBut(string? leftOut) =>
            chosen.Where(part => part.Dimension != leftOut).Aggregate(always, (entries, part) => entries.And(part.Entries));
    }

    /// <summary>What answers a request, where no counts are shown.</summary>
    public static EntrySet AnswerTo(IndexInMemory.Kept index, ListingRequest request, EntrySet? found, Viewer viewer)
    {
        var answer = Asked(index, request, viewer).Select(part => part.Entries).Aggregate((one, other) => one.And(other));
        return found is null ? answer : answer.And(found);
    }

    /// <summary>What an entry must be: visible, of the kinds of the list, and with a chosen value of each dimension; only these last can be left out.</summary>
    private static IEnumerable<(string? Dimension, EntrySet Entries)> Asked(IndexInMemory.Kept index, ListingRequest request, Viewer viewer) =>
    [
        (null, index.WithAny(viewer.Audiences.Select(audience => SearchDocument.AudienceFilter(audience.Key)))),
        (null, index.WithAny(request.Kinds.Select(SearchDocument.KindFilter))),
        .. request.Kind is { } kind ? [(KindDimension, index.WithAny([SearchDocument.KindFilter(kind)]))] : (IEnumerable<(string?, EntrySet)>)[],
        .. request.Chosen.Select(chosen => ((string?)chosen.Key.Name, index.WithAny(chosen.Value.Append(FacetDimension.ForAll).Select(chosen.Key.Facet)))),
    ];
}
