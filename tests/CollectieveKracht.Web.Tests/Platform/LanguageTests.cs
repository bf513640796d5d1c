namespace CollectieveKracht.Web.Tests.Platform;

public sealed class LanguageTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("/proef", "nl", "1.234,5")]
    [InlineData("/en/proef", "en", "1,234.5")]
    public async Task The_address_decides_the_language_of_words_and_numbers(string address, string language, string number)
    {
        var page = await site.Visitor().PageAsync(address);

        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(number, page.GetElementById("number")!.TextContent);
    }

    [Fact]
    public async Task A_browser_that_prefers_english_still_gets_the_language_of_the_address()
    {
        var visitor = site.Visitor();
        visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-GB");

        var page = await visitor.PageAsync("/proef");

        Assert.Equal("nl", page.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("/proef", "/proef/verder")]
    [InlineData("/en/proef", "/en/proef/verder")]
    public async Task Links_between_pages_stay_in_the_language(string address, string link)
    {
        var page = await site.Visitor().PageAsync(address);

        Assert.Equal(link, page.GetElementById("link")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/proef/Deel?q=a&q=b", "/en/proef/Deel?q=a&q=b")]
    [InlineData("/en/proef/Deel?q=a&q=b", "/proef/Deel?q=a&q=b")]
    public async Task The_other_language_shows_the_same_page_with_the_same_filters(string address, string other)
    {
        var page = await site.Visitor().PageAsync(address);

        Assert.Equal(other, page.GetElementById("other")!.TextContent);
    }

    [Fact]
    public async Task Search_engines_get_one_address_per_language_made_from_the_settings()
    {
        var page = await site.Visitor().PageAsync("/en/proef/Deel?q=a");

        Assert.Equal("http://localhost:5080/en/proef/deel", page.GetElementById("canonical")!.TextContent);
        Assert.Equal("http://localhost:5080/en/proef/deel?pagina=2", page.GetElementById("page-two")!.TextContent);
        Assert.Equal("http://localhost:5080/proef/deel", page.GetElementById("dutch")!.TextContent);
        Assert.Equal("http://localhost:5080/en/proef/deel", page.GetElementById("english")!.TextContent);
    }

    [Fact]
    public async Task A_page_names_itself_in_each_language_and_for_who_speaks_neither()
    {
        var page = await site.Visitor().PageAsync("/en/proef?q=a");

        Assert.Equal("http://localhost:5080/en/proef", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(
            ["nl http://localhost:5080/proef", "en http://localhost:5080/en/proef", "x-default http://localhost:5080/proef"],
            page.QuerySelectorAll("link[rel=alternate]").Select(link => $"{link.GetAttribute("hreflang")} {link.GetAttribute("href")}"));
    }

    [Fact]
    public async Task A_word_that_begins_with_en_is_not_a_language()
    {
        var page = await site.Visitor().PageAsync("/energie");

        Assert.Equal("nl", page.DocumentElement.GetAttribute("lang"));
    }
}
