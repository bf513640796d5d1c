using System.Net;
using System.Text.Json;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Features.Collectives;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Collectives;

public sealed class ProfileTests(PostgresTemplate template) : SiteTest(template)
{
    [Fact]
    public async Task A_profile_tells_what_it_can_help_with_first_and_then_what_it_faces_and_what_it_is()
    {
        var slug = await AddRealAsync();

        var page = await PageAsync($"/collectieven/{slug}");

        Assert.Equal("Zorgcoöperatie Proefdorp", page.Heading());
        Assert.Equal(["Hier kunnen wij mee helpen", "Hier zoeken wij hulp bij", "Waar wij tegenaan lopen"], page.QuerySelectorAll("main h2").Select(heading => heading.TextContent.Trim()).Take(3));
        Assert.Equal(["Speelt nu", "Opgelost in 2025"], page.QuerySelectorAll("ul.lines .label").Select(label => label.TextContent.Trim()));
        var facts = page.QuerySelector("dl.facts")!.TextContent;
        Assert.All(
            ["Coöperatie", "Lokaal (dorp, wijk of buurt)", "210 leden", "Hoogstens 250 leden.", "Woonplaats", "2014", "Partner en financier", "Nederland Zorgt voor Elkaar", "Afgeleid uit: Zorg, Sociale inclusie."],
            fact => Assert.Contains(fact, facts, StringComparison.Ordinal));
        Assert.Contains("Niemand heeft deze pagina nog nagekeken", page.QuerySelector("aside:not(.notice)")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("svg.map .map-lit"));
    }

    [Fact]
    public async Task A_real_collective_is_told_to_search_engines_and_an_example_is_not()
    {
        var real = await PageAsync($"/collectieven/{await AddRealAsync()}");
        var example = await PageAsync($"/collectieven/{await ExampleAsync()}");

        var told = JsonDocument.Parse(real.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
        Assert.Equal("Zorgcoöperatie Proefdorp", told.GetProperty("name").GetString());
        Assert.Equal("Organization", told.GetProperty("@type").GetString());
        Assert.Null(real.QuerySelector("meta[name=robots]"));
        Assert.Null(real.QuerySelector(".notice"));
        Assert.Null(example.QuerySelector("script[type='application/ld+json']"));
        Assert.Equal("noindex", example.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Contains("Dit collectief bestaat niet", example.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(example.QuerySelectorAll("header .label"), label => label.TextContent.Trim() == "voorbeeld");
    }

    [Fact]
    public async Task Markup_in_what_a_collective_wrote_is_shown_as_text()
    {
        var slug = await AddRealAsync(name: "</script><img src=x onerror=alert(1)>");

        var page = await PageAsync($"/collectieven/{slug}");

        Assert.Contains("<img src=x", page.Heading(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("img"));
        Assert.Contains("<img", JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement.GetProperty("name").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_most_three_similar_collectives_are_shown_each_with_the_reason()
    {
        var page = await PageAsync($"/collectieven/{await AddRealAsync()}");

        var cards = page.QuerySelectorAll("[aria-labelledby=lijkt-op] .card");
        Assert.Equal(3, cards.Length);
        Assert.All(cards, card => Assert.Matches("Zelfde .*(sector|rechtsvorm|omvang)|Herkent", card.TextContent));
        Assert.All(cards, card => Assert.Contains("voorbeeld", card.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_foundation_has_people_involved_and_no_conditions()
    {
        var slug = await InDatabaseAsync(db => db.Collectives.Where(c => c.LegalForm.Slug == "stichting" && c.MemberCount > 1).Select(c => c.Slug).FirstAsync(Cancel));

        var facts = (await PageAsync($"/collectieven/{slug}")).QuerySelector("dl.facts")!.TextContent;

        Assert.Contains("betrokkenen", facts, StringComparison.Ordinal);
        Assert.Contains("Een stichting heeft geen leden.", facts, StringComparison.Ordinal);
        Assert.DoesNotContain("Voorwaarden", facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_checked_last_is_said_with_the_day()
    {
        var slug = await AddRealAsync();
        await ChangeAsync(async db => (await db.Collectives.SingleAsync(c => c.Slug == slug, Cancel)).Verify(await db.Accounts.Select(a => a.Id).FirstAsync(Cancel)));

        var checkedByModerator = await PageAsync($"/collectieven/{slug}");
        await ChangeAsync(async db => (await db.Collectives.SingleAsync(c => c.Slug == slug, Cancel)).Confirm(DateTimeOffset.UtcNow.AddDays(1)));
        var checkedBySelf = await PageAsync($"/collectieven/{slug}");

        Assert.Contains("door een moderator", checkedByModerator.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("gecontroleerd", checkedByModerator.QuerySelector("main header")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("door het collectief zelf", checkedBySelf.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collective_in_the_archive_is_gone_from_page_list_and_map()
    {
        var slug = await AddRealAsync();
        await ChangeAsync(async db => (await db.Collectives.SingleAsync(c => c.Slug == slug, Cancel)).Archive((await db.Accounts.FirstAsync(Cancel)).Id, "Opgeheven"));

        using var answer = await Visitor.GetAsync($"/collectieven/{slug}", Cancel);
        var list = await PageAsync("/collectieven?q=Proefdorp");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(list.QuerySelectorAll(".person"));
        Assert.Empty(list.QuerySelectorAll("svg.map use"));
    }

    [Theory]
    [InlineData("/collectieven/bestaat-niet")]
    [InlineData("/collectieven/Geen%20slug")]
    [InlineData("/netwerken/bestaat-niet")]
    [InlineData("/netwerken/%3Cscript%3E")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using var answer = await Visitor.GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_network_shows_what_the_report_says_and_its_members()
    {
        var page = await PageAsync("/netwerken/energie-samen");

        var members = await InDatabaseAsync(db => db.Collectives.Listed().CountAsync(c => c.Networks.Any(network => network.Slug == "energie-samen"), Cancel));
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Equal("Energie Samen", page.Heading());
        Assert.Contains("Bron: Verslag, deel 1", string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains($"{members} collectieven aangesloten", text, StringComparison.Ordinal);
        Assert.InRange(page.QuerySelectorAll(".person").Length, 1, 6);
        Assert.Equal("/collectieven?netwerk=energie-samen", page.QuerySelectorAll(".with-rail a.button").Single().GetAttribute("href"));
        Assert.Equal(members, int.Parse((await PageAsync("/collectieven?netwerk=energie-samen")).QuerySelector("[role=status] b")!.TextContent.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_network_never_shows_a_challenge_of_fewer_than_five_members()
    {
        var networks = await InDatabaseAsync(db => db.Networks.Select(network => network.Slug).ToListAsync(Cancel));

        foreach (var slug in networks)
        {
            var counts = (await PageAsync($"/netwerken/{slug}")).QuerySelectorAll(".with-rail .bars-value b").Select(count => int.Parse(count.TextContent, System.Globalization.CultureInfo.InvariantCulture));
            Assert.All(counts, count => Assert.True(count >= 5, slug));
        }
    }

    [Fact]
    public async Task All_networks_are_listed()
    {
        var page = await PageAsync("/netwerken");

        Assert.Equal(5, page.QuerySelectorAll(".result h2 a").Length);
    }

    private Task<string> ExampleAsync() => InDatabaseAsync(db => db.Collectives.Where(c => c.IsExample).OrderBy(c => c.Slug).Select(c => c.Slug).FirstAsync(Cancel));

    /// <summary>A collective as one would be listed, with a network, challenges and conditions.</summary>
    private async Task<string> AddRealAsync(string name = "Zorgcoöperatie Proefdorp")
    {
        const string slug = "zorgcooperatie-proefdorp";
        await ChangeAsync(async db =>
        {
            var terms = (await db.Terms.ToListAsync(Cancel)).ToLookup(term => term.Characteristic);
            Term Pick(Characteristic characteristic, string of) => terms[characteristic].Single(term => term.Slug == of);
            var collective = new Collective(slug, name, "Samen oud worden in het eigen dorp.", await db.Regions.SingleAsync(r => r.Code == "GM1729", Cancel));
            Term[] fields = [Pick(Characteristic.ActivityField, "zorg"), Pick(Characteristic.ActivityField, "sociale-inclusie")];
            collective.WorkIn(fields, fields[0], [.. terms[Characteristic.Sector]]);
            collective.Organise(Pick(Characteristic.LegalForm, "cooperatie"), Pick(Characteristic.WorkingArea, "lokaal"), 210, [.. terms[Characteristic.SizeClass]]);
            collective.AskOfMembers([Pick(Characteristic.MembershipCondition, "woonplaats")], 250, "De zaal is klein.");
            collective.Serve([Pick(Characteristic.TargetGroup, "ouderen")]);
            collective.Tell(2014, Pick(Characteristic.Phase, "doorlopend"), Pick(Characteristic.GovernmentRelation, "partner-en-financier"), website: null);
            collective.OfferAndSeek(["Opvolging bestuur"], ["Vervoer"]);
            collective.Join(await db.Networks.SingleAsync(network => network.Slug == "nederland-zorgt-voor-elkaar", Cancel));
            collective.Propose(DateTimeOffset.UtcNow);
            var challenges = await db.Challenges.ToDictionaryAsync(challenge => challenge.Slug, Cancel);
            db.Add(collective);
            db.Add(new Recognition(collective, challenges["leiderschap"], RecognitionState.PlaysNow, DateTimeOffset.UtcNow));
            db.Add(new Recognition(collective, challenges["ledenwerving"], RecognitionState.Solved, new DateTimeOffset(2025, 6, 1, 0, 0, 0, TimeSpan.Zero)));
        });
        return slug;
    }
}
