using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace CollectieveKracht.Web.Features.Accounts.SignIn;

/// <summary>A token as it stands in a link.</summary>
public static class LinkToken
{
    public static string Write(string token) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token));

    /// <returns>Null for what we did not write.</returns>
    public static string? Read(string? written)
    {
        try
        {
            return written is null ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(written));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
