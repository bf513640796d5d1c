using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace CollectieveKracht.Bare.Pages;

public sealed record Row(string Slug, string Title, string Summary, string Byline, DateTime NewestAt);

/// <summary>The newest articles of a sector, in one read.</summary>
public sealed class ListModel(NpgsqlDataSource database, Sizes sizes) : PageModel
{
    public Sizes Sizes => sizes;

    public List<Row> Rows { get; } = [];

    public async Task OnGetAsync(string? sector, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select slug, title, summary, byline, newest_at
            from search_entries
            where kind = 'Article' and audience = 'public' and facets && $1
            order by newest_at desc, subject_id desc
            limit 20
            """);
        command.Parameters.Add(new() { Value = new[] { $"sector:{sector}", "sector:*" } });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            Rows.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetDateTime(4)));
    }
}
