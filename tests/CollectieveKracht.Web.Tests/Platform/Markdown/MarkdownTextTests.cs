using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CollectieveKracht.Web.Platform.Markdown;

namespace CollectieveKracht.Web.Tests.Platform.Markdown;

public sealed class MarkdownTextTests
{
    private static readonly GlossaryWords[] Glossary =
    [
        new("professionalisering", ["professionalisering", "professionaliseren"]),
        new("sociale-cooperatie", ["sociale coöperatie"]),
        new("impact", ["impact"]),
    ];

    [Theory]
    [InlineData("**vet** en *schuin* en ~~weg~~", "<p><strong>vet</strong> en <em>schuin</em> en <del>weg</del></p>")]
    [InlineData("[mail](mailto:bestuur@linde.example)", "<p><a href=\"mailto:bestuur@linde.example\">mail</a></p>")]
    [InlineData("<bestuur@linde.example>", "<p><a href=\"mailto:bestuur@linde.example\">bestuur@linde.example</a></p>")]
    [InlineData("[kennis](/kennis)", "<p><a href=\"/kennis\">kennis</a></p>")]
    [InlineData("https://linde.example/a?b=1&c=2", "<p><a href=\"https://linde.example/a?b=1&amp;c=2\" rel=\"nofollow ugc noopener\">https://linde.example/a?b=1&amp;c=2</a></p>")]
    [InlineData("www.linde.example", "<p><a href=\"https://www.linde.example\" rel=\"nofollow ugc noopener\">www.linde.example</a></p>")]
    [InlineData("[wij](www.linde.example)", "<p><a href=\"https://www.linde.example\" rel=\"nofollow ugc noopener\">wij</a></p>")]
    [InlineData("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>")]
    [InlineData("`<b>`", "<p><code>&lt;b&gt;</code></p>")]
    [InlineData("```csharp\nvar a = 1 < 2;\n```", "<pre><code>var a = 1 &lt; 2;\n</code></pre>")]
    [InlineData("- een\n- twee", "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>")]
    [InlineData("3. drie\n4. vier", "<ol start=\"3\">\n<li>drie</li>\n<li>vier</li>\n</ol>")]
    [InlineData("Term\n:   uitleg", "<dl>\n<dt>Term</dt>\n<dd>uitleg</dd>\n</dl>")]
    [InlineData("> zegt iemand", "<blockquote>\n<p>zegt iemand</p>\n</blockquote>")]
    [InlineData("a\\\nb", "<p>a<br>\nb</p>")]
    [InlineData("---", "<hr>")]
    [InlineData("![een tekening](/media/a.png \"titel\")", "<p><img src=\"/media/a.png\" alt=\"een tekening\" title=\"titel\" loading=\"lazy\"></p>")]
    [InlineData("coöperatie ’t Hof – €5 ‘ja’ 漢字 😀", "<p>coöperatie ’t Hof – €5 ‘ja’ 漢字 😀</p>")]
    public void Ordinary_text_survives(string markdown, string html)
    {
        Assert.Equal(html, MarkdownText.ToHtml(markdown).Trim());
    }

    [Fact]
    public void A_table_scrolls_by_itself_and_is_named_after_the_heading_above_it()
    {
        var page = Read("## Rooster\n\n| Functie | | Jaar |\n|---|:-:|--:|\n| Voorzitter | x | 4 |");

        var region = page.QuerySelector("div.scroll")!;
        Assert.Equal(("region", "0", "Tabel 1: Rooster"), (region.GetAttribute("role"), region.GetAttribute("tabindex"), region.GetAttribute("aria-label")));
        Assert.Equal(["Functie", "Jaar"], region.QuerySelectorAll("th[scope=col]").Select(cell => cell.TextContent));
        Assert.Equal("4", region.QuerySelector("td.to-right")!.TextContent);
    }

    [Fact]
    public void A_footnote_leads_there_and_back()
    {
        var page = Read("Tekst[^a] en weer[^a].\n\n[^a]: De noot.");

        var (first, note) = (page.QuerySelectorAll("a.footnote-ref")[0], page.QuerySelector(".footnotes li")!);
        Assert.Equal("#" + note.Id, first.GetAttribute("href"));
        Assert.Equal("Voetnoot 1", first.GetAttribute("aria-label"));
        Assert.Equal(page.QuerySelectorAll("a.footnote-ref").Select(link => "#" + link.Id), note.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.All(note.QuerySelectorAll("a"), link => Assert.Equal("Terug naar de tekst", link.GetAttribute("aria-label")));
    }

    [Fact]
    public void A_task_list_says_what_is_done()
    {
        var boxes = Read("- [ ] bellen\n- [x] mailen").QuerySelectorAll("li.task-list-item > input[type=checkbox][disabled]");

        Assert.Equal(["Nog te doen", "Gedaan"], boxes.Select(box => box.GetAttribute("aria-label")));
    }

    [Theory]
    [InlineData("NOTE", "nl", "Goed om te weten", "note")]
    [InlineData("TIP", "nl", "Tip", "tip")]
    [InlineData("WARNING", "nl", "Let op", "warning")]
    [InlineData("CAUTION", "nl", "Let op", "warning")]
    [InlineData("ANDERS", "nl", "Goed om te weten", "note")]
    [InlineData("WARNING", "en", "Take note", "warning")]
    public void A_callout_has_its_title_in_the_language_of_the_text(string kind, string language, string title, string name)
    {
        var callout = Read($"> [!{kind}]\n> Tekst", language).QuerySelector("div.markdown-alert")!;

        Assert.Contains($"markdown-alert-{name}", callout.ClassList);
        Assert.Equal([title, "Tekst"], callout.QuerySelectorAll("p").Select(line => line.TextContent));
    }

    [Fact]
    public void A_figure_keeps_one_caption()
    {
        var figure = Read("^^^ Boven\n![alt](/a.png)\n^^^ Onder").QuerySelector("figure")!;

        Assert.Equal(["Onder"], figure.QuerySelectorAll("figcaption").Select(caption => caption.TextContent));
        Assert.Contains("Boven", figure.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# A\n\n## B\n\n# C", "h2 A, h3 B, h2 C")]
    [InlineData("## A\n\n### B", "h2 A, h3 B")]
    [InlineData("### A\n\n###### B\n\n#### C", "h2 A, h3 B, h3 C")]
    [InlineData("# A\n\n#\n\n## B", "h2 A, h3 B")]
    [InlineData("A\n===\n\nB\n---", "h2 A, h3 B")]
    public void Headings_begin_below_that_of_the_page_and_skip_no_level(string markdown, string headings)
    {
        var found = Read(markdown).QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => $"{heading.LocalName} {heading.TextContent}");

        Assert.Equal(headings, string.Join(", ", found));
    }

    [Fact]
    public void Headings_can_be_led_to_and_no_two_have_the_same_address()
    {
        var page = Read("## Onze situatie\n\n## Onze situatie\n\n## 😀\n\n[daar](#onze-situatie) [nergens](#niets)");

        Assert.Equal(["k-onze-situatie", "k-onze-situatie.2", "k-deel"], page.QuerySelectorAll("h2").Select(heading => heading.Id));
        Assert.Equal(["#k-onze-situatie"], page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Steps_in_bold_are_numbered_stones_and_the_summary_stands_apart()
    {
        var page = Read("## In het kort\n\n- Punt\n\n## Stappen\n\n1. **Bel.** Nu.\n2. **Schrijf.** Later.\n\n- \n\n1. Gewoon");

        Assert.Equal(["h2", "ul"], page.QuerySelector("div.in-short")!.Children.Select(child => child.LocalName));
        Assert.Equal("2", page.QuerySelectorAll("ol.numbered > li").Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Single(page.QuerySelectorAll("ol:not(.numbered)"));
    }

    [Fact]
    public void The_first_use_of_a_glossary_word_leads_to_its_explanation()
    {
        var page = Read("## Impact\n\nDe `impact` en [impact](/kennis). De **Impact** is groot, impact! Een Sociale Coöperatie, niet impactvol of mini-impact.", glossary: Glossary);

        var terms = page.QuerySelectorAll("a.term");
        Assert.Equal(["Impact", "Sociale Coöperatie"], terms.Select(term => term.TextContent));
        Assert.Equal(["/woordenlijst/impact", "/woordenlijst/sociale-cooperatie"], terms.Select(term => term.GetAttribute("href")));
        Assert.Equal(["term-impact", "term-sociale-cooperatie"], terms.Select(term => term.GetAttribute("data-term")));
        Assert.Equal("strong", terms[0].ParentElement!.LocalName);
    }

    [Fact]
    public void A_glossary_word_that_the_author_linked_is_not_linked_again()
    {
        var page = Read("Over impact. Zie [wat impact is](/woordenlijst/impact).", glossary: Glossary);

        Assert.Equal(["wat impact is"], page.QuerySelectorAll("a.term").Select(term => term.TextContent));
    }

    [Fact]
    public void Links_within_the_site_keep_the_language_of_the_reader()
    {
        using var english = new InLanguage("en");
        using var shown = new StringWriter();

        StoredText.Show(MarkdownText.ToHtml("[a](/uitdagingen/x) [b](https://linde.example/) [c](#kop) href=\"/x\n\n# Kop\n\n![](/media/a.png)"))
            .WriteTo(shown, HtmlEncoder.Default);

        var page = new HtmlParser().ParseDocument(shown.ToString());
        Assert.Equal(["/en/uitdagingen/x", "https://linde.example/", "#k-kop"], page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal("/media/a.png", page.QuerySelector("img")!.GetAttribute("src"));
        Assert.Contains("href=\"/x", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Contents_terms_and_reading_time_are_read_from_what_is_stored()
    {
        var html = MarkdownText.ToHtml("## Een *kop* & meer\n\n### Dieper\n\nOver impact. " + string.Concat(Enumerable.Repeat("woord ", 500)) + "\n\n## Twee", glossary: Glossary);

        Assert.Equal([("k-een-kop-meer", "Een kop &amp; meer"), ("k-twee", "Twee")], StoredText.Contents(html).Select(entry => (entry.Id, entry.Words.ToString())));
        Assert.Equal(["impact"], StoredText.Terms(html));
        Assert.Equal(3, StoredText.ReadingMinutes(html));
    }

    private static IDocument Read(string markdown, string language = "nl", GlossaryWords[]? glossary = null) =>
        new HtmlParser().ParseDocument(MarkdownText.ToHtml(markdown, language, glossary));
}
