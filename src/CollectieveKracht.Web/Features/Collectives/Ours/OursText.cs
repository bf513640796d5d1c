namespace CollectieveKracht.Web.Features.Collectives.Ours;

/// <summary>Texts of the pages on which people register a collective, act for it, and decide about it.</summary>
public sealed class OursText;
