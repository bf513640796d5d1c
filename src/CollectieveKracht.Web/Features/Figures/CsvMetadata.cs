using System.Text.Json.Nodes;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Platform.Localisation;

namespace CollectieveKracht.Web.Features.Figures;

/// <summary>
/// The data dictionary of a file of CSV, for programs: what each column is and means. In the words of W3C "Metadata Vocabulary for Tabular Data" (CSV on the Web). A CSV of
/// figures points at its dictionary with a header.
/// </summary>
public static class CsvMetadata
{
    /// <summary>What stands behind the address of the page, before its choices.</summary>
    public const string End = ".csv-metadata.json";

    public const string ContentType = "application/csvm+json";

    /// <summary>The CSV, with where its dictionary is.</summary>
    /// <param name="address">Of the CSV, with all choices.</param>
    public static IResult Beside(IResult csv, string address) => new Described(csv, $"<{Sibling(address, ".csv", End)}>; rel=\"describedby\"; type=\"{ContentType}\"");

    /// <param name="address">Of the dictionary, with all choices.</param>
    public static IResult Of(FigureTable table, string address) => Results.Json(
        new JsonObject
        {
            ["@context"] = new JsonArray("http://www.w3.org/ns/csvw", new JsonObject { ["@language"] = Language.Current.Code }),
            ["url"] = Sibling(address, End, ".csv"),
            ["dc:title"] = table.Title,
            ["dc:source"] = table.Source,
            ["dc:language"] = Language.Current.Code,
            ["dc:license"] = new JsonObject { ["@id"] = Licences.Address(Licences.Usual) },
            ["dialect"] = new JsonObject { ["encoding"] = "utf-8", ["delimiter"] = ",", ["quoteChar"] = "\"", ["doubleQuote"] = true, ["header"] = true, ["lineTerminators"] = new JsonArray("\r\n") },
            ["tableSchema"] = new JsonObject { ["columns"] = new JsonArray([.. table.Columns.Select(Column)]) },
        },
        contentType: ContentType);

    private static JsonObject Column(FigureColumn column) => new()
    {
        ["name"] = column.Key,
        // The first is what stands above the column in the file.
        ["titles"] = new JsonArray(column.Key, column.Name),
        ["dc:description"] = column.Meaning,
        ["datatype"] = column.Kind switch { FigureKind.Text => "string", FigureKind.Count => "integer", _ => "number" },
        ["null"] = column.Kind is FigureKind.Text ? new JsonArray("") : new JsonArray("", FigureTable.HiddenMark),
    };

    /// <summary>The file beside it, from where it stands itself: so it is right in every language and behind every name of the site.</summary>
    private static string Sibling(string address, string end, string other)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0 ? mark : address.Length;
        var name = address[..query];
        return name[(name.LastIndexOf('/') + 1)..^end.Length] + other + address[query..];
    }

    private sealed record Described(IResult Csv, string Link) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.Link = Link;
            return Csv.ExecuteAsync(httpContext);
        }
    }
}
