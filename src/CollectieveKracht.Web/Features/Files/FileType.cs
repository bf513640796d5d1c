using System.IO.Compression;
using System.Text;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;

namespace CollectieveKracht.Web.Features.Files;

/// <summary>What a file is, by what is in it. Its name and what the sender says of it count for nothing.</summary>
public static class FileType
{
    /// <exception cref="RuleException">It is of no type that we take.</exception>
    public static AttachmentType Of(byte[] content)
    {
        RuleException.Unless(content.Length > 0, "attachment.empty");
        if (IsPicture(content)) return AttachmentType.Picture;
        if (Begins(content, "%PDF-")) return AttachmentType.Pdf;
        return Begins(content, "PK\x03\x04") && OfArchive(content) is { } type ? type : throw new RuleException("attachment.type");
    }

    /// <summary>For the head of an answer.</summary>
    public static string ContentType(AttachmentType type) => type switch
    {
        AttachmentType.Picture => "image/webp",
        AttachmentType.Pdf => "application/pdf",
        AttachmentType.WordDocument => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        AttachmentType.Spreadsheet => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/vnd.oasis.opendocument.text",
    };

    /// <summary>With the dot.</summary>
    public static string Extension(AttachmentType type) => type switch
    {
        AttachmentType.Picture => ".webp",
        AttachmentType.Pdf => ".pdf",
        AttachmentType.WordDocument => ".docx",
        AttachmentType.Spreadsheet => ".xlsx",
        _ => ".odt",
    };

    /// <summary>The name as people gave it, without a path, signs that no system likes, and the ending, which follows from the type.</summary>
    public static string NameFor(string? given, AttachmentType type)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        var kept = new string([.. last.Where(sign => !char.IsControl(sign) && !"<>:\"|?*".Contains(sign, StringComparison.Ordinal))]);
        var bare = Path.GetFileNameWithoutExtension(kept).Trim(' ', '.');
        var ending = Extension(type);
        if (bare.Length == 0) bare = type == AttachmentType.Picture ? "foto" : "document";
        return bare[..Math.Min(bare.Length, Attachment.LongestName - ending.Length)].Trim() + ending;
    }

    private static bool IsPicture(byte[] content) =>
        (content is [0xFF, 0xD8, 0xFF, ..])
        || Begins(content, "\x89PNG\r\n\x1a\n")
        || Begins(content, "GIF87a") || Begins(content, "GIF89a")
        || (Begins(content, "RIFF") && content.Length > 12 && Encoding.Latin1.GetString(content, 8, 4) == "WEBP");

    private static AttachmentType? OfArchive(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false));
            if (archive.GetEntry("mimetype") is { Length: < 200 } told)
            {
                using var reader = new StreamReader(told.Open());
                return reader.ReadToEnd().Trim() == "application/vnd.oasis.opendocument.text" ? AttachmentType.OpenDocument : null;
            }

            // One with macros can act by itself when it is opened.
            if (archive.GetEntry("[Content_Types].xml") is null || archive.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return null;
            return archive.GetEntry("word/document.xml") is not null ? AttachmentType.WordDocument
                : archive.GetEntry("xl/workbook.xml") is not null ? AttachmentType.Spreadsheet
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool Begins(byte[] content, string signature) =>
        content.AsSpan().StartsWith(Encoding.Latin1.GetBytes(signature));
}
