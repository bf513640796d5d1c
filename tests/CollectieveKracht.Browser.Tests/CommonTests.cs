namespace CollectieveKracht.Browser.Tests;

/// <summary>That there is a browser to test with.</summary>
public sealed class CommonTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task The_browser_of_the_system_shows_a_page()
    {
        var page = await OpenAsync("data:text/html,<title>Proef</title><h1>Zichtbaar</h1>");

        Assert.Equal("Proef", await page.TitleAsync());
    }
}
