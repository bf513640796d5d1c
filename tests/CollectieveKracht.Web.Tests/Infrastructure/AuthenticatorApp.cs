using System.Globalization;
using System.Net;
using System.Security.Cryptography;

namespace CollectieveKracht.Web.Tests;

/// <summary>An authenticator app on someone's phone.</summary>
public static class AuthenticatorApp
{
    /// <summary>What it shows at a moment (RFC 6238: six digits, half a minute each).</summary>
    /// <param name="key">The key of the site, in base 32 as it is shown for typing.</param>
    public static string CodeFor(string key, DateTimeOffset at)
    {
        var step = BitConverter.GetBytes(IPAddress.HostToNetworkOrder(at.ToUnixTimeSeconds() / 30));
        var hash = HMACSHA1.HashData(FromBase32(key), step);
        var place = hash[^1] & 0xf;
        var number = ((hash[place] & 0x7f) << 24) | (hash[place + 1] << 16) | (hash[place + 2] << 8) | hash[place + 3];
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        var letters = text.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit);
        var bits = string.Concat(letters.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(place => Convert.ToByte(bits.Substring(place * 8, 8), 2))];
    }
}
