using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CollectieveKracht.Web.Features.Shared;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CollectieveKracht.Web.Tests.Features.Figures;

/// <summary>What every figure on every public page has, in both languages: without looking anything up elsewhere, one can use it.</summary>
public sealed partial class EveryFigureTests(PostgresTemplate template, EveryFigureTests.Walk walk) : ReadingTest(template), IClassFixture<EveryFigureTests.Walk>
{
    private const string NoN = "geen n|no n|niet getoond|not shown";

    private static readonly Dictionary<string, string> Types = new()
    {
        [".csv"] = "text/csv; charset=utf-8",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".json"] = "application/json; charset=utf-8",
    };

    [Fact]
    public void There_are_figures_of_each_kind()
    {
        var found = walk.Figures.Select(figure => figure.Element.Id!).ToHashSet();

        Assert.Superset(
            new HashSet<string>([
                "overzicht-1", "overzicht-2", "overzicht-3", "ranglijst", "genoemd", "uitdagingen", "waar", "stand", "samen-cijfers", "verwacht", "peiling-figuur",
                "ranglijst-1", "ranglijst-2", "ranglijst-3", "tabel", "meest-genoemd", "herkomst", "sectoren-naast-elkaar", "omvang", "rangorde"]),
            found);
    }

    [Fact]
    public void Every_figure_tells_its_source_how_it_was_counted_and_how_to_cite_it() => AssertNone(walk.Figures, FaultsOf);

    [Fact]
    public void No_figure_tells_in_English_how_it_was_counted_in_Dutch()
    {
        var dutch = walk.Figures.Where(figure => !figure.IsEnglish).SelectMany(figure => figure.Told).ToHashSet();

        AssertNone(walk.Figures.Where(figure => figure.IsEnglish), figure => figure.Told.Where(dutch.Contains).Select(told => $"tells in Dutch: {told}"));
    }

    [Fact]
    public async Task The_link_of_every_figure_leads_to_a_figure()
    {
        var targets = walk.Figures.Select(figure => figure.Link).OfType<string>().Distinct().ToList();
        var lost = new HashSet<string>();
        foreach (var page in targets.GroupBy(target => target.Split('#')[0]))
        {
            using var answer = await Visitor.GetAsync(page.Key, Cancel);
            var read = answer.IsSuccessStatusCode ? await answer.PageAsync() : null;
            lost.UnionWith(page.Where(target => target.Split('#') is [_, var id] ? read?.QuerySelector($"figure#{id}") is null : read?.QuerySelector("figure.figure") is null));
        }

        AssertNone(walk.Figures, figure => figure.Link is { } link ? lost.Contains(link) ? [$"links to {link}, where it is not"] : [] : ["has no link"]);
    }

    [Fact]
    public async Task Every_figure_can_be_taken_along_in_each_kind_of_file()
    {
        await walk.ReadFilesAsync(Visitor);

        AssertNone(walk.Figures, figure => Types.SelectMany(type => figure.FileOf(type.Key) is not { } address ? [$"has no file {type.Key}"]
            : walk.Files[address] is var file && file.Status != 200 ? [$"{address} answers {file.Status}"]
            : file.Type != type.Value ? [$"{address} is {file.Type}"]
            : file.Content.Length < 50 ? [$"{address} is empty"]
            : (string[])[]));
    }

    [Fact]
    [Trait("Trust", "T17")]
    public async Task A_number_of_a_figure_is_the_same_in_each_file_and_stands_on_the_page()
    {
        await walk.ReadFilesAsync(Visitor);

        AssertNone(walk.Figures, figure =>
        {
            var json = JsonNode.Parse(walk.Files[figure.FileOf(".json")!].Content)!;
            var columns = json["columns"]!.AsArray().Select(column => (Key: $"{column!["key"]}", Kind: $"{column["kind"]}", Meaning: $"{column["meaning"]}")).ToList();
            var rows = json["rows"]!.AsArray().Select(row => columns.Select(column => Plain(row![column.Key])).ToList()).ToList();
            var faults = new List<string>();
            if (rows.Count == 0) faults.Add("has no rows");
            faults.AddRange(columns.Where(column => column.Meaning.Length < 5).Select(column => $"does not say what {column.Key} means"));
            if (!AreSame(rows, CsvRows(walk.Files[figure.FileOf(".csv")!].Content))) faults.Add("has other values in its CSV than in its JSON");
            if (!AreSame(rows, BookRows(walk.Files[figure.FileOf(".xlsx")!].Content, columns.Count))) faults.Add("has other values in its XLSX than in its JSON");
            faults.AddRange(figure.IsExcerpt ? MissingInFile(figure, columns, rows) : MissingOnPage(figure, columns, rows));
            return faults;
        });
    }

    private static IEnumerable<string> FaultsOf(ShownFigure figure)
    {
        if (figure.Foot is not { } foot)
        {
            yield return "has no foot";
            yield break;
        }

        var source = foot.QuerySelector("span")!.TextContent;
        if (!Year().IsMatch(source)) yield return $"has no date or publication in '{source}'";
        if (!Count().IsMatch(source) && !figure.Element.QuerySelectorAll("thead th").Any(head => head.TextContent.Trim() == "n")) yield return $"has no n in '{source}'";
        if (foot.QuerySelector(".figure-take") is null)
        {
            yield return "cannot be taken along";
            yield break;
        }

        if (figure.Definition.Length < 60) yield return $"is hardly defined: '{figure.Definition}'";
        if (!figure.Citation.Contains("http://localhost:5080/", StringComparison.Ordinal)) yield return $"is cited without an address: '{figure.Citation}'";
        if (figure.Link is { } link && !figure.Citation.Contains($"http://localhost:5080{link}", StringComparison.Ordinal)) yield return $"is cited by another address than {link}";
        if (figure.Element.QuerySelector("table, .lines, .multiples") is null) yield return "has no table";
    }

    /// <summary>Each number in the files stands in the figure.</summary>
    private static IEnumerable<string> MissingOnPage(ShownFigure figure, List<(string Key, string Kind, string Meaning)> columns, List<List<string>> rows)
    {
        var shown = figure.Element.TextContent;
        var tokens = TokensOf(figure.Element);
        foreach (var row in rows)
        {
            foreach (var (column, value) in columns.Zip(row))
            {
                var isThere = value is "" or "<5" || (column.Kind == "text" ? column.Key.StartsWith("code", StringComparison.Ordinal) || shown.Contains(value, StringComparison.Ordinal) : FormsOf(value, figure).Any(tokens.Contains));
                if (!isThere) yield return $"does not show {column.Key} {value} of {row[0]}";
            }
        }
    }

    /// <summary>The page shows a part of what the files hold: each row of its tables is in them, with one of its numbers.</summary>
    private static IEnumerable<string> MissingInFile(ShownFigure figure, List<(string Key, string Kind, string Meaning)> columns, List<List<string>> rows)
    {
        foreach (var line in figure.Element.QuerySelectorAll("tbody tr"))
        {
            var name = line.QuerySelector("th")!.TextContent.Trim();
            var tokens = line.QuerySelectorAll("td").SelectMany(TokensOf).ToHashSet();
            var its = rows.Where(row => row.Any(value => value.Length > 3 && name.EndsWith(value, StringComparison.Ordinal))).ToList();
            if (tokens.Count == 0 || name is "Alle" or "All" or "Alle collectieven" or "All collectives") continue;
            if (its.Count == 0) yield return $"has no '{name}' in its files";
            else if (!its.SelectMany(row => row).Any(value => FormsOf(value, figure).Any(tokens.Contains))) yield return $"has other numbers of '{name}' in its files: {string.Join(' ', tokens)}";
        }
    }

    private static HashSet<string> TokensOf(IElement element) =>
        [.. element.Descendants<IText>().SelectMany(text => Number().Matches(Few().Replace(text.Data, ""))).Select(match => match.Value)];

    /// <summary>How a number can be written on a page.</summary>
    private static IEnumerable<string> FormsOf(string value, ShownFigure figure)
    {
        if (!double.TryParse(value, CultureInfo.InvariantCulture, out var number)) return [];
        var culture = CultureInfo.GetCultureInfo(figure.IsEnglish ? "en-GB" : "nl-NL");
        return
        [
            number.ToString("N0", culture), number.ToString("0.##", culture), number.ToString("0.0", culture), number.ToString("0.00", culture),
            $"{Math.Round(100 * number, MidpointRounding.AwayFromZero):0}%",
        ];
    }

    private static string Plain(JsonNode? node) => node is null ? "" : node.GetValueKind() == System.Text.Json.JsonValueKind.Number ? node.GetValue<double>().ToString(CultureInfo.InvariantCulture) : $"{node}";

    private static bool AreSame(List<List<string>> one, List<List<string>> other) => one.Count == other.Count && one.Zip(other).All(pair => pair.First.SequenceEqual(pair.Second));

    private static List<List<string>> CsvRows(byte[] content) =>
        [.. System.Text.Encoding.UTF8.GetString(content).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line[1..^1].Split("\",\"").Select(value => value.Replace("\"\"", "\"", StringComparison.Ordinal)).ToList())];

    private static List<List<string>> BookRows(byte[] content, int columns)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        return [.. book.WorkbookPart!.WorksheetParts.Last().Worksheet!.Descendants<Row>().Skip(1).Select(row =>
        {
            var cells = row.Elements<Cell>().ToDictionary(cell => cell.CellReference!.Value![0] - 'A', cell => cell.InnerText);
            return Enumerable.Range(0, columns).Select(place => cells.GetValueOrDefault(place, "")).ToList();
        })];
    }

    private static void AssertNone(IEnumerable<ShownFigure> figures, Func<ShownFigure, IEnumerable<string>> lookFor)
    {
        var faults = figures.SelectMany(figure => lookFor(figure).Select(fault => $"{figure.Page}#{figure.Element.Id} {fault}")).ToList();
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [GeneratedRegex(@"\b20\d\d\b")]
    private static partial Regex Year();

    [GeneratedRegex($@"n = \d|{NoN}")]
    private static partial Regex Count();

    [GeneratedRegex(@"‹\s*5|(?:minder dan|fewer than) 5", RegexOptions.IgnoreCase)]
    private static partial Regex Few();

    [GeneratedRegex(@"\d[\d.,]*%|\d+(?:[.,]\d+)*")]
    private static partial Regex Number();

    /// <param name="Page">Its address.</param>
    public sealed record ShownFigure(string Page, IElement Element)
    {
        public bool IsEnglish => Page.StartsWith("/en", StringComparison.Ordinal);

        public IElement? Foot => Element.QuerySelector("figcaption.figure-foot");

        public string Definition => Paragraph(1);

        public string Citation => Paragraph(2);

        /// <summary>What is said of how it was counted, and of its title.</summary>
        public IEnumerable<string> Told => new[] { Definition, Element.QuerySelector("h2, h3")?.TextContent.Trim() ?? "" }.Where(told => told.Contains(' ', StringComparison.Ordinal));

        public string? Link => Foot?.QuerySelectorAll(":scope > ul a:not([data-table])").Select(link => link.GetAttribute("href")).FirstOrDefault();

        /// <summary>Of a wave the page shows part of what the ranking or cross table holds.</summary>
        public bool IsExcerpt => FileOf(".csv") is { } file && (file.Contains("/cijfers/ranglijst.", StringComparison.Ordinal) || file.Contains("/cijfers/kruistabel.", StringComparison.Ordinal));

        public string? FileOf(string end) => Foot?.QuerySelectorAll("a[download]")
            .Select(link => link.GetAttribute("href")!).FirstOrDefault(address => address.Split('?')[0].EndsWith(end, StringComparison.Ordinal));

        private string Paragraph(int place) => Foot?.QuerySelectorAll(".figure-take p").ElementAtOrDefault(place)?.TextContent.Trim() ?? "";
    }

    /// <summary>All figures of all public pages, and their files, fetched once for all these tests.</summary>
    public sealed class Walk(PostgresTemplate template) : IAsyncLifetime
    {
        private readonly List<IHtmlDocument> _pages = [];
        private readonly SemaphoreSlim _once = new(1);

        public List<ShownFigure> Figures { get; } = [];

        public Dictionary<string, (int Status, string Type, byte[] Content)> Files { get; } = [];

        public async ValueTask InitializeAsync()
        {
            // On the board of styles they are no figures of something.
            foreach (var address in PageTypes.InBothLanguages.Where(address => !address.EndsWith("/stijlbord", StringComparison.Ordinal)))
            {
                var page = await template.SharedSite.Visitor.PageAsync(address);
                _pages.Add(page);
                Figures.AddRange(page.QuerySelectorAll("figure.figure").Select(figure => new ShownFigure(address, figure)));
            }
        }

        public async Task ReadFilesAsync(HttpClient visitor)
        {
            await _once.WaitAsync(Cancel);
            try
            {
                foreach (var address in Figures.SelectMany(figure => FigureFoot.FileEnds.Select(figure.FileOf)).OfType<string>().Distinct().Where(address => !Files.ContainsKey(address)))
                {
                    using var answer = await visitor.GetAsync(address, Cancel);
                    Files[address] = ((int)answer.StatusCode, $"{answer.Content.Headers.ContentType}", await answer.Content.ReadAsByteArrayAsync(Cancel));
                }
            }
            finally
            {
                _once.Release();
            }
        }

        public ValueTask DisposeAsync()
        {
            foreach (var page in _pages) page.Dispose();
            _once.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
