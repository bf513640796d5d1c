using CollectieveKracht.Domain.Insight;
using CsCheck;

namespace CollectieveKracht.Domain.Tests.Insight;

public sealed class SmallCellsTests
{
    private static readonly Gen<int[]> Rows = Gen.Int[0, 12].Array[1, 6];

    [Theory]
    [InlineData(new[] { 12, 7, 0 }, new[] { "12", "7", "0" })]
    [InlineData(new[] { 12, 7, 3 }, new[] { "12", "-", "-" })]
    [InlineData(new[] { 12, 3, 2 }, new[] { "12", "-", "-" })]
    [InlineData(new[] { 12, 1, 2 }, new[] { "-", "-", "-" })]
    [InlineData(new[] { 3, 0, 0 }, new[] { "-", "-", "-" })]
    [InlineData(new[] { 0, 0, 0 }, new[] { "0", "0", "0" })]
    public void A_small_cell_is_hidden_with_what_would_give_it_away(int[] cells, string[] expected)
    {
        var shown = SmallCells.Hide(cells);

        Assert.Equal(expected, shown.Select(cell => cell?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"));
    }

    [Fact]
    public void No_small_cell_is_ever_shown_and_a_shown_cell_is_never_changed() => Rows.Sample(cells =>
    {
        var shown = SmallCells.Hide(cells);

        return shown.Zip(cells).All(pair => pair.First is null || (pair.First == pair.Second && !SmallCells.IsSmall(pair.Second)));
    });

    [Fact]
    public void The_total_does_not_give_a_hidden_cell_away() => Rows.Sample(cells =>
    {
        var shown = SmallCells.Hide(cells);

        var hidden = shown.Zip(cells).Where(pair => pair.First is null).Select(pair => pair.Second).ToList();
        var everythingIsHidden = shown.All(cell => cell is null);
        return hidden.Count == 0 || everythingIsHidden || (hidden.Count > 1 && hidden.Sum() >= SmallCells.FewestShown);
    });
}
