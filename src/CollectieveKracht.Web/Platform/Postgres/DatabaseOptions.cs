using System.ComponentModel.DataAnnotations;

namespace CollectieveKracht.Web.Platform.Postgres;

/// <summary>
/// How the site uses its database, and where a private server keeps it; the section "Database" of the settings. With a
/// connection string "Platform" there is no private server.
/// </summary>
public sealed record DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>Where the private server keeps its data, seen from the content root. Only Development has a default.</summary>
    public string? Folder { get; init; }

    /// <summary>The folder of PostgreSQL's programs, when they are not on the PATH or in the distribution's folders.</summary>
    public string? Binaries { get; init; }

    /// <summary>How many connections all requests together may use. More than this only makes the server's processors change tasks.</summary>
    [Range(1, 1000, ErrorMessage = "must be a number of connections from 1 to 1000.")]
    public int Connections { get; init; } = 20;

    /// <summary>After how many seconds PostgreSQL cuts off a statement of a request.</summary>
    [Range(1, 60, ErrorMessage = "must be a number of seconds from 1 to 60.")]
    public int StatementSeconds { get; init; } = 4;
}
