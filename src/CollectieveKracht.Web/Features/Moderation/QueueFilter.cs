using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using Microsoft.AspNetCore.Mvc;

namespace CollectieveKracht.Web.Features.Moderation;

/// <summary>What sort of thing waits.</summary>
public enum QueueKind
{
    /// <summary>The first version of an article.</summary>
    New,

    /// <summary>A change of a published article.</summary>
    Change,

    /// <summary>Published at once by a trusted author; to be looked at afterwards.</summary>
    Afterwards,

    /// <summary>An article that readers reported.</summary>
    Flag,

    /// <summary>A collective that was registered or claimed, or a change of its profile.</summary>
    Collective,
}

/// <summary>Which of the queue to show, as the address says; what the address says wrongly counts for nothing.</summary>
public sealed class QueueFilter
{
    private static readonly Dictionary<string, QueueKind> Sorts = new() { ["nieuw"] = QueueKind.New, ["wijziging"] = QueueKind.Change, ["achteraf"] = QueueKind.Afterwards, ["melding"] = QueueKind.Flag, ["collectief"] = QueueKind.Collective };

    /// <summary>"nieuw", "wijziging", "achteraf", "melding" or "collectief".</summary>
    [FromQuery(Name = "soort")]
    public string? Sort { get; set; }

    [FromQuery(Name = "sector")]
    public string? Sector { get; set; }

    [FromQuery(Name = "regio")]
    public string? Region { get; set; }

    [FromQuery(Name = "kennissoort")]
    public string? KnowledgeKind { get; set; }

    /// <summary>"nieuw", "bekend" (something was accepted) or "afgewezen" (something was not).</summary>
    [FromQuery(Name = "schrijver")]
    public string? Author { get; set; }

    /// <summary>"verdacht" or "lijkt-op".</summary>
    [FromQuery(Name = "let-op")]
    public string? Sign { get; set; }

    /// <summary>Waits at least so many days.</summary>
    [FromQuery(Name = "wacht")]
    public int? Days { get; set; }

    public QueueKind? Kind => Sort is not null && Sorts.TryGetValue(Sort, out var kind) ? kind : null;

    public bool IsEmpty => Query().Count == 0;

    /// <summary>The same filter with another sort, as an address.</summary>
    public static string WordOf(QueueKind kind) => Sorts.Single(sort => sort.Value == kind).Key;

    /// <summary>As the part of an address that keeps it.</summary>
    public Dictionary<string, string> Query() => new (string Name, string? Value)[]
        {
            ("soort", Sort), ("sector", Sector), ("regio", Region), ("kennissoort", KnowledgeKind), ("schrijver", Author), ("let-op", Sign), ("wacht", Days?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        }
        .Where(pair => !string.IsNullOrWhiteSpace(pair.Value)).ToDictionary(pair => pair.Name, pair => pair.Value!);

    /// <summary>Those it asks for, whatever their sort: the sorts are counted.</summary>
    public IEnumerable<QueueRow> Of(IEnumerable<QueueRow> rows, Vocabulary vocabulary, DateTimeOffset now)
    {
        IReadOnlyCollection<string> sectors = Sector is { Length: > 0 } sector && vocabulary.Find(FacetDimension.Sector, sector) is not null ? [sector] : [];
        IReadOnlyCollection<string> regions = Region is { Length: > 0 } region && vocabulary.Find(FacetDimension.Region, region) is not null ? vocabulary.WithMunicipalities([region]) : [];
        var kind = KnowledgeKindSlug.Find(KnowledgeKind);
        var remit = new Remit(sectors, regions);
        return rows.Where(row => remit.Covers(row.Sectors, row.Regions)
            && (kind is null || row.KnowledgeKind == kind)
            && (Days is not { } days || now - row.At >= TimeSpan.FromDays(Math.Clamp(days, 0, 10_000)))
            && Author switch { "nieuw" => row.Accepted == 0, "bekend" => row.Accepted > 0, "afgewezen" => row.Rejected > 0, _ => true }
            && Sign switch { "verdacht" => row.IsSuspicious, "lijkt-op" => row.Signs.Any(sign => sign.Kind == SignKind.Alike), _ => true });
    }
}
