using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Security;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Accounts.Sessions;

/// <summary>A session that holds, with what each page must know of its person.</summary>
public sealed record OpenSession(
    Guid Id, AccountId Account, string Name, IReadOnlyList<Role> Roles, bool IsVerifier, Theme Theme, bool HasSecondFactor, DateTimeOffset MadeAt, DateTimeOffset LastSeenAt);

/// <summary>
/// Who is signed in where. The cookie holds a key and nothing else; all that it opens is in the database. So a session that ends
/// is dead everywhere at once, and a role that is taken away is gone with the next request.
/// </summary>
public sealed class SessionStore(PlatformDb db, SiteOptions site, TimeProvider clock)
{
    private const int KeyBytes = 32;

    private string Cookie => site.CookieName("session");

    /// <summary>Signs a person in at this browser, under a new key. What was open here before ends.</summary>
    public async Task StartAsync(HttpContext context, AccountId person, SignInMethod method, bool hasSecondFactor)
    {
        var cancel = context.RequestAborted;
        if (KeyOf(context) is { } former) await EndAsync(former, cancel);

        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        var now = clock.GetUtcNow();
        db.Add(new Session(Hash(key), person, method, hasSecondFactor, BrowserName.Of(context.Request.Headers.UserAgent.ToString()), now));
        await db.SaveChangesAsync(cancel);
        context.Response.Cookies.Append(Cookie, key, site.Cookie(expires: now + SessionLimits.Ordinary.Absolute));
    }

    /// <summary>Signs out at this browser.</summary>
    public async Task EndAsync(HttpContext context)
    {
        if (KeyOf(context) is { } key) await EndAsync(key, context.RequestAborted);
        Forget(context);
    }

    /// <summary>Ends all sessions of a person but one.</summary>
    public Task<int> EndOthersAsync(AccountId person, Guid? but, CancellationToken cancel) =>
        db.Sessions.Where(session => session.PersonId == person && session.Id != but).ExecuteDeleteAsync(cancel);

    /// <summary>The session that the browser has the key of, if it still holds; a key of none is taken back.</summary>
    internal async Task<OpenSession?> FindAsync(HttpContext context)
    {
        if (KeyOf(context) is not { } key) return null;

        var (hash, cancel, now) = (Hash(key), context.RequestAborted, clock.GetUtcNow());
        var open = await db.Sessions.Where(session => session.KeyHash == hash)
            .Join(db.People, session => session.PersonId, person => person.Id, (session, person) => new { session, person })
            .Join(db.Accounts, both => both.person.Id, account => account.Id, (both, account) => new OpenSession(
                both.session.Id, account.Id, account.Name, account.Roles, db.NetworkVerifiers.Any(verifier => verifier.AccountId == account.Id), both.person.Theme, both.session.HasSecondFactor, both.session.MadeAt, both.session.LastSeenAt))
            .SingleOrDefaultAsync(cancel);

        if (open is null || SessionLimits.For(open.Roles).AreOver(open.MadeAt, open.LastSeenAt, now))
        {
            if (open is not null) await EndAsync(key, cancel);
            Forget(context);
            return null;
        }

        if (now - open.LastSeenAt >= SessionLimits.Grain)
            await db.Sessions.Where(session => session.Id == open.Id).ExecuteUpdateAsync(set => set.SetProperty(session => session.LastSeenAt, now), cancel);
        return open;
    }

    private string? KeyOf(HttpContext context) => context.Request.Cookies[Cookie] is { Length: > 0 and <= 100 } key ? key : null;

    private void Forget(HttpContext context) => context.Response.Cookies.Delete(Cookie, site.Cookie());

    private Task<int> EndAsync(string key, CancellationToken cancel)
    {
        var hash = Hash(key);
        return db.Sessions.Where(session => session.KeyHash == hash).ExecuteDeleteAsync(cancel);
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
