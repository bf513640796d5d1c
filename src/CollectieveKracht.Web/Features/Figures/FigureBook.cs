using CollectieveKracht.Web.Platform.Export;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Figures;

/// <summary>Workbooks of figures, each with a sheet that tells where the numbers come from and what they mean.</summary>
public sealed class FigureBook(IStringLocalizer<FiguresText> texts, TimeProvider clock)
{
    private const double Wide = 70, Narrow = 24;

    /// <param name="sources">Lines on where it comes from, such as wave, n and address.</param>
    public XlsxBook Of(string title, IReadOnlyList<string> sources, IReadOnlyList<FigureTable> tables)
    {
        var explained = new XlsxSheet(
            texts["BookExplained"], [new(texts["BookColumn"], Narrow), new(texts["BookMeaning"], Wide)],
            [
                .. sources.Select(source => Line(texts["BookSource"], source)),
                Line(FigureTable.HiddenMark, texts["BookHidden"]),
                .. tables.SelectMany(table => table.Columns).DistinctBy(column => (column.Name, column.Meaning)).Select(column => Line(column.Name, column.Meaning)),
            ]);
        return new XlsxBook(title, "CollectieveKracht", clock.GetUtcNow(), [explained, .. tables.Select(table => table.ToSheet())]);
    }

    private static XlsxCell[] Line(string name, string meaning) => [XlsxCell.Text(name), XlsxCell.Text(meaning)];
}
