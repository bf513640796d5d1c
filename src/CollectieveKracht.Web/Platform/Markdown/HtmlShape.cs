using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CollectieveKracht.Domain;

namespace CollectieveKracht.Web.Platform.Markdown;

/// <summary>
/// Gives the HTML that Markdig makes the shape that our pages expect: headings below the page's own, ids that nothing else
/// has, links and pictures that lead where they say, tables that scroll, and words for who listens to the page.
/// </summary>
internal static class HtmlShape
{
    /// <summary>In which uploaded pictures are made and asked for, in dots, the smallest first.</summary>
    public static IReadOnlyList<int> PictureWidths { get; } = [480, 960, 1600];

    /// <summary>Every class that a text can have; the style sheets know them.</summary>
    public static readonly IReadOnlyCollection<string> Classes =
    [
        "in-short", "numbered", "scroll", "to-right", "to-centre", "term",
        "contains-task-list", "task-list-item", "footnotes", "footnote-ref", "footnote-back-ref",
        "markdown-alert", "markdown-alert-title", "markdown-alert-note", "markdown-alert-tip", "markdown-alert-warning",
    ];

    /// <summary>A page's own ids and a script's names never begin like this, so a text cannot take their place.</summary>
    private const string IdPrefix = "k-";

    private static readonly Label Note = new("Goed om te weten", "Good to know");
    private static readonly Label Tip = new("Tip", "Tip");
    private static readonly Label Warning = new("Let op", "Take note");
    private static readonly Label InShort = new("In het kort", "In short");
    private static readonly Label Table = new("Tabel", "Table");
    private static readonly Label ToDo = new("Nog te doen", "To do");
    private static readonly Label Done = new("Gedaan", "Done");
    private static readonly Label Footnote = new("Voetnoot", "Footnote");
    private static readonly Label BackToText = new("Terug naar de tekst", "Back to the text");

    public static void Give(IHtmlDocument document, string language)
    {
        var body = document.Body!;
        NumberHeadings(body);
        RenameFootnotes(body, language);
        var ids = body.QuerySelectorAll("[id]").Select(element => element.Id!).ToHashSet();
        foreach (var link in body.QuerySelectorAll("a")) Lead(link, ids);
        foreach (var picture in body.QuerySelectorAll("img")) Show(picture);
        foreach (var callout in body.QuerySelectorAll(".markdown-alert")) Call(callout, language);
        foreach (var box in body.QuerySelectorAll("input")) box.SetAttribute("aria-label", (box.HasAttribute("checked") ? Done : ToDo).In(language));
        foreach (var cell in body.QuerySelectorAll("th, td")) Align(cell);
        foreach (var figure in body.QuerySelectorAll("figure")) KeepOneCaption(figure);
        FrameTables(body, language);
        foreach (var list in body.Children.Where(IsSteps)) list.ClassName = "numbered";
        SetSummaryApart(body, language);
    }

    /// <summary>The highest heading of a text becomes h2, and none skips a level, whatever the author began with.</summary>
    private static void NumberHeadings(IElement body)
    {
        var headings = body.QuerySelectorAll("h1, h2, h3, h4, h5, h6").ToList();
        foreach (var empty in headings.Where(heading => heading.TextContent.Trim().Length == 0)) empty.Remove();
        headings.RemoveAll(heading => heading.Parent is null);
        if (headings.Count == 0) return;

        var ids = new Dictionary<string, int>();
        var highest = headings.Min(LevelOf);
        var previous = 1;
        foreach (var heading in headings)
        {
            previous = Math.Min(Math.Min(LevelOf(heading) - highest + 2, previous + 1), 6);
            var numbered = body.Owner!.CreateElement($"h{previous}");
            numbered.Id = IdOf(heading, ids);
            numbered.Append([.. heading.ChildNodes]);
            heading.Replace(numbered);
        }
    }

    private static int LevelOf(IElement heading) => heading.LocalName[1] - '0';

    private static string IdOf(IElement heading, Dictionary<string, int> ids)
    {
        var slug = Slug.From(heading.TextContent) is { Length: > 0 } words ? words : "deel";
        ids[slug] = ids.GetValueOrDefault(slug) + 1;
        return ids[slug] == 1 ? IdPrefix + slug : $"{IdPrefix}{slug}.{ids[slug]}";
    }

    private static void RenameFootnotes(IElement body, string language)
    {
        foreach (var link in body.QuerySelectorAll(".footnote-ref"))
        {
            link.Id = NameOfNote(link.Id!);
            link.SetAttribute("href", "#" + NameOfNote(link.GetAttribute("href")![1..]));
            link.SetAttribute("aria-label", $"{Footnote.In(language)} {link.TextContent}");
        }

        foreach (var note in body.QuerySelectorAll(".footnotes > ol > li")) note.Id = NameOfNote(note.Id!);
        foreach (var link in body.QuerySelectorAll(".footnote-back-ref"))
        {
            link.SetAttribute("href", "#" + NameOfNote(link.GetAttribute("href")![1..]));
            link.SetAttribute("aria-label", BackToText.In(language));
        }
    }

    // Markdig writes "fn:1" and "fnref:1"; an id of a heading holds no colon, so the two never meet.
    private static string NameOfNote(string id) => IdPrefix + id;

    private static void Lead(IElement link, HashSet<string> ids)
    {
        var address = SafeAddress.ForLink(link.GetAttribute("href") ?? "");
        if (address is ['#', ..] && !address.StartsWith("#" + IdPrefix, StringComparison.Ordinal)) address = "#" + IdPrefix + address[1..];
        if (address is null || (address is ['#', ..] && !ids.Contains(address[1..])))
        {
            link.Replace([.. link.ChildNodes]);
            return;
        }

        link.SetAttribute("href", address);
        if (SafeAddress.IsWeb(address)) link.SetAttribute("rel", "nofollow ugc noopener");
    }

    // "/bestanden/019b…/foto.webp": a picture that was made in these widths. Nothing but the number is let into the list of widths as typed.
    private static bool IsUploaded(string address) =>
        address.Split('/') is ["", "bestanden", var number, var name] && Guid.TryParse(number, out _) && !name.Contains(',', StringComparison.Ordinal);

    /// <summary>Pictures come from this site; one from elsewhere would tell that site who reads, so it becomes a link.</summary>
    private static void Show(IElement picture)
    {
        var address = SafeAddress.ForLink(picture.GetAttribute("src") ?? "");
        var words = picture.GetAttribute("alt") ?? "";
        if (address is not null && SafeAddress.IsOwnPath(address))
        {
            picture.SetAttribute("alt", words);
            picture.SetAttribute("loading", "lazy");
            if (!IsUploaded(address)) return;
            var bare = address.Split('?', '#')[0];
            picture.SetAttribute("src", $"{bare}?b={PictureWidths[1]}");
            picture.SetAttribute("srcset", string.Join(", ", PictureWidths.Select(width => $"{bare}?b={width} {width}w")));
            picture.SetAttribute("sizes", "(width < 48rem) 92vw, 42rem");
        }
        else if (address is not null && SafeAddress.IsWeb(address) && picture.Closest("a") is null)
        {
            var link = picture.Owner!.CreateElement("a");
            link.TextContent = words.Length > 0 ? words : address;
            link.SetAttribute("href", address);
            Lead(link, []);
            picture.Replace(link);
        }
        else
        {
            picture.Replace(picture.Owner!.CreateTextNode(words));
        }
    }

    // A figure has one caption; Markdig also makes one of what stands above the picture.
    private static void KeepOneCaption(IElement figure)
    {
        foreach (var caption in figure.Children.Where(child => child.LocalName == "figcaption").SkipLast(1).ToList())
        {
            var words = figure.Owner!.CreateElement("p");
            words.Append([.. caption.ChildNodes]);
            caption.Replace(words);
        }
    }

    private static void Call(IElement callout, string language)
    {
        var (kind, words) = callout.ClassList switch
        {
            var classes when classes.Contains("markdown-alert-tip") => ("tip", Tip),
            var classes when classes.Contains("markdown-alert-warning") || classes.Contains("markdown-alert-caution")
                || classes.Contains("markdown-alert-important") => ("warning", Warning),
            _ => ("note", Note),
        };
        callout.QuerySelector(".markdown-alert-title")?.Remove();
        callout.ClassName = $"markdown-alert markdown-alert-{kind}";
        var title = callout.Owner!.CreateElement("p");
        title.ClassName = "markdown-alert-title";
        title.TextContent = words.In(language);
        callout.Prepend(title);
    }

    private static void Align(IElement cell)
    {
        var style = cell.GetAttribute("style") ?? "";
        cell.ClassName = style.Contains("right", StringComparison.Ordinal) ? "to-right" : style.Contains("center", StringComparison.Ordinal) ? "to-centre" : null;
        if (cell.ClassName is null or "") cell.RemoveAttribute("class");
    }

    /// <summary>A wide table scrolls by itself, also by keyboard, under a name: its number and the heading above it.</summary>
    private static void FrameTables(IElement body, string language)
    {
        var (number, heading) = (0, "");
        foreach (var element in body.QuerySelectorAll("h2, h3, h4, h5, h6, table"))
        {
            if (element.LocalName != "table")
            {
                heading = $": {element.TextContent.Trim()}";
                continue;
            }

            NameColumns(element);
            var frame = body.Owner!.CreateElement("div");
            frame.ClassName = "scroll";
            frame.SetAttribute("role", "region");
            frame.SetAttribute("tabindex", "0");
            frame.SetAttribute("aria-label", $"{Table.In(language)} {++number}{heading}");
            element.Replace(frame);
            frame.AppendChild(element);
        }
    }

    private static void NameColumns(IElement table)
    {
        foreach (var column in table.QuerySelectorAll("col")) column.Remove();
        foreach (var head in table.QuerySelectorAll("thead th"))
        {
            if (head.TextContent.Trim().Length > 0) head.SetAttribute("scope", "col");
            else head.Replace(table.Owner!.CreateElement("td"));
        }
    }

    /// <summary>A numbered list in which every item begins with what to do, in bold, is a way to go step by step.</summary>
    private static bool IsSteps(IElement list) =>
        list.LocalName == "ol" && !list.HasAttribute("start") && list.Children.Length > 0
        && list.Children.All(item => FirstOf(item) is { LocalName: "strong" });

    private static IElement? FirstOf(IElement item)
    {
        var first = item.ChildNodes.FirstOrDefault(node => node.TextContent.Trim().Length > 0) as IElement;
        return first is { LocalName: "p" } ? FirstOf(first) : first;
    }

    private static void SetSummaryApart(IElement body, string language)
    {
        if (body.FirstElementChild is not { LocalName: "h2" } heading || heading.TextContent != InShort.In(language)) return;
        if (heading.NextElementSibling is not { LocalName: "ul" } points) return;

        var summary = body.Owner!.CreateElement("div");
        summary.ClassName = "in-short";
        heading.Before(summary);
        summary.Append(heading, points);
    }
}
