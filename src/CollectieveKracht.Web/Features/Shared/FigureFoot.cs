namespace CollectieveKracht.Web.Features.Shared;

/// <summary>Where a figure comes from and how to take it along, for the partial <c>_FigureFoot</c>.</summary>
/// <param name="Source">Source, number of respondents and date in a sentence.</param>
public sealed record FigureFoot(string Source)
{
    /// <summary>The ends of the files that there are of a figure: its numbers, and the picture.</summary>
    public static IReadOnlyList<string> FileEnds { get; } = [".csv", ".xlsx", ".svg", ".png", ".json"];

    /// <summary>What it is cited by: its title, and its definition in a few sentences. Without it nothing can be taken along.</summary>
    public FigureTake? Take { get; init; }

    /// <summary>The id of the table with the same numbers, inside the figure.</summary>
    public string? Table { get; init; }

    /// <summary>The lasting address of this figure on the site, with the language.</summary>
    public string? Link { get; init; }
}

/// <summary>What a reader needs to use a figure elsewhere.</summary>
/// <param name="Title">What it is called in a citation.</param>
/// <param name="Definition">How it was counted.</param>
/// <param name="FileAddress">The address of the file with one of the ends of <see cref="FigureFoot.FileEnds"/>, without language.</param>
public sealed record FigureTake(string Title, string Definition, Func<string, string> FileAddress)
{
    /// <summary>The publication to cite; null to cite the page.</summary>
    public string? Citation { get; init; }
}
