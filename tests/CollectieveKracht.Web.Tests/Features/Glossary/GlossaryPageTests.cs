using System.Net;

namespace CollectieveKracht.Web.Tests.Features.Glossary;

public sealed class GlossaryPageTests(PostgresTemplate template) : ReadingTest(template)
{
    [Theory]
    [InlineData("/woordenlijst")]
    [InlineData("/en/woordenlijst")]
    public async Task The_words_stand_in_alphabetical_order_of_the_language(string address)
    {
        var page = await PageAsync(address);

        var words = page.QuerySelectorAll("article.result h2").Select(word => word.TextContent.Trim()).ToList();
        Assert.NotEmpty(words);
        Assert.Equal(words.Order(StringComparer.InvariantCultureIgnoreCase), words);
    }

    [Fact]
    public async Task A_word_shows_each_reading_with_its_community_and_source()
    {
        var page = await PageAsync("/woordenlijst/professionalisering");

        var readings = page.QuerySelectorAll(".panel");
        Assert.Equal(["Voor collectieven", "In onderzoek", "Voor de overheid", "In de markt"], readings.Select(reading => reading.QuerySelector("h3")!.TextContent));
        Assert.All(readings, reading => Assert.Contains("Bron:", reading.TextContent));
        Assert.Contains("\"@type\":\"DefinedTerm\"", page.QuerySelector("script[type='application/ld+json']")!.TextContent);
    }

    [Theory]
    [InlineData("/woordenlijst/bestaat-niet")]
    [InlineData("/woordenlijst/HOOFD")]
    [InlineData("/woordenlijst/a'b")]
    public async Task A_word_that_is_not_there_is_not_found(string address)
    {
        using var answer = await Visitor.GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
