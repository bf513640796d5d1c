using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Glossary;
using CollectieveKracht.Web.Platform.Markdown;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Knowledge;

/// <summary>Articles for tests to write.</summary>
internal static class Writing
{
    public static readonly DateTimeOffset FirstDay = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Adds and publishes an article; give more texts for more versions, each a day later.</summary>
    public static async Task<Article> PublishAsync(
        this PlatformDb db, string slug, Audience? audience = null, string title = "Hoe wij zelden iets vergeten", string summary = "Een proef.",
        string challenge = "leiderschap", string? region = null, Account? author = null, string[]? texts = null, string? reason = null)
    {
        author ??= await db.Accounts.FirstOrDefaultAsync(account => account.Name == "Marijke Proef") ?? db.Add(new Account("Marijke Proef")).Entity;
        var article = new Article(slug, KnowledgeKind.Experience, author.Id, "nl", audience ?? Audience.Public, "CC BY 4.0");
        Region[] regions = region is null ? [] : [await db.Regions.SingleAsync(known => known.Slug == region)];
        article.Place([await db.Challenges.SingleAsync(known => known.Slug == challenge)], regions, []);
        article.CheckAgain(new DateOnly(2099, 11, 1));
        db.Add(article);
        foreach (var (place, text) in (texts ?? ["Zeldzaamwoord in een tekst."]).Index())
            await db.AddVersionAsync(article, author, text, FirstDay.AddDays(place), title, summary, place == 0 ? null : reason);
        return article;
    }

    public static async Task AddVersionAsync(
        this PlatformDb db, Article article, Account author, string text, DateTimeOffset at, string title, string summary, string? reason)
    {
        var html = MarkdownText.ToHtml(text, article.Language, await db.GlossaryTerms.WordsAsync(article.Language, CancellationToken.None));
        var revision = article.Draft(author.Id, new RevisionText(title, summary, text, html, [new Source("Een boek & meer", "https://linde.example/boek")], reason), at);
        await db.SaveChangesAsync();
        article.PublishAtOnce(revision, author.Id, at);
        await db.SaveChangesAsync();
    }
}
