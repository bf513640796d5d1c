using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Web.Platform.Localisation;

namespace CollectieveKracht.Web.Features.Challenges;

/// <summary>Two challenges that are ticked together, as it is told: from the one that fewer tick to the other.</summary>
public sealed record PairView(string One, string Other, int OneCount, int OtherCount, Together Told)
{
    public PairView(Together told)
        : this(told, told.OneCount <= told.OtherCount ? told.One.Slug : told.Other.Slug)
    {
    }

    /// <param name="from">The code of the challenge to tell it from.</param>
    public PairView(Together told, string from)
        : this(
            from, told.One.Slug == from ? told.Other.Slug : told.One.Slug,
            told.One.Slug == from ? told.OneCount : told.OtherCount, told.One.Slug == from ? told.OtherCount : told.OneCount, told)
    {
    }

    public int Both => Told.Both;

    /// <summary>The number of respondents.</summary>
    public int Of => Told.Base;

    public string Lift => Times(Told.Lift);

    public string Low => Times(Told.LiftInterval.Low);

    public string High => Times(Told.LiftInterval.High);

    private static string Times(double times) => times.ToString("0.0", Language.Current.Culture);
}

public static class PatternWords
{
    /// <summary>The key of the text on how often it went the other way round. So few that it would tell of some is not counted out.</summary>
    public static string Reversed(Succession told) => told.TimesReversed switch
    {
        0 => "ReversedNever",
        < SmallCells.FewestShown => "ReversedFew",
        _ => "ReversedTimes",
    };
}
