namespace CollectieveKracht.Web.Features.Search;

/// <summary>What a wider request leaves out.</summary>
public enum LeftOut
{
    Kind,
    Filter,
    Filters,
    OtherWords,
    Words,
    All,
}

/// <summary>A request that asks less than one that found nothing.</summary>
/// <param name="LeftOut">What it leaves out.</param>
/// <param name="Dimension">The filter that it leaves out.</param>
/// <param name="Count">How much it finds.</param>
public sealed record Wider(ListingRequest Request, LeftOut LeftOut, FacetDimension? Dimension = null, int Count = 0)
{
    private const int MostWords = 5, ShortestWord = 3;

    /// <summary>All requests worth counting, those that keep the most of what was asked first.</summary>
    public static IReadOnlyList<Wider> Than(ListingRequest request)
    {
        var (filters, hasWords, first) = (request.Chosen.Keys, request.Words.Length > 0, request with { Page = 1 });
        var wider = new List<Wider>();
        if (request.Kind is not null) wider.Add(new(first.Only(null), LeftOut.Kind));
        wider.AddRange(filters.Select(dimension => new Wider(first.Only(dimension, []), LeftOut.Filter, dimension)));
        if (request.Chosen.Count > 1) wider.Add(new(first.WithoutFilters(), LeftOut.Filters));
        wider.AddRange(SingleWords(request.Words).Select(word => new Wider(first with { Words = word }, LeftOut.OtherWords)));
        if (hasWords && request.Chosen.Count > 0) wider.Add(new(first with { Words = "" }, LeftOut.Words));
        if (hasWords || (request.Kind is not null && request.Chosen.Count > 0))
            wider.Add(new(first.Only(null).WithoutFilters() with { Words = "" }, LeftOut.All));
        return wider;
    }

    private static IEnumerable<string> SingleWords(string words)
    {
        var single = words.Split(' ')
            .Select(word => word.Trim('"', '-', '\'', '(', ')', '.', ',', ';', ':', '?', '!'))
            .Where(word => word.Length >= ShortestWord)
            .Distinct(StringComparer.CurrentCultureIgnoreCase)
            .ToList();
        return single.Count > 1 ? single.Take(MostWords) : [];
    }
}
