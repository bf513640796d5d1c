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
    [InlineData("-0.1169", "\"-0.1169\"\r\n")]
    [InlineData("-12", "\"-12\"\r\n")]
    [InlineData("-12\n", "\"'-12\n\"\r\n")]
    [InlineData("een \"woord\"", "\"een \"\"woord\"\"\"\r\n")]
    public void What_a_spreadsheet_would_run_becomes_text_and_a_negative_number_stays_one(string cell, string row) => Assert.Equal(row, Csv.Row(cell));
}
