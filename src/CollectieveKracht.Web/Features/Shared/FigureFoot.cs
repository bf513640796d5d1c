namespace CollectieveKracht.Web.Features.Shared;

/// <summary>Where a figure comes from and how to take it along, for the partial <c>_FigureFoot</c>.</summary>
/// <param name="Source">Source, number of respondents and date in a sentence.</param>
public sealed record FigureFoot(string Source)
{
    /// <summary>The address of the numbers as a file.</summary>
    public string? Download { get; init; }

    /// <summary>The id of the table with the same numbers, inside the figure.</summary>
    public string? Table { get; init; }

    /// <summary>The lasting address of this figure.</summary>
    public string? Link { get; init; }
}
