using CollectieveKracht.Web.Features.Shared;

namespace CollectieveKracht.Web.Tests.Features.Shared;

public sealed class PageNavTests
{
    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(1, 9, "1 2 … 9")]
    [InlineData(5, 9, "1 … 4 5 6 … 9")]
    [InlineData(9, 9, "1 … 8 9")]
    public void Shows_the_ends_and_the_neighbours(int current, int last, string expected)
    {
        var nav = new PageNav(current, last, page => $"?pagina={page}");

        Assert.Equal(expected, string.Join(' ', nav.Shown().Select(page => page?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "…")));
    }
}
