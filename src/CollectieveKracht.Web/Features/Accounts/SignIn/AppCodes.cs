using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CollectieveKracht.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Accounts.SignIn;

/// <summary>
/// The codes of an authenticator app (RFC 6238: SHA-1, 30 seconds, six digits). The framework takes a code as often as it is given
/// while it holds; here each is taken once, so that who looks over a shoulder comes too late.
/// </summary>
public sealed class AppCodes(PlatformDb db, UserManager<Person> people, TimeProvider clock)
{
    private const int Digits = 6, SecondsPerStep = 30;

    /// <summary>How many steps the clock of a phone may be off.</summary>
    private const int StepsOff = 1;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Whether this is a code of now that was not given before. From here on it is spent, and so are earlier ones.</summary>
    public async Task<bool> AcceptAsync(Person person, string given, CancellationToken cancel)
    {
        if (given.Length != Digits || await people.GetAuthenticatorKeyAsync(person) is not { } key) return false;
        if (StepOf(given, key) is not { } step) return false;

        // In one step, or the same code given twice at the same time would be taken twice.
        return await db.People.Where(one => one.Id == person.Id && (one.LastAppStep == null || one.LastAppStep < step))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastAppStep, step), cancel) == 1;
    }

    /// <summary>For a new key: what was spent of a former one says nothing of it.</summary>
    public Task BeginAnewAsync(Person person, CancellationToken cancel) =>
        db.People.Where(one => one.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.LastAppStep, (long?)null), cancel);

    private long? StepOf(string given, string key)
    {
        var (secret, now) = (FromBase32(key), clock.GetUtcNow().ToUnixTimeSeconds() / SecondsPerStep);
        long? found = null;
        for (var step = now - StepsOff; step <= now + StepsOff; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeOf(secret, step)), Encoding.ASCII.GetBytes(given))) found = step;
        }

        return found;
    }

    private static string CodeOf(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(secret, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        var (bytes, held, bits) = (new List<byte>(), 0, 0);
        foreach (var letter in text)
        {
            (held, bits) = ((held << 5) | Base32.IndexOf(letter), bits + 5);
            if (bits < 8) continue;

            bytes.Add((byte)(held >> (bits -= 8)));
            held &= (1 << bits) - 1;
        }

        return [.. bytes];
    }
}
