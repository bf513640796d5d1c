using System.Net;
using CollectieveKracht.Web.Tests.Features.Surveys;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace CollectieveKracht.Web.Tests.Features.Figures;

/// <summary>What a wave tells of a sector, province or network as a report to print, read back by another program than made it.</summary>
public sealed class WaveReportTests(PostgresTemplate template) : SiteTest(template)
{
    private const string Wave = "?peiling=peiling-2026";

    [Fact]
    public async Task A_report_holds_the_numbers_of_its_page_what_stands_out_and_how_to_cite_it()
    {
        await PublishAsync(
            (30, "sector:energie challenge:leiderschap future-proof:helemaal-eens"), (10, "sector:energie"), (20, "sector:cultuur challenge:leiderschap"), (40, "sector:cultuur"));

        var text = await TextAsync("/sectoren/energie.pdf" + Wave);

        Assert.All(
            [
                "Energie: ", "n = 40", "40 van de 100 collectieven", "Leiderschap (75% tegen 50%)", "60% tot 86%", "30 van 40", "Hoe is dit geteld?", "Zo noem je de bron", "[n = 40]",
                "http://localhost:5080/sectoren/energie?peiling=peiling-2026", "Pagina 1 van",
            ],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_page_leads_to_it_with_the_wave_and_filter_that_are_shown()
    {
        await PublishAsync((30, "sector:energie province:PV20 challenge:leiderschap"), (10, "sector:energie province:PV21"), (20, "sector:cultuur province:PV20"), (40, "sector:cultuur province:PV21"));
        var page = await PageAsync("/sectoren/energie" + Wave + "&filter=province:PV20");

        var text = await TextAsync(page.QuerySelectorAll("a[download]").Single(link => link.TextContent == "PDF").GetAttribute("href")!);

        Assert.Contains("Groningen. n = 30", text, StringComparison.Ordinal);
        Assert.Contains("filter=province", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sectoren/energie", "energie-peiling-2026.pdf", "Energie. n = 30")]
    [InlineData("/regio/groningen", "groningen-peiling-2026.pdf", "Groningen. n = 30")]
    [InlineData("/netwerken/energie-samen", "energie-samen-peiling-2026.pdf", "Energie Samen. n = 0")]
    public async Task A_report_is_a_file_of_pdf_with_the_name_of_the_group_and_the_wave(string page, string name, string about)
    {
        await PublishAsync((30, "sector:energie province:PV20 challenge:leiderschap"), (60, "sector:cultuur province:PV21"));

        using var answer = await Visitor.GetAsync(page + ".pdf" + Wave, Cancel);
        using var pdf = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync(Cancel));

        Assert.Equal((HttpStatusCode.OK, "application/pdf", name), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName));
        Assert.Contains(about, TextOf(pdf), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T29")]
    public async Task Of_fewer_than_five_a_report_says_nothing_but_that()
    {
        await PublishAsync((3, "province:PV20 challenge:leiderschap"), (60, "sector:energie province:PV21"));

        var text = await TextAsync("/regio/groningen.pdf" + Wave);

        Assert.Contains("Minder dan 5 collectieven", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Leiderschap", text, StringComparison.Ordinal);
        Assert.DoesNotContain("n = ", text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T29")]
    public async Task A_challenge_that_few_ticked_is_not_in_a_report()
    {
        await PublishAsync((30, "sector:energie challenge:leiderschap"), (3, "sector:energie challenge:communicatie"), (20, "sector:cultuur challenge:communicatie"));

        var page = (await PageAsync("/sectoren/energie" + Wave)).QuerySelector("#meest-genoemd")!.TextContent;
        var text = await TextAsync("/sectoren/energie.pdf" + Wave);

        Assert.Contains("Leiderschap", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Communicatie", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Communicatie", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("9%", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_english_a_report_is_in_english()
    {
        await PublishAsync((30, "sector:energie challenge:leiderschap"), (60, "sector:cultuur"));

        var text = await TextAsync("/en/sectoren/energie.pdf" + Wave);

        Assert.Contains("30 of 90 collectives", text, StringComparison.Ordinal);
        Assert.Contains("http://localhost:5080/en/sectoren/energie", text, StringComparison.Ordinal);
        Assert.Contains("Page 1 of", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sectoren/bestaat-niet.pdf" + Wave)]
    [InlineData("/regio/bestaat-niet.pdf" + Wave)]
    [InlineData("/netwerken/bestaat-niet.pdf" + Wave)]
    [InlineData("/regio/maastricht.pdf" + Wave)]
    [InlineData("/sectoren/energie.pdf?peiling=bestaat-niet")]
    [InlineData("/sectoren/energie.pdf?peiling=rapport-2020")]
    public async Task Of_what_is_no_sector_province_network_or_wave_with_answers_there_is_no_report(string address)
    {
        await PublishAsync((30, "sector:energie challenge:leiderschap"));

        using var answer = await Visitor.GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task PublishAsync(params (int Count, string Answers)[] groups) => ChangeAsync(db => db.PublishedWaveAsync("peiling-2026", groups));

    private async Task<string> TextAsync(string address)
    {
        using var pdf = PdfDocument.Open(await Visitor.GetByteArrayAsync(address, Cancel));
        return TextOf(pdf);
    }

    private static string TextOf(PdfDocument pdf) => string.Join(' ', pdf.GetPages().Select(page => ContentOrderTextExtractor.GetText(page).ReplaceLineEndings(" ")));
}
