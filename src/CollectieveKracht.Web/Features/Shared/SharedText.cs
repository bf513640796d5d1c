namespace CollectieveKracht.Web.Features.Shared;

/// <summary>The words of the layout and of partials that several capabilities use.</summary>
public sealed class SharedText;
