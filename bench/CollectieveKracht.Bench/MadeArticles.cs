using System.Text.Json;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using Npgsql;

namespace CollectieveKracht.Bench;

/// <summary>
/// Articles with their versions, spread over years: most of them public and shown, some for a smaller audience, some hidden,
/// archived or never published.
/// </summary>
internal sealed class MadeArticles(World world, IReadOnlyList<Guid> authors, IReadOnlyList<MadeCollective> collectives)
{
    private const int Seed = 100_003;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly List<Term> _phases = world.Of(Characteristic.Phase);

    public async Task WriteAsync(NpgsqlConnection connection, int count, CancellationToken cancel)
    {
        var made = Enumerable.Range(0, count).AsParallel().AsOrdered().Select(Make).ToList();

        // The two tables point at each other: an article shows its version once both are there.
        await connection.CopyAsync(
            "articles",
            "id, slug, kind, author_id, collective_id, language, audience, licence, standing, first_published_at, last_published_at, check_again_on, phase_id",
            made.Select(article => article.Row), cancel);
        await connection.CopyAsync(
            "revisions",
            """
            id, article_id, number, author_id, state, title, summary, body_markdown, body_html, sources, reason_for_change, created_at,
            submitted_at, published_at, decision_reason, has_been_appealed
            """,
            made.AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.AutoBuffered).SelectMany(Versions), cancel);
        await CopyLinksAsync("article_challenges", "article_id, challenges_id", random => random.Some(world.Challenges, random.Next(1, 5)).Select(it => (object)it.Id.Value));
        await CopyLinksAsync("article_regions", "article_id, regions_code", random => random.Happens(.3) ? [random.Of(world.Municipalities).Code] : []);
        await CopyTermsAsync("article_sectors", "article_id, sectors_id", Characteristic.Sector, .6);
        await CopyTermsAsync("article_legal_forms", "article1id, legal_forms_id", Characteristic.LegalForm, .3);
        await CopyTermsAsync("article_working_areas", "article2id, working_areas_id", Characteristic.WorkingArea, .25);
        await CopyTermsAsync("article_size_classes", "article3id, size_classes_id", Characteristic.SizeClass, .25);
        await CopyTermsAsync("article_target_groups", "article4id, target_groups_id", Characteristic.TargetGroup, .4);

        Task CopyTermsAsync(string table, string columns, Characteristic characteristic, double share)
        {
            var terms = world.Of(characteristic);
            return CopyLinksAsync(table, columns, random => random.Happens(share) ? random.Some(terms, random.Next(1, 3)).Select(term => (object)term.Id) : []);
        }

        Task CopyLinksAsync(string table, string columns, Func<Random, IEnumerable<object>> others)
        {
            var random = new Random(Seed + table.Length);
            return connection.CopyAsync(
                table, columns, made.SelectMany(article => others(random).Select(other => new object?[] { article.Id, other })), cancel);
        }
    }

    private Made Make(int index)
    {
        var random = new Random(Seed + index);
        var title = world.Writer.Title(random);
        var collective = random.Happens(.35) ? random.Of(collectives) : null;
        var start = collective is null ? world.Moment(random) : world.Later(collective.ListedAt, random);
        var versions = random.Happens(.02) ? 0 : random.Happens(.6) ? 1 : random.Next(2, 4);
        var moments = Enumerable.Range(0, versions).Select(_ => world.Later(start, random)).Order().ToList();
        var id = Guid.CreateVersion7(start);
        var author = random.Of(authors);
        var slug = Slug.From(title);
        object?[] row =
        [
            id, $"{slug[..Math.Min(slug.Length, 80)].TrimEnd('-')}-{index}", random.Leaning(Enum.GetValues<KnowledgeKind>()).ToString(), author, collective?.Id, "nl",
            Audience(random, collective), "CC BY 4.0", nameof(ArticleStanding.Unpublished), versions == 0 ? null : moments[0], versions == 0 ? null : moments[^1],
            random.Happens(.3) ? DateOnly.FromDateTime(start.UtcDateTime.AddDays(random.Next(400, 2600))) : null, random.Happens(.4) ? random.Of(_phases).Id : null,
        ];
        return new(index, id, author, title, start, moments, random.Happens(.05), row);
    }

    private static string Audience(Random random, MadeCollective? collective) => random.Next(20) switch
    {
        < 16 => "public",
        < 18 => "collectives",
        18 when collective is { Networks: [var network, ..] } => $"network:{network}",
        19 when collective is not null => $"collective:{collective.Id}",
        _ => "public",
    };

    // Older versions lack the end of the newest.
    private IEnumerable<object?[]> Versions(Made article)
    {
        var random = new Random(Seed * 2 + article.Index);
        var text = world.Writer.Article(random);
        var summary = world.Writer.Sentence(random);
        var sources = JsonSerializer.SerializeToDocument(
            Enumerable.Range(0, random.Next(4)).Select(_ => new Source(world.Writer.Sentence(random), random.Happens(.5) ? "https://voorbeeld.example/bron" : null)), Json);
        var total = article.PublishedAt.Count + (article.HasDraft || article.PublishedAt.Count == 0 ? 1 : 0);
        for (var number = 1; number <= total; number++)
        {
            DateTimeOffset? published = number <= article.PublishedAt.Count ? article.PublishedAt[number - 1] : null;
            var isDecided = published is not null && random.Happens(.7);
            yield return
            [
                Guid.CreateVersion7(published ?? article.Start), article.Id, number, article.Author,
                published is null ? nameof(RevisionState.Draft) : nameof(RevisionState.Published), article.Title, summary,
                Begin(text.Markdown, "\n\n", total - number), Begin(text.Html, "\n<h2", total - number), sources,
                number == 1 ? null : world.Writer.Sentence(random), article.Start, isDecided ? published - TimeSpan.FromDays(1) : null, published,
                isDecided ? "Duidelijk en goed bruikbaar." : null, false,
            ];
        }
    }

    private static string Begin(string text, string division, int without)
    {
        for (; without > 0; without--)
        {
            var end = text.LastIndexOf(division, StringComparison.Ordinal);
            if (end > 0) text = text[..end];
        }

        return text;
    }

    private sealed record Made(
        int Index, Guid Id, Guid Author, string Title, DateTimeOffset Start, IReadOnlyList<DateTimeOffset> PublishedAt, bool HasDraft, object?[] Row);
}
