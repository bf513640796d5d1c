namespace CollectieveKracht.Web.Features.Shared;

/// <summary>The words of filters, rows and ends of lists.</summary>
public sealed class ListText;
