namespace CollectieveKracht.Web.Features.Moderation;

/// <summary>The fields of one reason among others on a page.</summary>
/// <param name="Id">Null for a new one.</param>
public sealed record ReasonFields(Guid? Id, ReasonForm Form);
