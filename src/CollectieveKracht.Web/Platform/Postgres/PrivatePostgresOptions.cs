namespace CollectieveKracht.Web.Platform.Postgres;

/// <param name="Folder">Where the cluster, its log and its socket are kept.</param>
/// <param name="Binaries">The folder of PostgreSQL's programs; null to look for them.</param>
/// <param name="IsThrowAway">For tests: faster because it may lose everything, and removed when disposed of.</param>
public sealed record PrivatePostgresOptions(string Folder, string? Binaries = null, bool IsThrowAway = false);
