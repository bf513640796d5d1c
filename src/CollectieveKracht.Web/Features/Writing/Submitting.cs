using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Glossary;
using CollectieveKracht.Web.Platform.Markdown;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Writing;

/// <summary>Turns a manuscript into a version that a moderator looks at.</summary>
public sealed class Submitting(PlatformDb db, TimeProvider clock)
{
    /// <summary>The body as its readers will see it; the same way as everywhere.</summary>
    /// <exception cref="RuleException">The text is too long or too deep.</exception>
    public async Task<string> RenderAsync(string body, string language, CancellationToken cancel) =>
        MarkdownText.ToHtml(body, language, await db.GlossaryTerms.WordsAsync(language, cancel));

    /// <summary>Sends it in; nothing is saved yet.</summary>
    /// <exception cref="RuleException">Something is missing, or the person may not.</exception>
    public async Task SubmitAsync(Manuscript manuscript, AccountId by, CancellationToken cancel)
    {
        var collective = manuscript.Placement.Collective is { } named
            ? await db.Collectives.Include(known => known.Networks).SingleOrDefaultAsync(known => known.Id == named, cancel)
            : null;
        // Spam is cheap without this: an open door made another platform switch off publishing for everyone.
        RuleException.Unless(await IsMemberOfVerifiedAsync(by, cancel), "writing.needs-verified-collective");

        var html = await RenderAsync(manuscript.Text.Body, manuscript.Placement.Language, cancel);
        var article = manuscript.ArticleId is { } known
            ? await db.Articles.Include(one => one.Revisions).SingleAsync(one => one.Id == known, cancel)
            : db.Add(await BeginAsync(manuscript, by, cancel)).Entity;
        var attachments = await db.Attachments.Where(attachment => attachment.ManuscriptId == manuscript.Id || attachment.ArticleId == article.Id).ToListAsync(cancel);
        manuscript.Submit(article, html, attachments, by, collective, clock.GetUtcNow());
        db.Remove(manuscript);
    }

    private Task<bool> IsMemberOfVerifiedAsync(AccountId person, CancellationToken cancel) => db.Memberships.AnyAsync(
        membership => membership.Person == person
            && db.Collectives.Any(collective => collective.Id == membership.CollectiveId && collective.Standing == CollectiveStanding.Verified), cancel);

    private async Task<Article> BeginAsync(Manuscript manuscript, AccountId by, CancellationToken cancel)
    {
        var placement = manuscript.Placement;
        var slug = Slug.From(manuscript.Text.Title) is { Length: > 0 } made ? made : KnowledgeSlugs.Unnamed;
        var article = new Article(await db.FreeArticleSlugAsync(slug, cancel), placement.Kind, by, placement.Language, placement.Audience, placement.Licence);
        if (placement.Collective is { } own) article.WriteFor(own);
        return article;
    }
}

internal static class KnowledgeSlugs
{
    public const string Unnamed = "artikel";

    // Pages of ours at these addresses.
    private static readonly string[] Taken = ["feed", "feed.xml"];

    /// <summary>The slug itself, or with the first number behind it under which no article is, or ever was.</summary>
    public static async Task<string> FreeArticleSlugAsync(this PlatformDb db, string wanted, CancellationToken cancel)
    {
        var beginning = wanted.Length > Slug.MaxLength - 5 ? wanted[..(Slug.MaxLength - 5)].TrimEnd('-') : wanted;
        var former = "/kennis/" + beginning;
        var used = await db.Articles.Where(article => article.Slug.StartsWith(beginning)).Select(article => article.Slug)
            .Union(db.FormerAddresses.Where(address => address.Path.StartsWith(former)).Select(address => address.Path.Replace("/kennis/", "")))
            .ToHashSetAsync(cancel);
        used.UnionWith(Taken);
        return used.Contains(wanted)
            ? Enumerable.Range(2, used.Count + 1).Select(number => $"{beginning}-{number}").First(slug => !used.Contains(slug))
            : wanted;
    }
}
