using CollectieveKracht.Web.Features.Search.Words;
using Microsoft.AspNetCore.Html;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>
/// Marks the words found in a text with two characters of Unicode's private use area, which no text needs and HTML encoding leaves
/// alone; <see cref="Marked"/> turns them into mark elements.
/// </summary>
public static class FoundWords
{
    public const char Start = '\uE000';
    public const char End = '\uE001';

    /// <summary>A passage has this many words, of which some stand before the first word found.</summary>
    private const int PassageLength = 34, Before = 8;

    /// <summary>The text with what was found in it marked.</summary>
    public static string Mark(string text, string language, SearchQuery query, TextAnalysis analysis) =>
        Mark(text, analysis.Read(text, language), query, 0, text.Length);

    /// <summary>The part of a text in which most of the words stand, marked; empty when none does.</summary>
    public static string Passage(string text, string language, SearchQuery query, TextAnalysis analysis)
    {
        var words = new List<Token>();
        var found = new List<(int Index, Token Item)>();
        foreach (var word in analysis.ReadOn(text, language))
        {
            if (query.Finds(word)) found.Add((words.Count, word));
            words.Add(word);
            // No passage holds more than one word when no more were typed: the first will do.
            if (query.IsOneWord && found.Count > 0 && words.Count > found[0].Index + PassageLength) break;
        }

        if (found.Count == 0) return "";

        var first = query.IsOneWord ? found[0].Index : Fullest(found, PassageLength - Before);
        var (from, to) = (Math.Max(0, first - Before), Math.Min(words.Count, first + PassageLength - Before) - 1);
        var (start, end) = (from == 0 ? 0 : words[from].Start, to == words.Count - 1 ? text.Length : words[to].Start + words[to].Length);
        var passage = Mark(text, words, query, start, end);
        return $"{(start == 0 ? "" : "… ")}{passage}{(end == text.Length ? "" : " …")}";
    }

    /// <summary>The text as HTML, with what was found in mark elements.</summary>
    public static IHtmlContent Marked(string text)
    {
        var html = new HtmlContentBuilder();
        foreach (var (piece, isFound) in Pieces(text))
        {
            if (isFound) html.AppendHtml("<mark>").Append(piece).AppendHtml("</mark>");
            else html.Append(piece);
        }

        return html;
    }

    /// <summary>The place from which, within so many words, the most different words were found.</summary>
    private static int Fullest(List<(int Index, Token Item)> found, int length)
    {
        var (within, end) = (new Dictionary<string, int>(), 0);
        var (fullest, most) = (found[0].Index, 0);
        foreach (var (place, word) in found)
        {
            for (; end < found.Count && found[end].Index < place + length; end++)
                within[found[end].Item.Stem] = within.GetValueOrDefault(found[end].Item.Stem) + 1;
            if (within.Count > most) (fullest, most) = (place, within.Count);
            if (--within[word.Stem] == 0) within.Remove(word.Stem);
        }

        return fullest;
    }

    private static string Mark(string text, IReadOnlyList<Token> words, SearchQuery query, int start, int end)
    {
        var marked = new System.Text.StringBuilder();
        var place = start;
        foreach (var word in words.Where(word => word.Start >= start && word.Start + word.Length <= end && query.Finds(word)))
        {
            marked.Append(text, place, word.Start - place).Append(Start).Append(text, word.Start, word.Length).Append(End);
            place = word.Start + word.Length;
        }

        return marked.Append(text, place, end - place).ToString();
    }

    private static IEnumerable<(string Text, bool IsFound)> Pieces(string text)
    {
        foreach (var part in text.Split(Start))
        {
            var end = part.IndexOf(End, StringComparison.Ordinal);
            if (end >= 0) yield return (part[..end], true);
            if (part.Length > end + 1) yield return (part[(end + 1)..], false);
        }
    }
}
