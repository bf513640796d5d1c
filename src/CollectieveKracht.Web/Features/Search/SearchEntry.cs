using CollectieveKracht.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>What a search can find.</summary>
public enum SearchKind
{
    Article,
    Question,
    Challenge,
    Collective,
    Network,
    Term,
}

public static class SearchKindAddress
{
    /// <summary>The address of a thing of this kind, without language.</summary>
    public static string PathOf(this SearchKind kind, string slug) => $"/{kind switch
    {
        SearchKind.Article => "kennis",
        SearchKind.Question => "vragen",
        SearchKind.Challenge => "uitdagingen",
        SearchKind.Collective => "collectieven",
        SearchKind.Network => "netwerken",
        _ => "woordenlijst",
    }}/{slug}";
}

/// <summary>
/// One findable thing, as lists and search read it: its words, who may see it, what it can be filtered by and how it is
/// sorted. Made by <see cref="SearchIndex"/> in the transaction of the thing itself, and by nothing else.
/// </summary>
public sealed class SearchEntry
{
    private SearchEntry()
    {
    }

    public SearchEntry(Guid subjectId) => SubjectId = subjectId;

    /// <summary>The identifier of the thing.</summary>
    public Guid SubjectId { get; private init; }

    public SearchKind Kind { get; set; }

    public string Slug { get; set; } = "";

    /// <summary>Of the words: "nl" or "en".</summary>
    public string Language { get; set; } = "nl";

    public Audience Audience { get; set; } = Audience.Public;

    public string Title { get; set; } = "";

    /// <summary>Of the platform's own vocabulary: the title in English.</summary>
    public string? TitleEn { get; set; }

    public string Summary { get; set; } = "";

    public string? SummaryEn { get; set; }

    /// <summary>Words it should be found by that its title does not hold.</summary>
    public string Keywords { get; set; } = "";

    public string Body { get; set; } = "";

    /// <summary>Who or where, for the list: an author's name, a collective's place.</summary>
    public string Byline { get; set; } = "";

    /// <summary>What it can be filtered by, as "dimension:slug"; see <see cref="FacetDimension"/>.</summary>
    public string[] Facets { get; set; } = [];

    public DateTimeOffset NewestAt { get; set; }

    /// <summary>How many collectives recognise it (docs/figures.md, "Recognised").</summary>
    public int Recognised { get; set; }

    public bool IsExample { get; set; }

    /// <summary>Its words as they are searched. Apart, so that a look at many entries reads little, and a changed count does not touch them.</summary>
    public SearchWords? Words { get; set; }

    /// <summary>Small and dense, made by the database: its place in the bits of search_facets (docs/search.md, "Counts").</summary>
    public int Number { get; private init; }
}

/// <summary>The words of an entry.</summary>
public sealed class SearchWords
{
    /// <summary>That of the entry.</summary>
    public int Number { get; private init; }

    /// <summary>As PostgreSQL searches them; see <see cref="SearchDocument"/>.</summary>
    public NpgsqlTsVector Document { get; set; } = null!;

    /// <summary>Of <see cref="SearchDocument"/>, with which it was made.</summary>
    public int Version { get; set; }
}

public static class SearchEntryQueries
{
    /// <summary>What the viewer may see.</summary>
    public static IQueryable<SearchEntry> VisibleTo(this IQueryable<SearchEntry> entries, Viewer viewer)
    {
        var audiences = viewer.Audiences;
        return entries.Where(entry => audiences.Contains(entry.Audience));
    }
}

internal sealed class SearchEntryMapping : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> entry)
    {
        entry.ToTable("search_entries");
        entry.HasKey(e => e.SubjectId);
        entry.Property(e => e.SubjectId).ValueGeneratedNever();
        entry.Property(e => e.Slug).HasMaxLength(90);
        entry.Property(e => e.Language).HasMaxLength(2);
        entry.Property(e => e.Title).UseCollation("nl-x-icu");
        entry.Property(e => e.Number).UseIdentityAlwaysColumn();
        entry.HasOne(e => e.Words).WithOne().HasPrincipalKey<SearchEntry>(e => e.Number).HasForeignKey<SearchWords>(w => w.Number);
        // All entries in each order of a list: read whole, from the index alone.
        entry.HasIndex(e => new { e.NewestAt, e.SubjectId }).IsDescending(true, true).IncludeProperties(e => e.Number);
        entry.HasIndex(e => new { e.Recognised, e.NewestAt, e.SubjectId }).IsDescending(true, true, true).IncludeProperties(e => e.Number);
        entry.HasIndex(e => new { e.Title, e.SubjectId }).IncludeProperties(e => e.Number);
        entry.HasIndex(e => new { e.Kind, e.Slug });
    }
}

internal sealed class SearchWordsMapping : IEntityTypeConfiguration<SearchWords>
{
    public void Configure(EntityTypeBuilder<SearchWords> words)
    {
        words.ToTable("search_documents");
        words.HasKey(w => w.Number);
        words.Property(w => w.Number).ValueGeneratedNever();
        words.HasIndex(w => w.Document).HasMethod("gin");
    }
}
