using System.Net;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Collectives;

public sealed class RegisterTests(PostgresTemplate template) : CollectiveTest(template)
{
    private const string Page = "/collectieven/aanmelden";

    [Fact]
    [Trait("Trust", "T07")]
    public async Task A_visitor_is_led_to_sign_in_and_comes_back()
    {
        using var answer = await Visitor.GetAsync(Page, Cancel);

        AssertLeadsTo("/inloggen?terug=%2Fcollectieven%2Faanmelden", answer);
    }

    [Fact]
    [Trait("Trust", "T33")]
    public async Task Who_registers_becomes_contact_of_a_proposed_collective()
    {
        var anna = await NamedAsync("Anna");
        var browser = await SignedInAsync(anna);

        using var answer = await browser.SubmitAsync(Page, "Meld aan", Filled);

        AssertLeadsTo("/ons-collectief/kwikstaart-weidevogels?gedaan=aangemeld", answer);
        var made = await InDatabaseAsync(db => db.Collectives.Include(c => c.Sector).SingleAsync(c => c.Slug == "kwikstaart-weidevogels", Cancel));
        Assert.Equal((CollectiveStanding.Proposed, anna.Id, "voedsel-omgeving-milieu"), (made.Standing, made.RegisteredBy, made.Sector.Slug));
        Assert.Equal(TeamRole.Contact, await RoleAsync(made, anna));
        Assert.Contains("wacht op controle", (await browser.PageAsync("/ons-collectief/kwikstaart-weidevogels")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await InDatabaseAsync(db => db.AuditEntries.CountAsync(e => e.SubjectId == made.Id.Value && e.Act == "register" && e.ActorId == anna.Id, Cancel)));
    }

    [Fact]
    [Trait("Trust", "T10")]
    public async Task Extra_fields_change_nothing()
    {
        var browser = await SignedInAsync(await NamedAsync("Anna"));

        using var answer = await browser.SubmitAsync(Page, "Meld aan",
            [.. Filled, ("Standing", "Verified"), ("standing", "Verified"), ("Sector", "energie"), ("slug", "anders"), ("IsExample", "true"), ("Networks", "energie-samen")]);

        var made = await InDatabaseAsync(db => db.Collectives.Include(c => c.Networks).SingleAsync(c => c.Name == "Kwikstaart Weidevogels", Cancel));
        Assert.Equal((CollectiveStanding.Proposed, "kwikstaart-weidevogels", false, 0), (made.Standing, made.Slug, made.IsExample, made.Networks.Count));
    }

    [Theory]
    [InlineData("naam", "Zonnewijk Kwikkel", "Coöperatie Zonnewijk Kwikel U.A.")]
    [InlineData("kvk", "87 65 43 21", "heel anders")]
    [InlineData("website", "www.zonnewijk.example/over", "heel anders")]
    public async Task What_may_be_the_same_is_shown_before_anything_is_stored(string field, string value, string listed)
    {
        await ListedAsync(listed, website: "https://zonnewijk.example", kvk: "87654321");
        var browser = await SignedInAsync(await NamedAsync("Anna"));
        (string, string)[] filled = [.. Filled.Where(pair => pair.Name != field), (field, value)];

        using var answer = await browser.SubmitAsync(Page, "Meld aan", filled);
        var page = await answer.PageAsync();

        Assert.Contains(listed, page.QuerySelector("#dubbel")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("/claimen", page.QuerySelector("#dubbel .button")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("Wij tellen weidevogels.", page.QuerySelector("#samenvatting")!.TextContent);
        Assert.False(await InDatabaseAsync(db => db.Collectives.AnyAsync(c => c.Summary == "Wij tellen weidevogels.", Cancel)));
    }

    [Fact]
    public async Task Who_says_that_theirs_is_another_registers()
    {
        await ListedAsync("Kwikstaart Weidevogel");
        var browser = await SignedInAsync(await NamedAsync("Anna"));
        using var shown = await browser.SubmitAsync(Page, "Meld aan", Filled);

        using var answer = await browser.PressAsync(await shown.PageAsync(), Page, "Nee, ons collectief is een ander: meld aan", Filled);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(2, await InDatabaseAsync(db => db.Collectives.CountAsync(c => c.Name.StartsWith("Kwikstaart"), Cancel)));
    }

    [Fact]
    public async Task Script_is_given_the_same_look_alikes()
    {
        await ListedAsync("Kwikstaart Weidevogels");
        var browser = await SignedInAsync(await NamedAsync("Anna"));

        var found = await browser.PageAsync("/collectieven/lijkt-op?naam=kwikstaart+weidevogel&gemeente=roermond");
        var nothing = await browser.PageAsync("/collectieven/lijkt-op?naam=zzzz&kvk=x&website=%27%3B--&maildomein=@");

        Assert.Contains("Kwikstaart Weidevogels", found.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("", nothing.Body!.TextContent.Trim());
    }

    [Fact]
    public async Task What_is_missing_is_told_at_its_field_and_the_rest_is_kept()
    {
        var browser = await SignedInAsync(await NamedAsync("Anna"));

        using var answer = await browser.SubmitAsync(Page, "Meld aan", ("naam", "Kwikstaart"), ("gemeente", "Nergenshuizen"), ("samenvatting", "Wij."), ("kvk", "12"), ("rechtsvorm", "vereniging"), ("werkgebied", "lokaal"));
        var page = await answer.PageAsync();

        Assert.Equal("Kies de gemeente waar het collectief zit.", page.QuerySelector("#gemeente-fout")!.TextContent.Trim());
        Assert.Equal("Kwikstaart", page.QuerySelector("#naam")!.GetAttribute("value"));
        Assert.Equal("12", page.QuerySelector("#kvk")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Nobody_fills_the_list_with_more_than_can_be_looked_at()
    {
        var browser = await SignedInAsync(await NamedAsync("Anna"));
        string[] names = ["Aalscholver Bos", "Bergeend Duin", "Canadese Gans", "Dodaars Meer"];
        var answers = new List<HttpStatusCode>();

        foreach (var name in names)
        {
            using var answer = await browser.SubmitAsync(Page, "Meld aan", [.. Filled.Where(field => field.Name != "naam"), ("naam", name)]);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity], answers);
    }

    [Fact]
    public async Task A_listed_collective_is_claimed_and_a_moderator_says_yes()
    {
        var listed = await ListedAsync("Kwikstaart Weidevogels");
        var (anna, moderator) = (await NamedAsync("Anna"), await NamedAsync("Mo", Role.Moderator));
        var (browser, decider) = (await SignedInAsync(anna), await SignedInAsync(moderator, hasSecondFactor: true));

        using var sent = await browser.SubmitAsync($"/collectieven/{listed.Slug}/claimen", "Stuur in", ("uitleg", "Ik ben penningmeester."));
        using var decided = await decider.SubmitAsync("/beheer/collectieven", "Ja, dit klopt");

        AssertLeadsTo("/beheer/collectieven?gedaan=ja", decided);
        Assert.Equal(TeamRole.Contact, await RoleAsync(listed, anna));
        Assert.Contains("contactpersoon van Kwikstaart", (await MailAsync("anna@collectief.example", "collective-decision")).Subject, StringComparison.Ordinal);
        Assert.Contains("houdt deze pagina zelf bij", (await PageAsync($"/collectieven/{listed.Slug}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T09")]
    public async Task A_moderator_does_not_decide_on_an_own_claim()
    {
        var listed = await ListedAsync("Kwikstaart Weidevogels");
        var (mo, bo) = (await NamedAsync("Mo", Role.Moderator), await NamedAsync("Bo"));
        var (browser, other) = (await SignedInAsync(mo, hasSecondFactor: true), await SignedInAsync(bo));
        using var sent = await browser.SubmitAsync($"/collectieven/{listed.Slug}/claimen", "Stuur in", ("uitleg", "Ik ben penningmeester."));
        using var alsoSent = await other.SubmitAsync($"/collectieven/{listed.Slug}/claimen", "Stuur in", ("uitleg", "Ik ben voorzitter."));
        var own = await InDatabaseAsync(db => db.CollectiveClaims.SingleAsync(claim => claim.By == mo.Id, Cancel));

        // The page shows the other's claim only; a forged form names the own one.
        var page = await browser.PageAsync("/beheer/collectieven");
        using var forged = await browser.PressAsync(page, "/beheer/collectieven", "Ja, dit klopt", ("wat", own.Id.ToString()));

        Assert.DoesNotContain("penningmeester", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.StatusCode);
        Assert.Null(await RoleAsync(listed, mo));
    }

    [Theory]
    [InlineData("Verify")]
    [InlineData("Refuse")]
    [InlineData("Admit")]
    [InlineData("AcceptClaim")]
    [Trait("Trust", "T09")]
    public async Task Who_has_nothing_to_decide_cannot(string handler)
    {
        var listed = await ListedAsync("Kwikstaart Weidevogels", verified: false);
        var browser = await SignedInAsync(await NamedAsync("Anna"));
        var token = (await browser.PageAsync(Page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var page = await browser.GetAsync("/beheer/collectieven", Cancel);
        using var forged = await browser.PostAsync($"/beheer/collectieven?handler={handler}", new FormUrlEncodedContent(
            [new("wat", listed.Id.Value.ToString()), new("reden", "x"), new("netwerk", "energie-samen"), new("__RequestVerificationToken", token)]), Cancel);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (page.StatusCode, forged.StatusCode));
    }

    [Fact]
    public async Task A_verifier_sees_and_decides_on_what_is_of_their_network_only()
    {
        var (anna, verifier) = (await NamedAsync("Anna"), await NamedAsync("Vera"));
        var (theirs, others) = (await ListedAsync("Kwikstaart Weidevogels", verified: false, people: (anna, TeamRole.Contact)), await ListedAsync("Bergeend Duin", verified: false));
        await ChangeAsync(async db =>
        {
            var network = await db.Networks.SingleAsync(n => n.Slug == "energie-samen", Cancel);
            db.Add(new CollectieveKracht.Web.Features.Collectives.Decisions.NetworkVerifier(network.Id, verifier.Id));
            (await db.Collectives.SingleAsync(c => c.Id == theirs.Id, Cancel)).AskToJoin(network, anna.Id);
        });
        var browser = await SignedInAsync(verifier);

        var page = await browser.PageAsync("/beheer/collectieven");
        using var forged = await browser.PressAsync(page, "/beheer/collectieven", "Keur goed", ("wat", others.Id.Value.ToString()));
        using var admitted = await browser.PressAsync(page, "/beheer/collectieven", "Ja, hoort erbij");
        using var verified = await browser.PressAsync(page, "/beheer/collectieven", "Keur goed");

        Assert.DoesNotContain("Bergeend", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.StatusCode);
        var now = await InDatabaseAsync(db => db.Collectives.Include(c => c.Networks).SingleAsync(c => c.Id == theirs.Id, Cancel));
        Assert.Equal((CollectiveStanding.Verified, "energie-samen"), (now.Standing, now.Networks.Single().Slug));
        Assert.Equal(2, await InDatabaseAsync(db => db.OutboxMails.CountAsync(mail => mail.Address == "anna@collectief.example" && mail.Kind == "collective-decision", Cancel)));
    }

    [Fact]
    public async Task An_administrator_says_who_verifies_for_a_network_and_takes_it_back()
    {
        var vera = await NamedAsync("Vera");
        var (browser, verifier) = (await SignedInAsync(await NamedAsync("Ada", Role.Administrator), hasSecondFactor: true), await SignedInAsync(vera));

        using var nobody = await browser.SubmitAsync("/beheer/netwerken", "Laat deze persoon controleren", ("netwerk", "energie-samen"), ("adres", "niemand@x.example"));
        using var added = await browser.SubmitAsync("/beheer/netwerken", "Laat deze persoon controleren", ("netwerk", "energie-samen"), ("adres", "VERA@collectief.example"));
        using var open = await verifier.GetAsync("/beheer/collectieven", Cancel);
        using var taken = await browser.SubmitAsync("/beheer/netwerken", "Trek in Vera, Energie Samen");
        using var closed = await verifier.GetAsync("/beheer/collectieven", Cancel);

        Assert.Contains("geen account", (await nobody.PageAsync()).QuerySelector("#adres-fout")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (open.StatusCode, closed.StatusCode));
        Assert.Equal(2, await InDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.Subject == "network", Cancel)));
    }

    [Fact]
    public async Task Refusing_needs_a_reason_which_the_contact_reads()
    {
        var (anna, mo) = (await NamedAsync("Anna"), await NamedAsync("Mo", Role.Moderator));
        var listed = await ListedAsync("Kwikstaart Weidevogels", verified: false, people: (anna, TeamRole.Contact));
        var browser = await SignedInAsync(mo, hasSecondFactor: true);

        using var bare = await browser.SubmitAsync("/beheer/collectieven", "Wijs af", ("wat", listed.Id.Value.ToString()));
        using var refused = await browser.SubmitAsync("/beheer/collectieven", "Wijs af", ("wat", listed.Id.Value.ToString()), ("reden", "Dit is een bedrijf."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Contains("Dit is een bedrijf.", (await MailAsync("anna@collectief.example", "collective-decision")).Text, StringComparison.Ordinal);
    }
}
