using System.Net;
using CollectieveKracht.Domain.Collectives;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Collectives;

public sealed class OurProfileTests(PostgresTemplate template) : CollectiveTest(template)
{
    private const string Ours = "/ons-collectief/kwikstaart";

    [Fact]
    public async Task The_sector_follows_from_what_they_do_and_says_why()
    {
        var browser = await ContactAsync();

        using var answer = await browser.SubmitAsync($"{Ours}/profiel/werk", "Bewaar", ("terrein", "voedsel"), ("terrein", "zorg"), ("hoofdterrein", "zorg"));
        var page = await browser.PageAsync(Ours);

        AssertLeadsTo($"{Ours}?gedaan=bewaard", answer);
        Assert.Contains("Dat is voedsel samen met sociale voorzieningen.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foundation_keeps_no_conditions_for_members()
    {
        var browser = await ContactAsync();
        using var asks = await browser.SubmitAsync($"{Ours}/profiel/vorm", "Bewaar", ("voorwaarde", "contributie"), ("maximum", "40"), ("waarom", "De zaal is klein."));
        Assert.Equal(40, await InDatabaseAsync(db => db.Collectives.Where(c => c.Slug == "kwikstaart").Select(c => c.MemberLimit).SingleAsync(Cancel)));

        using var answer = await browser.SubmitAsync($"{Ours}/profiel/vorm", "Bewaar", ("rechtsvorm", "stichting"));

        var stored = await InDatabaseAsync(db => db.Collectives.Include(c => c.LegalForm).Include(c => c.MembershipConditions).SingleAsync(c => c.Slug == "kwikstaart", Cancel));
        Assert.Equal(("stichting", null, 0), (stored.LegalForm.Slug, stored.MemberLimit, stored.MembershipConditions.Count));
    }

    [Fact]
    public async Task Not_yet_is_a_legal_form()
    {
        var page = await (await ContactAsync()).PageAsync($"{Ours}/profiel/vorm");

        Assert.Contains(page.QuerySelectorAll("#rechtsvorm option"), option => option.TextContent.Trim() == "(Nog) geen rechtsvorm");
    }

    [Fact]
    public async Task Each_change_is_in_the_history_with_what_it_was_before()
    {
        var browser = await ContactAsync();
        using var answer = await browser.SubmitAsync($"{Ours}/profiel/wie", "Bewaar", ("naam", "Gele Kwikstaart"), ("jaar", "2015"));

        var history = (await browser.PageAsync($"{Ours}/geschiedenis")).QuerySelector("main .parts li")!;

        Assert.Contains("‘Wie wij zijn’ veranderd", history.TextContent, StringComparison.Ordinal);
        Assert.Contains("Anna", history.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Kwikstaart", "2014"], history.QuerySelectorAll("del").Select(del => del.TextContent));
        Assert.Equal(["Gele Kwikstaart", "2015"], history.QuerySelectorAll("ins").Select(ins => ins.TextContent));
    }

    [Fact]
    public async Task What_changed_is_found_at_once()
    {
        var browser = await ContactAsync();

        using var answer = await browser.SubmitAsync($"{Ours}/profiel/hulp", "Bewaar", ("biedt", "Weidevogelbeheer\n\nSubsidies"), ("zoekt", ""));

        Assert.Contains("Weidevogelbeheer", (await PageAsync("/collectieven/kwikstaart")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await PageAsync("/collectieven?q=weidevogelbeheer")).QuerySelectorAll(".person"));
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task Who_saves_second_sees_both_versions_and_chooses()
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        await ListedAsync("Kwikstaart", people: [(anna, TeamRole.Contact), (bram, TeamRole.Editor)]);
        var (first, second) = (await SignedInAsync(anna), await SignedInAsync(bram));
        const string part = $"{Ours}/profiel/wie";
        var open = await second.PageAsync(part);
        using var saved = await first.SubmitAsync(part, "Bewaar", ("samenvatting", "Van Anna."));

        using var conflict = await second.PressAsync(open, part, "Bewaar", ("samenvatting", "Van Bram."));
        var page = await conflict.PageAsync();
        var stored = await SummaryAsync();
        using var chosen = await second.PressAsync(page, part, "Bewaar die van mij");

        Assert.Equal("Van Anna.", stored);
        Assert.Contains("Anna veranderde dit ook", page.QuerySelector("main .note")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Van Anna.", "Van Bram."], page.QuerySelectorAll(".versions td").Select(cell => cell.TextContent));
        AssertLeadsTo($"{Ours}?gedaan=bewaard", chosen);
        Assert.Equal("Van Bram.", await SummaryAsync());
    }

    [Fact]
    public async Task Two_who_change_different_parts_do_not_meet()
    {
        var browser = await ContactAsync();
        var open = await browser.PageAsync($"{Ours}/profiel/hulp");
        using var other = await browser.SubmitAsync($"{Ours}/profiel/wie", "Bewaar", ("samenvatting", "Anders."));

        using var answer = await browser.PressAsync(open, $"{Ours}/profiel/hulp", "Bewaar", ("biedt", "Subsidies"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Theory]
    [InlineData("/profiel/wie")]
    [InlineData("/profiel/vorm")]
    [Trait("Trust", "T09")]
    public async Task A_member_does_not_change_the_profile(string page)
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        await ListedAsync("Kwikstaart", people: [(anna, TeamRole.Contact), (bram, TeamRole.Member)]);
        var browser = await SignedInAsync(bram);
        var token = (await browser.PageAsync($"{Ours}/mensen")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var got = await browser.GetAsync(Ours + page, Cancel);
        using var posted = await browser.PostAsync(Ours + page, new FormUrlEncodedContent([new("samenvatting", "Van Bram."), new("naam", "X"), new("gemeente", "Roermond"), new("__RequestVerificationToken", token)]), Cancel);
        using var confirmed = await browser.PostAsync($"{Ours}?handler=Confirm", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]), Cancel);
        using var asked = await browser.PostAsync($"{Ours}?handler=AskNetwork", new FormUrlEncodedContent([new("netwerk", "energie-samen"), new("__RequestVerificationToken", token)]), Cancel);

        Assert.All([got, posted, confirmed, asked], answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        Assert.Equal("Samen in de buurt.", await SummaryAsync());
    }

    [Fact]
    [Trait("Trust", "T10")]
    public async Task Extra_fields_change_nothing_of_the_profile()
    {
        var browser = await ContactAsync();

        using var answer = await browser.SubmitAsync($"{Ours}/profiel/wie", "Bewaar",
            ("samenvatting", "Nieuw."), ("Standing", "Archived"), ("Slug", "anders"), ("Sector", "cultuur"), ("MemberCount", "9"), ("leden", "9"), ("rechtsvorm", "stichting"));

        var stored = await InDatabaseAsync(db => db.Collectives.Include(c => c.LegalForm).SingleAsync(c => c.Slug == "kwikstaart", Cancel));
        Assert.Equal(("Nieuw.", CollectiveStanding.Verified, 30, "cooperatie"), (stored.Summary, stored.Standing, stored.MemberCount, stored.LegalForm.Slug));
    }

    [Fact]
    [Trait("Trust", "T11")]
    public async Task Without_its_token_nothing_changes()
    {
        var browser = await ContactAsync();

        using var answer = await browser.PostAsync($"{Ours}/profiel/wie", new FormUrlEncodedContent([new("naam", "X"), new("gemeente", "Roermond"), new("samenvatting", "Y")]), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Samen in de buurt.", await SummaryAsync());
    }

    [Fact]
    public async Task Asking_a_network_waits_for_its_answer()
    {
        var browser = await ContactAsync();
        var page = await browser.PageAsync(Ours);

        using var answer = await browser.PressAsync(page, Ours, "Wij horen hierbij Energie Samen");

        var stored = await InDatabaseAsync(db => db.Collectives.Include(c => c.Networks).SingleAsync(c => c.Slug == "kwikstaart", Cancel));
        Assert.Equal((0, 1), (stored.Networks.Count, stored.AskedNetworks.Count));
    }

    [Theory]
    [InlineData("werk")]
    [InlineData("vorm")]
    [InlineData("doelgroep")]
    [InlineData("hulp")]
    [InlineData("wie")]
    public async Task Each_part_has_a_form_and_what_is_not_changed_is_saved_as_it_was(string part)
    {
        var browser = await ContactAsync();

        using var answer = await browser.SubmitAsync($"{Ours}/profiel/{part}", "Bewaar");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(0, await InDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.Act.StartsWith("change-"), Cancel)));
    }

    [Theory]
    [InlineData("/ons-collectief/kwikstaart/profiel/geheim")]
    [InlineData("/ons-collectief/bestaat-niet")]
    [InlineData("/ons-collectief/Geen%20slug")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using var answer = await (await ContactAsync()).GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<HttpClient> ContactAsync()
    {
        var anna = await NamedAsync("Anna");
        await ListedAsync("Kwikstaart", people: (anna, TeamRole.Contact));
        return await SignedInAsync(anna);
    }

    private Task<string> SummaryAsync() => InDatabaseAsync(db => db.Collectives.Where(c => c.Slug == "kwikstaart").Select(c => c.Summary).SingleAsync(Cancel));
}
