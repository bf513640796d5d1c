using CollectieveKracht.Web.Platform.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Data;

public sealed class StoredTextsTests(PostgresTemplate template) : SiteTest(template)
{
    [Fact]
    public async Task Rendering_anew_makes_what_the_loader_made_and_mends_what_was_spoilt()
    {
        var before = await HtmlAsync();
        await InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(
            """
            update revisions set body_html = '<script>oud</script>'; update challenges set body_html = 'oud'; update glossary_terms set body_html = 'oud';
            update answers set body_html = 'oud'; update search_entries set body = 'oud' where kind = 'Article'
            """, Cancel));

        await using var scope = Site.Services.CreateAsyncScope();
        var command = scope.ServiceProvider.GetServices<Command>().Single(command => command.Name == "render");
        Assert.Equal(0, await command.RunAsync(scope.ServiceProvider, [], Cancel));

        Assert.Equal(before, await HtmlAsync());
        Assert.Contains(before, html => html.Contains("data-term=\"term-professionalisering\"", StringComparison.Ordinal));
    }

    private Task<List<string>> HtmlAsync() => InDatabaseAsync(async db =>
    {
        List<string> all = [];
        all.AddRange(await db.Revisions.OrderBy(revision => revision.Id).Select(revision => revision.BodyHtml).ToListAsync(Cancel));
        all.AddRange(await db.Challenges.OrderBy(challenge => challenge.Slug).Select(challenge => challenge.BodyHtml).ToListAsync(Cancel));
        all.AddRange(await db.GlossaryTerms.OrderBy(term => term.Slug).Select(term => term.BodyHtml).ToListAsync(Cancel));
        all.AddRange(await db.Questions.SelectMany(question => question.Answers).OrderBy(answer => answer.Id).Select(answer => answer.BodyHtml).ToListAsync(Cancel));
        all.AddRange(await db.SearchEntries.OrderBy(entry => entry.SubjectId).Select(entry => entry.Body).ToListAsync(Cancel));
        return all;
    });
}
