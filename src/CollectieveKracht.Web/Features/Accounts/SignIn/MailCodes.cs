using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts.Mails;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Mail;
using CollectieveKracht.Web.Platform.Security;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Accounts.SignIn;

/// <summary>Mails codes and judges what is given back. Whether an address has an account makes no difference to anything here.</summary>
public sealed class MailCodes(PlatformDb db, Outbox outbox, SiteOptions site, TimeProvider clock)
{
    /// <summary>More mails to one address than this in an hour are not sent: nobody's mailbox is flooded from here.</summary>
    private const int MostPerHour = 10;

    /// <summary>After so many wrong codes for an address within a day its codes get longer, which ends guessing and locks out nobody.</summary>
    private const int TriesUntilLonger = 15;

    private const int Digits = 6, DigitsUnderAttack = 12, SecretBytes = 32;

    private string Cookie => site.CookieName("code");

    /// <summary>Mails a code, and gives this browser what it needs to use it.</summary>
    public async Task SendAsync(HttpContext context, string address, MailCodeUse use, AccountId? person)
    {
        var (cancel, now) = (context.RequestAborted, clock.GetUtcNow());
        var normalized = Person.Normalized(address);
        var (anHourAgo, aDayAgo) = (now.AddHours(-1), now - MailCode.Kept);
        var earlier = await db.MailCodes.Where(code => code.NormalizedAddress == normalized && code.MadeAt > aDayAgo)
            .GroupBy(_ => 1)
            .Select(codes => new { InAnHour = codes.Count(code => code.MadeAt > anHourAgo), Wrong = codes.Sum(code => code.ProvenAt == null ? code.Tries : 0) })
            .SingleOrDefaultAsync(cancel);
        if (earlier?.InAnHour >= MostPerHour) return;

        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        var code = NewCode(earlier?.Wrong >= TriesUntilLonger ? DigitsUnderAttack : Digits);
        db.Add(new MailCode(SHA256.HashData(secret), Seal(secret, code), address, use, person, now));
        await outbox.WriteAsync(db, new Receiver(address, Language.Current), CodeMail.Kind, new CodeMail(code, use), cancel);
        await db.SaveChangesAsync(cancel);
        context.Response.Cookies.Append(Cookie, Base64Url.EncodeToString(secret), site.Cookie(expires: now + MailCode.Life + MailCode.ProofLife));
    }

    /// <summary>The code that this browser asked for, if it can still be given.</summary>
    public async Task<MailCode?> AskedAsync(HttpContext context, MailCodeUse use)
    {
        if (await FindAsync(context, use) is not { ProvenAt: null } code) return null;

        return clock.GetUtcNow() < code.MadeAt + MailCode.Life ? code : null;
    }

    /// <summary>What this browser has shown by giving a code, as long as that may be built on.</summary>
    public async Task<MailCode?> ProvenAsync(HttpContext context, MailCodeUse use)
    {
        if (await FindAsync(context, use) is not { ProvenAt: { } at } code) return null;

        return clock.GetUtcNow() < at + MailCode.ProofLife ? code : null;
    }

    /// <summary>Whether the code is right. It can be right once, and wrong a few times.</summary>
    public async Task<bool> ProveAsync(HttpContext context, MailCode asked, string given)
    {
        var cancel = context.RequestAborted;
        // Counted before it is judged, in one step, or tries that come at the same time would not count.
        var isTry = await db.MailCodes.Where(code => code.Id == asked.Id && code.Tries < MailCode.MostTries && code.ProvenAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.Tries, code => code.Tries + 1), cancel);
        if (isTry == 0 || SecretOf(context) is not { } secret) return false;

        var digits = string.Concat(given.Where(char.IsAsciiDigit));
        if (!CryptographicOperations.FixedTimeEquals(Seal(secret, digits), asked.CodeHash)) return false;

        var now = clock.GetUtcNow();
        return await db.MailCodes.Where(code => code.Id == asked.Id && code.ProvenAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.ProvenAt, now), cancel) == 1;
    }

    /// <summary>The proof has served: neither it nor the browser's secret is of use any more.</summary>
    public async Task SpendAsync(HttpContext context, MailCode proven)
    {
        await db.MailCodes.Where(code => code.Id == proven.Id).ExecuteDeleteAsync(context.RequestAborted);
        context.Response.Cookies.Delete(Cookie, site.Cookie());
    }

    private async Task<MailCode?> FindAsync(HttpContext context, MailCodeUse use)
    {
        if (SecretOf(context) is not { } secret) return null;

        var hash = SHA256.HashData(secret);
        return await db.MailCodes.AsNoTracking().SingleOrDefaultAsync(code => code.BrowserHash == hash && code.Use == use, context.RequestAborted);
    }

    private byte[]? SecretOf(HttpContext context)
    {
        var text = context.Request.Cookies[Cookie];
        return text is { Length: > 0 and < 100 } && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
    }

    private static string NewCode(int digits) => RandomNumberGenerator.GetString("0123456789", digits);

    private static byte[] Seal(byte[] secret, string code) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(code));
}
