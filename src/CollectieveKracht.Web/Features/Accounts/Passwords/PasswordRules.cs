using System.Reflection;
using Microsoft.AspNetCore.Identity;

namespace CollectieveKracht.Web.Features.Accounts.Passwords;

/// <summary>
/// What a password must be: long, and not one that everybody tries first. There are no rules on kinds of characters: those make
/// people write "Welkom01!" and feel safe.
/// </summary>
public sealed class PasswordRules : IPasswordValidator<Person>
{
    public const int Shortest = 12;

    /// <summary>Longer costs more to hash than it protects.</summary>
    public const int Longest = 200;

    /// <summary>Why a password is refused, as the end of a text key.</summary>
    public const string TooShort = "TooShort", TooLong = "TooLong", Common = "Common";

    private const int FewestDifferent = 5, LeastBesidesRuns = 4, ShortestRun = 3;

    /// <summary>Rows that fingers and minds run along, either way.</summary>
    private static readonly string[] Rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "1qaz2wsx3edc4rfv5tgb"];

    private static readonly Lazy<HashSet<string>> Known = new(ReadKnown);

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password)
    {
        var fault = FaultOf(password ?? "", user.Email ?? "");
        return Task.FromResult(fault is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = fault, Description = fault }));
    }

    /// <returns>Null when there is nothing against it.</returns>
    public static string? FaultOf(string password, string address) =>
        password.Length < Shortest ? TooShort
        : password.Length > Longest ? TooLong
        : IsCommon(password.ToLowerInvariant(), address.ToLowerInvariant()) ? Common
        : null;

    private static bool IsCommon(string password, string address)
    {
        if (password.Distinct().Count() < FewestDifferent) return true;
        if (WithoutRuns(password).Length < LeastBesidesRuns) return true;
        if (Known.Value.Contains(password) || IsRepeated(password)) return true;

        // "Welkom2026!!", "w@chtwoord123" and one's own name with a year: what is left is one word that anyone tries.
        var core = new string([.. password.Where(char.IsLetter)]);
        var word = new string([.. Trimmed(password).Select(Plain).Where(char.IsLetter)]);
        return Known.Value.Contains(word) || Known.Value.Contains(core) || IsKnownTwice(core)
            || address.Split('@', '.', '-', '_', '+').Any(part => part.Length >= LeastBesidesRuns && (core == part || word == part))
            || password == address;
    }

    private static bool IsRepeated(string password) =>
        Enumerable.Range(1, password.Length / 2).Any(length => password.Length % length == 0
            && length <= 6 && string.Concat(Enumerable.Repeat(password[..length], password.Length / length)) == password);

    private static bool IsKnownTwice(string core) =>
        core.Length % 2 == 0 && core[..(core.Length / 2)] == core[(core.Length / 2)..] && Known.Value.Contains(core[..(core.Length / 2)]);

    private static string Trimmed(string password) =>
        password.Trim([.. password.Where(character => !char.IsLetter(character))]);

    private static string WithoutRuns(string password)
    {
        var left = new List<char>();
        for (var place = 0; place < password.Length;)
        {
            var run = Rows.Max(row => RunLength(password, place, row));
            if (run < ShortestRun) left.Add(password[place]);
            place += run < ShortestRun ? 1 : run;
        }

        return new string([.. left]);
    }

    private static int RunLength(string password, int start, string row)
    {
        var longest = 1;
        foreach (var step in (int[])[1, -1])
        {
            var length = 1;
            while (start + length < password.Length && row.IndexOf(password[start + length - 1]) is var here and >= 0
                && here + step >= 0 && here + step < row.Length && row[here + step] == password[start + length]) length++;
            longest = Math.Max(longest, length);
        }

        return longest;
    }

    private static char Plain(char character) => character switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => character,
    };

    private static HashSet<string> ReadKnown()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
