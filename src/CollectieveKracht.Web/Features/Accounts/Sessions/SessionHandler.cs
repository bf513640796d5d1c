using System.Security.Claims;
using System.Text.Encodings.Web;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Collectives.People;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Health;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;

namespace CollectieveKracht.Web.Features.Accounts.Sessions;

/// <summary>
/// Tells each request who is asking, from the session of its cookie, and leads who must sign in first to where they can. The
/// framework's own cookie keeps the value it had when someone signs in anew; ours never does.
/// </summary>
internal sealed class SessionHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, SessionStore sessions, PlatformDb db)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // An error page needs no database, and knows who is asking from before the error.
        if (Context.IsShowingError() || IsFile || Request.Path.StartsWithSegments(HealthEndpoints.Path)) return AuthenticateResult.NoResult();
        if (await sessions.FindAsync(Context) is not { } open) return AuthenticateResult.NoResult();

        Context.Features.Set(await db.ViewerOfAsync(open.Account, Context.RequestAborted));
        return AuthenticateResult.Success(new AuthenticationTicket(Describe(open), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        GoOrRefuse("/inloggen", StatusCodes.Status401Unauthorized);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Context.User.HasClaim(claim => claim.Type == PersonClaims.WaitingRole)
            ? GoOrRefuse("/instellingen/tweede-stap", StatusCodes.Status403Forbidden)
            : Refuse(StatusCodes.Status403Forbidden);

    private bool IsFile => Context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private static ClaimsPrincipal Describe(OpenSession open)
    {
        var identity = new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, open.Account.Value.ToString()),
            new(ClaimTypes.Name, open.Name),
            new(PersonClaims.Session, open.Id.ToString()),
            new(PersonClaims.Theme, open.Theme.ToString()),
        ], IdentityConstants.ApplicationScheme);
        if (open.HasSecondFactor) identity.AddClaim(new(PersonClaims.SecondFactor, "yes"));
        if (open.IsVerifier) identity.AddClaim(new(PersonClaims.Verifier, "yes"));
        foreach (var role in open.Roles)
        {
            // Without its second factor a role does not exist: no page needs to ask for both.
            var isHeld = open.HasSecondFactor || !role.NeedsSecondFactor();
            identity.AddClaim(new(isHeld ? ClaimTypes.Role : PersonClaims.WaitingRole, role.ToString().ToLowerInvariant()));
        }

        return new ClaimsPrincipal(identity);
    }

    private Task GoOrRefuse(string path, int status)
    {
        var isPage = (HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method)) && !Request.WantsJson(Request.Path);
        if (!isPage) return Refuse(status);

        var asked = Request.PathBase + Request.Path + Request.QueryString;
        Response.Redirect(Request.PathBase + path + QueryString.Create("terug", asked));
        return Task.CompletedTask;
    }

    private Task Refuse(int status)
    {
        Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
