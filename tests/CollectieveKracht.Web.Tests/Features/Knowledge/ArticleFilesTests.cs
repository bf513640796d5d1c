using System.Net;
using AngleSharp.Html.Parser;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Files;
using CollectieveKracht.Web.Tests.Features.Collectives;
using CollectieveKracht.Web.Tests.Features.Files;
using CollectieveKracht.Web.Tests.Platform.Markdown;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace CollectieveKracht.Web.Tests.Features.Knowledge;

/// <summary>An article as a file of HTML and as PDF, asked for over HTTP and read back by other programs than made it.</summary>
public sealed class ArticleFilesTests(PostgresTemplate template) : CollectiveTest(template)
{
    private const string Rich = """
        ## In het kort

        - Eén punt
        - Nog een punt

        ## Coöperatie financiëren kost € 1.250

        Vrijwilligers reïntegreren; ’s avonds **eten** zij *crème brûlée*. Lees [het onderzoek](https://linde.example/onderzoek?a=1&b=2) of [onze lijst](/kennis).[^1] Let op: 10 → 20 ✓ Ωμέγα Привет 漢字.

        ### Rooster per wijk

        | Wijk | Dag | Bedrag |
        |---|:---:|---:|
        | Schoolstraat | maandag | € 40 |
        | Súdwest | dinsdag | € 50 |

        > Wij deden het samen.

        1. **Begin** klein.
        2. **Vraag** hulp.
           - aan buren
           - aan de gemeente

        - [x] Gedaan
        - [ ] Nog doen

        ```
        regel een
            regel twee
        ```

        [^1]: Dit staat in de voetnoot.

        > [!WARNING]
        > Kijk uit voor kosten.

        Woord
        :   Wat het betekent.
        """;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"bestanden-{Guid.NewGuid():N}");

    protected override ValueTask BeginAsync()
    {
        Site.Settings["Files:Folder"] = _folder;
        return ValueTask.CompletedTask;
    }

    protected override ValueTask EndAsync()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_pdf_says_all_that_the_article_says()
    {
        await InDatabaseAsync(db => db.PublishAsync("proef", title: "Zo dragen wij de zorg", summary: "Een proef met één les.", texts: [Rich]));

        using var pdf = await PdfAsync("/kennis/proef.pdf");
        var text = TextOf(pdf);

        foreach (var words in new[]
        {
            "Zo dragen wij de zorg", "Een proef met één les.", "Marijke Proef", "Gedeeld op 3 maart 2026.", "Ervaring", "Coöperatie financiëren kost € 1.250",
            "Vrijwilligers reïntegreren; ’s avonds eten zij crème brûlée.", "Schoolstraat", "Súdwest", "€ 50", "Wij deden het samen.", "1.", "aan de gemeente", "☑", "☐", "regel twee",
            "Let op", "Kijk uit voor kosten.", "Wat het betekent.", "10 → 20 ✓ Ωμέγα Привет □□.", "Dit staat in de voetnoot.", "Een boek & meer", "https://linde.example/boek", "CC BY 4.0",
            "http://localhost:5080/kennis/proef", "Pagina 1 van",
        }) Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pdf_tells_programs_who_wrote_it_in_which_language_and_how_it_is_built()
    {
        await InDatabaseAsync(db => db.PublishAsync("proef", title: "Zo dragen wij de zorg", texts: [Rich]));

        using var answer = await Visitor.GetAsync("/kennis/proef.pdf", Cancel);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancel);
        using var pdf = PdfDocument.Open(bytes);
        var catalog = System.Text.Encoding.Latin1.GetString(bytes);
        Assert.True(pdf.TryGetBookmarks(out var bookmarks));
        var links = pdf.GetPages().SelectMany(page => page.GetAnnotations()).Select(link => link.Action).OfType<UglyToad.PdfPig.Actions.UriAction>().Select(action => action.Uri).ToList();

        Assert.Equal(("application/pdf", "proef.pdf"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName));
        Assert.Equal(("Zo dragen wij de zorg", "Marijke Proef", "CollectieveKracht"), (pdf.Information.Title, pdf.Information.Author, pdf.Information.Creator));
        Assert.Matches(@"/Lang\s*\(nl\)", catalog);
        Assert.Contains("/MarkInfo", catalog, StringComparison.Ordinal);
        Assert.Equal(
            ["Zo dragen wij de zorg", "In het kort", "Coöperatie financiëren kost € 1.250", "Rooster per wijk", "Bronnen"], bookmarks.GetNodes().Select(node => node.Title));
        Assert.Contains("https://linde.example/onderzoek?a=1&b=2", links);
        Assert.Contains("http://localhost:5080/kennis", links);
        Assert.Contains("https://creativecommons.org/licenses/by/4.0/", links);
    }

    [Fact]
    public async Task Every_page_of_a_pdf_says_which_of_how_many_it_is()
    {
        await InDatabaseAsync(db => db.PublishAsync("proef", title: "Een lang stuk", texts: [string.Join("\n\n", Enumerable.Range(1, 120).Select(number => $"Alinea {number} met wat woorden erin."))]));

        using var pdf = await PdfAsync("/kennis/proef.pdf");

        Assert.True(pdf.NumberOfPages > 2);
        Assert.All(pdf.GetPages(), page =>
        {
            Assert.Contains($"Pagina {page.Number} van {pdf.NumberOfPages}", TextOf(page), StringComparison.Ordinal);
            Assert.Contains("Een lang stuk", TextOf(page), StringComparison.Ordinal);
        });
        Assert.All(pdf.GetPages().SelectMany(page => page.Letters), letter => Assert.InRange(letter.StartBaseLine.X, 0, 595));
    }

    [Fact]
    public async Task An_english_article_is_framed_in_english()
    {
        var slug = await InDatabaseAsync(db => db.Articles.Where(article => article.Language == "en").Select(article => article.Slug).FirstAsync(Cancel));

        using var pdf = await PdfAsync($"/kennis/{slug}.pdf");
        var page = await HtmlAsync($"/kennis/{slug}.html");

        Assert.Contains("Page 1 of ", TextOf(pdf), StringComparison.Ordinal);
        Assert.Contains("Sources", TextOf(pdf), StringComparison.Ordinal);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(40)]
    public async Task A_table_of_many_columns_stays_on_the_page_with_every_word_whole(int columns)
    {
        string Row(string word) => "|" + string.Concat(Enumerable.Range(1, columns).Select(column => $" {word}{column} woord |"));
        var table = $"{Row("Kolomnaam")}\n|{string.Concat(Enumerable.Repeat("---|", columns))}\n{string.Join('\n', Enumerable.Range(1, 30).Select(row => Row($"rij{row}kolom")))}";
        await InDatabaseAsync(db => db.PublishAsync("proef", texts: [table]));

        using var pdf = await PdfAsync("/kennis/proef.pdf");
        var words = pdf.GetPages().SelectMany(page => page.GetWords()).ToList();

        Assert.All(Enumerable.Range(1, columns), column => Assert.Contains(words, word => word.Text == $"rij30kolom{column}"));
        Assert.All(words, word => Assert.InRange(word.BoundingBox.Right, 0, 595 - 60));
        Assert.All(words.SelectMany(word => word.Letters), letter => Assert.True(letter.PointSize >= 7));
    }

    [Fact]
    public async Task A_picture_comes_along_in_both_forms()
    {
        await PublishWithPictureAsync();

        using var pdf = await PdfAsync("/kennis/proef.pdf");
        var page = await HtmlAsync("/kennis/proef.html");

        Assert.Equal((900, 600), pdf.GetPages().SelectMany(one => one.GetImages()).Select(image => (image.WidthInSamples, image.HeightInSamples)).Single());
        var picture = page.QuerySelector("main img")!;
        Assert.StartsWith("data:image/webp;base64,UklGR", picture.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Equal("Onze tuin", picture.GetAttribute("alt"));
        Assert.False(picture.HasAttribute("srcset"));
    }

    [Theory]
    [InlineData("broken")]
    [InlineData("gone")]
    [InlineData("of another text")]
    public async Task A_picture_that_cannot_be_shown_is_named_and_the_rest_is_there(string what)
    {
        var attachment = await PublishWithPictureAsync();
        var store = Site.Services.GetRequiredService<IFileStore>();
        var name = $"{attachment.Id.Value:N}-960.webp";
        if (what == "broken") await store.SaveAsync(name, [.. "RIFF"u8, 1, 2, 3], Cancel);
        if (what == "gone") await store.RemoveAsync(name, Cancel);
        if (what == "of another text") await ChangeAsync(db => db.Attachments.ExecuteUpdateAsync(set => set.SetProperty(one => one.ArticleId, (ArticleId?)null), Cancel));

        using var pdf = await PdfAsync("/kennis/proef.pdf");
        var page = await HtmlAsync("/kennis/proef.html");

        Assert.Empty(pdf.GetPages().SelectMany(one => one.GetImages()));
        Assert.Contains("Onze tuin", TextOf(pdf), StringComparison.Ordinal);
        Assert.Contains("Na de foto.", TextOf(pdf), StringComparison.Ordinal);
        if (what != "broken") Assert.Equal($"http://localhost:5080{attachment.Path}tuin.webp?b=960", page.QuerySelector("main a:not([rel])[href*=bestanden]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_file_of_html_needs_nothing_beside_it_and_leads_to_the_site()
    {
        await InDatabaseAsync(db => db.PublishAsync("proef", title: "Zo & <zo>", texts: [Rich]));

        using var answer = await Visitor.GetAsync("/kennis/proef.html", Cancel);
        var parser = new HtmlParser(new HtmlParserOptions { IsStrictMode = true });
        var page = parser.ParseDocument(await answer.Content.ReadAsStringAsync(Cancel));

        Assert.Equal("Zo & <zo>", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Zo & <zo>", page.Title);
        Assert.Equal("http://localhost:5080/kennis/proef", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(["Een boek & meer"], page.QuerySelectorAll("section li").Select(source => source.FirstChild!.TextContent.Trim()));
        Assert.Empty(page.QuerySelectorAll("script, link:not([rel=canonical]), iframe, object, img[src^='http']"));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.Matches("^(https?://|#)", link.GetAttribute("href")));
        Assert.All(page.QuerySelectorAll("a[href^='#']"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
    }

    [Theory]
    [InlineData("html")]
    [InlineData("pdf")]
    [Trait("Trust", "T18")]
    public async Task A_browser_saves_the_file_and_would_run_nothing_of_it_also_when_the_answer_was_kept(string form)
    {
        await InDatabaseAsync(db => db.PublishAsync("proef"));

        using var first = await Visitor.GetAsync($"/kennis/proef.{form}", Cancel);
        using var kept = await Visitor.GetAsync($"/kennis/proef.{form}", Cancel);
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/kennis/proef.{form}");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var unchanged = await Visitor.SendAsync(again, Cancel);

        Assert.All(new[] { first, kept }, answer =>
        {
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
            Assert.Equal("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox", answer.Header("Content-Security-Policy"));
        });
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("pdf")]
    [Trait("Trust", "T08")]
    public async Task What_is_not_for_everyone_is_not_kept(string form)
    {
        var anna = await NamedAsync("Anna");
        await ListedAsync("Kwikstaart", people: [(anna, Domain.Collectives.TeamRole.Contact)]);
        await InDatabaseAsync(db => db.PublishAsync("proef", Audience.Collectives));

        using var member = await (await SignedInAsync(anna)).GetAsync($"/kennis/proef.{form}", Cancel);
        using var visitor = await Visitor.GetAsync($"/kennis/proef.{form}", Cancel);

        Assert.Equal((HttpStatusCode.OK, "no-store"), (member.StatusCode, member.Headers.CacheControl!.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, visitor.StatusCode);
        Assert.Null(visitor.Content.Headers.ContentDisposition);
    }

    [Fact]
    [Trait("Trust", "T12")]
    public async Task Texts_that_attack_stay_dead_in_a_file()
    {
        await InDatabaseAsync(db => db.PublishAsync(
            "proef", title: "<script>alert(1)</script>", summary: "\"><img src=x onerror=alert(1)>", texts: [Stored(string.Join("\n\n---\n\n", MarkdownAttacks.All.Select(attack => attack.Data)))]));

        var page = await HtmlAsync("/kennis/proef.html");
        using var pdf = await PdfAsync("/kennis/proef.pdf");

        Assert.Empty(page.QuerySelectorAll("script, iframe, object, embed, form, svg, math, base, template, meta[http-equiv]"));
        Assert.Single(page.QuerySelectorAll("style"));
        Assert.All(page.All.SelectMany(element => element.Attributes), attribute =>
        {
            Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name == "style", attribute.Name);
            if (attribute.Name is "href" or "src") Assert.Matches("^(https?://|mailto:|#)", attribute.Value);
        });
        Assert.All(
            pdf.GetPages().SelectMany(one => one.GetAnnotations()).Select(link => link.Action).OfType<UglyToad.PdfPig.Actions.UriAction>(), action => Assert.Matches("^(https?://|mailto:)", action.Uri));
    }

    public static TheoryData<string, string> Longest { get; } = new()
    {
        { "words", string.Concat(Enumerable.Repeat("Zo lang is dit verhaal van ons. ", 3_100)) },
        { "one word", new string('a', 100_000) },
        { "paragraphs", string.Concat(Enumerable.Repeat("a\n\n", 9_900)) },
        { "one long row of a table", $"| a | b |\n|---|---|\n| {string.Concat(Enumerable.Repeat("woord ", 16_000))} | x |" },
        { "rows of a table", "| a | b |\n|---|---|\n" + string.Concat(Enumerable.Repeat("| x | y |\n", 3_000)) },
        { "links", string.Concat(Enumerable.Repeat("[a](https://linde.example) ", 990)) },
        { "addresses", string.Concat(Enumerable.Repeat("http://a.nl ", 4_900)) },
        { "footnotes", string.Concat(Enumerable.Range(1, 1_500).Select(number => $"a[^{number}]\n\n[^{number}]: b\n\n")) },
        { "nested lists", string.Concat(Enumerable.Range(0, 40).Select(depth => new string(' ', depth * 2) + "- woord\n")) },
        { "nested quotes", string.Concat(Enumerable.Range(1, 40).Select(depth => new string('>', depth) + " woord\n")) },
        { "code", "```\n" + string.Concat(Enumerable.Repeat("x = 1;   \n", 9_000)) + "```" },
        { "headings", string.Concat(Enumerable.Repeat("## Kop\n\n", 4_000)) },
    };

    [Theory]
    [MemberData(nameof(Longest))]
    [Trait("Trust", "T43")]
    public async Task The_longest_texts_become_files_as_well(string what, string text)
    {
        await InDatabaseAsync(db => db.PublishAsync("proef", texts: [text]));

        using var pdf = await Visitor.GetAsync("/kennis/proef.pdf", Cancel);
        using var html = await Visitor.GetAsync("/kennis/proef.html", Cancel);
        using var read = PdfDocument.Open(await pdf.Content.ReadAsByteArrayAsync(Cancel));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (pdf.StatusCode, html.StatusCode));
        Assert.True(read.NumberOfPages >= 1, what);
    }

    private async Task<Attachment> PublishWithPictureAsync()
    {
        var author = (await NamedAsync("Anna")).Id;
        using var scope = Site.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var attachment = await scope.ServiceProvider.GetRequiredService<Attachments>().TakeInAsync(ManuscriptId.New(), author, "tuin.png", SampleFiles.Png(900, 600), Cancel);
        var article = await db.PublishAsync("proef", texts: [$"Voor de foto.\n\n![Onze tuin]({attachment.Path}tuin.webp)\n\nNa de foto."]);
        attachment.BelongTo(article.Id);
        await db.SaveChangesAsync(Cancel);
        return attachment;
    }

    // The database takes no zero and no half sign.
    private static string Stored(string text) => string.Concat(text.EnumerateRunes().Where(sign => sign.Value != 0));

    private async Task<PdfDocument> PdfAsync(string address) => PdfDocument.Open(await Visitor.GetByteArrayAsync(address, Cancel));

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> HtmlAsync(string address) => new HtmlParser().ParseDocument(await Visitor.GetStringAsync(address, Cancel));

    private static string TextOf(PdfDocument pdf) => string.Join('\n', pdf.GetPages().Select(TextOf));

    private static string TextOf(Page page) => ContentOrderTextExtractor.GetText(page).ReplaceLineEndings(" ");
}
