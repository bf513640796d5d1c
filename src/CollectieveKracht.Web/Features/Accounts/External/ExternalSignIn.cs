using System.Security.Claims;
using CollectieveKracht.Web.Features.Accounts.SignIn;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Security;
using CollectieveKracht.Web.Platform.Site;
using CollectieveKracht.Web.Platform.Start;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CollectieveKracht.Web.Features.Accounts.External;

/// <summary>
/// Goes to another organisation and comes back, by OpenID Connect: a code with PKCE, a state and a nonce. It comes back by a link
/// (response_mode=query), so that cookies of SameSite=Lax come along and no other site needs to send us a form.
/// </summary>
public static class ExternalSignIn
{
    /// <summary>Where one lands after coming back, well or not.</summary>
    public const string ReturnedPath = "/inloggen/verder";

    /// <summary>The parameters of that page: what went wrong, and with which organisation.</summary>
    public const string TroubleName = "mislukt", ProviderName = "bij";

    /// <summary>How long one may take at the organisation.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>For what the organisation's server answers us; a request here has six seconds in all.</summary>
    private static readonly TimeSpan ServerPatience = TimeSpan.FromSeconds(4);

    public static void AddExternalSignIn(this WebApplicationBuilder builder)
    {
        var settings = builder.ReadSettings<ExternalProviders>(ExternalProviders.Section);
        builder.Services.AddSingleton(settings);
        foreach (var provider in settings.Providers)
        {
            builder.Services.AddAuthentication().AddOpenIdConnect(provider.Scheme, provider.Name, _ => { });
            builder.Services.AddOptions<OpenIdConnectOptions>(provider.Scheme).Configure<SiteOptions>((options, site) => Configure(options, provider, site));
        }
    }

    public static void MapExternalSignIn(this WebApplication app) => app.MapGet("/inloggen/via/{bij}", BeginAsync).AllowAnonymous();

    private static async Task<IResult> BeginAsync(string bij, string? terug, HttpContext context, ExternalProviders providers, ILogger<ExternalProviders> log)
    {
        if (providers.Find(bij) is not { } provider) return Results.NotFound();

        var returned = QueryHelpers.AddQueryString(Language.Current.Prefix + ReturnedPath, ProviderName, provider.Key);
        if (terug is { Length: > 0 and < 2000 }) returned = QueryHelpers.AddQueryString(returned, Back.Name, terug);
        try
        {
            await context.ChallengeAsync(provider.Scheme, new() { RedirectUri = returned });
            return Results.Empty;
        }
        catch (Exception error) when (error is InvalidOperationException or IOException or HttpRequestException or OpenIdConnectProtocolException)
        {
            log.LogWarning("Signing in through {Provider} cannot begin: {Reason}", provider.Key, error.GetBaseException().Message);
            return Results.LocalRedirect(QueryHelpers.AddQueryString(returned, TroubleName, ExternalTrouble.Failed.ToString()));
        }
    }

    private static void Configure(OpenIdConnectOptions options, ExternalProvider provider, SiteOptions site)
    {
        options.Authority = provider.Authority!.ToString();
        options.RequireHttpsMetadata = !provider.Authority.IsLoopback;
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.Scope.Clear();
        foreach (var scope in (string[])["openid", "email", "profile"]) options.Scope.Add(scope);
        options.GetClaimsFromUserInfoEndpoint = true;
        options.MapInboundClaims = false;
        // What of the answers is used stands in ExternalIdentity.
        options.ClaimActions.Clear();
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.CallbackPath = provider.ReturnPath;
        // The organisation signs nobody out here, least of all by a mere link.
        options.RemoteSignOutPath = options.SignedOutCallbackPath = PathString.Empty;
        options.BackchannelTimeout = ServerPatience;
        options.RemoteAuthenticationTimeout = options.ProtocolValidator.NonceLifetime = Patience;
        Protect(options.CorrelationCookie, site, "external-state-");
        Protect(options.NonceCookie, site, "external-nonce-");

        options.Events = new()
        {
            OnRedirectToIdentityProvider = context =>
            {
                // Never from the Host header, and the same in every language.
                context.ProtocolMessage.RedirectUri = site.Origin + provider.ReturnPath;
                context.ProtocolMessage.UiLocales = Language.Current.Code;
                return Task.CompletedTask;
            },
            OnTokenValidated = context =>
            {
                if (ExternalIdentity.Of(provider, context.Principal!) is not { Issuer.Length: > 0 and <= ExternalIdentity.LongestPart, Subject.Length: > 0 and <= ExternalIdentity.LongestPart })
                    context.Fail("Issuer or subject is missing or too long.");
                return Task.CompletedTask;
            },
            OnUserInformationReceived = context =>
            {
                AddMissing(context);
                return Task.CompletedTask;
            },
            OnTicketReceived = context =>
            {
                context.Principal = ExternalIdentity.Of(provider, context.Principal!).AsPrincipal();
                return Task.CompletedTask;
            },
            OnAccessDenied = context =>
            {
                GoBack(context.Response, provider, context.Properties, ExternalTrouble.Denied);
                context.HandleResponse();
                return Task.CompletedTask;
            },
            OnRemoteFailure = context =>
            {
                Tell(context, provider);
                GoBack(context.Response, provider, context.Properties, ExternalTrouble.Failed);
                context.HandleResponse();
                return Task.CompletedTask;
            },
        };
    }

    private static void Protect(CookieBuilder cookie, SiteOptions site, string name)
    {
        cookie.Name = site.CookieName(name);
        cookie.HttpOnly = true;
        cookie.SecurePolicy = site.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.Path = "/";
    }

    /// <summary>
    /// What the token does not tell, the organisation's server may. Address and whether it was checked come from one of both, or one
    /// could vouch for the address of the other.
    /// </summary>
    private static void AddMissing(UserInformationReceivedContext context)
    {
        var identity = (ClaimsIdentity)context.Principal!.Identity!;
        string[][] together = [["email", "email_verified"], ["name"]];
        foreach (var claims in together.Where(claims => !claims.Any(claim => identity.HasClaim(held => held.Type == claim))))
        {
            foreach (var claim in claims)
            {
                if (context.User.RootElement.TryGetProperty(claim, out var value)) identity.AddClaim(new(claim, value.ToString()));
            }
        }
    }

    // What was begun is sealed by us; without it nothing is known but for whom something came in.
    private static void GoBack(HttpResponse response, ExternalProvider provider, AuthenticationProperties? begun, ExternalTrouble trouble) =>
        response.Redirect(QueryHelpers.AddQueryString(begun?.RedirectUri ?? QueryHelpers.AddQueryString(ReturnedPath, ProviderName, provider.Key), TroubleName, trouble.ToString()));

    private static void Tell(RemoteFailureContext context, ExternalProvider provider)
    {
        // What stands in the address can be written by anyone, so it does not go to the log.
        var isTheirs = context.Properties is not null && !context.Request.Query.ContainsKey("error");
        context.HttpContext.RequestServices.GetRequiredService<ILogger<ExternalProviders>>().LogWarning(
            "Signing in through {Provider} failed: {Reason}", provider.Key, isTheirs ? context.Failure!.Message : "what came back was not what was sent");
    }
}

/// <summary>How going to another organisation ended without result.</summary>
public enum ExternalTrouble
{
    /// <summary>The person, or the organisation, said no.</summary>
    Denied,

    /// <summary>The organisation was away, or what came back was not right.</summary>
    Failed,
}
