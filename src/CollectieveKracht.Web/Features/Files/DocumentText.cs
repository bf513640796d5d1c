using System.IO.Compression;
using System.Text;
using System.Xml;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using UglyToad.PdfPig;

namespace CollectieveKracht.Web.Features.Files;

/// <summary>
/// What a document says, for the search. Reading stops at bounds of length, size and time: an archive of a few kilobytes can hold gigabytes, and
/// claims in its list of contents need not be true.
/// </summary>
public static class DocumentText
{
    private const int MostLetters = 200_000, MostPages = 300;

    /// <summary>Of all parts of an archive together, unpacked.</summary>
    private const long MostUnpacked = 150L * 1024 * 1024;

    private const int MostParts = 5_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Null when there are no words in it, such as in a PDF of scanned pages.</summary>
    /// <exception cref="RuleException">It cannot be read, or is a trap.</exception>
    public static string? Read(AttachmentType type, byte[] content)
    {
        try
        {
            var text = type switch
            {
                AttachmentType.Pdf => OfPdf(content),
                AttachmentType.WordDocument => OfParts(content, part => part.FullName is "word/document.xml" or "word/footnotes.xml" or "word/endnotes.xml", "t", ["p", "tab", "br"]),
                AttachmentType.Spreadsheet => OfParts(content, part => part.FullName == "xl/sharedStrings.xml", "t", ["si"]),
                AttachmentType.OpenDocument => OfParts(content, part => part.FullName == "content.xml", null, ["p", "h", "tab", "line-break"]),
                _ => "",
            };
            return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } words ? words : null;
        }
        catch (Exception broken) when (broken is not RuleException and not OutOfMemoryException)
        {
            // The library for PDF throws whatever the broken part happens to lead to.
            throw new RuleException("attachment.unreadable");
        }
    }

    private static string OfPdf(byte[] content)
    {
        var (text, until) = (new StringBuilder(), DateTime.UtcNow + Patience);
        using var pdf = PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = true });
        for (var number = 1; number <= Math.Min(pdf.NumberOfPages, MostPages) && text.Length < MostLetters && DateTime.UtcNow < until; number++)
        {
            foreach (var word in pdf.GetPage(number).GetWords()) text.Append(word.Text).Append(' ');
        }

        return Bounded(text);
    }

    /// <param name="words">The element whose text counts; null for all text.</param>
    /// <param name="breaks">Elements at whose end a word ends.</param>
    private static string OfParts(byte[] content, Func<ZipArchiveEntry, bool> isWanted, string? words, string[] breaks)
    {
        using var archive = new ZipArchive(new MemoryStream(content, writable: false));
        RuleException.Unless(archive.Entries.Count <= MostParts && archive.Entries.Sum(part => part.Length) <= MostUnpacked, "attachment.trap");

        var text = new StringBuilder();
        foreach (var part in archive.Entries.Where(isWanted))
        {
            using var unpacked = new BoundedStream(part.Open(), MostUnpacked);
            using var reader = XmlReader.Create(unpacked, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var inside = words is null ? 1 : 0;
            while (text.Length < MostLetters && reader.Read())
            {
                if (reader.NodeType is XmlNodeType.Element && !reader.IsEmptyElement && reader.LocalName == words) inside++;
                if (reader.NodeType is XmlNodeType.EndElement && reader.LocalName == words) inside--;
                if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace && inside > 0) text.Append(reader.Value);
                if (reader.NodeType is XmlNodeType.Element or XmlNodeType.EndElement && breaks.Contains(reader.LocalName)) text.Append(' ');
            }
        }

        return Bounded(text);
    }

    private static string Bounded(StringBuilder text) => text.ToString(0, Math.Min(text.Length, MostLetters));

    /// <summary>Ends with a refusal where more comes out than may.</summary>
    private sealed class BoundedStream(Stream inner, long most) : Stream
    {
        private long _left = most;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            _left -= read;
            RuleException.Unless(_left >= 0, "attachment.trap");
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
