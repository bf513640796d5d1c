using Microsoft.AspNetCore.Identity;

namespace CollectieveKracht.Web.Features.Accounts;

/// <summary>Judges what a browser says of a key. Whatever is wrong with it, the answer is no.</summary>
public static class Passkeys
{
    /// <summary>A key that was just made; null when this browser was not asked for one.</summary>
    public static Task<PasskeyAttestationResult?> AttestAsync(SignInManager<Person> signIn, string? credential) =>
        JudgeAsync(credential, async json => (PasskeyAttestationResult?)await signIn.PerformPasskeyAttestationAsync(json));

    /// <summary>A key that was just used; null when this browser was not asked for one.</summary>
    public static Task<PasskeyAssertionResult<Person>?> AssertAsync(SignInManager<Person> signIn, string? credential) =>
        JudgeAsync(credential, async json => (PasskeyAssertionResult<Person>?)await signIn.PerformPasskeyAssertionAsync(json));

    private static async Task<T?> JudgeAsync<T>(string? credential, Func<string, Task<T?>> judge) where T : class
    {
        if (string.IsNullOrWhiteSpace(credential)) return null;

        try
        {
            return await judge(credential);
        }
        catch (InvalidOperationException)
        {
            // Identity throws this when what it asked the browser was not asked, or too long ago.
            return null;
        }
    }
}
