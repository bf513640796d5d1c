using System.Text;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Limits;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.EntityFrameworkCore;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>
/// A text as a file of Markdown, with what is known of it in YAML on top: the fields that docs/content.md tells of, so that other programs, and this
/// platform itself, can read it.
/// </summary>
public static class MarkdownFile
{
    private static readonly ISerializer Yaml = new SerializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull | DefaultValuesHandling.OmitEmptyCollections)
        .Build();

    public static byte[] Write(Head head, string body) => Encoding.UTF8.GetBytes($"---\n{Yaml.Serialize(head).ReplaceLineEndings("\n")}---\n{body.TrimEnd()}\n");

    /// <summary>What stands on top; null and empty ones are left out.</summary>
    public sealed class Head
    {
        public required string Title { get; init; }

        public required string Summary { get; init; }

        public required string Kind { get; init; }

        public required string Language { get; init; }

        public string? Author { get; init; }

        public string? Collective { get; init; }

        public IReadOnlyList<string> Challenges { get; init; } = [];

        public IReadOnlyList<string> Sectors { get; init; } = [];

        public IReadOnlyList<string> Regions { get; init; } = [];

        public IReadOnlyList<string> LegalForms { get; init; } = [];

        public string? Licence { get; init; }

        public string? PublishedOn { get; init; }

        public int? Version { get; init; }

        /// <summary>Where it is read.</summary>
        public string? Address { get; init; }

        public IReadOnlyList<FileSource> Sources { get; init; } = [];
    }

    public sealed record FileSource(string Text, string? Url);

    public static void MapMarkdownFiles(this WebApplication app) => app.MapPublicPage("/kennis/{slug}.md", AnswerAsync).WithoutLanguage().CountedAs(Counted.Download);

    private static async Task<IResult> AnswerAsync(string slug, PlatformDb db, CurrentViewer current, SiteOptions site, CancellationToken cancel)
    {
        if (await db.FindArticleAsync(slug, current.Viewer, cancel) is not { } article) return Results.NotFound();

        var body = await db.Articles.VisibleTo(current.Viewer).Where(known => known.Slug == slug).Select(known => known.PublishedRevision!.BodyMarkdown).SingleAsync(cancel);
        var head = new Head
        {
            Title = article.Title,
            Summary = article.Summary,
            Kind = KnowledgeKindSlug.FileWordOf(KnowledgeKindSlug.Find(article.Kind)!.Value),
            Language = article.Language,
            Author = article.Author,
            Collective = article.Collective?.Name,
            Challenges = [.. article.Of(FacetDimension.Challenge)],
            Sectors = [.. article.Of(FacetDimension.Sector)],
            Regions = [.. article.Of(FacetDimension.Region)],
            LegalForms = [.. article.Of(FacetDimension.LegalForm)],
            Licence = article.Licence,
            PublishedOn = Dates.ForMachines(article.LastPublishedAt),
            Version = article.Version,
            Address = $"{site.Origin}/kennis/{article.Slug}",
            Sources = Of(article.Sources),
        };
        return Results.File(Write(head, body), "text/markdown; charset=utf-8", $"{article.Slug}.md");
    }

    internal static List<FileSource> Of(IEnumerable<Source> sources) => [.. sources.Select(source => new FileSource(source.Text, source.Url))];

    /// <summary>The newest version of a text that its author has, published or not.</summary>
    public static byte[] OfRevision(Revision revision) => Write(
        new Head
        {
            Title = revision.Title,
            Summary = revision.Summary,
            Kind = KnowledgeKindSlug.FileWordOf(revision.Placement?.Kind ?? KnowledgeKind.Experience),
            Language = revision.Placement?.Language ?? "nl",
            Challenges = revision.Placement?.Challenges ?? [],
            Licence = revision.Placement?.Licence,
            PublishedOn = revision.PublishedAt is { } at ? Dates.ForMachines(at) : null,
            Version = revision.Number,
            Sources = Of(revision.Sources),
        },
        revision.BodyMarkdown);

    /// <summary>A text that was not sent in.</summary>
    public static byte[] OfManuscript(Manuscript manuscript) => Write(
        new Head
        {
            Title = manuscript.Text.Title,
            Summary = manuscript.Text.Summary,
            Kind = KnowledgeKindSlug.FileWordOf(manuscript.Placement.Kind),
            Language = manuscript.Placement.Language,
            Challenges = manuscript.Placement.Challenges,
            Licence = manuscript.Placement.Licence,
            Sources = [.. manuscript.Text.Sources.Select(source => new FileSource(source.Text, source.Url))],
        },
        manuscript.Text.Body);
}
