using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Mvc;

namespace CollectieveKracht.Web.Features.Accounts.SignIn;

/// <summary>Where someone was when they had to sign in. Only ever a place on this site.</summary>
public static class Back
{
    /// <summary>The parameter that carries it.</summary>
    public const string Name = "terug";

    /// <summary>The place to return to; the home page for what is not here, or is a place one signs in or out.</summary>
    public static string Local(IUrlHelper url, string? back) =>
        back is { Length: > 0 and < 2000 } && url.IsLocalUrl(back) && !IsDoor(back) ? back : Language.Current.Home;

    public static string Query(string? back) => back is { Length: > 0 } ? QueryString.Create(Name, back).ToUriComponent() : "";

    private static bool IsDoor(string back) =>
        back.Contains("/inloggen", StringComparison.OrdinalIgnoreCase) || back.Contains("/uitloggen", StringComparison.OrdinalIgnoreCase);
}
