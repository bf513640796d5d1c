using AngleSharp.Dom;

namespace CollectieveKracht.Web.Tests.Platform;

/// <summary>The stones that count, as the style board shows them.</summary>
public sealed class PicturesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_bar_lays_one_stone_per_collective_as_long_as_they_can_be_counted()
    {
        var page = await site.Visitor().PageAsync("/stijlbord");
        var leadership = Bar(page, "Leiderschap");

        Assert.Equal("50.8475%", leadership.QuerySelector("rect[fill]")!.GetAttribute("width"));
        Assert.Equal("1.6949%", leadership.QuerySelector("pattern")!.GetAttribute("width"));
    }

    [Fact]
    public async Task A_bar_of_too_many_collectives_is_solid()
    {
        var page = await site.Visitor().PageAsync("/stijlbord");
        var many = Bar(page, "Te veel voor stenen");

        Assert.Null(many.QuerySelector("pattern"));
        Assert.Equal("50%", many.QuerySelector(".laid")!.GetAttribute("width"));
    }

    [Fact]
    public async Task No_two_drawings_on_a_page_have_the_same_id()
    {
        var page = await site.Visitor().PageAsync("/stijlbord");

        Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    [Trait("Trust", "T20")]
    public async Task A_page_has_no_style_of_its_own_which_the_content_policy_would_refuse()
    {
        var page = await site.Visitor().PageAsync("/stijlbord");

        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]):not([type='application/ld+json'])"));
    }

    private static IElement Bar(IDocument page, string name) =>
        page.QuerySelectorAll(".bars li").First(row => row.FirstElementChild!.TextContent == name).QuerySelector(".stone-bar")!;
}
