using CollectieveKracht.Web.Platform.Export;

namespace CollectieveKracht.Web.Tests.Platform.Export;

[Trait("Trust", "T17")]
public sealed class CsvTests
{
    [Theory]
    [InlineData("=1+1", "\"'=1+1\"\r\n")]
    [InlineData("+31", "\"'+31\"\r\n")]
    [InlineData("-1+1", "\"'-1+1\"\r\n")]
    [InlineData(" @som", "\"' @som\"\r\n")]
    [InlineData("-12", "\"'-12\"\r\n")]
    [InlineData("een \"woord\"", "\"een \"\"woord\"\"\"\r\n")]
    public void What_a_spreadsheet_would_run_becomes_text(string cell, string row) => Assert.Equal(row, Csv.Row(cell));

    [Fact]
    public void A_number_of_ours_below_zero_stays_a_number() =>
        Assert.Equal("\"'-een\",\"-0.1169\"\r\n", Csv.RowWithNumbers([("-een", false), ("-0.1169", true)]));
}
