using System.Net;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Collectives;

/// <summary>Someone says that they belong to a collective, and its contacts answer.</summary>
public sealed class JoinTests(PostgresTemplate template) : CollectiveTest(template)
{
    private const string Join = "/collectieven/kwikstaart/meedoen", People = "/ons-collectief/kwikstaart/mensen", Button = "Vraag of ik mee mag doen";

    private static readonly (string, string) Note = ("wie", "Ik zit in de <b>werkgroep</b> zon.");

    [Fact]
    public async Task From_the_page_of_a_collective_one_asks_and_a_contact_takes_one_in()
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        var ours = await KwikstaartAsync(anna);
        var (contact, asker) = (await SignedInAsync(anna), await SignedInAsync(bram));

        Assert.Contains((await asker.PageAsync("/collectieven/kwikstaart")).QuerySelectorAll("main a"), link => link.GetAttribute("href") == Join);
        using var asked = await asker.SubmitAsync(Join, Button, Note);
        var forYou = await contact.PageAsync("/voor-jou");
        using var taken = await contact.SubmitAsync(People, "Neem op Bram", ("rol", "Editor"));

        AssertLeadsTo(Join, asked);
        Assert.Contains("Bram wil meedoen", (await MailAsync("anna@collectief.example", "join-request")).Subject, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;werkgroep&lt;/b&gt;", (await MailAsync("anna@collectief.example", "join-request")).Html, StringComparison.Ordinal);
        Assert.Contains("Bram wil meedoen", forYou.QuerySelector("[aria-labelledby=aandacht]")!.TextContent, StringComparison.Ordinal);
        AssertLeadsTo($"{People}?gedaan=opgenomen", taken);
        Assert.Equal(TeamRole.Editor, await RoleAsync(ours, bram));
        Assert.Contains("Je doet nu mee bij Kwikstaart", (await MailAsync("bram@collectief.example", "collective-decision")).Subject, StringComparison.Ordinal);
        Assert.Contains("Je doet al mee", (await asker.PageAsync(Join)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_refused_hears_it_and_may_ask_again()
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        var ours = await KwikstaartAsync(anna);
        var (contact, asker) = (await SignedInAsync(anna), await SignedInAsync(bram));
        using var asked = await asker.SubmitAsync(Join, Button, Note);

        using var refused = await contact.SubmitAsync(People, "Zeg nee Bram");
        using var again = await asker.SubmitAsync(Join, Button, Note);

        AssertLeadsTo($"{People}?gedaan=geweigerd", refused);
        Assert.Null(await RoleAsync(ours, bram));
        Assert.Contains("nam je niet op", (await MailAsync("bram@collectief.example", "collective-decision")).Subject, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task One_asks_a_collective_once_and_three_at_a_time()
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        foreach (var name in new[] { "Kwikstaart", "Bergeend", "Scholekster", "Tureluur" }) await ListedAsync(name, people: (anna, TeamRole.Contact));
        var asker = await SignedInAsync(bram);
        var open = await asker.PageAsync(Join);

        using var once = await asker.PressAsync(open, Join, Button, Note);
        using var twice = await asker.PressAsync(open, Join, Button, Note);
        foreach (var slug in new[] { "bergeend", "scholekster" }) (await asker.SubmitAsync($"/collectieven/{slug}/meedoen", Button, Note)).Dispose();
        using var fourth = await asker.SubmitAsync("/collectieven/tureluur/meedoen", Button, Note);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity), (once.StatusCode, twice.StatusCode, fourth.StatusCode));
        Assert.Equal(Note.Item2, (await fourth.PageAsync()).GetElementById("wie")!.TextContent);
        Assert.Equal(3, await InDatabaseAsync(db => db.JoinRequests.CountAsync(Cancel)));
        Assert.Equal(3, await MailsAsync("anna@collectief.example"));
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_the_field()
    {
        await KwikstaartAsync(await NamedAsync("Anna"));

        using var empty = await (await SignedInAsync(await NamedAsync("Bram"))).SubmitAsync(Join, Button, ("wie", ""));

        Assert.NotNull((await empty.PageAsync()).GetElementById("wie-fout"));
        Assert.Equal(0, await InDatabaseAsync(db => db.JoinRequests.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Without_an_answer_it_ends_is_forgotten_and_can_be_asked_anew()
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        await KwikstaartAsync(anna);
        var (contact, asker) = (await SignedInAsync(anna), await SignedInAsync(bram));
        using var asked = await asker.SubmitAsync(Join, Button, Note);
        await InDatabaseAsync(db => db.JoinRequests.ExecuteUpdateAsync(set => set.SetProperty(r => r.MadeAt, r => r.MadeAt.AddDays(-31)), Cancel));

        var people = await contact.PageAsync(People);
        using var again = await asker.SubmitAsync(Join, Button, Note);
        var term = Site.Services.GetServices<RetentionTerm>().Single(known => known.What == "requests to join a collective");
        await InDatabaseAsync(db => db.JoinRequests.ExecuteUpdateAsync(set => set.SetProperty(r => r.MadeAt, r => r.MadeAt.AddDays(-31)), Cancel));

        Assert.DoesNotContain("Bram", people.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(1, await InDatabaseAsync(db => term.ForgetAsync(db, DateTimeOffset.UtcNow - term.Kept, Cancel)));
    }

    [Theory]
    [InlineData(TeamRole.Editor)]
    [InlineData(TeamRole.Member)]
    [Trait("Trust", "T09")]
    public async Task Who_is_no_contact_neither_sees_nor_answers_requests_also_with_a_forged_form(TeamRole role)
    {
        var (anna, bram, carla) = (await NamedAsync("Anna"), await NamedAsync("Bram"), await NamedAsync("Carla"));
        var ours = await KwikstaartAsync(anna, (carla, role));
        using var asked = await (await SignedInAsync(bram)).SubmitAsync(Join, Button, Note);
        var id = await InDatabaseAsync(db => db.JoinRequests.Select(r => r.Id).SingleAsync(Cancel));
        var browser = await SignedInAsync(carla);

        var page = await browser.PageAsync(People);
        using var taken = await browser.SubmitToAsync($"{People}?handler=TakeIn", People, ("vraag", id.ToString()), ("rol", "Member"));
        using var refused = await browser.SubmitToAsync($"{People}?handler=Refuse", People, ("vraag", id.ToString()));

        Assert.DoesNotContain("werkgroep", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Bram", (await browser.PageAsync("/voor-jou")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (taken.StatusCode, refused.StatusCode));
        Assert.Null(await RoleAsync(ours, bram));
        Assert.Equal(JoinRequestState.Open, await InDatabaseAsync(db => db.JoinRequests.Select(r => r.State).SingleAsync(Cancel)));
    }

    [Fact]
    [Trait("Trust", "T09")]
    public async Task A_contact_of_another_collective_and_the_asker_themselves_answer_nothing()
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        var ours = await KwikstaartAsync(anna);
        await ListedAsync("Bergeend", people: (bram, TeamRole.Contact));
        var browser = await SignedInAsync(bram);
        using var asked = await browser.SubmitAsync(Join, Button, Note);
        var id = await InDatabaseAsync(db => db.JoinRequests.Select(r => r.Id).SingleAsync(Cancel));
        const string own = "/ons-collectief/bergeend/mensen";

        using var elsewhere = await browser.SubmitToAsync($"{own}?handler=TakeIn", own, ("vraag", id.ToString()), ("rol", "Member"));
        using var here = await browser.SubmitToAsync($"{People}?handler=TakeIn", own, ("vraag", id.ToString()), ("rol", "Member"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Forbidden), (elsewhere.StatusCode, here.StatusCode));
        Assert.Null(await RoleAsync(ours, bram));
    }

    [Theory]
    [InlineData("Contact")]
    [InlineData("")]
    [InlineData("Baas")]
    [Trait("Trust", "T10")]
    public async Task A_forged_role_takes_nobody_in(string role)
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        var ours = await KwikstaartAsync(anna);
        using var asked = await (await SignedInAsync(bram)).SubmitAsync(Join, Button, Note);

        using var answer = await (await SignedInAsync(anna)).SubmitAsync(People, "Neem op Bram", ("rol", role));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Null(await RoleAsync(ours, bram));
    }

    [Fact]
    [Trait("Trust", "T27")]
    public async Task A_request_is_taken_back_and_goes_with_who_is_erased()
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        await KwikstaartAsync(anna);
        var asker = await SignedInAsync(bram);
        using var asked = await asker.SubmitAsync(Join, Button, Note);
        using var withdrawn = await asker.SubmitAsync(Join, "Trek terug");
        var afterwards = await InDatabaseAsync(db => db.JoinRequests.Select(r => new { r.State, r.Note }).SingleAsync(Cancel));
        using var again = await asker.SubmitAsync(Join, Button, Note);

        var data = await asker.GetStringAsync("/instellingen/gegevens?handler=Download", Cancel);
        using var erased = await asker.SubmitAsync("/instellingen/gegevens", "Verwijder mijn account", ("adres", "bram@collectief.example"));

        Assert.Equal((JoinRequestState.Withdrawn, null), (afterwards.State, afterwards.Note));
        Assert.Contains("werkgroep", data, StringComparison.Ordinal);
        Assert.Equal(0, await InDatabaseAsync(db => db.JoinRequests.CountAsync(Cancel)));
    }

    [Fact]
    [Trait("Trust", "T11")]
    public async Task Without_its_token_nothing_is_asked_and_what_is_not_there_is_not_found()
    {
        await KwikstaartAsync(await NamedAsync("Anna"));
        var browser = await SignedInAsync(await NamedAsync("Bram"));

        using var without = await browser.PostAsync(Join, new FormUrlEncodedContent([new("wie", "Ik")]), Cancel);
        using var missing = await browser.GetAsync("/collectieven/bestaat-niet/meedoen", Cancel);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (without.StatusCode, missing.StatusCode));
    }

    [Fact]
    public async Task Where_nobody_can_answer_one_is_led_to_claim_it()
    {
        await ListedAsync("Kwikstaart");

        var page = await (await SignedInAsync(await NamedAsync("Bram"))).PageAsync(Join);

        Assert.Null(page.GetElementById("wie"));
        Assert.Equal("/collectieven/kwikstaart/claimen", page.QuerySelector("main .note a")!.GetAttribute("href"));
    }

    private Task<Collective> KwikstaartAsync(Person contact, params (Person, TeamRole)[] others) => ListedAsync("Kwikstaart", people: [(contact, TeamRole.Contact), .. others]);
}
