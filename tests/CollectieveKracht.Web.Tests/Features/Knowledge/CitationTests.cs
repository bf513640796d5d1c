using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Knowledge;

public sealed class CitationTests(PostgresTemplate template) : SiteTest(template)
{
    private const string Awkward = "50% & {meer}: C# #1 \"co_op\" ~ 10^2 \\ $5 é";

    [Fact]
    public async Task The_source_is_named_with_author_year_title_version_and_lasting_address()
    {
        var page = await PageAsync("/kennis/opvolging-in-je-bestuur");

        Assert.Equal(
            "Redactie CollectieveKracht (2026). Opvolging in je bestuur regelen voordat het nodig is. CollectieveKracht, versie 2, 10 november 2026. http://localhost:5080/kennis/opvolging-in-je-bestuur",
            page.GetElementById("citaat")!.TextContent);
    }

    [Fact]
    public async Task A_bibtex_record_is_well_formed_whatever_the_title()
    {
        await InDatabaseAsync(db => db.PublishAsync("proef", title: Awkward));

        using var answer = await Visitor.GetAsync("/kennis/proef.bib", Cancel);
        var record = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Equal("application/x-bibtex", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("proef.bib", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.StartsWith("@misc{proef-1,\n", record, StringComparison.Ordinal);
        Assert.Contains(@"title = {{50\% \& \{meer\}: C\# \#1 ""co\_op"" \textasciitilde{} 10\textasciicircum{}2 \textbackslash{} \$5 é}},", record, StringComparison.Ordinal);
        Assert.Contains("author = {Marijke Proef},", record, StringComparison.Ordinal);
        Assert.Contains("url = {http://localhost:5080/kennis/proef},", record, StringComparison.Ordinal);
        var braces = Regex.Matches(Regex.Replace(record, @"\\[{}]", ""), "[{}]").Select(brace => brace.Value == "{" ? 1 : -1).ToList();
        Assert.Equal(0, braces.Sum());
    }

    [Fact]
    public async Task A_ris_record_has_one_field_per_line_and_an_end()
    {
        await InDatabaseAsync(db => db.PublishAsync("proef", title: "Regel een\r\nER  - \r\nTI  - twee"));

        using var answer = await Visitor.GetAsync("/kennis/proef.ris", Cancel);
        var lines = (await answer.Content.ReadAsStringAsync(Cancel)).Split("\r\n");

        Assert.Equal("application/x-research-info-systems", answer.Content.Headers.ContentType!.MediaType);
        Assert.All(lines[..^1], line => Assert.Matches("^[A-Z]{2}  - ", line));
        Assert.Equal(("TY  - ELEC", "ER  - ", ""), (lines[0], lines[^2], lines[^1]));
        Assert.Equal(["TI  - Regel een ER - TI - twee"], lines.Where(line => line.StartsWith("TI", StringComparison.Ordinal)));
        Assert.Contains("DA  - 2026/03/03", lines);
        Assert.Contains("UR  - http://localhost:5080/kennis/proef", lines);
    }

    [Fact]
    public async Task Who_writes_for_a_collective_is_cited_with_it()
    {
        var name = "";
        await ChangeAsync(async db =>
        {
            var collective = await db.Collectives.OrderBy(collective => collective.Slug).FirstAsync(Cancel);
            (await db.PublishAsync("proef")).WriteFor(collective.Id);
            name = collective.Name;
        });

        var page = await PageAsync("/kennis/proef");

        Assert.StartsWith($"Marijke Proef, {name} (2026). ", page.GetElementById("citaat")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"AU  - Marijke Proef\r\nAU  - {name}\r\n", await Visitor.GetStringAsync("/kennis/proef.ris", Cancel), StringComparison.Ordinal);
        Assert.Contains($"author = {{Marijke Proef and {{{name}}}}}", await Visitor.GetStringAsync("/kennis/proef.bib", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citation_has_one_address_for_all_languages()
    {
        using var answer = await Visitor.GetAsync("/en/kennis/opvolging-in-je-bestuur.bib", Cancel);

        Assert.Equal(404, (int)answer.StatusCode);
    }
}
