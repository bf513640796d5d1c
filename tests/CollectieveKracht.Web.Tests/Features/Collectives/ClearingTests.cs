using System.Net;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Decisions;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Collectives;

/// <summary>A network that clears changes of the profiles of its members.</summary>
public sealed class ClearingTests(PostgresTemplate template) : CollectiveTest(template)
{
    private const string Ours = "/ons-collectief/kwikstaart", Decisions = "/beheer/collectieven", Help = $"{Ours}/profiel/hulp";

    [Fact]
    [Trait("Trust", "T08")]
    public async Task A_change_waits_beside_what_is_published_until_the_network_clears_it()
    {
        var (anna, vera, _) = await MemberAsync();

        using var saved = await anna.SubmitAsync(Help, "Bewaar", ("biedt", "Weidevogelbeheer"));
        var (waiting, ours, found) = (await PublicAsync(), await anna.PageAsync(Ours), await PageAsync("/collectieven?q=weidevogelbeheer"));
        var form = await anna.PageAsync(Help);
        var list = await vera.PageAsync(Decisions);
        using var cleared = await vera.PressAsync(list, Decisions, "Zet op de pagina");

        AssertLeadsTo($"{Ours}?gedaan=voorgesteld", saved);
        Assert.DoesNotContain("Weidevogelbeheer", waiting, StringComparison.Ordinal);
        Assert.Empty(found.QuerySelectorAll(".person"));
        Assert.Equal("Weidevogelbeheer", ours.QuerySelector("main .note ins")!.TextContent);
        Assert.Equal("Weidevogelbeheer", form.QuerySelector("#biedt")!.TextContent.Trim());
        Assert.Equal(("niet ingevuld", "Weidevogelbeheer"), (list.QuerySelector("main del")!.TextContent, list.QuerySelector("main ins")!.TextContent));
        AssertLeadsTo($"{Decisions}?gedaan=ja", cleared);
        Assert.Contains("Weidevogelbeheer", await PublicAsync(), StringComparison.Ordinal);
        Assert.Single((await PageAsync("/collectieven?q=weidevogelbeheer")).QuerySelectorAll(".person"));
        Assert.Equal(0, await InDatabaseAsync(db => db.ProposedChanges.CountAsync(Cancel)));
        Assert.Contains("staat op de pagina van Kwikstaart", (await MailAsync("anna@collectief.example", "collective-decision")).Subject, StringComparison.Ordinal);
        Assert.Equal(["propose-change", "clear-change"], await ActsAsync());
    }

    [Fact]
    public async Task Sent_back_with_a_reason_the_editor_goes_on_from_there()
    {
        var (anna, vera, bram) = await MemberAsync();
        using var saved = await bram.SubmitAsync(Help, "Bewaar", ("biedt", "Koop onze panelen"));

        using var bare = await vera.SubmitAsync(Decisions, "Stuur terug");
        using var sentBack = await vera.SubmitAsync(Decisions, "Stuur terug", ("reden", "Dit is reclame."));
        var (ours, form) = (await bram.PageAsync(Ours), await bram.PageAsync(Help));
        using var again = await bram.SubmitAsync(Help, "Bewaar", ("biedt", "Panelen kiezen"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.StatusCode);
        AssertLeadsTo($"{Decisions}?gedaan=nee", sentBack);
        Assert.All([ours, form], page => Assert.Contains("Dit is reclame.", page.QuerySelector("main .note")!.TextContent, StringComparison.Ordinal));
        Assert.Equal("Koop onze panelen", form.QuerySelector("#biedt")!.TextContent.Trim());
        foreach (var who in new[] { "anna", "bram" }) Assert.Contains("Dit is reclame.", (await MailAsync($"{who}@collectief.example", "collective-decision")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("panelen", await PublicAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["Panelen kiezen"], (await vera.PageAsync(Decisions)).QuerySelectorAll("main ins").Select(ins => ins.TextContent));
        Assert.Equal(["propose-change", "send-back-change", "propose-change"], await ActsAsync());
        _ = anna;
    }

    [Theory]
    [InlineData("wie", "samenvatting", "Nieuw.")]
    [InlineData("werk", "hoofdterrein", "zorg")]
    [InlineData("vorm", "leden", "31")]
    [InlineData("doelgroep", "fase", "groei")]
    [InlineData("hulp", "zoekt", "Geld")]
    public async Task Each_part_is_published_as_it_was_proposed(string part, string field, string value)
    {
        var (anna, vera, _) = await MemberAsync();
        (string, string)[] filled = part == "werk" ? [("terrein", "zorg"), (field, value)] : [(field, value)];
        using var saved = await anna.SubmitAsync($"{Ours}/profiel/{part}", "Bewaar", filled);
        var would = await InDatabaseAsync(db => db.ProposedChanges.SingleAsync(Cancel));

        using var cleared = await vera.SubmitAsync(Decisions, "Zet op de pagina");

        AssertLeadsTo($"{Decisions}?gedaan=ja", cleared);
        Assert.Equal(would.Written, await InDatabaseAsync(db => db.AuditEntries.Where(entry => entry.Act == "clear-change").Select(entry => entry.After).SingleAsync(Cancel)));
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task A_newer_change_takes_the_place_of_the_one_that_waits_and_two_editors_see_both()
    {
        var (anna, vera, bram) = await MemberAsync();
        var open = await bram.PageAsync(Help);
        using var first = await anna.SubmitAsync(Help, "Bewaar", ("biedt", "Van Anna"));
        var seen = await vera.PageAsync(Decisions);

        using var conflict = await bram.PressAsync(open, Help, "Bewaar", ("biedt", "Van Bram"));
        var page = await conflict.PageAsync();
        using var second = await bram.PressAsync(page, Help, "Bewaar die van mij");
        using var stale = await vera.PressAsync(seen, Decisions, "Zet op de pagina");

        Assert.Equal(["Van Anna", "Van Bram"], page.QuerySelectorAll(".versions td").Select(cell => cell.TextContent));
        Assert.Contains("Anna veranderde dit ook", page.QuerySelector("main .note[role=alert]")!.TextContent, StringComparison.Ordinal);
        AssertLeadsTo($"{Ours}?gedaan=voorgesteld", second);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.StatusCode);
        Assert.DoesNotContain("Van ", await PublicAsync(), StringComparison.Ordinal);
        Assert.Contains("Van Bram", (await InDatabaseAsync(db => db.ProposedChanges.SingleAsync(Cancel))).Written, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task Two_who_clear_at_once_publish_once()
    {
        var (anna, vera, _) = await MemberAsync();
        using var saved = await anna.SubmitAsync(Help, "Bewaar", ("biedt", "Subsidies"));
        var mo = await SignedInAsync(await NamedAsync("Mo", Role.Moderator), hasSecondFactor: true);
        var (one, other) = (await vera.PageAsync(Decisions), await mo.PageAsync(Decisions));

        var answers = await Task.WhenAll(vera.PressAsync(one, Decisions, "Zet op de pagina"), mo.PressAsync(other, Decisions, "Zet op de pagina"));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(["propose-change", "clear-change"], await ActsAsync());
        Assert.Equal(1, await MailsAsync("anna@collectief.example"));
    }

    [Fact]
    public async Task Who_saves_what_is_published_wants_nothing_changed_any_more()
    {
        var (anna, vera, _) = await MemberAsync();
        using var saved = await anna.SubmitAsync(Help, "Bewaar", ("biedt", "Subsidies"));

        using var back = await anna.SubmitAsync(Help, "Bewaar", ("biedt", ""));

        Assert.Equal(["propose-change", "withdraw-change"], await ActsAsync());
        Assert.Contains("Niets te doen", (await vera.PageAsync(Decisions)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T09")]
    public async Task Nobody_clears_for_another_network_or_what_is_their_own()
    {
        var (anna, vera, _) = await MemberAsync();
        using var saved = await anna.SubmitAsync(Help, "Bewaar", ("biedt", "Subsidies"));
        var page = await vera.PageAsync(Decisions);
        var seen = page.QuerySelector("main input[name=gezien]")!.GetAttribute("value")!;
        (string, string)[] forged = [("wat", page.QuerySelector("main input[name=wat]")!.GetAttribute("value")!), ("deel", "Help"), ("gezien", seen), ("reden", "x")];
        var wim = await NamedAsync("Wim");
        await ChangeAsync(async db =>
        {
            db.Add(new NetworkVerifier((await db.Networks.FirstAsync(n => n.Slug != "energie-samen", Cancel)).Id, wim.Id));
            var annas = await db.People.SingleAsync(person => person.Email == "anna@collectief.example", Cancel);
            db.Add(new NetworkVerifier((await db.Networks.SingleAsync(n => n.Slug == "energie-samen", Cancel)).Id, annas.Id));
        });
        var elsewhere = await SignedInAsync(wim);

        foreach (var browser in new[] { elsewhere, anna })
        {
            Assert.Empty((await browser.PageAsync(Decisions)).QuerySelectorAll("main ins"));
            foreach (var handler in new[] { "Clear", "SendBack" })
            {
                using var answer = await browser.SubmitToAsync($"{Decisions}?handler={handler}", "/collectieven/aanmelden", forged);
                Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            }
        }

        var nobody = await SignedInAsync(await NamedAsync("Nel"));
        using var refused = await nobody.SubmitToAsync($"{Decisions}?handler=Clear", "/collectieven/aanmelden", forged);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.DoesNotContain("Subsidies", await PublicAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_right_is_taken_back_what_waits_is_for_moderators_and_new_changes_are_published()
    {
        var (anna, vera, _) = await MemberAsync();
        using var one = await anna.SubmitAsync(Help, "Bewaar", ("biedt", "Subsidies"));
        using var two = await anna.SubmitAsync($"{Ours}/profiel/wie", "Bewaar", ("samenvatting", "Wacht."));
        var (ada, mo) = (await SignedInAsync(await NamedAsync("Ada", Role.Administrator), hasSecondFactor: true), await SignedInAsync(await NamedAsync("Mo", Role.Moderator), hasSecondFactor: true));

        using var taken = await ada.SubmitAsync("/beheer/netwerken", "Stop met meekijken Energie Samen");
        var list = await vera.PageAsync(Decisions);
        using var saved = await anna.SubmitAsync(Help, "Bewaar", ("biedt", "Bestuur"));
        using var cleared = await mo.SubmitAsync(Decisions, "Zet op de pagina");

        Assert.Empty(list.QuerySelectorAll("main ins"));
        AssertLeadsTo($"{Ours}?gedaan=bewaard", saved);
        AssertLeadsTo($"{Decisions}?gedaan=ja", cleared);
        var page = await PublicAsync();
        Assert.All(["Bestuur", "Wacht."], text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.Equal(0, await InDatabaseAsync(db => db.ProposedChanges.CountAsync(Cancel)));
        Assert.Equal(1, await InDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.Subject == "network" && entry.Act == "withdraw-clearing", Cancel)));
    }

    [Fact]
    [Trait("Trust", "T09")]
    public async Task Only_an_administrator_gives_a_network_the_right()
    {
        var (ada, mo) = (await SignedInAsync(await NamedAsync("Ada", Role.Administrator), hasSecondFactor: true), await SignedInAsync(await NamedAsync("Mo", Role.Moderator), hasSecondFactor: true));

        using var forged = await mo.SubmitToAsync("/beheer/netwerken?handler=Clearing", "/collectieven/aanmelden", ("netwerk", "energie-samen"), ("geeft", "ja"));
        var before = await InDatabaseAsync(db => db.Networks.AnyAsync(network => network.ClearsChanges, Cancel));
        using var given = await ada.SubmitAsync("/beheer/netwerken", "Laat meekijken Energie Samen");

        Assert.Equal((HttpStatusCode.Forbidden, false), (forged.StatusCode, before));
        Assert.Equal(["energie-samen"], await InDatabaseAsync(db => db.Networks.Where(network => network.ClearsChanges).Select(network => network.Slug).ToListAsync(Cancel)));
        Assert.Contains("kijkt mee met wijzigingen", (await ada.PageAsync("/beheer/netwerken")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_of_the_team_who_does_not_edit_proposes_nothing()
    {
        await MemberAsync();
        var carla = await SignedInAsync(await PersonAsync("carla"));

        using var answer = await carla.SubmitToAsync(Help, "/collectieven/aanmelden", ("biedt", "x"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(0, await InDatabaseAsync(db => db.ProposedChanges.CountAsync(Cancel)));
    }

    [Fact]
    public async Task What_waits_stands_on_the_page_for_you_of_who_clears()
    {
        var (anna, vera, _) = await MemberAsync();
        using var saved = await anna.SubmitAsync(Help, "Bewaar", ("biedt", "Subsidies"));

        Assert.NotNull((await vera.PageAsync("/voor-jou")).QuerySelector("main a[href='/beheer/collectieven']"));
        Assert.Null((await anna.PageAsync("/voor-jou")).QuerySelector("main a[href='/beheer/collectieven']"));
    }

    /// <summary>"Kwikstaart", of a network that clears changes: with Anna as contact, Bram as editor and Carla as member; Vera verifies for the network.</summary>
    private async Task<(HttpClient Anna, HttpClient Vera, HttpClient Bram)> MemberAsync()
    {
        var (anna, bram, carla, vera) = (await NamedAsync("Anna"), await NamedAsync("Bram"), await NamedAsync("Carla"), await NamedAsync("Vera"));
        var listed = await ListedAsync("Kwikstaart", people: [(anna, TeamRole.Contact), (bram, TeamRole.Editor), (carla, TeamRole.Member)]);
        await ChangeAsync(async db =>
        {
            var network = await db.Networks.SingleAsync(n => n.Slug == "energie-samen", Cancel);
            network.LetClearChanges(true, anna.Id);
            (await db.Collectives.Include(c => c.Networks).SingleAsync(c => c.Id == listed.Id, Cancel)).Join(network);
            db.Add(new NetworkVerifier(network.Id, vera.Id));
        });
        return (await SignedInAsync(anna), await SignedInAsync(vera), await SignedInAsync(bram));
    }

    private Task<Person> PersonAsync(string name) => InDatabaseAsync(db => db.People.SingleAsync(person => person.Email == $"{name}@collectief.example", Cancel));

    private async Task<string> PublicAsync() => (await PageAsync("/collectieven/kwikstaart")).QuerySelector("main")!.TextContent;

    private Task<List<string>> ActsAsync() => InDatabaseAsync(db => db.AuditEntries.Where(entry => entry.Act.EndsWith("-change")).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync(Cancel));
}
