namespace CollectieveKracht.Web.Features.Shared;

/// <summary>A step of the way to a page, for the partial <c>_Breadcrumbs</c>.</summary>
/// <param name="Text">What the reader sees.</param>
/// <param name="Address">Where it leads, such as "~/kennis"; null for a step without a page.</param>
public sealed record Crumb(string Text, string? Address = null);
