using System.Text.RegularExpressions;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Search.Words;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>Finds what was probably meant by words that nothing holds, among the words of what the viewer may see.</summary>
public sealed class Spelling(PlatformDb db, IndexInMemory memory)
{
    /// <summary>How alike two words must be by their three-letter pieces; how many slips lie between them then decides.</summary>
    private const double LeastAlike = 0.35;

    /// <summary>What may stand between the halves of a compound.</summary>
    private static readonly string[] Links = ["s", "en", ""];

    private const int ShortestWord = 4, MostWords = 4, MostCandidates = 12;

    /// <returns>The words with those that nothing holds replaced; null when nothing like them is known.</returns>
    public async Task<string?> CorrectAsync(string words, SearchQuery query, Viewer viewer, CancellationToken cancel)
    {
        var corrected = words;
        foreach (var (typed, asked) in query.Typed.Zip(query.PerWord).Where(word => word.First.Length >= ShortestWord).Take(MostWords))
        {
            if (await IsHeldAsync(asked, viewer, cancel)) continue;
            var word = TextAnalysis.Fold(typed);
            if ((await NearestAsync(word, viewer, cancel) ?? await NearestCompoundAsync(word, viewer, cancel)) is not { } nearest) continue;

            corrected = Regex.Replace(corrected, $@"(?<!\w){Regex.Escape(typed)}(?!\w)", _ => nearest);
        }

        return corrected == words ? null : corrected;
    }

    private async Task<string?> NearestAsync(string word, Viewer viewer, CancellationToken cancel)
    {
        var alike = await db.Database.SqlQuery<Candidate>(
            $"""
            select word, similarity(word, {word}) as alike from search_words
            where word % {word} and length(word) between {word.Length - 3} and {word.Length + 3}
            order by alike desc, word
            limit {MostCandidates}
            """).ToListAsync(cancel);
        foreach (var candidate in alike
            .Where(candidate => candidate.Alike >= LeastAlike)
            .Select(candidate => (candidate.Word, candidate.Alike, Distance: EditDistance.Between(word, candidate.Word)))
            .Where(candidate => candidate.Distance <= MostEdits(word))
            .OrderBy(candidate => candidate.Distance).ThenByDescending(candidate => candidate.Alike).ThenBy(candidate => candidate.Word, StringComparer.Ordinal))
        {
            // A word may stand only in what this viewer may not see.
            if (await IsHeldAsync(new NpgsqlTsQueryLexeme(SearchDocument.Exact + candidate.Word), viewer, cancel)) return candidate.Word;
        }

        return null;
    }

    /// <summary>A compound that nothing holds is misspelt in one of its halves: the other is known.</summary>
    private async Task<string?> NearestCompoundAsync(string word, Viewer viewer, CancellationToken cancel)
    {
        var cuts = Enumerable.Range(ShortestWord, Math.Max(0, word.Length - (2 * ShortestWord) + 1)).ToList();
        var halves = cuts.SelectMany(cut => new[] { word[..cut], word[cut..] }).ToArray();
        var known = await db.Database.SqlQuery<string>($"""select word as "Value" from search_words where word = any ({halves})""").ToHashSetAsync(cancel);

        foreach (var cut in cuts.OrderDescending().Where(cut => known.Contains(word[..cut])))
        {
            var link = Links.First(link => word.AsSpan(cut).StartsWith(link) && word.Length - cut - link.Length >= ShortestWord);
            if (await NearestAsync(word[(cut + link.Length)..], viewer, cancel) is { } second) return word[..(cut + link.Length)] + second;
        }

        foreach (var cut in cuts.Where(cut => known.Contains(word[cut..])))
        {
            if (await NearestAsync(word[..cut], viewer, cancel) is { } first) return first + word[cut..];
        }

        return null;
    }

    private async Task<bool> IsHeldAsync(NpgsqlTsQuery words, Viewer viewer, CancellationToken cancel)
    {
        var index = await memory.ReadAsync(db, cancel);
        var visible = index.WithAny(viewer.Audiences.Select(audience => SearchDocument.AudienceFilter(audience.Key)));
        return visible.CountWith(await index.FoundAsync(db, words, cancel)) > 0;
    }

    private static int MostEdits(string word) => word.Length switch
    {
        < 6 => 1,
        < 10 => 2,
        _ => 3,
    };

    private sealed record Candidate(string Word, float Alike);
}
