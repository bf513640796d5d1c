namespace CollectieveKracht.Web.Features.Scenarios;

/// <summary>The texts of the scenario.</summary>
public sealed class ScenarioText;
