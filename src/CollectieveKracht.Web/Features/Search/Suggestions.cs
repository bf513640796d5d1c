using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Search.Words;
using CollectieveKracht.Web.Features.Shared;
using CollectieveKracht.Web.Platform.Limits;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
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
        string? q, PlatformDb db, CurrentViewer current, TextAnalysis analysis, IStringLocalizer<ListText> texts, CancellationToken cancel)
    {
        var words = ListingRequest.ReadWords(q ?? "");
        if (words.Length > ListingRequest.MaxWordsLength || SearchQuery.TitleBeginsWith(words, analysis) is not { } begun) return Results.Json(Array.Empty<Suggestion>());

        var visible = SearchQuery.Within(begun, [current.Viewer.Audiences.Select(audience => SearchDocument.AudienceFilter(audience.Key))]);
        var inEnglish = Language.Current == Language.English;
        var found = await (
            from id in db.Database.SqlQuery<Guid>(
                $"""select subject_id as "Value" from search_in_order({SearchQuery.Value(visible)}, {ListingRequest.NameOf(ListingOrder.Recognised)}, 0, {Most})""")
            join entry in db.SearchEntries on id equals entry.SubjectId
            orderby entry.Recognised descending, entry.NewestAt descending, entry.SubjectId descending
            select new { Title = inEnglish ? entry.TitleEn ?? entry.Title : entry.Title, entry.Kind, entry.Slug }).ToListAsync(cancel);
        return Results.Json(found.Select(entry => new Suggestion(entry.Title, texts[$"Kind{entry.Kind}"], Language.Current.Prefix + entry.Kind.PathOf(entry.Slug))));
    }
}
