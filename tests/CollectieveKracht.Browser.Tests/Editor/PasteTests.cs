using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollectieveKracht.Browser.Tests.Editor;

/// <summary>What people bring from elsewhere comes in as clean Markdown, with its pictures.</summary>
public sealed class PasteTests(Chromium chromium) : EditorTest(chromium)
{
    [Fact]
    public async Task A_text_from_Word_keeps_its_shape_and_its_pictures_and_leaves_its_fonts_behind()
    {
        var page = await OpenWithAsync("");
        var sent = await AnswerUploadsAsync(page);
        await View(page).ClickAsync();

        await PasteAsync(page, Sample("word.html"), "Zo kregen we", Sample("word.rtf"));
        await Expect(View(page).Locator("img")).ToHaveCountAsync(2);

        Assert.Equal(Lines("""
            ## Zo kregen we jongeren in het bestuur

            We zijn een energiecoöperatie met **480 leden**. De voorzitter zei: “Wie doet dit *over vijf jaar*?”

            ![De schuur waar we vergaderen](/bestanden/1/foto-1.png)

            ### Wat we deden

            - Een **schaduwbestuur** van vier mensen
              - twee studenten
              - twee starters
            - Eén onderwerp: de buurtbatterij

            Daarna:

            1. Bel de gemeente
            2. Ga langs

            | Taak | Uren |
            | --- | --- |
            | Notulen \| verslag | 2 \* 3 |

            Lees meer bij [Energie Samen](https://energiesamen.nu/) of in het verslag. Prijs: € 5 \<b> en snake_case #1.

            ![](/bestanden/2/foto-2.jpg)

            Hier stond een foto. Voeg hem toe met Foto.
            """).Replace("€ 5", "€\u00a05", StringComparison.Ordinal), (await MarkdownAsync(page)).TrimEnd());
        Assert.Equal(["foto-1.png image/png", "foto-2.jpg image/jpeg"], sent);
        Assert.Equal(0, await View(page).Locator("[style], [class], [lang], font").CountAsync());
    }

    [Fact]
    public async Task A_text_from_Google_Docs_is_not_bold_as_a_whole()
    {
        var page = await OpenWithAsync("");
        await View(page).ClickAsync();

        await PasteAsync(page, Sample("google-docs.html"), "Onze buurttuin");

        Assert.Equal(Lines("""
            ## Onze buurttuin

            We begonnen met **twaalf bakken** en *veel regen*. ~~Nooit meer.~~

            - sla
              - ijsbergsla
            - [bonen](https://www.voorbeeld.nl/tuin)

            | Maand | Oogst |
            | --- | --- |
            | juni | 4 kg |

            Hier stond een foto. Voeg hem toe met Foto.
            """), (await MarkdownAsync(page)).TrimEnd());
    }

    [Theory]
    [InlineData("<div onclick=\"alert(1)\"><script>alert(1)</script><style>p{color:red}</style><p style=\"color:red\" class=\"x\">Een <font face=\"Arial\">woord</font></p></div>", "Een woord")]
    [InlineData("<p>Zie <a href=\"pagina.html\">hier</a>, <a href=\"javascript:alert(1)\">daar</a> en <a href=\"https://voorbeeld.nl/x\">ginds</a></p>", "Zie hier, daar en [ginds](https://voorbeeld.nl/x)")]
    [InlineData("<p>Een<br>twee<br><br>drie</p>", "Een\\\ntwee\n\ndrie")]
    [InlineData("<div>Een</div><div>twee</div>", "Een\n\ntwee")]
    [InlineData("<table><tr><td><h2>Kop</h2><p>Een bladzijde in een tabel</p></td></tr></table>", "## Kop\n\nEen bladzijde in een tabel")]
    [InlineData("<blockquote><p>Mooi</p></blockquote><pre>code  hier</pre><hr><p>eind</p>", "> Mooi\n\n```\ncode  hier\n```\n\neind")]
    [InlineData("<img src=\"https://volger.example/1.gif\" width=\"1\" height=\"1\"><p>Klaar</p>", "Klaar")]
    [InlineData("<ol start=\"3\"><li><p>drie</p></li><li>vier</li></ol>", "3. drie\n4. vier")]
    public async Task A_web_page_leaves_behind_what_is_no_text(string html, string expected)
    {
        var page = await OpenWithAsync("");
        await View(page).ClickAsync();

        await PasteAsync(page, html, "iets");

        Assert.Equal(expected, (await MarkdownAsync(page)).TrimEnd());
    }

    [Fact]
    public async Task Plain_words_stay_what_they_were()
    {
        const string text = "Beste *allen*,\n1. dit is geen lijst\n\n# en dit geen kop\r\n[x](y) <b> & snake_case";
        var page = await OpenWithAsync("");
        await View(page).ClickAsync();

        await PasteAsync(page, text: text);

        Assert.Equal(Squeezed(text), VisibleWords(await MarkdownAsync(page)));
    }

    [Fact]
    public async Task Words_land_where_the_caret_is()
    {
        var page = await OpenWithAsync("Voor na.\n\n| a | b |\n| --- | --- |\n| cel |  |\n");
        await View(page).Locator("p").First.ClickAsync();
        await page.Keyboard.PressAsync("Home");
        for (var step = 0; step < 5; step++) await page.Keyboard.PressAsync("ArrowRight");

        await PasteAsync(page, "<b>midden</b> ", "midden ");
        await View(page).Locator("td").First.ClickAsync();
        await page.Keyboard.PressAsync("End");
        await PasteAsync(page, "<p>een</p><ul><li>twee</li></ul>", "een twee");

        Assert.Equal("Voor **midden** na.\n\n| a | b |\n| --- | --- |\n| celeen twee |  |\n", await MarkdownAsync(page));
    }

    [Fact]
    public async Task What_is_copied_in_the_view_comes_out_of_it_as_it_was()
    {
        const string text = "## Kop\n\nEen **vet** woord.[^1]\n\n> [!TIP]\n> Doe dit.\n\n[^1]: Noot.\n";
        var page = await OpenWithAsync(text);
        await View(page).Locator("h2").ClickAsync();

        await page.Keyboard.PressAsync("Control+A");
        await page.EvaluateAsync("""
            () => {
              const data = new DataTransfer();
              document.activeElement.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
              window.copied = data;
            }
            """);
        await page.Keyboard.PressAsync("Delete");
        await page.EvaluateAsync("() => document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: window.copied, bubbles: true, cancelable: true }))");

        Assert.Equal(text.TrimEnd(), (await MarkdownAsync(page)).TrimEnd());
    }

    [Fact]
    public async Task A_picture_on_the_clipboard_is_sent_and_asked_for_words()
    {
        var page = await OpenWithAsync("Boven.\n\nOnder.\n");
        var sent = await AnswerUploadsAsync(page);
        await View(page).Locator("p").First.ClickAsync();

        await PasteAsync(page, files: "schuur.png");
        await page.GetByLabel("Wat is er op de foto te zien?").FillAsync("De schuur [na] de *verbouwing*");
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("Boven.\n\n![De schuur \\[na\\] de \\*verbouwing\\*](/bestanden/1/schuur.png)\n\nOnder.\n", await MarkdownAsync(page));
        Assert.Equal(["schuur.png image/png"], sent);
    }

    [Fact]
    public async Task Files_come_by_button_and_by_dragging_too()
    {
        var page = await OpenWithAsync("Boven.\n");
        await AnswerUploadsAsync(page);
        await View(page).Locator("p").First.ClickAsync();

        var chooser = await page.RunAndWaitForFileChooserAsync(() => Tool(page, "Foto").ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "verslag.pdf", MimeType = "application/pdf", Buffer = [1, 2] });
        await Expect(View(page).GetByRole(AriaRole.Link, new() { Name = "verslag.pdf" })).ToBeVisibleAsync();
        await page.EvaluateAsync("""
            () => {
              const data = new DataTransfer();
              data.items.add(new File(['foto'], 'tuin.png', { type: 'image/png' }));
              const { x, y, width, height } = document.querySelector('[data-view] p').getBoundingClientRect();
              document.querySelector('[data-view]').dispatchEvent(new DragEvent('drop', { dataTransfer: data, clientX: x + width / 2, clientY: y + height / 2, bubbles: true, cancelable: true }));
            }
            """);
        await Expect(View(page).Locator("img")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sla over" }).ClickAsync();

        Assert.Equal("Boven.\n\n![](/bestanden/2/tuin.png)\n\n[verslag.pdf](/bestanden/1/verslag.pdf)\n", await MarkdownAsync(page));
    }

    [Fact]
    public async Task What_the_server_refuses_is_told_and_the_text_stays()
    {
        var page = await OpenWithAsync("Boven.\n");
        await page.RouteAsync("**/stijlbord/bestand", route => route.FulfillAsync(new() { Status = 200, ContentType = "application/problem+json", Body = """{"title":"Deze foto is te groot."}""" }));
        await View(page).Locator("p").First.ClickAsync();

        await PasteAsync(page, files: "groot.png");

        await Expect(page.GetByRole(AriaRole.Alert).GetByText("Deze foto is te groot.")).ToBeVisibleAsync();
        Assert.Equal("Boven.\n", await MarkdownAsync(page));
    }

    [Fact]
    public async Task In_the_Markdown_view_a_picture_becomes_Markdown()
    {
        var page = await OpenWithAsync("Boven.\n");
        await AnswerUploadsAsync(page);
        await Tool(page, "Markdown").ClickAsync();
        await Text(page).FocusAsync();

        await PasteAsync(page, files: "schuur.png");

        await Expect(Text(page)).ToHaveValueAsync("Boven.\n\n![](/bestanden/1/schuur.png)\n\n");
    }

    private static async Task<List<string>> AnswerUploadsAsync(IPage page)
    {
        var sent = new List<string>();
        await page.RouteAsync("**/stijlbord/bestand", async route =>
        {
            var body = System.Text.Encoding.Latin1.GetString(route.Request.PostDataBuffer ?? []);
            var part = System.Text.RegularExpressions.Regex.Match(body, "name=\"bestand\"; filename=\"([^\"]*)\"\r\nContent-Type: (\\S+)");
            var name = part.Groups[1].Value;
            sent.Add($"{name} {part.Groups[2].Value}");
            var isPicture = part.Groups[2].Value.StartsWith("image/", StringComparison.Ordinal) ? "true" : "false";
            await route.FulfillAsync(new() { ContentType = "application/json", Body = $$"""{"address":"/bestanden/{{sent.Count}}/{{name}}","name":"{{name}}","isPicture":{{isPicture}}}""" });
        });
        return sent;
    }
}
