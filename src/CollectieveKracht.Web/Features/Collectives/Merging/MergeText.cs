namespace CollectieveKracht.Web.Features.Collectives.Merging;

/// <summary>Texts of the pages on which a moderator merges collectives.</summary>
public sealed class MergeText;
