using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollectieveKracht.Browser.Tests;

/// <summary>What someone does who comes with a problem, on both widths, with and without script.</summary>
[Trait("Trust", "T33")]
public sealed partial class VisitorTests(Chromium chromium) : BrowserTest(chromium)
{
    [Theory]
    [MemberData(nameof(Look.WithScriptAndWithout), MemberType = typeof(Look))]
    public async Task A_visitor_types_a_problem_and_narrows_down_what_is_found(int width, bool hasScript)
    {
        var look = Look.Of(width, hasScript);
        var page = await OpenAsync("/", look);
        var field = page.GetByRole(AriaRole.Main).GetByRole(hasScript ? AriaRole.Combobox : AriaRole.Searchbox, new() { Name = "Waar lopen jullie tegenaan?" });

        await field.FillAsync("bestuur");
        await field.PressAsync("Enter");
        var found = await CountedAsync(page);
        var filters = await OpenFiltersAsync(page, look);
        await filters.GetByRole(AriaRole.Checkbox, new() { Name = "Energie" }).CheckAsync();
        await filters.GetByRole(AriaRole.Button).ClickAsync();

        var chip = page.GetByRole(AriaRole.Link, new() { Name = "Sector: Energie verwijder" });
        await Expect(chip).ToBeVisibleAsync();
        Assert.InRange(await CountedAsync(page), 1, found - 1);
        Assert.Contains("q=bestuur", page.Url, StringComparison.Ordinal);

        await chip.ClickAsync();

        await Expect(chip).ToHaveCountAsync(0);
        Assert.Equal(found, await CountedAsync(page));
    }

    [Theory]
    [MemberData(nameof(Look.WithScriptAndWithout), MemberType = typeof(Look))]
    public async Task A_visitor_reads_an_article_and_finds_who_else_faces_it(int width, bool hasScript)
    {
        var page = await OpenAsync("/zoeken?q=professioneel+werken&soort=kennis", Look.Of(width, hasScript));

        await page.GetByRole(AriaRole.Link, new() { Name = "Professioneler werken" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Professioneler werken");
        await page.GetByRole(AriaRole.Complementary, new() { Name = "Over dit artikel" }).GetByRole(AriaRole.Link, new() { Name = "Professioneler werken", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Professioneler werken");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Over deze uitdaging" }).GetByRole(AriaRole.Link, new() { Name = "Collectieven" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Article).First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Zoek in de collectieven die dit nu hebben" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Collectieven");
        Assert.True(await CountedAsync(page) > 0);
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task A_word_is_explained_under_its_paragraph(int width)
    {
        var page = await OpenAsync("/kennis/professioneler-werken-en-jezelf-blijven", Look.Of(width, hasScript: true));
        var word = page.Locator("[data-term=term-professionalisering]").First;
        var note = page.GetByRole(AriaRole.Complementary, new() { Name = "Wat betekent ‘professionalisering’?" });

        await word.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(note).ToBeVisibleAsync();
        await Expect(note).ToContainTextAsync("In onderzoek");
        await Expect(note).ToBeFocusedAsync();
        Assert.True(await word.EvaluateAsync<bool>("word => word.closest('p, li, dd, blockquote').nextElementSibling?.id === word.dataset.term"));

        await page.Keyboard.PressAsync("Escape");

        await Expect(note).ToBeHiddenAsync();
        await Expect(word).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Without_script_a_word_leads_to_its_page()
    {
        var page = await OpenAsync("/kennis/professioneler-werken-en-jezelf-blijven", Look.Of(390, hasScript: false));

        await page.Locator("[data-term=term-professionalisering]").First.ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/woordenlijst/professionalisering$"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "In onderzoek" })).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(Look.WithScriptAndWithout), MemberType = typeof(Look))]
    public async Task A_visitor_finds_a_collective_and_its_network(int width, bool hasScript)
    {
        var look = Look.Of(width, hasScript);
        var page = await OpenAsync("/collectieven", look);
        var all = await CountedAsync(page);

        var filters = await OpenFiltersAsync(page, look);
        await filters.GetByText("Sector", new() { Exact = true }).ClickAsync();
        await filters.GetByRole(AriaRole.Checkbox, new() { Name = "Energie" }).CheckAsync();
        await filters.GetByRole(AriaRole.Button).Last.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sector: Energie verwijder" }).WaitForAsync();
        Assert.InRange(await CountedAsync(page), 1, all - 1);

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Weergave" }).GetByRole(AriaRole.Link, new() { Name = "Kaart" }).ClickAsync();
        await page.GetByText("Lijst per gemeente").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Lijst per gemeente" }).GetByRole(AriaRole.Row).Nth(1)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sector: Energie verwijder" })).ToBeVisibleAsync();

        var first = page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Article).First.GetByRole(AriaRole.Link);
        var name = await first.InnerTextAsync();
        await first.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Waar wij tegenaan lopen" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task List_and_map_point_at_each_other()
    {
        var page = await OpenAsync("/collectieven");
        var map = page.GetByRole(AriaRole.Region, new() { Name = "Op de kaart" });
        var ring = map.Locator(".map-ring");
        var rows = page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Article);
        var id = await rows.First.GetAttributeAsync("id");
        var stone = map.Locator($"[data-stone-for~='{id}']");
        await Expect(ring).ToHaveCountAsync(0);

        await rows.First.HoverAsync();
        await Expect(ring).ToHaveCountAsync(1);
        await page.Mouse.MoveAsync(0, 0);
        await Expect(ring).ToHaveCountAsync(0);

        await rows.First.GetByRole(AriaRole.Link).FocusAsync();
        await Expect(ring).ToHaveCountAsync(1);
        await rows.First.GetByRole(AriaRole.Link).BlurAsync();
        await Expect(ring).ToHaveCountAsync(0);

        await stone.HoverAsync();
        await Expect(ring).ToHaveCountAsync(1);
        await Expect(rows.First).ToHaveClassAsync(LitClass());
    }

    [Theory]
    [MemberData(nameof(Look.WithScriptAndWithout), MemberType = typeof(Look))]
    public async Task A_visitor_goes_from_a_network_to_one_of_its_members(int width, bool hasScript)
    {
        var page = await OpenAsync("/netwerken", Look.Of(width, hasScript));

        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Energie Samen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Wat het verslag zegt" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "Aangesloten collectieven" }).GetByRole(AriaRole.Article).First.GetByRole(AriaRole.Link).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "Kenmerken" }).GetByRole(AriaRole.Link, new() { Name = "Energie Samen" })).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(Look.WithScriptAndWithout), MemberType = typeof(Look))]
    public async Task A_funder_goes_from_the_figures_to_a_sector_and_a_region(int width, bool hasScript)
    {
        var page = await OpenAsync("/cijfers", Look.Of(width, hasScript));

        await page.GetByRole(AriaRole.Region, new() { Name = "Per sector" }).GetByRole(AriaRole.Link, new() { Name = "Energie" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Energie");
        var figure = page.GetByRole(AriaRole.Figure).Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Waar ze tegenaan lopen" }) });
        var table = figure.GetByRole(AriaRole.Table);
        await Expect(table).ToBeHiddenAsync();
        if (hasScript) await figure.GetByRole(AriaRole.Button, new() { Name = "Tabel" }).ClickAsync();
        else await figure.GetByText("Dezelfde cijfers als tabel").ClickAsync();
        await Expect(table).ToBeVisibleAsync();
        await Expect(figure.GetByText("Bron:")).ToBeVisibleAsync();
        // With script the table takes the place of the picture; without, it follows the picture.
        await Expect(figure.Locator("[data-picture]")).ToBeVisibleAsync(new() { Visible = !hasScript });

        await page.GetByRole(AriaRole.Figure).Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Waar ze zitten" }) }).GetByRole(AriaRole.Link, new() { Name = "Gelderland" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Gelderland");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Waar ze tegenaan lopen" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/sectoren/energie", "Bron: opgave van collectieven")]
    [InlineData("/kennis/professioneler-werken-en-jezelf-blijven", "Zo noem je de bron")]
    public async Task On_paper_stand_the_text_and_its_source_and_no_menu(string address, string source)
    {
        var page = await OpenAsync(address);

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(page.GetByRole(AriaRole.Banner)).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Contentinfo)).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(page.GetByText(source).First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    [Theory]
    [MemberData(nameof(Look.WithScriptAndWithout), MemberType = typeof(Look))]
    public async Task A_visitor_reads_on_in_English_and_comes_back(int width, bool hasScript)
    {
        var look = Look.Of(width, hasScript);
        var page = await OpenAsync("/uitdagingen/leiderschap", look);
        var footer = page.GetByRole(AriaRole.Contentinfo);

        if (look.IsNarrow)
        {
            await page.GetByText("Menu", new() { Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        }
        else
        {
            await footer.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        }

        await Expect(page).ToHaveURLAsync(new Regex("/en/uitdagingen/leiderschap$"));
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Leadership");

        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Article).First.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/en/kennis/"));
        await footer.GetByRole(AriaRole.Link, new() { Name = "Nederlands" }).ClickAsync();

        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "nl");
        await Expect(page).ToHaveURLAsync(new Regex("[0-9]/kennis/"));
    }

    private static async Task<ILocator> OpenFiltersAsync(IPage page, Look look)
    {
        if (look.IsNarrow) await page.GetByRole(AriaRole.Link, new() { Name = "Filters", Exact = true }).ClickAsync();
        var filters = page.GetByRole(AriaRole.Form, new() { Name = "Filters" });
        await Expect(filters).ToBeVisibleAsync();
        return filters;
    }

    private static async Task<int> CountedAsync(IPage page)
    {
        var counted = await page.GetByRole(AriaRole.Status).InnerTextAsync();
        return int.Parse(Digits().Match(counted).Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\blit\b")]
    private static partial Regex LitClass();
}
