using Deque.AxeCore.Playwright;

namespace CollectieveKracht.Browser.Tests;

/// <summary>What every page has in common, seen on the one for an address that does not exist.</summary>
public sealed class CommonTests(Chromium chromium) : BrowserTest(chromium)
{
    public static TheoryData<int, bool> Looks => new()
    {
        { Look.Desktop.Width, false },
        { Look.Desktop.Width, true },
        { Look.Narrow.Width, false },
        { Look.Narrow.Width, true },
    };

    [Fact]
    public async Task The_browser_of_the_system_shows_a_page()
    {
        var page = await OpenAsync("data:text/html,<title>Proef</title><h1>Zichtbaar</h1>");

        Assert.Equal("Proef", await page.TitleAsync());
    }

    [Theory]
    [MemberData(nameof(Looks))]
    [Trait("Trust", "T31")]
    public async Task The_page_for_what_is_not_there_has_no_barrier(int width, bool isDark)
    {
        var page = await OpenAsync("/bestaat-niet", new Look(width, 900) { IsDark = isDark });

        var found = await page.RunAxe();

        Assert.Empty(found.Violations.Select(violation => $"{violation.Id}: {violation.Help}"));
    }
}
