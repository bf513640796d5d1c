namespace CollectieveKracht.Web.Platform.Jobs;

/// <summary>The work that goes on beside requests; the section "Jobs" of the settings.</summary>
public sealed record JobOptions
{
    public const string Section = "Jobs";

    /// <summary>Whether this site does its share. Of several sites on one database at least one must.</summary>
    public bool Run { get; init; } = true;
}
