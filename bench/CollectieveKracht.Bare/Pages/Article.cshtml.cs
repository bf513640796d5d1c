using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace CollectieveKracht.Bare.Pages;

/// <summary>One read of a row by its slug.</summary>
public sealed class ArticleModel(NpgsqlDataSource database, Sizes sizes) : PageModel
{
    public Sizes Sizes => sizes;

    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public string Body { get; private set; } = "";

    public string Author { get; private set; } = "";

    public DateTime PublishedAt { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select r.title, r.summary, r.body_html, w.name, a.last_published_at
            from articles a join revisions r on r.id = a.published_revision_id join accounts w on w.id = a.author_id
            where a.slug = $1 and a.standing in ('Visible', 'Flagged') and a.audience = 'public'
            """);
        command.Parameters.Add(new() { Value = slug });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel)) return NotFound();

        (Title, Summary, Body, Author, PublishedAt) = (reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetDateTime(4));
        return Page();
    }
}
