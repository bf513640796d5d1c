using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Platform.Markdown;
using CollectieveKracht.Web.Platform.Site;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>A text with what a reader of a file needs to know of it, to be read without the site: as HTML and as PDF.</summary>
/// <param name="Author">Null when the file is the author's own.</param>
/// <param name="Licence">Null for what is not shared yet.</param>
/// <param name="Address">Where it is read on the site; null for what is not there.</param>
/// <param name="BodyHtml">As <see cref="MarkdownText"/> made it; null when that could not be, and the text is shown as it was typed.</param>
public sealed record TextFile(
    string Title, string Summary, KnowledgeKind Kind, string Language, string? Author, string? Collective, string? Licence, DateTimeOffset? SharedOn, DateTimeOffset? UpdatedOn,
    int? Version, string? Address, IReadOnlyList<MarkdownFile.FileSource> Sources, string? BodyHtml, string Typed)
{
    public string Authors => string.Join(", ", new[] { Author, Collective }.OfType<string>());

    public static TextFile Of(ArticleView article, SiteOptions site) => new(
        article.Title, article.Summary, KnowledgeKindSlug.Find(article.Kind)!.Value, article.Language, article.Author, article.Collective?.Name, article.Licence,
        article.FirstPublishedAt, article.Versions.Count > 1 ? article.LastPublishedAt : null, article.Version, $"{site.Origin}/kennis/{article.Slug}",
        MarkdownFile.Of(article.Sources), article.BodyHtml, Typed: "");

    /// <summary>The newest version of a text that its author has, published or not.</summary>
    public static TextFile Of(Revision revision) => new(
        revision.Title, revision.Summary, revision.Placement?.Kind ?? KnowledgeKind.Experience, revision.Placement?.Language ?? "nl", Author: null, Collective: null,
        revision.Placement?.Licence, revision.PublishedAt, UpdatedOn: null, revision.Number, Address: null, MarkdownFile.Of(revision.Sources), revision.BodyHtml, Typed: "");

    /// <summary>A text that was not sent in, as far as it got.</summary>
    public static TextFile Of(Manuscript manuscript) => new(
        manuscript.Text.Title, manuscript.Text.Summary, manuscript.Placement.Kind, manuscript.Placement.Language, Author: null, Collective: null, Licence: null, SharedOn: null,
        UpdatedOn: manuscript.WrittenAt, Version: null, Address: null, [.. manuscript.Text.Sources.Select(source => new MarkdownFile.FileSource(source.Text, source.Url))],
        HtmlOf(manuscript), manuscript.Text.Body);

    private static string? HtmlOf(Manuscript manuscript)
    {
        try
        {
            return MarkdownText.ToHtml(manuscript.Text.Body, manuscript.Placement.Language);
        }
        catch (RuleException)
        {
            return null;
        }
    }
}
