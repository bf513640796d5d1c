using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CollectieveKracht.Web.Platform.Markdown;

/// <summary>A glossary term and the words by which a text is seen to use it.</summary>
public sealed record GlossaryWords(string Slug, IReadOnlyCollection<string> Forms);

/// <summary>Turns the first use of each glossary term into a link to its explanation, which a script can show in place.</summary>
internal static class GlossaryLinks
{
    private const string Class = "term";
    private const string Path = "/woordenlijst/";

    /// <summary>Where a link would be out of place: inside another, in a heading, or in what is quoted letter by letter.</summary>
    private const string LeftAlone = "a, code, pre, h2, h3, h4, h5, h6, figcaption, .footnotes";

    public static void Add(IHtmlDocument document, IReadOnlyCollection<GlossaryWords> glossary)
    {
        var slugByForm = glossary
            .SelectMany(term => term.Forms.Select(form => (form, term.Slug)))
            .DistinctBy(pair => pair.form, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(pair => pair.form, pair => pair.Slug, StringComparer.OrdinalIgnoreCase);
        if (slugByForm.Count == 0) return;

        var left = slugByForm.Values.ToHashSet();
        foreach (var link in document.QuerySelectorAll("a").Where(link => left.Remove(SlugOf(link)))) Mark(link, SlugOf(link));

        var forms = slugByForm.Keys.OrderByDescending(form => form.Length).Select(Regex.Escape);
        var words = new Regex($@"(?<![\p{{L}}\p{{N}}-])({string.Join('|', forms)})(?![\p{{L}}\p{{N}}-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        foreach (var text in document.Body!.Descendants<IText>().ToList())
        {
            if (left.Count == 0) return;
            if (text.ParentElement!.Closest(LeftAlone) is null) LinkFirstUses(text, words, slugByForm, left);
        }
    }

    private static void LinkFirstUses(IText text, Regex words, Dictionary<string, string> slugByForm, HashSet<string> left)
    {
        var rest = text;
        var begin = 0;
        foreach (Match word in words.Matches(text.Data))
        {
            var slug = slugByForm[word.Value];
            if (!left.Remove(slug)) continue;

            var used = rest.Split(word.Index - begin);
            rest = used.Split(word.Length);
            begin = word.Index + word.Length;
            var link = text.Owner!.CreateElement("a");
            link.SetAttribute("href", Path + slug);
            Mark(link, slug);
            used.Parent!.ReplaceChild(link, used);
            link.AppendChild(used);
        }
    }

    // The page that shows the text brings the explanation along under this id, or else the link stays a link.
    private static void Mark(IElement link, string slug)
    {
        link.ClassName = Class;
        link.SetAttribute("data-term", $"term-{slug}");
    }

    private static string SlugOf(IElement link) =>
        link.GetAttribute("href") is { } address && address.StartsWith(Path, StringComparison.Ordinal) ? address[Path.Length..] : "";
}
