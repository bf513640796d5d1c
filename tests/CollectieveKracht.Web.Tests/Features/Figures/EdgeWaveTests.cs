using System.Net;
using CollectieveKracht.Web.Tests.Features.Surveys;

namespace CollectieveKracht.Web.Tests.Features.Figures;

/// <summary>Waves in which nothing can be compared: every page and file of figures is still there, and says no more than it may.</summary>
public sealed class EdgeWaveTests(PostgresTemplate template) : SiteTest(template)
{
    private static readonly IReadOnlyList<string> Pages =
    [
        "/cijfers", "/cijfers/ranglijst", "/cijfers/kruistabel", "/cijfers/kruistabel?rij=leden&kolom=meest", "/cijfers/tabellenboek", "/sectoren/energie", "/sectoren/cultuur", "/regio/groningen",
        "/regio/eemsdelta", "/netwerken/energie-samen", "/scenario", "/uitdagingen/leiderschap", "/uitdagingen/leiderschap/cijfers", "/uitdagingen?weergave=ketting",
    ];

    private static readonly IReadOnlyList<string> Files =
    [
        "/cijfers/ranglijst", "/cijfers/kruistabel", "/cijfers/kruistabel?rij=provincie&kolom=sector:energie", "/cijfers/ranglijst?lijst=2&filter=sector:energie",
    ];

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "sector:energie province:PV20 network:energie-samen challenge:leiderschap")]
    [InlineData(4, "sector:energie province:PV20 network:energie-samen challenge:leiderschap future-proof:helemaal-eens")]
    [InlineData(30, "sector:energie province:PV20 network:energie-samen challenge:leiderschap future-proof:helemaal-eens")]
    [InlineData(30, "")]
    [Trait("Trust", "T29")]
    public async Task Every_page_and_file_is_there(int respondents, string answers)
    {
        await ChangeAsync(db => db.PublishedWaveAsync("peiling-2026", (respondents, answers)));

        foreach (var address in Pages)
        {
            var text = (await PageAsync(address)).QuerySelector("main")!.TextContent;
            Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
        }

        foreach (var file in Files)
        {
            var (path, query) = file.Split('?') is [var before, var behind] ? (before, "?" + behind) : (file, "");
            foreach (var end in new[] { "csv", "json", "xlsx", "svg", "png" })
            {
                using var answer = await Visitor.GetAsync($"{path}.{end}{query}", Cancel);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}.{end}{query} {answer.StatusCode}");
            }

            var rows = CrossTableTests.Rows(await Visitor.GetStringAsync($"{path}.csv{query}", Cancel));
            Assert.DoesNotContain(rows, row => row["aantal"] is "1" or "2" or "3" or "4");
        }

        foreach (var report in new[] { "/sectoren/energie.pdf", "/regio/groningen.pdf", "/netwerken/energie-samen.pdf", "/cijfers/tabellenboek.xlsx?peiling=peiling-2026" })
        {
            using var answer = await Visitor.GetAsync(report, Cancel);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{report} {answer.StatusCode}");
        }
    }
}
