using System.Numerics;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>Some of the entries of the index: a bit for each, at its number. Never changes.</summary>
public sealed class EntrySet
{
    private readonly ulong[] _words;

    /// <summary>Where words with bits in them are, when these are few: most facets have few entries, and counting looks only there.</summary>
    private readonly int[]? _filled;

    /// <param name="words">A bit for each of 64 entries. Belongs to the set from now on.</param>
    public EntrySet(ulong[] words)
    {
        _words = words;
        var filled = words.Count(word => word != 0);
        if (filled * 4 < words.Length) _filled = [.. words.Index().Where(word => word.Item != 0).Select(word => word.Index)];
    }

    public static EntrySet None { get; } = new([]);

    public int Count => _words.Sum(BitOperations.PopCount);

    public static EntrySet Of(IReadOnlyCollection<int> numbers)
    {
        if (numbers.Count == 0) return None;

        var words = new ulong[(numbers.Max() / 64) + 1];
        foreach (var number in numbers) words[number / 64] |= 1UL << (number % 64);
        return new(words);
    }

    public bool Has(int number) => number / 64 is var place && place < _words.Length && (_words[place] >> (number % 64) & 1) != 0;

    public EntrySet And(EntrySet other)
    {
        var words = new ulong[Math.Min(_words.Length, other._words.Length)];
        for (var place = 0; place < words.Length; place++) words[place] = _words[place] & other._words[place];
        return new(words);
    }

    public EntrySet Or(EntrySet other)
    {
        var (longer, shorter) = _words.Length >= other._words.Length ? (this, other) : (other, this);
        ulong[] words = [.. longer._words];
        for (var place = 0; place < shorter._words.Length; place++) words[place] |= shorter._words[place];
        return new(words);
    }

    /// <summary>How many the two have in common.</summary>
    public int CountWith(EntrySet other)
    {
        var (mine, theirs) = (_words, other._words);
        var count = 0;
        if (_filled is { } filled)
        {
            foreach (var place in filled)
            {
                if (place >= theirs.Length) break;
                count += BitOperations.PopCount(mine[place] & theirs[place]);
            }

            return count;
        }

        var length = Math.Min(mine.Length, theirs.Length);
        for (var place = 0; place < length; place++) count += BitOperations.PopCount(mine[place] & theirs[place]);
        return count;
    }

    /// <summary>The numbers in it, the lowest first.</summary>
    public IEnumerable<int> Numbers()
    {
        for (var place = 0; place < _words.Length; place++)
        {
            for (var word = _words[place]; word != 0; word &= word - 1) yield return (place * 64) + BitOperations.TrailingZeroCount(word);
        }
    }
}
