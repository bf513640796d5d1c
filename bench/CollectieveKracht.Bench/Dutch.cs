using System.Text.RegularExpressions;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Markdown;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Bench;

/// <summary>
/// Words with the frequencies of ordinary text: those of the site's own content from the most used on, then compounds of its
/// nouns. The n-th word is used about 1/n as often as the first (Zipf).
/// </summary>
internal sealed partial class Dutch
{
    private const int Size = 40_000;

    private readonly double[] _reach;

    private Dutch(IReadOnlyList<string> words)
    {
        Words = words;
        _reach = new double[words.Count];
        var sum = 0d;
        for (var rank = 0; rank < words.Count; rank++) _reach[rank] = sum += 1 / (rank + 2.7);
    }

    /// <summary>From the most used to the rarest.</summary>
    public IReadOnlyList<string> Words { get; }

    public static async Task<Dutch> ReadAsync(PlatformDb db, CancellationToken cancel)
    {
        var texts = await db.Articles
            .Where(article => article.Language == "nl" && db.Accounts.Any(author => author.Id == article.AuthorId && author.Name == Account.EditorsName))
            .OrderBy(article => article.Slug).Select(article => article.PublishedRevision!.BodyHtml).ToListAsync(cancel);
        texts.AddRange(await db.Challenges.OrderBy(challenge => challenge.Slug).Select(challenge => challenge.BodyHtml).ToListAsync(cancel));
        texts.AddRange(await db.GlossaryTerms.OrderBy(term => term.Slug).Select(term => term.BodyHtml).ToListAsync(cancel));
        return Of(texts.Select(HtmlText.Plain));
    }

    public string Word(Random random)
    {
        var place = Array.BinarySearch(_reach, random.NextDouble() * _reach[^1]);
        return Words[place < 0 ? ~place : place];
    }

    /// <summary>A word that says something: none of the short, common ones.</summary>
    public string Notion(Random random)
    {
        string word;
        do word = Word(random);
        while (word.Length < 5);
        return word;
    }

    private static Dutch Of(IEnumerable<string> texts)
    {
        var tokens = texts.SelectMany(text => Word().Matches(text).Select(match => match.Value.ToLowerInvariant())).ToList();
        var own = tokens.CountBy(word => word).OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Select(count => count.Key);
        // What follows an article is a noun, or an adjective that a compound survives.
        var nouns = tokens.Zip(tokens.Skip(1)).Where(pair => pair.First is "de" or "het" or "een" && pair.Second.Length is > 3 and < 11)
            .CountBy(pair => pair.Second).OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Select(count => count.Key)
            .ToList();
        var compounds = from sum in Enumerable.Range(0, 2 * nouns.Count)
                        from first in Enumerable.Range(Math.Max(0, sum - nouns.Count + 1), Math.Min(sum, nouns.Count - 1) - Math.Max(0, sum - nouns.Count + 1) + 1)
                        where first != sum - first
                        select nouns[first] + nouns[sum - first];
        return new Dutch([.. own.Concat(compounds).Distinct().Take(Size)]);
    }

    [GeneratedRegex(@"\p{L}{2,}|\b[au]\b")]
    private static partial Regex Word();
}
