using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Accounts.External;
using CollectieveKracht.Web.Features.Accounts.OwnData;
using CollectieveKracht.Web.Features.Accounts.Passwords;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using CollectieveKracht.Web.Features.Accounts.SignIn;
using CollectieveKracht.Web.Platform.Jobs;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Security;
using CollectieveKracht.Web.Platform.Site;
using CollectieveKracht.Web.Platform.Start;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Accounts;

/// <summary>Who is asking, and what they may: people, their sessions, and the permissions of pages.</summary>
public static class AccountsFeature
{
    /// <summary>OWASP's advice for PBKDF2 with SHA-512.</summary>
    private const int PasswordRounds = 210_000;

    private static readonly TimeSpan StepLife = TimeSpan.FromMinutes(10);

    /// <summary>Time to wait for a mailed code and sign in with it, before linking.</summary>
    private static readonly TimeSpan ExternalLife = TimeSpan.FromMinutes(30);

    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped(provider => CurrentViewer.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext));
        services.AddScoped<SessionStore>();
        services.AddScoped<MailCodes>();
        services.AddScoped<SignInFlow>();
        services.AddScoped<Joining>();
        services.AddScoped<AppCodes>();
        services.AddSingleton<SignInGate>();
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<Erasure>();
        services.AddAccountData();
        services.AddTerm("sessions", SessionLimits.Ordinary.Absolute, (db, before, cancel) => db.Sessions.Where(session => session.MadeAt < before).ExecuteDeleteAsync(cancel));
        services.AddTerm("sessions that are not used", SessionLimits.Ordinary.Idle, (db, before, cancel) => db.Sessions.Where(session => session.LastSeenAt < before).ExecuteDeleteAsync(cancel));
        services.AddTerm("mailed codes, with the address they went to", MailCode.Kept, (db, before, cancel) => db.MailCodes.Where(code => code.MadeAt < before).ExecuteDeleteAsync(cancel));
        services.AddCommand("account administrator", "MAIL", "makes this person an administrator and tells a link to sign in once", (provider, address, cancel) =>
            provider.GetRequiredService<FirstAdministrator>().MakeAsync(address, cancel));

        services.AddIdentityCore<Person>(options =>
            {
                options.User.RequireUniqueEmail = true;
                // See PasswordRules, which is the only judge of passwords.
                options.Password = new() { RequiredLength = 0, RequiredUniqueChars = 0, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
                // Guessing from many places closes the password for a while, never the mailed code or the passkey.
                options.Lockout = new() { MaxFailedAccessAttempts = 50, DefaultLockoutTimeSpan = TimeSpan.FromHours(1) };
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddUserStore<PersonStore>()
            .AddPasswordValidator<PasswordRules>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordRounds);
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromHours(1));
        services.AddOptions<IdentityPasskeyOptions>().Configure<SiteOptions>((options, site) =>
        {
            // Never from the Host header: a key must work here and nowhere else.
            options.ServerDomain = site.Address!.Host;
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });

        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(IdentityConstants.ApplicationScheme, null)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme)
            .AddCookie(IdentityConstants.ExternalScheme);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme).Configure<SiteOptions>((cookie, site) => Protect(cookie, site, "step", StepLife));
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ExternalScheme).Configure<SiteOptions>((cookie, site) => Protect(cookie, site, "external", ExternalLife));
        builder.AddExternalSignIn();

        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Administrator, policy => policy.RequireRole(Role.Administrator.ToString().ToLowerInvariant()))
            .AddPolicy(Policies.Curator, policy => policy.RequireRole(Role.Moderator.ToString().ToLowerInvariant(), Role.Administrator.ToString().ToLowerInvariant()))
            .AddPolicy(Policies.Moderator, policy => policy.RequireRole(Role.Moderator.ToString().ToLowerInvariant()))
            .AddPolicy(Policies.Analyst, policy => policy.RequireRole(Role.Analyst.ToString().ToLowerInvariant()))
            .AddPolicy(Policies.LogReader, policy => policy.RequireRole(Role.Administrator.ToString().ToLowerInvariant(), Role.Moderator.ToString().ToLowerInvariant()))
            // What says nothing of who may use it is for people who are signed in. An address that is nothing is told so.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(asked =>
                asked.User.Identity is { IsAuthenticated: true } || asked.Resource is HttpContext context && IsNothing(context.GetEndpoint())).Build());
    }

    public static void UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapAccounts(this WebApplication app)
    {
        app.MapExternalSignIn();
        app.MapGet("/.well-known/change-password", () => Results.LocalRedirect("~/instellingen/wachtwoord")).WithoutLanguage().AllowAnonymous();
    }

    // In development the framework adds an address for files that are made while the site runs; most often there is none.
    private static bool IsNothing(Endpoint? endpoint) => endpoint is null or RouteEndpoint { RoutePattern.RawText: "{**path:file}" };

    private static void Protect(CookieAuthenticationOptions options, SiteOptions site, string name, TimeSpan life)
    {
        options.Cookie = new CookieBuilder
        {
            Name = site.CookieName(name),
            HttpOnly = true,
            SecurePolicy = site.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
        };
        options.ExpireTimeSpan = life;
        options.SlidingExpiration = false;
    }
}
