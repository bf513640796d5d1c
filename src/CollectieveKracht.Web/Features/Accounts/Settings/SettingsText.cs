namespace CollectieveKracht.Web.Features.Accounts.Settings;

public sealed class SettingsText;
