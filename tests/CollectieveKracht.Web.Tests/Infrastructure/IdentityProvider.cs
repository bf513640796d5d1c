using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace CollectieveKracht.Web.Tests;

/// <summary>What an organisation tells of the person who sits before the browser.</summary>
/// <param name="IsAddressVerified">Null: it says nothing of that.</param>
/// <param name="ByServer">The address is not in the token, but given when its server is asked.</param>
public sealed record TestIdentity(string Subject, string? Address = null, bool? IsAddressVerified = null, string? Name = null, bool ByServer = false);

/// <summary>
/// An organisation that people sign in through: an OpenID Connect server on the loopback address, which describes itself, asks for PKCE
/// and signs its tokens. Who sits there has always agreed, unless the test says otherwise.
/// </summary>
public sealed class IdentityProvider : IAsyncLifetime
{
    public const string Name = "Proef-ID", Key = "proef-id", ClientId = "collectievekracht", Secret = "een geheim van de proef";

    private readonly HttpClient _browser = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
    private WebApplication? _server;

    /// <summary>Who is there.</summary>
    public TestIdentity Person { get; set; } = new("een");

    /// <summary>Whether the person presses "no".</summary>
    public bool Refuses { get; set; }

    /// <summary>Changes what is in the token, which is then signed anew.</summary>
    public Action<JsonObject>? Change { get; set; }

    /// <summary>Whether a token is signed by somebody else.</summary>
    public bool IsForged { get; set; }

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public ValueTask InitializeAsync() => StartAsync();

    /// <summary>Begins, under the address it had if it was there before.</summary>
    public async ValueTask StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Address.ToString());
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetUserInfoEndpointUris("userinfo");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.RegisterScopes(Scopes.Email, Scopes.Profile);
            server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            // Nothing is stored: there is one client, and the test says who is there.
            server.EnableDegradedMode();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(asked =>
            {
                if (asked.ClientId != ClientId) asked.Reject(Errors.InvalidClient);
                return default;
            }));
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(asked =>
            {
                if ((asked.ClientId, asked.ClientSecret) != (ClientId, Secret)) asked.Reject(Errors.InvalidClient);
                return default;
            }));
            server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(asked =>
            {
                if (Refuses) asked.Reject(Errors.AccessDenied);
                else asked.Principal = Describe(asked.Request.GetScopes());
                return default;
            }));
            server.AddEventHandler<HandleUserInfoRequestContext>(handler => handler.UseInlineHandler(asked =>
            {
                if (!Person.ByServer) return default;

                (asked.Email, asked.EmailVerified) = (Person.Address, Person.IsAddressVerified);
                return default;
            }));
            server.AddEventHandler<ApplyTokenResponseContext>(handler => handler.SetOrder(int.MinValue + 100_000).UseInlineHandler(told =>
            {
                if (told.Response.IdToken is { } token) told.Response.IdToken = Resign(token, told.Options.SigningCredentials[0]);
                return default;
            }));
        });

        _server = builder.Build();
        _server.UseAuthentication();
        await _server.StartAsync();
        Address = new(_server.Urls.Single());
        // Its keys are made at the first question, which takes longer than a site waits on a busy machine: so ask as a site does.
        await OpenIdConnectConfigurationRetriever.GetAsync($"{Address}.well-known/openid-configuration", new HttpDocumentRetriever { RequireHttps = false }, CancellationToken.None);
    }

    public async ValueTask StopAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    /// <summary>As at the start of a test.</summary>
    public void Forget() => (Person, Refuses, Change, IsForged) = (new("een"), false, null, false);

    /// <summary>Makes a site know this organisation; before its first request.</summary>
    public void AddTo(TestSite site)
    {
        site.Settings["SignIn:Providers:0:Name"] = Name;
        site.Settings["SignIn:Providers:0:Authority"] = Address.ToString();
        site.Settings["SignIn:Providers:0:ClientId"] = ClientId;
        site.Settings["SignIn:Providers:0:ClientSecret"] = Secret;
    }

    /// <summary>Opens an address of this organisation in the browser, which then wants to go where the answer says.</summary>
    public async Task<string> VisitAsync(string address)
    {
        using var answer = await _browser.GetAsync(address, TestContext.Current.CancellationToken);
        return answer.Header("Location") ?? throw new InvalidOperationException(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await StopAsync();
    }

    private ClaimsPrincipal Describe(IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("proef", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, Person.Subject).SetClaim(Claims.Name, Person.Name);
        if (!Person.ByServer)
        {
            identity.SetClaim(Claims.Email, Person.Address);
            if (Person.IsAddressVerified is { } isVerified) identity.SetClaim(Claims.EmailVerified, isVerified);
        }

        identity.SetScopes(scopes);
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return new ClaimsPrincipal(identity);
    }

    private string Resign(string token, SigningCredentials own)
    {
        if (Change is null && !IsForged) return token;

        var read = new JsonWebToken(token);
        var content = JsonNode.Parse(Base64UrlEncoder.Decode(read.EncodedPayload))!.AsObject();
        Change?.Invoke(content);
        // Under the name of the true key.
        var key = IsForged ? new SigningCredentials(new RsaSecurityKey(RSA.Create(2048)) { KeyId = read.Kid }, SecurityAlgorithms.RsaSha256) : own;
        return new JsonWebTokenHandler().CreateToken(content.ToJsonString(), key);
    }
}
