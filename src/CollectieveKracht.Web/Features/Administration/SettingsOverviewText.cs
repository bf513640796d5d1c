namespace CollectieveKracht.Web.Features.Administration;

public sealed class SettingsOverviewText;
