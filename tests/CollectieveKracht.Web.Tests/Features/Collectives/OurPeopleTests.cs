using System.Net;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Tests.Features.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Collectives;

public sealed class OurPeopleTests(PostgresTemplate template) : CollectiveTest(template)
{
    private const string People = "/ons-collectief/kwikstaart/mensen";

    [Theory]
    [InlineData("/ons-collectief")]
    [InlineData("/ons-collectief/kwikstaart")]
    [InlineData(People)]
    [InlineData("/ons-collectief/kwikstaart/geschiedenis")]
    [InlineData("/ons-collectief/kwikstaart/profiel/wie")]
    [InlineData("/collectieven/kwikstaart/claimen")]
    [InlineData("/collectieven/lijkt-op")]
    [InlineData("/beheer/collectieven")]
    [InlineData("/uitnodiging?sleutel=x")]
    [Trait("Trust", "T07")]
    public async Task A_visitor_is_led_to_sign_in(string address)
    {
        await KwikstaartAsync(await NamedAsync("Anna"));

        using var got = await Visitor.GetAsync(address, Cancel);
        using var head = await Visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), Cancel);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (got.StatusCode, head.StatusCode));
        Assert.StartsWith("/inloggen", got.Header("Location"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ons-collectief/kwikstaart")]
    [InlineData(People)]
    [InlineData("/ons-collectief/kwikstaart/geschiedenis")]
    [InlineData("/ons-collectief/kwikstaart/profiel/wie")]
    [Trait("Trust", "T07")]
    public async Task Who_does_not_act_for_it_is_refused(string address)
    {
        await KwikstaartAsync(await NamedAsync("Anna"));
        var browser = await SignedInAsync(await NamedAsync("Stella"));

        using var answer = await browser.GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task An_invitation_by_mail_is_accepted_once_and_opens_the_collective()
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        var ours = await KwikstaartAsync(anna);
        var (browser, invited, third) = (await SignedInAsync(anna), await SignedInAsync(bram), await SignedInAsync(await NamedAsync("Carla")));

        using var sent = await browser.SubmitAsync(People, "Stuur een uitnodiging", ("adres", "bram@collectief.example"), ("rol", "Editor"));
        var link = LinkIn((await MailAsync("bram@collectief.example", "invitation")).Text);
        using var accepted = await invited.SubmitAsync(link, "Ja, ik doe mee");
        var again = await third.PageAsync(link);

        AssertLeadsTo("/ons-collectief/kwikstaart/mensen?gedaan=uitgenodigd", sent);
        AssertLeadsTo("/ons-collectief/kwikstaart?gedaan=welkom", accepted);
        Assert.Equal(TeamRole.Editor, await RoleAsync(ours, bram));
        Assert.Contains("werkt niet meer", again.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(link.Split('=')[1], string.Concat(await InDatabaseAsync(db => db.Invitations.Select(i => Convert.ToBase64String(i.KeyHash)).ToListAsync(Cancel))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_accept_one_link_at_once_do_not_both_get_in()
    {
        var (anna, bram, carla) = (await NamedAsync("Anna"), await NamedAsync("Bram"), await NamedAsync("Carla"));
        var ours = await KwikstaartAsync(anna);
        var browser = await SignedInAsync(anna);
        using var made = await browser.SubmitAsync(People, "Maak een link", ("rol", "Member"));
        var link = LinkIn((await made.PageAsync()).QuerySelector("#link")!.TextContent);

        var answers = await AtOnceAsync(link, "Ja, ik doe mee", await SignedInAsync(bram), await SignedInAsync(carla));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect));
        Assert.Equal(2, await InDatabaseAsync(db => db.Memberships.CountAsync(m => m.CollectiveId == ours.Id, Cancel)));
    }

    [Fact]
    public async Task A_withdrawn_invitation_opens_nothing()
    {
        var anna = await NamedAsync("Anna");
        await KwikstaartAsync(anna);
        var (browser, invited) = (await SignedInAsync(anna), await SignedInAsync(await NamedAsync("Bram")));
        using var sent = await browser.SubmitAsync(People, "Stuur een uitnodiging", ("adres", "bram@collectief.example"), ("rol", "Member"));
        var link = LinkIn((await MailAsync("bram@collectief.example", "invitation")).Text);

        using var withdrawn = await browser.SubmitAsync(People, "Trek in bram@collectief.example");

        AssertLeadsTo("/ons-collectief/kwikstaart/mensen?gedaan=ingetrokken", withdrawn);
        Assert.Null((await invited.PageAsync(link)).QuerySelector("main form"));
    }

    [Fact]
    public async Task A_link_makes_nobody_contact()
    {
        var anna = await NamedAsync("Anna");
        await KwikstaartAsync(anna);

        using var answer = await (await SignedInAsync(anna)).SubmitAsync(People, "Maak een link", ("rol", "Contact"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(0, await InDatabaseAsync(db => db.Invitations.CountAsync(Cancel)));
    }

    [Theory]
    [InlineData("Role", TeamRole.Editor)]
    [InlineData("HandOver", TeamRole.Editor)]
    [InlineData("Remove", TeamRole.Editor)]
    [InlineData("Invite", TeamRole.Editor)]
    [InlineData("Link", TeamRole.Member)]
    [InlineData("Role", TeamRole.Member)]
    [Trait("Trust", "T09")]
    public async Task Who_is_no_contact_decides_about_nobody_also_with_a_forged_form(string handler, TeamRole role)
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        var ours = await KwikstaartAsync(anna, (bram, role));
        var browser = await SignedInAsync(bram);
        var page = await browser.PageAsync(People);

        using var answer = await browser.PostAsync($"{People}?handler={handler}", Form(page, ("wie", anna.Id.Value.ToString()), ("rol", "Member"), ("adres", "x@y.example")), Cancel);
        using var own = await browser.PostAsync($"{People}?handler={handler}", Form(page, ("wie", bram.Id.Value.ToString()), ("rol", "Contact"), ("adres", "x@y.example")), Cancel);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (answer.StatusCode, own.StatusCode));
        Assert.Equal((TeamRole.Contact, role), (await RoleAsync(ours, anna), await RoleAsync(ours, bram)));
        Assert.Equal(1, await InDatabaseAsync(db => db.Invitations.CountAsync(Cancel)));
    }

    [Fact]
    [Trait("Trust", "T10")]
    public async Task A_role_that_is_none_makes_nobody_contact()
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        var ours = await KwikstaartAsync(anna, (bram, TeamRole.Member));
        var browser = await SignedInAsync(anna);
        var page = await browser.PageAsync(People);

        foreach (var role in new[] { "", "Baas", "7" })
        {
            using var answer = await browser.PostAsync($"{People}?handler=Role", Form(page, ("wie", bram.Id.Value.ToString()), ("rol", role)), Cancel);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        Assert.Equal(TeamRole.Member, await RoleAsync(ours, bram));
    }

    [Fact]
    public async Task A_last_contact_hands_over_and_leaves_in_one_step()
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        var ours = await KwikstaartAsync(anna, (bram, TeamRole.Member));
        var browser = await SignedInAsync(anna);

        using var answer = await browser.SubmitAsync(People, "Draag over en ga weg");

        AssertLeadsTo("/ons-collectief?alle=true", answer);
        Assert.Equal((null, TeamRole.Contact), (await RoleAsync(ours, anna), await RoleAsync(ours, bram)));
        using var after = await browser.GetAsync(People, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, after.StatusCode);
    }

    [Fact]
    public async Task A_last_contact_who_is_alone_stays()
    {
        var anna = await NamedAsync("Anna");
        var ours = await KwikstaartAsync(anna);
        var browser = await SignedInAsync(anna);
        var page = await browser.PageAsync(People);

        using var answer = await browser.PostAsync($"{People}?handler=Leave", Form(page), Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(TeamRole.Contact, await RoleAsync(ours, anna));
    }

    [Fact]
    public async Task Two_contacts_who_leave_at_once_do_not_both_go()
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        var ours = await KwikstaartAsync(anna, (bram, TeamRole.Contact));

        var answers = await AtOnceAsync(People, "Ik ga weg", await SignedInAsync(anna), await SignedInAsync(bram));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect));
        Assert.Equal(1, await InDatabaseAsync(db => db.Memberships.CountAsync(m => m.CollectiveId == ours.Id && m.Role == TeamRole.Contact, Cancel)));
    }

    [Fact]
    [Trait("Trust", "T08")]
    public async Task Members_of_a_verified_collective_see_what_is_for_collectives_until_they_are_taken_out()
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        await KwikstaartAsync(anna, (bram, TeamRole.Member));
        var secret = await AddArticleForCollectivesAsync();
        var (contact, member, stranger) = (await SignedInAsync(anna), await SignedInAsync(bram), await SignedInAsync(await NamedAsync("Stella")));

        using var seen = await member.GetAsync(secret, Cancel);
        using var unseen = await stranger.GetAsync(secret, Cancel);
        using var removed = await contact.SubmitAsync(People, "Haal weg Bram");
        using var after = await member.GetAsync(secret, Cancel);

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (seen.StatusCode, unseen.StatusCode, after.StatusCode));
    }

    /// <summary>Both have the page open before either presses.</summary>
    private static async Task<HttpResponseMessage[]> AtOnceAsync(string address, string button, HttpClient one, HttpClient other)
    {
        var (first, second) = (await one.PageAsync(address), await other.PageAsync(address));
        return await Task.WhenAll(one.PressAsync(first, address, button), other.PressAsync(second, address, button));
    }

    private Task<Collective> KwikstaartAsync(Person contact, params (Person, TeamRole)[] others) =>
        ListedAsync("Kwikstaart", people: [(contact, TeamRole.Contact), .. others]);

    private async Task<string> AddArticleForCollectivesAsync()
    {
        await ChangeAsync(db => db.PublishAsync("onder-ons", Audience.Collectives));
        return "/kennis/onder-ons";
    }

    private static FormUrlEncodedContent Form(AngleSharp.Html.Dom.IHtmlDocument page, params (string Name, string Value)[] fields) => new(
        [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
         KeyValuePair.Create("__RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);

    private static string LinkIn(string text) => text[text.IndexOf("/uitnodiging?", StringComparison.Ordinal)..].Split((char[]?)null)[0];
}
