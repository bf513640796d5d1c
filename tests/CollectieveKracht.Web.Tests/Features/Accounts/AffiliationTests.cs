using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Accounts;

/// <summary>Someone says for which organisation they work, and an administrator decides on it.</summary>
public sealed class AffiliationTests(PostgresTemplate template) : AccountTest(template)
{
    private const string Own = "/instellingen/organisatie", List = "/beheer/mensen", Address = "anna@collectief.example";

    [Fact]
    [Trait("Trust", "T09")]
    public async Task What_someone_says_waits_on_top_of_the_list_until_it_is_verified_and_is_then_a_label()
    {
        var person = await JoinedAsync(Address);
        var (theirs, administrator) = (await SignedInAsync(person), await AdministratorAsync());
        using var asked = await AskAsync(theirs, "Funder", "Fonds Linde");
        var waiting = await administrator.PageAsync(List);

        using var verified = await administrator.SubmitAsync($"{List}/{person.Id.Value}", "Bevestig");
        var (after, own) = (await administrator.PageAsync(List + "?q=anna@"), await theirs.PageAsync(Own));

        AssertLeadsTo(Own + "?bewaard", asked);
        AssertLeadsTo($"{List}/{person.Id.Value}?bewaard", verified);
        Assert.Contains("Fonds Linde", waiting.QuerySelector(".waiting")!.TextContent, StringComparison.Ordinal);
        Assert.Null(after.QuerySelector(".waiting"));
        Assert.Equal(["Financier"], after.QuerySelectorAll("main ul.lines .label").Select(label => label.TextContent));
        Assert.Contains("bevestigd dat dit klopt", own.QuerySelector(".panel")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["ask-affiliation", "verify-affiliation"], await ActsAsync(person));
        Assert.Equal(1, await MailsAsync(Address));
    }

    [Fact]
    public async Task A_refusal_asks_for_a_reason_that_the_person_reads()
    {
        var person = await JoinedAsync(Address);
        var (theirs, administrator) = (await SignedInAsync(person), await AdministratorAsync());
        using var asked = await AskAsync(theirs, "Government", "Gemeente Linde");

        using var without = await administrator.SubmitAsync($"{List}/{person.Id.Value}", "Wijs af", ("afwijzing", " "));
        using var refused = await administrator.SubmitAsync($"{List}/{person.Id.Value}", "Wijs af", ("afwijzing", "Daar kennen ze je niet."));
        var own = await theirs.PageAsync(Own);

        Assert.Contains("waarom", (await without.PageAsync()).GetElementById("afwijzing-fout")!.TextContent, StringComparison.Ordinal);
        AssertLeadsTo($"{List}/{person.Id.Value}?bewaard", refused);
        Assert.Contains("Daar kennen ze je niet.", own.QuerySelector(".panel")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["ask-affiliation", "refuse-affiliation"], await ActsAsync(person));
    }

    [Fact]
    public async Task What_was_changed_since_it_was_shown_is_not_verified()
    {
        var person = await JoinedAsync(Address);
        var (theirs, administrator) = (await SignedInAsync(person), await AdministratorAsync());
        using var first = await AskAsync(theirs, "Funder", "Fonds Linde");
        var shown = await administrator.PageAsync($"{List}/{person.Id.Value}");
        using var second = await AskAsync(theirs, "Government", "Ministerie");

        using var verified = await administrator.PressAsync(shown, $"{List}/{person.Id.Value}", "Bevestig");

        Assert.Contains("net veranderd", (await verified.PageAsync()).GetElementById("afwijzing-fout")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(AffiliationState.Asked, await InDatabaseAsync(async db => (await db.Accounts.SingleAsync(account => account.Id == person.Id, Cancel)).Affiliation!.State));
    }

    [Theory]
    [InlineData("", "Fonds Linde", "soort")]
    [InlineData("Bank", "Fonds Linde", "soort")]
    [InlineData("Funder", " ", "organisatie")]
    public async Task What_is_missing_is_said_beside_its_field_and_what_was_typed_stays(string kind, string organisation, string field)
    {
        var theirs = await SignedInAsync(await JoinedAsync(Address));
        var form = await theirs.PageAsync(Own);

        using var answer = await theirs.PressAsync(form, Own, "Vraag aan", ("soort", kind), ("organisatie", organisation));
        var page = await answer.PageAsync();

        Assert.NotNull(page.GetElementById($"{field}-fout"));
        Assert.Equal(organisation.Trim(), page.GetElementById("organisatie")!.GetAttribute("value")?.Trim() ?? "");
    }

    [Fact]
    public async Task Who_no_longer_works_there_takes_it_back()
    {
        var person = await JoinedAsync(Address);
        var theirs = await SignedInAsync(person);
        using var asked = await AskAsync(theirs, "Network", "Netwerk Linde");

        using var withdrawn = await theirs.SubmitAsync(Own, "Ik werk hier niet meer");

        AssertLeadsTo(Own + "?bewaard", withdrawn);
        Assert.Null((await theirs.PageAsync(Own)).QuerySelector(".panel"));
        Assert.Equal(["ask-affiliation", "withdraw-affiliation"], await ActsAsync(person));
    }

    private async Task<HttpClient> AdministratorAsync()
    {
        var administrator = await JoinedAsync("beheer@platform.example");
        await ChangeAsync(async db => (await db.Accounts.SingleAsync(account => account.Id == administrator.Id, Cancel)).Grant(Role.Administrator, actor: null));
        return await SignedInAsync(administrator, hasSecondFactor: true);
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient browser, string kind, string organisation) =>
        browser.SubmitAsync(Own, "Vraag aan", ("soort", kind), ("organisatie", organisation));

    private Task<List<string>> ActsAsync(Person person) => InDatabaseAsync(db =>
        db.AuditEntries.Where(entry => entry.SubjectId == person.Id.Value && entry.Act.EndsWith("-affiliation")).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync(Cancel));
}
