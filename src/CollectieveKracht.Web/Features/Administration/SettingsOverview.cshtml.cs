using CollectieveKracht.Web.Features.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Administration;

/// <summary>What the platform is set to, and where that is said; to read, since whoever runs the machine sets it.</summary>
[Authorize(Policies.Administrator)]
public sealed class SettingsOverviewModel(IConfiguration configuration, IWebHostEnvironment environment) : PageModel
{
    public IReadOnlyList<ShownSetting> Settings { get; private set; } = [];

    public string Environment => environment.EnvironmentName;

    /// <summary>Whether the site has a database of its own, or one that a connection string names.</summary>
    public bool HasOwnDatabase { get; private set; }

    public void OnGet()
    {
        Settings = ShownSetting.Read((IConfigurationRoot)configuration);
        HasOwnDatabase = string.IsNullOrEmpty(configuration.GetConnectionString("Platform"));
    }
}
