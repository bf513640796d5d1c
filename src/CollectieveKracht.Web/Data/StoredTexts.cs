using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Features.Glossary;
using CollectieveKracht.Web.Platform.Markdown;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CollectieveKracht.Web.Data;

/// <summary>
/// Texts are stored with the HTML that was made of them. This makes it anew, for when the way from Markdown to HTML or the
/// glossary changed; the index follows.
/// </summary>
public sealed class StoredTexts(PlatformDb db)
{
    private const int BatchSize = 100;
    private const string Markdown = nameof(Revision.BodyMarkdown);
    private const string Html = nameof(Revision.BodyHtml);

    /// <returns>How many texts were rendered.</returns>
    public async Task<int> RenderAsync(CancellationToken cancel)
    {
        var count = 0;
        count += await RenderAsync(await db.ChallengeCategories.ToListAsync(cancel), cancel);
        count += await RenderAsync(await db.Challenges.ToListAsync(cancel), cancel);
        count += await RenderAsync(await db.Chains.ToListAsync(cancel), cancel);
        count += await RenderAsync(await db.Networks.ToListAsync(cancel), cancel);
        count += await RenderAsync(await db.GlossaryTerms.ToListAsync(cancel), cancel);
        count += await RenderQuestionsAsync(cancel);
        count += await RenderArticlesAsync(cancel);
        return count;
    }

    private async Task<int> RenderAsync<T>(List<T> things, CancellationToken cancel) where T : class
    {
        foreach (var thing in things) Render(db.Entry(thing), "nl", []);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return things.Count;
    }

    private async Task<int> RenderQuestionsAsync(CancellationToken cancel)
    {
        var count = 0;
        var ids = await db.Questions.Select(question => question.Id).ToListAsync(cancel);
        foreach (var batch in ids.Chunk(BatchSize))
        {
            foreach (var question in await db.Questions.Include(question => question.Answers).Where(question => batch.Contains(question.Id)).ToListAsync(cancel))
            {
                Render(db.Entry(question), "nl", []);
                foreach (var answer in question.Answers) Render(db.Entry(answer), "nl", []);
                count += 1 + question.Answers.Count;
            }

            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }

        return count;
    }

    private async Task<int> RenderArticlesAsync(CancellationToken cancel)
    {
        var count = 0;
        var glossary = new Dictionary<string, IReadOnlyCollection<GlossaryWords>>();
        foreach (var language in new[] { "nl", "en" }) glossary[language] = await db.GlossaryTerms.WordsAsync(language, cancel);

        var ids = await db.Articles.Select(article => article.Id).ToListAsync(cancel);
        foreach (var batch in ids.Chunk(BatchSize))
        {
            foreach (var article in await db.Articles.Include(article => article.Revisions).Where(article => batch.Contains(article.Id)).ToListAsync(cancel))
            {
                foreach (var revision in article.Revisions) Render(db.Entry(revision), article.Language, glossary[article.Language]);

                // The index is told of articles, not of their revisions.
                db.Entry(article).Property(a => a.LastPublishedAt).IsModified = true;
                count += article.Revisions.Count;
            }

            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }

        return count;
    }

    private static void Render(EntityEntry text, string language, IReadOnlyCollection<GlossaryWords> glossary)
    {
        var html = text.Property(Html);
        html.CurrentValue = MarkdownText.ToHtml((string)text.Property(Markdown).CurrentValue!, language, glossary);
        html.IsModified = true;
    }
}
