using AngleSharp.Dom;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Annotations;
using PdfSharp.UniversalAccessibility;

namespace CollectieveKracht.Web.Platform.Pdf;

/// <summary>What a PDF says of itself, above and below each page, and to programs.</summary>
/// <param name="Address">Where it is read on the site; null for what is not there.</param>
/// <param name="Foot">Date and licence.</param>
/// <param name="PageOf">The words for a page of how many.</param>
public sealed record PdfHead(string Title, string Author, string Subject, string Language, string Site, DateTimeOffset? At, string? Address, string Foot, Func<int, int, string> PageOf);

/// <summary>A text as PDF: A4, with its headings as bookmarks, links that work, and a structure that a screen reader can follow.</summary>
internal static class PdfText
{
    private const double FrameSize = 8.5;

    static PdfText() => GlobalFontSettings.FontResolver = new PdfFace.Resolver();

    /// <param name="body">HTML that is safe to show; see <see cref="PdfLayout"/>.</param>
    /// <param name="pictures">Those that can be shown, by their address in the HTML.</param>
    public static byte[] Write(PdfHead head, IElement body, IReadOnlyDictionary<string, PdfPicture> pictures)
    {
        var layout = new PdfLayout(pictures);
        layout.Lay(body);

        using var document = new PdfDocument();
        var structure = UAManager.ForDocument(document);
        structure.SetDocumentLanguage(head.Language);
        Describe(document, head);
        new Painter(document, structure.StructureBuilder, head, layout).Paint();
        using var bytes = new MemoryStream();
        document.Save(bytes, closeStream: false);
        return bytes.ToArray();
    }

    private static void Describe(PdfDocument document, PdfHead head)
    {
        document.Info.Title = head.Title;
        document.Info.Author = head.Author;
        document.Info.Subject = head.Subject;
        document.Info.Creator = head.Site;
        if (head.At is { } at) document.Info.CreationDate = at.UtcDateTime;
        document.ViewerPreferences.DisplayDocTitle = true;
    }

    private sealed class Painter(PdfDocument document, StructureBuilder structure, PdfHead head, PdfLayout layout)
    {
        private readonly Dictionary<(PdfFace, double), XFont> _fonts = [];
        private readonly Dictionary<uint, XSolidBrush> _inks = [];
        private XGraphics? _page;

        public void Paint()
        {
            foreach (var (number, sheet) in layout.Sheets.Index())
            {
                // The last page is left only when the next is there: what began on it is closed and goes on.
                var page = document.AddPage();
                (page.Width, page.Height) = (XUnit.FromPoint(PdfSheet.Width), XUnit.FromPoint(PdfSheet.Height));
                _page?.Dispose();
                _page = XGraphics.FromPdfPage(page);
                PaintFrame(number + 1, sheet);
                foreach (var mark in sheet.Marks) Paint(mark, page);
            }

            AddBookmarks();
            _page?.Dispose();
        }

        private void PaintFrame(int number, PdfSheet sheet)
        {
            structure.BeginArtifact();
            var width = PdfSheet.Right - PdfSheet.Left;
            if (number == 1)
            {
                Words(head.Site, PdfSheet.Left, 50, new(PdfFace.Heading, 13), width);
                Plane(new(PdfSheet.Left, 58, 44, 4, PdfInk.Sun));
            }
            else Words(head.Title, PdfSheet.Left, 48, new(PdfFace.Regular, FrameSize, PdfInk.Quiet), width);

            var foot = PdfSheet.Height - 48;
            var quiet = new PdfLook(PdfFace.Regular, FrameSize, PdfInk.Quiet);
            var page = head.PageOf(number, layout.Sheets.Count);
            var pageWidth = quiet.Width(page) + 1;
            Plane(new(PdfSheet.Left, foot - 14, width, 0.6, PdfInk.Line));
            Words(head.Foot, PdfSheet.Left, foot, quiet, width - pageWidth - 12);
            Words(page, PdfSheet.Right - pageWidth, foot, quiet, pageWidth);
            if (head.Address is { } address) Words(address, PdfSheet.Left, foot + 12, quiet, width);
            foreach (var plane in sheet.Planes) Plane(plane);
            structure.End();
        }

        private void Paint(PdfSheet.Mark mark, PdfPage page)
        {
            switch (mark)
            {
                case PdfSheet.Begin begin:
                    Begin(begin.Part);
                    break;
                case PdfSheet.BeginLink link:
                    BeginLink(link, page);
                    break;
                case PdfSheet.End:
                    structure.End();
                    break;
                case PdfSheet.Words words:
                    _page!.DrawString(words.Text, Font(words.Face, words.Size), Ink(words.Colour), words.X, words.Y);
                    break;
                case PdfSheet.Shown shown:
                    Show(shown);
                    break;
            }
        }

        private void Begin(PdfSheet.Part part)
        {
            switch (part)
            {
                case PdfSheet.Part.Quote: structure.BeginElement(PdfGroupingElementTag.BlockQuotation); break;
                default: structure.BeginElement(Tag(part)); break;
            }
        }

        private static PdfBlockLevelElementTag Tag(PdfSheet.Part part) => part switch
        {
            PdfSheet.Part.Heading1 => PdfBlockLevelElementTag.Heading1,
            PdfSheet.Part.Heading2 => PdfBlockLevelElementTag.Heading2,
            PdfSheet.Part.Heading3 => PdfBlockLevelElementTag.Heading3,
            PdfSheet.Part.Heading4 => PdfBlockLevelElementTag.Heading4,
            PdfSheet.Part.Heading5 => PdfBlockLevelElementTag.Heading5,
            PdfSheet.Part.Heading6 => PdfBlockLevelElementTag.Heading6,
            PdfSheet.Part.List => PdfBlockLevelElementTag.List,
            PdfSheet.Part.Item => PdfBlockLevelElementTag.ListItem,
            PdfSheet.Part.Label => PdfBlockLevelElementTag.Label,
            PdfSheet.Part.Body => PdfBlockLevelElementTag.ListBody,
            PdfSheet.Part.Table => PdfBlockLevelElementTag.Table,
            PdfSheet.Part.Row => PdfBlockLevelElementTag.TableRow,
            PdfSheet.Part.HeadCell => PdfBlockLevelElementTag.TableHeaderCell,
            PdfSheet.Part.Cell => PdfBlockLevelElementTag.TableDataCell,
            _ => PdfBlockLevelElementTag.Paragraph,
        };

        private void BeginLink(PdfSheet.BeginLink link, PdfPage page)
        {
            var place = new PdfRectangle(new XRect(link.X, PdfSheet.Height - link.Y - link.Height, link.Width, link.Height));
            if (link.Target is ['#', .. var id])
            {
                var to = layout.Places.GetValueOrDefault(id) ?? new PdfPlace(0, PdfSheet.Top);
                structure.BeginElement(PdfLinkAnnotation.CreateDocumentLink(place, to.Sheet + 1, new XPoint(0, PdfSheet.Height - to.Y + 20)), link.Target);
            }
            else structure.BeginElement(PdfLinkAnnotation.CreateWebLink(place, new Uri(link.Target).AbsoluteUri), link.Target);
        }

        private void Show(PdfSheet.Shown shown)
        {
            using var bytes = new MemoryStream(shown.Picture.Jpeg);
            using var image = XImage.FromStream(bytes);
            var place = new XRect(shown.X, shown.Y, shown.Width, shown.Height);
            structure.BeginElement(PdfIllustrationElementTag.Figure, shown.Alternative, place);
            _page!.DrawImage(image, place);
            structure.End();
        }

        private void AddBookmarks()
        {
            var open = new Stack<(int Level, PdfOutlineCollection Below)>();
            foreach (var heading in layout.Headings)
            {
                while (open.Count > 0 && open.Peek().Level >= heading.Level) open.Pop();
                var beside = open.Count > 0 ? open.Peek().Below : document.Outlines;
                var bookmark = new PdfOutline(heading.Words, document.Pages[heading.Place.Sheet], opened: true)
                {
                    PageDestinationType = PdfPageDestinationType.Xyz,
                    Top = PdfSheet.Height - heading.Place.Y + 20,
                };
                beside.Add(bookmark);
                open.Push((heading.Level, bookmark.Outlines));
            }
        }

        /// <summary>One line, cut off where it would be wider than its room.</summary>
        private void Words(string text, double x, double y, PdfLook look, double room)
        {
            var whole = PdfLines.Of([(text.ReplaceLineEndings(" "), look)], room);
            var isCut = whole.Count > 1;
            if ((isCut ? PdfLines.Of([(text.ReplaceLineEndings(" "), look)], room - look.Width("…")) : whole) is not [var line, ..]) return;

            foreach (var run in line) _page!.DrawString(run.Text, Font(run.Look.Face, run.Look.Size), Ink(run.Look.Colour), x + run.X, y);
            if (isCut) _page!.DrawString("…", Font(look.Face, look.Size), Ink(look.Colour), x + line.Sum(run => run.Width), y);
        }

        private void Plane(PdfSheet.Plane plane) => _page!.DrawRectangle(Ink(plane.Colour), plane.X, plane.Y, plane.Width, Math.Max(0, plane.Height));

        private XFont Font(PdfFace face, double size) =>
            _fonts.TryGetValue((face, size), out var known) ? known : _fonts[(face, size)] = new XFont(face.Name, size, XFontStyleEx.Regular, new XPdfFontOptions(PdfFontEncoding.Unicode));

        private XSolidBrush Ink(uint colour) => _inks.TryGetValue(colour, out var known) ? known : _inks[colour] = new XSolidBrush(XColor.FromArgb(unchecked((int)colour)));
    }
}
