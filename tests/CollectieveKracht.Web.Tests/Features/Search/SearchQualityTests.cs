using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Features.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Search;

/// <summary>
/// How well search does, on texts and questions of its own: documents.tsv holds texts about collectives and about quite other things,
/// queries.tsv what people type, which documents must be among the first five, and which must not be found.
/// </summary>
public sealed class SearchQualityTests(PostgresTemplate template) : SiteTest(template)
{
    private const double LeastRecall = 0.97, MostWrong = 0.01;
    private const int Looked = 5;

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "CollectieveKracht.Web.Tests", "Features", "Search");

    private sealed record Question(string Kind, string Words, string[] Found, string[] Absent);

    [Fact]
    public async Task Nearly_everything_that_should_be_found_is_and_almost_nothing_that_should_not()
    {
        await LoadDocumentsAsync();
        var questions = Rows("queries.tsv").Select(row => new Question(row[0], row[1], Ids(row, 2), Ids(row, 3))).ToList();
        Assert.InRange(questions.Count, 120, int.MaxValue);
        var (missed, wrong) = (new List<string>(), new List<string>());

        foreach (var question in questions)
        {
            var (first, all) = await FindAsync(question.Words);
            missed.AddRange(question.Found.Except(first).Select(id => $"{question.Kind}: {question.Words} misses {id}"));
            wrong.AddRange(question.Absent.Intersect(all).Select(id => $"{question.Kind}: {question.Words} finds {id}"));
        }

        var (expected, forbidden) = (questions.Sum(question => question.Found.Length), questions.Sum(question => question.Absent.Length));
        var (recall, share) = (1 - ((double)missed.Count / expected), (double)wrong.Count / forbidden);
        TestContext.Current.TestOutputHelper?.WriteLine($"{questions.Count} queries; recall {recall:0.000} of {expected}; wrong {share:0.000} of {forbidden}");
        Assert.True(recall >= LeastRecall && share <= MostWrong, string.Join('\n', [$"recall {recall:0.000} of {expected}, wrong {share:0.000} of {forbidden}", .. missed, .. wrong]));
    }

    private async Task<(string[] First, string[] All)> FindAsync(string words)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var request = new ListingRequest { Path = "/kennis", Kinds = [SearchKind.Article], Words = words };
        var listing = await scope.ServiceProvider.GetRequiredService<Listings>().FindAsync(request, Viewer.Visitor, Cancel);
        var all = listing.Rows.Select(hit => hit.Slug).ToArray();
        return (all[..Math.Min(Looked, all.Length)], all);
    }

    /// <summary>Only these documents are in the index, so that the words of the platform's own content help nobody.</summary>
    private Task LoadDocumentsAsync() => InDatabaseAsync(async db =>
    {
        await db.SearchEntries.ExecuteDeleteAsync(Cancel);
        await db.Database.ExecuteSqlAsync($"delete from search_words", Cancel);
        var author = await db.Accounts.OrderBy(account => account.Id).FirstAsync(Cancel);
        var now = DateTimeOffset.UtcNow;
        var written = new List<(Article Article, Revision Revision)>();
        foreach (var row in Rows("documents.tsv"))
        {
            var article = new Article(Slug(row[0]), KnowledgeKind.Experience, author.Id, row[1], Audience.Public, "CC BY 4.0");
            db.Add(article);
            written.Add((article, article.Draft(author.Id, new RevisionText(row[2], "Kort.", row[3], $"<p>{row[3]}</p>", [], null), now)));
        }

        await db.SaveChangesAsync(Cancel);
        foreach (var (article, revision) in written) article.PublishAtOnce(revision, author.Id, now);
        return await db.SaveChangesAsync(Cancel);
    });

    private static IEnumerable<string[]> Rows(string file) => File.ReadLines(Path.Combine(Folder, file)).Skip(1).Select(line => line.Split('\t'));

    private static string[] Ids(string[] row, int column) =>
        column < row.Length ? [.. row[column].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Slug)] : [];

    private static string Slug(string number) => $"document-{number}";
}
