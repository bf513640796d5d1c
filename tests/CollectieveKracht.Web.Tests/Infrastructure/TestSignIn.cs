using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollectieveKracht.Web.Tests;

/// <summary>Signs in whoever says in a header which role they have, for tests of what a role may do.</summary>
public sealed class TestSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Header = "X-Role";

    private const string Name = "proef";

    private const string Account = "019ab3f0-0000-7000-8000-000000000001";

    public static void AddTo(TestSite site) => site.Additions.Add(services =>
        services.AddAuthentication(Name).AddScheme<AuthenticationSchemeOptions, TestSignIn>(Name, null));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Header] is not [{ } role]) return Task.FromResult(AuthenticateResult.NoResult());

        var identity = new ClaimsIdentity([new(ClaimTypes.Name, "Anna <b>"), new(ClaimTypes.NameIdentifier, Account), new(ClaimTypes.Role, role)], Name);
        return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Name)));
    }
}
