using CollectieveKracht.Web.Features.Shared;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Accounts.Settings;

/// <summary>The pages on which people set things for themselves, in the order of their menu.</summary>
public static class SettingsPages
{
    /// <summary>Where each is, and the end of the key of its title.</summary>
    public static IReadOnlyList<(string Path, string Key)> All { get; } =
    [
        ("/instellingen", "Profile"),
        ("/instellingen/wachtwoord", "Password"),
        ("/instellingen/sleutels", "Passkeys"),
        ("/instellingen/tweede-stap", "SecondFactor"),
        (OrganisationsModel.Path, "Organisations"),
        ("/instellingen/organisatie", "Affiliation"),
        ("/instellingen/e-mailadres", "Address"),
        ("/instellingen/meldingen", "Notices"),
        ("/instellingen/sessies", "Sessions"),
        ("/instellingen/gegevens", "Data"),
    ];

    public static PageMeta Meta(string key, IStringLocalizer<SettingsText> texts) => new($"{texts[$"Title{key}"]} · {texts["Settings"]}")
    {
        Description = texts[$"Title{key}"],
        NoIndex = true,
        Styles = ["forms", "sign-in", "settings"],
    };
}
