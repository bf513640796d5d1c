using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Search.Words;
using CollectieveKracht.Web.Features.Shared;
using CollectieveKracht.Web.Platform.Limits;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>Titles to go to at once, while someone types. Only titles of what the viewer may see.</summary>
public static class Suggestions
{
    private const int Most = 7;

    /// <param name="Title">Of the thing.</param>
    /// <param name="Kind">In words.</param>
    /// <param name="Address">Of its page, in the language of the request.</param>
    public sealed record Suggestion(string Title, string Kind, string Address);

    public static void MapSuggestions(this WebApplication app) =>
        app.MapGet("/zoeken/suggesties", AnswerAsync).CountedAs(Counted.Suggestion).AllowAnonymous();

    private static async Task<IResult> AnswerAsync(
        string? q, Listings listings, CurrentViewer current, TextAnalysis analysis, IStringLocalizer<ListText> texts, CancellationToken cancel)
    {
        var words = ListingRequest.ReadWords(q ?? "");
        if (words.Length > ListingRequest.MaxWordsLength || SearchQuery.TitleBeginsWith(words, analysis) is not { } begun) return Results.Json(Array.Empty<Suggestion>());

        var found = await listings.HoldingAsync(begun, Enum.GetValues<SearchKind>(), ListingOrder.Recognised, current.Viewer, Most, cancel);
        return Results.Json(found.Select(entry => new Suggestion(entry.Title, texts[$"Kind{entry.Kind}"], Language.Current.Prefix + entry.Path)));
    }
}
