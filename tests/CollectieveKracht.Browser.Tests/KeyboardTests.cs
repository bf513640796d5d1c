using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollectieveKracht.Browser.Tests;

/// <summary>The site without a mouse.</summary>
[Trait("Trust", "T32")]
public sealed class KeyboardTests(Chromium chromium) : PeopleTest(chromium)
{
    private const int MostStops = 400;

    public static TheoryData<string, int> Pages
    {
        get
        {
            string[] addresses = ["/", "/zoeken?q=bestuur", "/kennis/professioneler-werken-en-jezelf-blijven", "/uitdagingen/leiderschap/cijfers", "/collectieven", "/sectoren/energie"];
            var pages = new TheoryData<string, int>();
            foreach (var address in addresses)
            {
                pages.Add(address, Look.Desktop.Width);
                pages.Add(address, Look.Phone.Width);
            }

            return pages;
        }
    }

    // A walk by keys takes hundreds of steps.
    protected override bool KeepsTrace => false;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Each_stop_shows_the_focus_and_none_holds_it(string address, int width)
    {
        await WalkAsync(await OpenAsync(address, new Look(width, 844)));
    }

    [Theory]
    [InlineData("/voor-jou", 1440)]
    [InlineData($"/schrijven/{PageTypes.BusyPersonsText}", 1440)]
    [InlineData($"/schrijven/{PageTypes.BusyPersonsText}", 390)]
    [InlineData("/ons-collectief/kwikstaart/mensen", 390)]
    [InlineData("/beheer/collectieven/samenvoegen?blijft=avondrood&ander=morgenrood", 1440)]
    [InlineData("/beheer/collectieven", 390)]
    public async Task Nor_on_a_page_for_members(string address, int width)
    {
        await WalkAsync(await OpenAsAsync(await Chromium.BusyPersonAsync(), address, new Look(width, 844), hasSecondFactor: true));
    }

    private static async Task WalkAsync(IPage page)
    {
        var faults = new List<string>();
        var stops = 0;

        for (; stops < MostStops; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = await page.EvaluateAsync<string?>(Stop);
            if (stop is null) break;
            if (stop.Length > 0) faults.Add(stop);
        }

        Assert.InRange(stops, 10, MostStops - 1);
        AssertNone(faults);
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task The_first_stop_skips_to_the_content(int width)
    {
        var page = await OpenAsync("/uitdagingen/leiderschap", new Look(width, 844));
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "Naar de inhoud" });

        await page.Keyboard.PressAsync("Tab");
        await Expect(skip).ToBeFocusedAsync();
        await Expect(skip).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));
    }

    [Fact]
    public async Task The_menu_of_a_phone_opens_and_closes_with_keys()
    {
        var page = await OpenAsync("/uitdagingen", Look.Phone);
        var opener = page.GetByRole(AriaRole.Banner).Locator("summary");
        var menu = page.GetByRole(AriaRole.Navigation, new() { Name = "Menu", Exact = true });

        await opener.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(menu).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(menu.GetByRole(AriaRole.Link, new() { Name = "Uitdagingen" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");

        await Expect(menu).ToBeHiddenAsync();
        await Expect(opener).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_filters_of_a_phone_hold_the_focus_until_they_close()
    {
        var page = await OpenAsync("/kennis", Look.Phone);
        var opener = page.GetByRole(AriaRole.Link, new() { Name = "Filters", Exact = true });
        var filters = page.GetByRole(AriaRole.Form, new() { Name = "Filters" });

        await opener.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(filters).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Shift+Tab");
        await Expect(filters.GetByRole(AriaRole.Button)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(filters.GetByRole(AriaRole.Link, new() { Name = "Sluit" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");

        await Expect(filters).ToBeHiddenAsync();
        await Expect(opener).ToBeFocusedAsync();
    }

    [Fact]
    public async Task No_stop_among_the_filters_of_a_phone_is_covered()
    {
        var page = await OpenAsync("/kennis#filters", Look.Phone);
        var faults = new List<string>();

        for (var stops = 0; stops < MostStops; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = await page.EvaluateAsync<string?>(Stop);
            if (stop?.EndsWith("twice", StringComparison.Ordinal) ?? true) break;
            if (stop.Length > 0) faults.Add(stop);
        }

        AssertNone(faults);
    }

    [Fact]
    public async Task The_filters_beside_a_list_are_set_with_keys()
    {
        var page = await OpenAsync("/kennis");
        var filters = page.GetByRole(AriaRole.Form, new() { Name = "Filters" });
        var energy = filters.GetByRole(AriaRole.Checkbox, new() { Name = "Energie" });

        await energy.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(energy).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sector: Energie verwijder" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_filter_that_opens_over_the_page_closes_on_Escape()
    {
        var page = await OpenAsync("/collectieven");
        var filters = page.GetByRole(AriaRole.Form, new() { Name = "Filters" });
        var sector = filters.Locator("summary").First;
        var energy = filters.GetByRole(AriaRole.Checkbox, new() { Name = "Energie" });

        await sector.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(energy).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Escape");

        await Expect(energy).ToBeHiddenAsync();
        await Expect(sector).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_figure_becomes_a_table_and_back_with_keys()
    {
        var page = await OpenAsync("/sectoren/energie");
        var figure = page.Locator("#meest-genoemd");
        var swap = figure.GetByRole(AriaRole.Button, new() { Name = "Tabel" });
        var table = figure.GetByRole(AriaRole.Table);

        await swap.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(table).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(table).ToBeHiddenAsync();
        await Expect(swap).ToBeFocusedAsync();
    }

    // Null past the last stop; otherwise what is wrong with this one, or nothing. Something that covers the middle of what has
    // the focus hides it (WCAG 2.4.11).
    private const string Stop = """
        () => {
          const stop = document.activeElement;
          if (!stop || stop === document.body || stop === document.documentElement) return null;
          const name = `${stop.tagName} ${stop.id || stop.className} ${(stop.textContent || stop.name || '').trim().slice(0, 40)}`;
          if (stop.dataset.visited) return `${name} is reached twice`;
          stop.dataset.visited = 'yes';
          // Of the editor it is the frame around the text that shows it.
          const style = getComputedStyle(stop.matches('.editor-view') ? stop.closest('.editor') : stop);
          if (style.outlineStyle === 'none' && style.boxShadow === 'none') return `${name} does not show the focus`;
          const box = stop.getClientRects()[0];
          if (!box || box.width === 0) return `${name} cannot be seen`;
          // In a field of several lines the first is where one types; the browser need not show the rest.
          const [x, y] = [box.x + box.width / 2, box.y + (stop.tagName === 'TEXTAREA' ? 20 : box.height / 2)];
          if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return `${name} is off the screen`;
          const top = document.elementFromPoint(x, y);
          return top && (stop.contains(top) || top.contains(stop) || top.closest('label')?.contains(stop)) ? '' : `${name} is covered by ${top?.tagName} ${top?.className}`;
        }
        """;
}
