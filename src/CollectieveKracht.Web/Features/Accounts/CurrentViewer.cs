using System.Security.Claims;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;

namespace CollectieveKracht.Web.Features.Accounts;

/// <summary>
/// Who is looking at this request's page. Every query that shows content asks it, so that who may see what is decided in one place.
/// </summary>
public sealed class CurrentViewer
{
    /// <summary>What they may see.</summary>
    public Viewer Viewer { get; init; } = Viewer.Visitor;

    /// <summary>The person who is signed in; null for a visitor.</summary>
    public SignedInPerson? Person { get; init; }

    public static CurrentViewer Of(HttpContext? context)
    {
        if (context?.User is not { Identity.IsAuthenticated: true } user || !Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return new();

        return new()
        {
            Viewer = context.Features.Get<Viewer>() ?? Viewer.Visitor,
            Person = new SignedInPerson(AccountId.From(id), user),
        };
    }
}

/// <summary>The person who is signed in, as far as every page must know them.</summary>
public sealed class SignedInPerson(AccountId account, ClaimsPrincipal user)
{
    public AccountId Account { get; } = account;

    public string Name { get; } = user.FindFirstValue(ClaimTypes.Name) ?? "";

    /// <summary>Two letters for their picture.</summary>
    public string Initials => string.Concat(Name.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [] => [],
        [var only] => only.Take(2),
        [var first, .., var last] => [first[0], last[0]],
    }).ToUpperInvariant();

    /// <summary>Their session at this browser.</summary>
    public Guid? Session { get; } = Guid.TryParse(user.FindFirstValue(PersonClaims.Session), out var session) ? session : null;

    public Theme Theme { get; } = Enum.TryParse<Theme>(user.FindFirstValue(PersonClaims.Theme), out var theme) ? theme : Theme.AsDevice;

    public bool HasSecondFactor { get; } = user.HasClaim(claim => claim.Type == PersonClaims.SecondFactor);

    /// <summary>Whether a role waits until they sign in with a second factor.</summary>
    public bool HasWaitingRole { get; } = user.HasClaim(claim => claim.Type == PersonClaims.WaitingRole);

    /// <summary>Whether they decide on collectives: as a moderator, or for a network.</summary>
    public bool Decides { get; } = user.IsInRole(nameof(Role.Moderator).ToLowerInvariant()) || user.HasClaim(claim => claim.Type == PersonClaims.Verifier);

    /// <summary>Whether they can use a role now.</summary>
    public bool Is(Role role) => user.IsInRole(role.ToString().ToLowerInvariant());
}
