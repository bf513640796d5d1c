using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CollectieveKracht.Web.Features.Collectives.People;

/// <summary>What is in the link of an invitation. It stands in the query, which no log keeps; the database has its hash.</summary>
public static class InvitationKey
{
    private const int Bytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>The page on which it is used, without language.</summary>
    public static string Path(string key) => "/uitnodiging?sleutel=" + key;
}
