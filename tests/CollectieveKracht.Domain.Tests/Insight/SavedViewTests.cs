using CollectieveKracht.Domain.Insight;

namespace CollectieveKracht.Domain.Tests.Insight;

public sealed class SavedViewTests
{
    [Theory]
    [InlineData("/cijfers/kruistabel", "/cijfers/kruistabel")]
    [InlineData("/en/cijfers/ranglijst?peiling=2020&filter=sector%3Aenergie", "/cijfers/ranglijst?peiling=2020&filter=sector%3Aenergie")]
    [InlineData("/sectoren/energie", "/sectoren/energie")]
    [InlineData("/regio/den-haag?peiling=2026", "/regio/den-haag?peiling=2026")]
    public void A_page_with_figures_is_kept_without_language(string address, string kept) => Assert.Equal(kept, SavedView.AddressOf(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://elders.example/sectoren/energie")]
    [InlineData("//elders.example/sectoren/energie")]
    [InlineData("/sectoren/../uitloggen")]
    [InlineData("/sectoren/energie\n")]
    [InlineData("/sectoren/energie?terug=//elders.example")]
    [InlineData("/analyse/kruistabel")]
    [Trait("Trust", "T15")]
    public void Another_address_is_not_kept(string? address) => Assert.Null(SavedView.AddressOf(address));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\nb")]
    public void It_has_a_name_of_one_line(string name) => Refused.By("saved-view.name", () => Keep(name));

    [Fact]
    public void A_name_is_short_and_there_are_a_hundred_at_most()
    {
        Assert.Equal("Voor de raad", Keep(" Voor de raad ").Name);
        Refused.By("saved-view.name", () => Keep(new string('a', SavedView.LongestName + 1)));
        Refused.By("saved-view.too-many", () => Keep("Voor de raad", SavedView.MostPerPerson));
    }

    private static SavedView Keep(string name, int already = 0) => SavedView.Keep(AccountId.New(), name, "/sectoren/energie", already, Given.Now);
}
