namespace CollectieveKracht.Browser.Tests;

/// <summary>How someone looks at the site.</summary>
public sealed record Look(int Width, int Height)
{
    public static readonly Look Desktop = new(1440, 900);

    public static readonly Look Phone = new(390, 844);

    /// <summary>The narrowest screen on which nothing may need scrolling sideways (WCAG 1.4.10).</summary>
    public static readonly Look Narrow = new(320, 640);

    /// <summary>For what must work on every screen, with script and without: a width, and whether there is script.</summary>
    public static TheoryData<int, bool> WithScriptAndWithout => new()
    {
        { Desktop.Width, true },
        { Desktop.Width, false },
        { Phone.Width, true },
        { Phone.Width, false },
    };

    /// <summary>One of <see cref="WithScriptAndWithout"/>.</summary>
    public static Look Of(int width, bool hasScript) => (width == Phone.Width ? Phone : Desktop) with { HasScript = hasScript };

    public bool IsDark { get; init; }

    public bool HasScript { get; init; } = true;

    public bool WantsNoMotion { get; init; }

    public bool IsNarrow => Width < 1024;
}
