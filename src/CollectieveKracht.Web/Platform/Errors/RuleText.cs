namespace CollectieveKracht.Web.Platform.Errors;

/// <summary>A sentence for each rule of the domain, under the name that the <see cref="Domain.RuleException"/> carries.</summary>
public sealed class RuleText;
