using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Net.Http.Headers;

namespace CollectieveKracht.Web.Platform.Site;

/// <summary>A file of XML for machines, with a validator made of its contents: who has it already gets 304.</summary>
public static class XmlAnswer
{
    public static IResult Of(XDocument document, string contentType)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true })) document.Save(writer);
        var bytes = stream.ToArray();
        var validator = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16));
        return Results.Bytes(bytes, contentType, entityTag: new EntityTagHeaderValue($"\"{validator}\""));
    }

    /// <summary>The text without characters that XML cannot hold.</summary>
    public static string Text(string text) =>
        text.All(IsHeld) ? text : new string([.. text.Where(IsHeld)]);

    private static bool IsHeld(char character) => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character);
}
