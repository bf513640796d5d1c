using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CollectieveKracht.Web.Platform.Site;

/// <summary>A file of XML for machines.</summary>
public static class XmlAnswer
{
    public static IResult Of(XDocument document, string contentType)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true })) document.Save(writer);
        return Results.Bytes(stream.ToArray(), contentType);
    }

    /// <summary>The text without characters that XML cannot hold.</summary>
    public static string Text(string text) =>
        text.All(IsHeld) ? text : new string([.. text.Where(IsHeld)]);

    private static bool IsHeld(char character) => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character);
}
