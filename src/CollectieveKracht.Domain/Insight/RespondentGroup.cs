using System.Numerics;

namespace CollectieveKracht.Domain.Insight;

/// <summary>Some of the respondents of one <see cref="AnswerTable"/>: one bit for each, so that two groups are compared in microseconds.</summary>
public sealed class RespondentGroup
{
    private const int BitsPerWord = 64;

    private readonly ulong[] _words;

    private RespondentGroup(ulong[] words)
    {
        _words = words;
        Count = words.Sum(BitOperations.PopCount);
    }

    /// <summary>In respondents.</summary>
    public int Count { get; }

    public bool IsEmpty => Count == 0;

    /// <summary>Those that belong to both groups.</summary>
    public RespondentGroup And(RespondentGroup other) => Combine(other, (one, two) => one & two);

    /// <summary>Those that belong to one of the groups, or both.</summary>
    public RespondentGroup Or(RespondentGroup other) => Combine(other, (one, two) => one | two);

    /// <summary>Those that do not belong to the other group.</summary>
    public RespondentGroup Except(RespondentGroup other) => Combine(other, (one, two) => one & ~two);

    /// <summary>How many belong to both groups, without making the group of them.</summary>
    public int CountWith(RespondentGroup other)
    {
        var count = 0;
        for (var place = 0; place < _words.Length; place++) count += BitOperations.PopCount(_words[place] & other._words[place]);
        return count;
    }

    public bool Contains(int respondent) => (_words[respondent / BitsPerWord] >> respondent % BitsPerWord & 1) == 1;

    internal static RespondentGroup Of(int respondents, IEnumerable<int> members)
    {
        var words = new ulong[(respondents + BitsPerWord - 1) / BitsPerWord];
        foreach (var member in members) words[member / BitsPerWord] |= 1UL << member % BitsPerWord;
        return new RespondentGroup(words);
    }

    /// <summary>Takes the bits of <see cref="RespondentMarks"/>.</summary>
    internal static RespondentGroup Of(ulong[] words) => new(words);

    private RespondentGroup Combine(RespondentGroup other, Func<ulong, ulong, ulong> each)
    {
        var words = new ulong[_words.Length];
        for (var place = 0; place < words.Length; place++) words[place] = each(_words[place], other._words[place]);
        return new RespondentGroup(words);
    }
}

/// <summary>Respondents that are marked one by one, to become a group.</summary>
/// <param name="respondents">How many there are.</param>
public sealed class RespondentMarks(int respondents)
{
    private const int BitsPerWord = 64;

    private readonly ulong[] _words = new ulong[(respondents + BitsPerWord - 1) / BitsPerWord];

    /// <param name="respondent">Its place; twice is once.</param>
    public void Add(int respondent) => _words[respondent / BitsPerWord] |= 1UL << respondent % BitsPerWord;

    public RespondentGroup ToGroup() => RespondentGroup.Of([.. _words]);
}
