namespace CollectieveKracht.Web.Platform.Postgres;

/// <summary>The section "Database" of the settings. With a connection string "Platform" it is not used.</summary>
public sealed record DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>Where the private server keeps its data, seen from the content root. Only Development has a default.</summary>
    public string? Folder { get; init; }

    /// <summary>The folder of PostgreSQL's programs, when they are not on the PATH or in the distribution's folders.</summary>
    public string? Binaries { get; init; }
}
