using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollectieveKracht.Browser.Tests.Editor;

/// <summary>Writing in the editor, by mouse and by keys.</summary>
public sealed class EditorTests(Chromium chromium) : EditorTest(chromium)
{
    [Fact]
    public async Task All_buttons_work_without_a_mouse()
    {
        var page = await OpenWithAsync("Een twee drie\n");
        await View(page).Locator("p").First.ClickAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("Control+Shift+ArrowRight");

        await page.Keyboard.PressAsync("Shift+Tab");
        await Expect(Tool(page, "Kop")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(Tool(page, "Vet")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(View(page)).ToBeFocusedAsync();
        await Expect(Tool(page, "Vet")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Equal("**Een** twee drie\n", await MarkdownAsync(page));

        await View(page).FocusAsync();
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Tool(page, "Kleine kop")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(Tool(page, "Kleine kop")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("### **Een** twee drie\n", await MarkdownAsync(page));
    }

    [Fact]
    public async Task A_link_is_made_with_keys_and_only_to_where_the_site_lets_it_lead()
    {
        var page = await OpenWithAsync("Een woord\n");
        await View(page).Locator("p").First.ClickAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("Control+Shift+ArrowRight");
        var address = page.GetByLabel("Waar gaat de link heen?");

        await page.Keyboard.PressAsync("Control+k");
        await Expect(address).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("javascript:alert(1)");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert).GetByText("Vul een webadres in")).ToBeVisibleAsync();
        await address.FillAsync("voorbeeld.nl/pad");
        await page.Keyboard.PressAsync("Enter");

        await Expect(View(page)).ToBeFocusedAsync();
        Assert.Equal("[Een](https://voorbeeld.nl/pad) woord\n", await MarkdownAsync(page));

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.PressAsync("Escape");
        await Expect(View(page)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Writing_from_nothing_gives_plain_Markdown()
    {
        var page = await OpenWithAsync("");
        await View(page).ClickAsync();

        await page.Keyboard.TypeAsync("1. Dit *is* gewone #tekst");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Control+b");
        await page.Keyboard.TypeAsync("vet");
        await page.Keyboard.PressAsync("Control+b");
        await page.Keyboard.TypeAsync(" en gewoon");
        await page.Keyboard.PressAsync("Enter");
        await ChooseAsync(page, "Lijst", "Punten");
        await page.Keyboard.TypeAsync("een");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("dieper");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.TypeAsync("twee");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        await Tool(page, "Citaat").ClickAsync();
        await page.Keyboard.TypeAsync("Mooi gezegd");

        Assert.Equal("1\\. Dit \\*is\\* gewone #tekst\n\n**vet** en gewoon\n\n- een\n  - dieper\n- twee\n\n> Mooi gezegd", await MarkdownAsync(page));
        Assert.Equal(0, await View(page).Locator("[style]").CountAsync());
    }

    [Fact]
    public async Task A_table_grows_and_shrinks_and_keeps_its_shape()
    {
        var page = await OpenWithAsync("Boven\n");
        await View(page).Locator("p").First.ClickAsync();

        await ChooseAsync(page, "Tabel", "Nieuwe tabel");
        await page.Keyboard.PressAsync("Control+A");
        await View(page).Locator("th").First.ClickAsync(new() { ClickCount = 3 });
        await page.Keyboard.TypeAsync("Wie");
        await View(page).Locator("td").First.ClickAsync();
        await page.Keyboard.TypeAsync("Anna | Bram");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("4");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("5");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("laatste");

        Assert.Equal("Boven\n\n| Wie | Kolom 2 |\n| --- | --- |\n| Anna \\| Bram | 4 |\n|  | 5 |\n| laatste |  |\n", await MarkdownAsync(page));

        await View(page).Locator("td").First.ClickAsync();
        if (!await Tool(page, "Tabel weg").IsVisibleAsync()) await Tool(page, "Tabel").ClickAsync();
        await page.Locator("[data-value=column]").ClickAsync();
        await page.Locator("[data-value=no-row]").ClickAsync();
        Assert.Equal("Boven\n\n| Wie |  | Kolom 2 |\n| --- | --- | --- |\n|  |  | 5 |\n| laatste |  |  |\n", await MarkdownAsync(page));
    }

    [Fact]
    public async Task What_was_written_can_be_undone_in_both_views()
    {
        var page = await OpenWithAsync("*Een* __tekst__\n");
        await View(page).Locator("p").First.ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(" erbij nog meer");
        await page.Keyboard.PressAsync("Control+z");
        await page.Keyboard.PressAsync("Control+z");
        await page.Keyboard.PressAsync("Control+z");
        await page.Keyboard.PressAsync("Control+z");
        Assert.Equal("*Een* __tekst__\n", await MarkdownAsync(page));

        await Tool(page, "Markdown").ClickAsync();
        await Text(page).PressAsync("Control+A");
        await Tool(page, "Citaat").ClickAsync();
        await Expect(Text(page)).Not.ToHaveValueAsync("*Een* __tekst__\n");
        await Tool(page, "Ongedaan").ClickAsync();
        await Expect(Text(page)).ToHaveValueAsync("*Een* __tekst__\n");
    }

    [Fact]
    public async Task The_buttons_put_signs_around_what_is_chosen_in_Markdown()
    {
        var page = await OpenWithAsync("");
        await Tool(page, "Markdown").ClickAsync();
        await Text(page).FillAsync("een\ntwee");
        await Text(page).PressAsync("Control+A");

        await ChooseAsync(page, "Lijst", "Nummers");
        await Expect(Text(page)).ToHaveValueAsync("1. een\n2. twee");
        await ChooseAsync(page, "Lijst", "Gewone tekst");
        await Expect(Text(page)).ToHaveValueAsync("een\ntwee");
        await Text(page).PressAsync("Control+End");
        await Text(page).PressAsync("Shift+Control+ArrowLeft");
        await Text(page).PressAsync("Control+b");
        await Expect(Text(page)).ToHaveValueAsync("een\n**twee**");
        await Text(page).PressAsync("Control+b");
        await Expect(Text(page)).ToHaveValueAsync("een\ntwee");
    }

    [Fact]
    public async Task A_question_of_the_template_is_no_text()
    {
        var page = await OpenWithAsync("## Wat het opleverde\n\n## Onze tips\n");
        var answer = View(page).Locator("[data-question]").First;

        await Expect(answer).ToHaveAttributeAsync("data-question", "Wat veranderde er? Noem ook wat niet lukte. Getallen helpen.");
        await answer.ClickAsync();
        await page.Keyboard.TypeAsync("Meer leden.");

        await Expect(View(page).Locator("[data-question]")).ToHaveCountAsync(1);
        Assert.Equal("## Wat het opleverde\n\nMeer leden.\n\n## Onze tips\n", await MarkdownAsync(page));
    }

    [Fact]
    public async Task The_form_sends_what_the_view_shows_and_a_label_leads_to_it()
    {
        var page = await OpenWithAsync("Een\n");
        await page.GetByText("Jouw verhaal", new() { Exact = true }).ClickAsync();
        await Expect(View(page)).ToBeFocusedAsync();
        await Text(page).FocusAsync();
        await Expect(View(page)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(" en twee");

        var sent = await page.EvaluateAsync<string>("() => new FormData(document.querySelector('textarea[data-editor]').form).get('verhaal')");

        Assert.Equal("Een en twee\n", sent.Replace("\r\n", "\n", StringComparison.Ordinal));
        await Expect(View(page)).ToHaveAttributeAsync("aria-describedby", "verhaal-uitleg");
    }

    [Fact]
    public async Task It_counts_words_and_says_how_they_read()
    {
        var page = await OpenWithAsync(string.Concat(Enumerable.Repeat("Wij planten samen een boom. ", 8)));
        await Expect(page.GetByText("40 woorden. Meestal lezen mensen 300 tot 800 woorden graag.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Makkelijk te lezen")).ToBeVisibleAsync();

        await SetAsync(page, string.Join(' ', Enumerable.Repeat("en toen gingen wij weer verder met wat wij", 5)) + ".");
        await Expect(page.GetByText("Lange zinnen: probeer ze korter")).ToBeVisibleAsync();
        await Expect(page.GetByText("Makkelijk te lezen")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    [Trait("Trust", "T31")]
    public async Task The_editor_has_no_barrier(int width)
    {
        var page = await OpenWithAsync(Corpus["verslag"] + Corpus["meldingen"] + Corpus["fotos"], new Look(width, 900) { WantsNoMotion = true });
        await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
        var faults = new List<string>();

        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            foreach (var opener in (string?[])[null, "Kop", "Link", "Tabel"])
            {
                if (opener is not null) await Tool(page, opener).First.ClickAsync();
                faults.AddRange(await page.EvaluateAsync<string[]>("""
                    async () => {
                      const { violations } = await axe.run('.editor', { resultTypes: ['violations'], preload: false });
                      return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(node => node.html).join(' | ')}`);
                    }
                    """));
            }

            await Tool(page, "Markdown").ClickAsync();
            await Tool(page, "Gewoon").ClickAsync();
        }

        AssertNone([.. faults.Distinct()]);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(320)]
    [Trait("Trust", "T32")]
    public async Task Nothing_scrolls_sideways_on_a_phone_and_all_buttons_can_be_pressed(int width)
    {
        var page = await OpenWithAsync(Corpus["lange-tabel"] + Corpus["links"] + Corpus["code"], new Look(width, 700));

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await ChooseAsync(page, "Lijst", "Minder diep");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await Tool(page, "Ongedaan").ClickAsync();
        Assert.Empty(await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.editor button')].filter(button => button.checkVisibility())
              .filter(button => button.getBoundingClientRect().height < 44 || button.getBoundingClientRect().width < 44).map(button => button.textContent)
            """));
    }

    [Fact]
    public async Task Without_script_there_is_a_textarea_and_nothing_dead_to_press()
    {
        var page = await OpenAsync(Address, Look.Desktop with { HasScript = false });

        await Expect(page.GetByLabel("Jouw verhaal")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Jouw verhaal")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^## Onze situatie"));
        Assert.Equal(0, await page.Locator(".editor").CountAsync());
    }

    [Fact]
    public async Task The_toolbar_stays_in_sight_and_the_chosen_view_is_remembered()
    {
        var page = await OpenWithAsync(Corpus["lange-tabel"], Look.Phone);
        await View(page).Locator("tr").Last.ScrollIntoViewIfNeededAsync();
        await Expect(Tool(page, "Vet")).ToBeInViewportAsync();

        await page.Locator("[data-show=source]").ClickAsync();
        await GoAsync(page, Address);
        await Expect(Text(page)).ToBeVisibleAsync();
        await Expect(View(page)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_is_written_as_Markdown_is_the_text_also_after_a_while()
    {
        var page = await OpenWithAsync("Een\n");
        await View(page).ClickAsync();
        await page.Keyboard.TypeAsync("x");
        await Tool(page, "Markdown").ClickAsync();
        await Text(page).FillAsync("Heel iets *anders*");

        // Longer than the editor waits before it writes what the view shows.
        await page.EvaluateAsync("() => new Promise(done => setTimeout(done, 500))");

        await Expect(Text(page)).ToHaveValueAsync("Heel iets *anders*");
        await Tool(page, "Gewoon").ClickAsync();
        await Expect(View(page).Locator("i")).ToHaveTextAsync("anders");
    }

    private static async Task ChooseAsync(IPage page, string opener, string choice)
    {
        await Tool(page, opener).First.ClickAsync();
        await page.Locator(".editor-row").GetByRole(AriaRole.Button, new() { Name = choice, Exact = true }).ClickAsync();
    }
}
