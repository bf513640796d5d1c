using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace CollectieveKracht.Web.Platform.Caching;

/// <summary>An answer as it was made, with what is needed to give it again and to know when it has become old.</summary>
/// <param name="MadeBy">The process that made it: moments of another cannot be compared.</param>
/// <param name="ReadAt">The moment of <see cref="Changes"/> before it was read.</param>
/// <param name="Scripts">What its content policy allows beyond the usual.</param>
/// <param name="Validator">Differs when one byte of the body does; compressed answers have their own.</param>
public sealed record KeptPage(
    Guid MadeBy, long ReadAt, IReadOnlyList<string> Tables, IReadOnlyList<string> Scripts, IReadOnlyList<KeyValuePair<string, string>> Headers,
    string Validator, ReadOnlyMemory<byte> Body)
{
    // Said anew with each answer, or about one transport only.
    private static readonly HashSet<string> NotKept = new(StringComparer.OrdinalIgnoreCase)
    {
        HeaderNames.CacheControl, HeaderNames.Connection, HeaderNames.ContentLength, HeaderNames.Date, HeaderNames.ETag, HeaderNames.TransferEncoding,
    };

    public static KeptPage Of(HttpResponse response, byte[] body, Guid madeBy, long readAt, IReadOnlyList<string> tables, IReadOnlyList<string> scripts) => new(
        madeBy, readAt, tables, scripts,
        [.. response.Headers.Where(header => !NotKept.Contains(header.Key)).Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()))],
        $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"", body);

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream(Body.Length + 1024);
        using var writer = new BinaryWriter(stream);
        writer.Write(MadeBy.ToByteArray());
        writer.Write(ReadAt);
        writer.Write(Validator);
        Write(Tables);
        Write(Scripts);
        Write([.. Headers.SelectMany(header => new[] { header.Key, header.Value })]);
        writer.Write(Body.Span);
        writer.Flush();
        return stream.ToArray();

        void Write(IReadOnlyList<string> words)
        {
            writer.Write(words.Count);
            foreach (var word in words) writer.Write(word);
        }
    }

    public static KeptPage FromBytes(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        using var reader = new BinaryReader(stream);
        return new KeptPage(
            MadeBy: new Guid(reader.ReadBytes(16)),
            ReadAt: reader.ReadInt64(),
            Validator: reader.ReadString(),
            Tables: Read(),
            Scripts: Read(),
            Headers: [.. Read().Chunk(2).Select(pair => KeyValuePair.Create(pair[0], pair[1]))],
            Body: bytes.AsMemory((int)stream.Position));

        string[] Read()
        {
            var words = new string[reader.ReadInt32()];
            for (var place = 0; place < words.Length; place++) words[place] = reader.ReadString();
            return words;
        }
    }
}
