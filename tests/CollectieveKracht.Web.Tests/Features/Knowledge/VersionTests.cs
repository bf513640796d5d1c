using AngleSharp.Dom;
using CollectieveKracht.Domain.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Knowledge;

public sealed class VersionTests(PostgresTemplate template) : SiteTest(template)
{
    [Fact]
    public async Task The_list_of_versions_has_number_date_and_reason_newest_first()
    {
        await InDatabaseAsync(db => db.PublishAsync("proef", texts: ["Een.", "Twee.", "Drie."], reason: "Verbeterd <b>door</b> lezers."));

        var page = await PageAsync("/kennis/proef/versies");

        var versions = page.QuerySelectorAll(".article-versions > li").Select(Words).ToList();
        Assert.Equal(
            [
                "Versie 3 deze staat nu op de site 5 maart 2026 Verbeterd <b>door</b> lezers. Lees versie 3 Wat veranderde er sinds versie 2?",
                "Versie 2 4 maart 2026 Verbeterd <b>door</b> lezers. Lees versie 2 Wat veranderde er sinds versie 1?",
                "Versie 1 3 maart 2026 De eerste versie. Lees versie 1",
            ],
            versions);
        Assert.Equal(
            ["/kennis/proef", "/kennis/proef/versies/2..3", "/kennis/proef/versies/2", "/kennis/proef/versies/1..2", "/kennis/proef/versies/1"],
            page.QuerySelectorAll(".article-versions a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task An_old_version_can_be_read_and_leads_to_the_newest()
    {
        await InDatabaseAsync(db => db.PublishAsync("proef", texts: ["Zo was **het**.", "Zo is het."]));

        var page = await PageAsync("/kennis/proef/versies/1");

        Assert.Equal("Zo was het.", page.QuerySelector(".prose")!.TextContent.Trim());
        Assert.Equal("Dit is versie 1, van 3 maart 2026. Lees het artikel zoals het nu is", Words(page.QuerySelector(".note")!));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Fact]
    public async Task What_changed_is_shown_by_word_with_a_word_for_who_cannot_see_it()
    {
        await InDatabaseAsync(db => db.PublishAsync("proef", texts:
        [
            "## Kop\n\nDe sleutel hangt aan de rode haak.\n\nEen.\n\nTwee.\n\nDrie.\n\nVier.\n\nVijf.\n\nWeg hiermee nu.",
            "## Kop\n\nDe sleutel hangt aan de groene haak.\n\nEen.\n\nTwee.\n\nDrie.\n\nVier.\n\nVijf.\n\nIets heel anders & nieuws.",
        ]));

        var page = await PageAsync("/kennis/proef/versies/1..2");

        var diff = page.QuerySelector(".diff")!;
        Assert.Equal(["weggehaald: rode"], diff.QuerySelectorAll("del").Select(Words));
        Assert.Equal(["toegevoegd: groene"], diff.QuerySelectorAll("ins").Select(Words));
        Assert.Equal(["weggehaald: Weg hiermee nu."], diff.QuerySelectorAll("p.removed").Select(Words));
        Assert.Equal(["toegevoegd: Iets heel anders & nieuws."], diff.QuerySelectorAll("p.added").Select(Words));
        Assert.Equal("3 regels niet veranderd", Words(diff.QuerySelector("details.same summary")!));
        Assert.Equal(["Niet veranderd.", "Niet veranderd."], page.QuerySelectorAll(".article-text section > p.muted").Select(Words));
        Assert.Equal("Wat er veranderde van versie 1 naar 2", page.Heading());
    }

    [Fact]
    public async Task The_newer_version_first_leads_to_the_address_with_the_older_first()
    {
        using var answer = await Visitor.GetAsync("/en/kennis/opvolging-in-je-bestuur/versies/2..1", Cancel);

        Assert.Equal(301, (int)answer.StatusCode);
        Assert.Equal("/en/kennis/opvolging-in-je-bestuur/versies/1..2", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    [Trait("Trust", "T08")]
    public async Task Only_published_versions_are_shown()
    {
        await ChangeAsync(async db =>
        {
            var article = await db.PublishAsync("proef");
            var author = await db.Accounts.SingleAsync(account => account.Name == "Marijke Proef", Cancel);
            var text = new RevisionText("Klad", "Klad.", "Geheim klad.", "<p>Geheim klad.</p>");
            article.Draft(author.Id, text, Writing.FirstDay);
            article.Draft(author.Id, text, Writing.FirstDay).Submit(author.Id, Writing.FirstDay);
        });

        foreach (var address in new[] { "/kennis/proef", "/kennis/proef/versies", "/kennis", "/kennis?q=geheim", "/kennis/proef.bib" })
        {
            using var shown = await Visitor.GetAsync(address, Cancel);
            Assert.DoesNotContain("Klad", await shown.Content.ReadAsStringAsync(Cancel), StringComparison.OrdinalIgnoreCase);
        }

        foreach (var address in new[] { "/kennis/proef/versies/2", "/kennis/proef/versies/3", "/kennis/proef/versies/1..2" })
        {
            using var hidden = await Visitor.GetAsync(address, Cancel);
            Assert.Equal(404, (int)hidden.StatusCode);
        }
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
