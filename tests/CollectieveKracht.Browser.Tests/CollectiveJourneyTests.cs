using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollectieveKracht.Browser.Tests;

/// <summary>People who come for a collective: from the first visit to leaving.</summary>
public sealed class CollectiveJourneyTests(Chromium chromium) : PeopleTest(chromium)
{
    [Fact]
    public async Task Someone_joins_with_a_device_registers_a_collective_invites_a_colleague_hands_over_and_leaves()
    {
        var page = await OpenAsync("/", Look.Phone);
        await WithDeviceAsync(page);
        await JoinAsync(page, AddressOf("roos"), "Roos Vermeer");
        await GoAsync(page, "/instellingen/sleutels");
        await PressAsync(page, "Voeg dit apparaat toe");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Bewaard.");
        await GoAsync(page, "/uitloggen");
        await PressAsync(page, "Uitloggen");
        await page.GotoAsync("/inloggen?terug=/collectieven/aanmelden");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Meld jullie collectief aan" })).ToBeVisibleAsync();

        // What is listed under this name already appears while typing, and is not theirs.
        await page.GetByLabel("Naam van jullie collectief").PressSequentiallyAsync("Akkercoöperatie Het Beverpad");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Lijkt op jullie collectief" })).ToContainTextAsync("Het Beverpad");
        await page.GetByLabel("Naam van jullie collectief").FillAsync("Wilgenroosjes Rozendaal");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Lijkt op jullie collectief" })).ToBeEmptyAsync();
        await FillRegistrationAsync(page, "Wilgenroosjes Rozendaal");
        await PressAsync(page, "Meld aan");
        await Expect(page.GetByText("Jullie collectief staat erbij.")).ToBeVisibleAsync();

        await InviteAndHandOverAsync(page, "wilgenroosjes-rozendaal", Look.Desktop);
    }

    [Fact]
    [Trait("Trust", "T33")]
    public async Task The_same_goes_without_script()
    {
        var page = await OpenAsync("/", Look.Desktop with { HasScript = false });
        await JoinAsync(page, AddressOf("wim"), "Wim Zonderschrift");
        await page.GotoAsync("/collectieven/aanmelden");
        await FillRegistrationAsync(page, "Zonderschrift Zeewier");
        await PressAsync(page, "Meld aan");
        await Expect(page.GetByText("Jullie collectief staat erbij.")).ToBeVisibleAsync();

        await InviteAndHandOverAsync(page, "zonderschrift-zeewier", Look.Phone with { HasScript = false });
    }

    [Fact]
    [Trait("Trust", "T05")]
    public async Task A_moderator_sets_up_a_second_factor_and_then_verifies_a_collective()
    {
        var registrar = await OpenAsync("/");
        var address = AddressOf("fien");
        await JoinAsync(registrar, address, "Fien Registreert");
        await registrar.GotoAsync("/collectieven/aanmelden");
        await FillRegistrationAsync(registrar, "Veldzicht Molenaars");
        await PressAsync(registrar, "Meld aan");
        await registrar.GotoAsync("/collectieven/veldzicht-molenaars");
        await Expect(registrar.GetByRole(AriaRole.Main).GetByText("gecontroleerd", new() { Exact = true })).ToHaveCountAsync(0);

        var page = await OpenAsAsync(await JoinedAsync("Moos Moderator", Role.Moderator), "/beheer/collectieven");
        await Expect(page.GetByText("Daarvoor log je in twee stappen in")).ToBeVisibleAsync();
        await PressAsync(page, "Zet aan");
        var key = await page.GetByRole(AriaRole.Main).Locator("code").First.InnerTextAsync();
        await page.GetByLabel("De code die je app nu laat zien").FillAsync(AuthenticatorApp.CodeFor(key, DateTimeOffset.UtcNow));
        await PressAsync(page, "Klaar, zet aan");
        await Expect(page.Locator(".recovery-codes li")).ToHaveCountAsync(10);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Ga verder" }).ClickAsync();

        var proposed = page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Veldzicht Molenaars" });
        await proposed.GetByRole(AriaRole.Button, new() { Name = "Keur goed" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Besloten.");

        await Expect(page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Veldzicht Molenaars" })).ToHaveCountAsync(0);
        Assert.Contains("Veldzicht Molenaars", (await MailAsync(address, "collective-decision")).Text, StringComparison.Ordinal);
        await registrar.ReloadAsync();
        await Expect(registrar.GetByRole(AriaRole.Main).GetByText("gecontroleerd", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_moderator_merges_doubles_and_everything_of_both_is_kept()
    {
        var (first, second) = (await RegisteredAsync("Iris Eerst", "Lisdodde Lelystad"), await RegisteredAsync("Dirk Dubbel", "Lisdodde Lelystad Coöperatie", isAnother: true));
        var page = await OpenAsAsync(await JoinedAsync("Mia Moderator", Role.Moderator), "/beheer/collectieven/dubbel", hasSecondFactor: true);
        await page.GetByLabel("Het ene collectief").FillAsync("lisdodde-lelystad");
        await page.GetByLabel("Het andere collectief").FillAsync("lisdodde-lelystad-cooperatie");
        await PressAsync(page, "Zoek");
        await PressAsync(page, "Zet naast elkaar");

        await page.GetByRole(AriaRole.Group, new() { Name = "Naam" }).GetByLabel("Lisdodde Lelystad Coöperatie: Lisdodde Lelystad Coöperatie").CheckAsync();
        await page.GetByLabel("Waarom is dit hetzelfde collectief?").FillAsync("Twee keer aangemeld.");
        await PressAsync(page, "Voeg samen");
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();

        // The old address leads on, for readers and for those who keep the page.
        var visitor = await OpenAsync("/collectieven/lisdodde-lelystad-cooperatie");
        Assert.Equal("/collectieven/lisdodde-lelystad", new Uri(visitor.Url).AbsolutePath);
        await Expect(visitor.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Lisdodde Lelystad Coöperatie");
        await second.GotoAsync("/ons-collectief/lisdodde-lelystad-cooperatie/mensen");
        await Expect(second.Locator(".people li")).ToHaveCountAsync(2);
        await Expect(second.Locator(".people")).ToContainTextAsync("Iris Eerst contactpersoon");
        await Expect(second.Locator(".people")).ToContainTextAsync("Dirk Dubbel contactpersoon");
        await first.GotoAsync("/ons-collectief/lisdodde-lelystad/geschiedenis");
        await Expect(first.GetByRole(AriaRole.Main)).ToContainTextAsync("Twee keer aangemeld.");
    }

    /// <summary>A browser of someone who just registered a collective.</summary>
    private async Task<IPage> RegisteredAsync(string person, string collective, bool isAnother = false)
    {
        var page = await OpenAsAsync(await JoinedAsync(person), "/collectieven/aanmelden");
        await FillRegistrationAsync(page, collective);
        await PressAsync(page, "Meld aan");
        if (isAnother) await PressAsync(page, "Nee, ons collectief is een ander: meld aan");
        await Expect(page.GetByText("Jullie collectief staat erbij.")).ToBeVisibleAsync();
        return page;
    }

    private static async Task FillRegistrationAsync(IPage page, string name)
    {
        await page.GetByLabel("Naam van jullie collectief").FillAsync(name);
        await page.GetByLabel("Gemeente", new() { Exact = true }).FillAsync("Rozendaal");
        await page.GetByLabel("Wat doen jullie, in één of twee zinnen?").FillAsync("Wij zaaien langs de weg wat er groeien wil.");
        await page.GetByLabel("Natuur en landschap").CheckAsync();
        await page.GetByLabel("Rechtsvorm").SelectOptionAsync("vereniging");
        await page.GetByLabel("Werkgebied").SelectOptionAsync("lokaal");
    }

    /// <summary>The contact on the page invites a colleague, who accepts in a browser of their own and becomes contact while the first leaves.</summary>
    private async Task InviteAndHandOverAsync(IPage page, string slug, Look look)
    {
        var (address, people) = (AddressOf("collega"), $"/ons-collectief/{slug}/mensen");
        await page.GotoAsync(people);
        await Expect(page.GetByText("Jij bent de enige contactpersoon.")).ToBeVisibleAsync();
        await page.GetByLabel("E-mailadres").FillAsync(address);
        await page.GetByLabel("Als wat?").SelectOptionAsync(new SelectOptionValue { Label = "redacteur" });
        await PressAsync(page, "Stuur een uitnodiging");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("De uitnodiging is verstuurd.");

        var colleague = await OpenAsync("/", look);
        await JoinAsync(colleague, address, "Cor Collega");
        await colleague.GotoAsync(LinkIn((await MailAsync(address, "invitation")).Text, "/uitnodiging"));
        await Expect(colleague.GetByRole(AriaRole.Main)).ToContainTextAsync("als redacteur");
        await PressAsync(colleague, "Ja, ik doe mee");
        await Expect(colleague.GetByText("Welkom. Je doet nu mee.")).ToBeVisibleAsync();

        await page.GotoAsync(people);
        await page.GetByLabel("Wie wordt contactpersoon?").SelectOptionAsync(new SelectOptionValue { Label = "Cor Collega" });
        await PressAsync(page, "Draag over en ga weg");

        await colleague.GotoAsync(people);
        await Expect(colleague.Locator(".people li")).ToHaveCountAsync(1);
        await Expect(colleague.Locator(".people li")).ToContainTextAsync("Cor Collega contactpersoon");
        var answer = await page.GotoAsync(people);
        Assert.Equal(403, answer!.Status);
        var roles = await InDatabaseAsync(db => db.Collectives.Where(collective => collective.Slug == slug)
            .Join(db.Memberships, collective => collective.Id, membership => membership.CollectiveId, (_, membership) => membership.Role).ToListAsync(Cancel));
        Assert.Equal([TeamRole.Contact], roles);
    }
}
