using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollectieveKracht.Browser.Tests;

/// <summary>What a policy officer does: chooses figures and takes them along, on both widths, with and without script, by keyboard.</summary>
[Trait("Trust", "T33")]
public sealed class FigureTests(Chromium chromium) : BrowserTest(chromium)
{
    [Theory]
    [MemberData(nameof(Look.WithScriptAndWithout), MemberType = typeof(Look))]
    public async Task A_choice_of_figures_shows_at_once_with_script_and_by_the_button_without(int width, bool hasScript)
    {
        var page = await OpenAsync("/cijfers/kruistabel", Look.Of(width, hasScript));
        var rows = page.GetByLabel("Rijen");

        await rows.FocusAsync();
        await rows.SelectOptionAsync("leden");
        if (!hasScript) await page.GetByRole(AriaRole.Button, new() { Name = "Toon", Exact = true }).ClickAsync();

        await Expect(page.Locator("#tabel h2")).ToHaveTextAsync("Aantal leden naast uitdagingen: interne werking");
        Assert.Contains("rij=leden", page.Url, StringComparison.Ordinal);
        if (hasScript)
        {
            await Expect(rows).ToBeFocusedAsync();
            await Expect(page.Locator(".cross-choice [role=status]")).ToContainTextAsync("n = ");
        }

        await page.ReloadAsync();
        await Expect(page.Locator("#tabel h2")).ToHaveTextAsync("Aantal leden naast uitdagingen: interne werking");
    }

    [Fact]
    public async Task After_a_choice_the_source_can_still_be_copied()
    {
        var page = await OpenAsync("/sectoren/energie?peiling=voorbeeld-2025");

        await page.GetByLabel("Rechtsvorm").SelectOptionAsync(new SelectOptionValue { Label = "Coöperatie" });

        await Expect(page.Locator("#peiling-bron")).ToContainTextAsync("Coöperatie");
        await Expect(page.Locator("[data-copy=peiling-bron]")).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(Look.WithScriptAndWithout), MemberType = typeof(Look))]
    public async Task A_figure_of_a_sector_is_taken_along_with_its_definition_and_source(int width, bool hasScript)
    {
        var page = await OpenAsync("/sectoren/energie", Look.Of(width, hasScript));
        var foot = page.Locator("#meest-genoemd .figure-take");

        await foot.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(foot.GetByText("Hoe is dit geteld?")).ToBeVisibleAsync();
        await Expect(foot).ToContainTextAsync("CollectieveKracht. Alle uitdagingen (Voorbeeldpeiling 2025, Energie. n = ");
        var file = await page.RunAndWaitForDownloadAsync(() => foot.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());

        Assert.StartsWith("ranglijst-voorbeeld-", file.SuggestedFilename, StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync((await file.PathAsync())!, TestContext.Current.CancellationToken);
        Assert.StartsWith("\"ranglijst\",\"code\",\"naam\"", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains(await page.Locator("#meest-genoemd .bars li a").First.InnerTextAsync(), lines[1], StringComparison.Ordinal);
    }
}
