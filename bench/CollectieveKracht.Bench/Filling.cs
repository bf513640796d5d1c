using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Search.Words;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollectieveKracht.Bench;

/// <summary>Fills a database that has the schema and the reference data with made-up content. Always with the same words and links.</summary>
internal sealed class Filling(PlatformDb db, Action<string> tell)
{
    /// <summary>Does nothing when it was filled before.</summary>
    public async Task RunAsync(int articles, int collectives, CancellationToken cancel)
    {
        if (await db.Collectives.AnyAsync(cancel)) return;

        await db.Database.OpenConnectionAsync(cancel);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var world = await World.ReadAsync(db, cancel);

        await using (var transaction = await connection.BeginTransactionAsync(cancel))
        {
            var made = await new MadeCollectives(world).WriteAsync(connection, collectives, cancel);
            tell($"{collectives} collectives");
            await new MadeQuestions(world, made).WriteAsync(connection, collectives / 2, cancel);
            tell($"{collectives / 2} questions");
            await new MadeArticles(world, await AuthorsAsync(connection, articles / 20, cancel), made).WriteAsync(connection, articles, cancel);
            tell($"{articles} articles");
            await transaction.CommitAsync(cancel);
        }

        await ShowNewestVersionsAsync(cancel);
        await new SearchRebuild(db, new SearchDocument(new TextAnalysis())).RunAsync(cancel);
        tell("The index");
        await db.Database.ExecuteSqlAsync($"vacuum (analyze)", cancel);
    }

    private static async Task<IReadOnlyList<Guid>> AuthorsAsync(NpgsqlConnection connection, int count, CancellationToken cancel)
    {
        var authors = Enumerable.Range(1, count).Select(_ => Guid.CreateVersion7()).ToList();
        await connection.CopyAsync("accounts", "id, name", authors.Select((id, place) => new object?[] { id, $"Voorbeeldauteur {place + 1}" }), cancel);
        return authors;
    }

    private Task<int> ShowNewestVersionsAsync(CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"""
        update articles
        set published_revision_id = newest.id,
            standing = case when hashtext(slug) % 50 = 0 then 'Archived' when hashtext(slug) % 50 = 1 then 'Hidden' when hashtext(slug) % 50 = 2 then 'Flagged' else 'Visible' end
        from (select distinct on (article_id) article_id, id from revisions where state = 'Published' order by article_id, number desc) as newest
        where newest.article_id = articles.id and articles.published_revision_id is null
        """, cancel);
}
