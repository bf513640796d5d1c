using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CollectieveKracht.Browser.Tests;

/// <summary>What holds on every kind of page. One window walks past all of them, so that the walk stays short.</summary>
public sealed class EveryPageTests(Chromium chromium) : PeopleTest(chromium)
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly string[] Wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    // The themes differ in colour only, so these rules are all there is to ask again in the dark.
    private static readonly string[] Colours = ["color-contrast", "link-in-text-block"];

    protected override bool KeepsTrace => false;

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    [Trait("Trust", "T31")]
    public async Task No_page_has_a_barrier(int width)
    {
        var barriers = await WalkAsync(LookOf(width), BarriersAsync);

        AssertNone(barriers);
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    [Trait("Trust", "T31")]
    public async Task No_page_for_members_has_a_barrier(int width)
    {
        var barriers = await WalkAsMemberAsync(LookOf(width), BarriersAsync);

        AssertNone(barriers);
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    [Trait("Trust", "T31")]
    public async Task What_opens_has_no_barrier_either(int width)
    {
        var look = LookOf(width);
        var page = await OpenAsync("/kennis/professioneler-werken-en-jezelf-blijven", look);
        await page.Locator("[data-term]").First.ClickAsync();
        var barriers = (await BarriersAsync(page)).ToList();

        await GoAsync(page, "/sectoren/energie");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tabel" }).First.ClickAsync();
        barriers.AddRange(await BarriersAsync(page));

        await GoAsync(page, "/collectieven");
        if (look.IsNarrow) await page.GetByRole(AriaRole.Link, new() { Name = "Filters", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Form, new() { Name = "Filters" }).Locator("summary").First.ClickAsync();
        barriers.AddRange(await BarriersAsync(page));

        if (look.IsNarrow)
        {
            await GoAsync(page, "/uitdagingen");
            await page.GetByText("Menu", new() { Exact = true }).ClickAsync();
            barriers.AddRange(await BarriersAsync(page));
        }

        AssertNone(barriers);
    }

    [Fact]
    [Trait("Trust", "T32")]
    public async Task No_page_scrolls_sideways_on_the_narrowest_screen()
    {
        var tooWide = await WalkAsync(Look.Narrow, TooWideAsync);

        AssertNone(tooWide);
    }

    [Fact]
    [Trait("Trust", "T32")]
    public async Task No_page_for_members_scrolls_sideways_on_the_narrowest_screen()
    {
        var tooWide = await WalkAsMemberAsync(Look.Narrow, TooWideAsync);

        AssertNone(tooWide);
    }

    [Fact]
    [Trait("Trust", "T32")]
    public async Task Nothing_moves_for_who_wants_no_motion()
    {
        var moving = await WalkAsync(Look.Phone with { WantsNoMotion = true }, async page => await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('*')].filter(element => {
              const style = getComputedStyle(element);
              return style.animationName !== 'none' || style.transitionDuration.split(', ').some(duration => parseFloat(duration) > 0);
            }).map(element => `${element.tagName} ${element.className} moves`)
            """));

        AssertNone(moving);
    }

    private async Task<IReadOnlyList<string>> WalkAsync(Look look, Func<IPage, Task<IEnumerable<string>>> lookFor) =>
        await WalkAsync(await OpenAsync("about:blank", look), PageTypes.Addresses, lookFor);

    private async Task<IReadOnlyList<string>> WalkAsMemberAsync(Look look, Func<IPage, Task<IEnumerable<string>>> lookFor)
    {
        var busy = await Chromium.BusyPersonAsync();
        return await WalkAsync(await OpenAsAsync(busy, "/", look, hasSecondFactor: true), PageTypes.ForMembers(busy.Id.Value), lookFor);
    }

    private static async Task<IReadOnlyList<string>> WalkAsync(IPage page, IReadOnlyList<string> addresses, Func<IPage, Task<IEnumerable<string>>> lookFor)
    {
        var found = new List<string>();
        foreach (var address in addresses)
        {
            await GoAsync(page, address);
            found.AddRange((await lookFor(page)).Select(fault => $"{address}: {fault}"));
        }

        return found;
    }

    private static async Task<IEnumerable<string>> TooWideAsync(IPage page) => await page.EvaluateAsync<string[]>("""
        () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
          .filter(element => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth && !element.closest('.scroll'))
          .slice(0, 3).map(element => `${element.tagName} ${element.className} is too wide`)
        """);

    // A colour that is still on its way from one theme to the other would be measured halfway.
    private static Look LookOf(int width) => new(width, 900) { WantsNoMotion = true };

    internal static async Task<IEnumerable<string>> BarriersAsync(IPage page)
    {
        await page.EvaluateAsync(Axe);
        var light = await page.EvaluateAsync<string[]>(Ask, Wcag);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var dark = await page.EvaluateAsync<string[]>(Ask, Colours);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return [.. light, .. dark.Select(barrier => $"in the dark {barrier}")];
    }

    // The package's own way opens a window for each answer, which makes a walk past all pages five times as long.
    private const string Ask = """
        async runOnly => {
          const { violations } = await axe.run({ runOnly, resultTypes: ['violations'], preload: false });
          return violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.slice(0, 3).map(node => node.html).join(' | ')}`);
        }
        """;
}
