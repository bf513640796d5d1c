using System.Net;
using CollectieveKracht.Web.Platform.Site;
using CollectieveKracht.Web.Platform.Start;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace CollectieveKracht.Web.Platform.Security;

public static class Security
{
    /// <summary>Room for a long article; an upload asks for more with <c>[RequestSizeLimit]</c>.</summary>
    private const int LargestForm = 1024 * 1024;

    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        builder.AddSettings<ProxyOptions>(ProxyOptions.Section);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestForm;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));
        builder.Services.AddScoped<ContentPolicy>();
        builder.Services.AddOptions<AntiforgeryOptions>().Configure<SiteOptions>(ProtectForms);
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>(TrustProxies);
    }

    /// <summary>Who the visitor is and whether TLS was used comes from a proxy only if the settings name that proxy.</summary>
    public static void UseProxies(this WebApplication app)
    {
        var proxy = app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value;
        if (proxy.Addresses.Count + proxy.Networks.Count > 0) app.UseForwardedHeaders();
    }

    public static string FormCookie(SiteOptions site) => site.CookieName("form");

    /// <summary>The name of a cookie of ours. The prefix makes a browser refuse it without TLS, so http://localhost has a plain name.</summary>
    public static string CookieName(this SiteOptions site, string name) => site.IsSecure ? $"__Host-{name}" : name;

    /// <summary>
    /// How every cookie of ours travels: to this host only, out of reach of scripts, and with a visitor who follows a link to us
    /// but not with a form of another site.
    /// </summary>
    /// <param name="expires">Null: until the browser is closed.</param>
    public static CookieOptions Cookie(this SiteOptions site, DateTimeOffset? expires = null) => new()
    {
        HttpOnly = true,
        Secure = site.IsSecure,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        Expires = expires,
        IsEssential = true,
    };

    private static void ProtectForms(AntiforgeryOptions forms, SiteOptions site)
    {
        forms.Cookie.Name = FormCookie(site);
        forms.Cookie.SecurePolicy = site.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        forms.Cookie.SameSite = SameSiteMode.Strict;
        forms.Cookie.HttpOnly = true;
        forms.Cookie.Path = "/";
    }

    private static void TrustProxies(ForwardedHeadersOptions forwarded, IOptions<ProxyOptions> proxy)
    {
        // The framework trusts the loopback addresses unasked; on a shared machine that is anyone.
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();

        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var address in proxy.Value.Addresses) forwarded.KnownProxies.Add(IPAddress.Parse(address));
        foreach (var network in proxy.Value.Networks) forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
    }
}
