using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Features.Glossary;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Platform.Markdown;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Data.Seed;

public sealed partial class ReferenceData
{
    private async Task LoadGlossaryAsync(CancellationToken cancel)
    {
        var challenges = await db.Challenges.ToDictionaryAsync(challenge => challenge.Slug, cancel);
        foreach (var file in ContentFile.ReadAll<GlossaryFacts>(Content("glossary")))
        {
            if (!IsNew($"term:{file.Slug}")) continue;

            var facts = file.Facts;
            var term = new GlossaryTerm(file.Slug, new Label(facts.Term, facts.TermEn));
            term.Explain(
                new Label(facts.Summary, facts.SummaryEn), file.Body, MarkdownText.ToHtml(file.Body), facts.Forms,
                [.. facts.Readings.Select(reading => reading.ToReading())],
                facts.Challenges.Select(slug => challenges[slug]));
            db.Add(term);
        }

        await db.SaveChangesAsync(cancel);
    }

    private async Task LoadArticlesAsync(CancellationToken cancel)
    {
        var files = ContentFile.ReadAll<ArticleFacts>(Content("articles"));
        var earlier = files.Where(file => IsEarlierVersion(file.Slug)).ToDictionary(file => file.Slug);
        var challenges = await db.Challenges.ToDictionaryAsync(challenge => challenge.Slug, cancel);
        var regions = await db.Regions.ToDictionaryAsync(region => region.Slug, cancel);
        var terms = await db.Terms.Where(term => term.Version == Term.FirstVersion).ToListAsync(cancel);
        var editors = await EditorsAsync(cancel);
        var glossary = new Dictionary<string, IReadOnlyCollection<GlossaryWords>>
        {
            ["nl"] = await db.GlossaryTerms.WordsAsync("nl", cancel),
            ["en"] = await db.GlossaryTerms.WordsAsync("en", cancel),
        };

        foreach (var file in files.Where(file => !IsEarlierVersion(file.Slug)))
        {
            if (!IsNew($"article:{file.Slug}")) continue;

            var facts = file.Facts;
            var article = new Article(
                file.Slug, KnowledgeKindSlug.FromFile(facts.Kind), editors.Id, facts.Language, Audience.Public, facts.Licence);
            article.Place(
                facts.Challenges.Select(slug => challenges[slug]),
                facts.Regions.Select(slug => regions[slug]),
                facts.Terms.SelectMany(
                    pair => pair.Value.Select(slug => terms.Single(term => term.Characteristic == pair.Key && term.Slug == slug))));
            article.CheckAgain(facts.CheckAgainOn);
            db.Add(article);
            if (earlier.TryGetValue(file.Slug + ".v1", out var first)) await PublishAsync(article, first, editors, glossary[article.Language], cancel);
            await PublishAsync(article, file, editors, glossary[article.Language], cancel);
        }
    }

    private async Task PublishAsync(
        Article article, ContentFile<ArticleFacts> file, Account editors, IReadOnlyCollection<GlossaryWords> glossary, CancellationToken cancel)
    {
        var facts = file.Facts;
        var at = new DateTimeOffset(facts.PublishedOn, new TimeOnly(9, 0), TimeSpan.Zero);
        if (at > clock.GetUtcNow()) at = clock.GetUtcNow();
        var text = new RevisionText(
            facts.Title, facts.Summary, file.Body, MarkdownText.ToHtml(file.Body, article.Language, glossary),
            [.. facts.Sources.Select(source => new Source(source.Text, source.Url))], facts.Reason);
        var revision = article.Draft(editors.Id, text, at);
        await db.SaveChangesAsync(cancel);
        article.PublishAtOnce(revision, editors.Id, at);
        await db.SaveChangesAsync(cancel);
    }

    private static bool IsEarlierVersion(string slug) => slug.EndsWith(".v1", StringComparison.Ordinal);
}
