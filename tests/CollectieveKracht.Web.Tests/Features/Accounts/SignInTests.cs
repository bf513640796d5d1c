using System.Net;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Accounts;

/// <summary>The ways in: a code by mail, which also makes an account, and a password.</summary>
public sealed class SignInTests(PostgresTemplate template) : AccountTest(template)
{
    private const string Address = "theo@aandevliet.example";

    [Fact]
    public async Task Who_is_new_gives_an_address_the_code_and_a_name_and_takes_part()
    {
        var browser = Site.Visitor();

        using var asked = await AskCodeAsync(browser, Address);
        using var given = await GiveCodeAsync(browser, await CodeAsync(Address));
        using var joined = await browser.SubmitAsync("/inloggen/naam", "Doe mee", ("naam", "Theo Boer"));

        AssertLeadsTo("/inloggen/code", asked);
        AssertLeadsTo("/inloggen/naam", given);
        AssertLeadsTo("/", joined);
        Assert.Equal("TB", (await browser.PageAsync("/kennis")).QuerySelector("header .initials")!.TextContent);
        var person = await InDatabaseAsync(db => db.People.SingleAsync(person => person.Email == Address, Cancel));
        Assert.True(person.EmailConfirmed);
        Assert.Equal(1, await InDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.SubjectId == person.Id.Value && entry.Act == "join", Cancel)));
    }

    [Fact]
    public async Task Who_has_an_account_is_in_after_the_code()
    {
        await JoinedAsync(Address);
        var browser = Site.Visitor();
        using var asked = await AskCodeAsync(browser, "  THEO@aandevliet.example ");

        using var given = await GiveCodeAsync(browser, await CodeAsync("THEO@aandevliet.example"));

        AssertLeadsTo("/", given);
        Assert.True(await IsSignedInAsync(browser));
    }

    [Fact]
    public async Task A_code_may_be_typed_with_spaces()
    {
        await JoinedAsync(Address);
        var browser = Site.Visitor();
        using var asked = await AskCodeAsync(browser, Address);
        var code = await CodeAsync(Address);

        using var given = await GiveCodeAsync(browser, $" {code} ");

        Assert.Contains(' ', code);
        AssertLeadsTo("/", given);
    }

    [Fact]
    public async Task A_code_works_only_in_the_browser_that_asked_for_it()
    {
        await JoinedAsync(Address);
        using var asked = await AskCodeAsync(Site.Visitor(), Address);
        var other = Site.Visitor();
        using var askedToo = await AskCodeAsync(other, "ander@collectief.example");

        using var given = await GiveCodeAsync(other, await CodeAsync(Address));

        Assert.Equal("Dit is niet de code die we stuurden. Kijk het nog eens na.", (await given.PageAsync()).GetElementById("code-fout")!.TextContent.Trim());
        Assert.False(await IsSignedInAsync(other));
    }

    [Fact]
    public async Task A_code_works_once()
    {
        await JoinedAsync(Address);
        var browser = Site.Visitor();
        using var asked = await AskCodeAsync(browser, Address);
        var (code, page) = (await CodeAsync(Address), await browser.PageAsync("/inloggen/code"));
        using var first = await browser.PressAsync(page, "/inloggen/code", "Log in", ("code", code));
        var later = await browser.PageAsync("/inloggen/code");

        AssertLeadsTo("/", first);
        Assert.Equal("Deze code werkt niet meer", later.Heading());
    }

    [Fact]
    [Trait("Trust", "T02")]
    public async Task After_five_wrong_tries_the_right_code_is_refused_too()
    {
        await JoinedAsync(Address);
        var browser = Site.Visitor();
        using var asked = await AskCodeAsync(browser, Address);
        var code = await CodeAsync(Address);
        for (var turn = 0; turn < 5; turn++) (await GiveCodeAsync(browser, code == "000 000" ? "111 111" : "000 000")).Dispose();

        using var given = await GiveCodeAsync(browser, code);

        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        Assert.False(await IsSignedInAsync(browser));
    }

    [Fact]
    [Trait("Trust", "T02")]
    public async Task Tries_at_the_same_time_are_counted_each()
    {
        await JoinedAsync(Address);
        var browser = Site.Visitor();
        using var asked = await AskCodeAsync(browser, Address);
        var page = await browser.PageAsync("/inloggen/code");

        await Task.WhenAll(Enumerable.Range(0, 12).Select(async turn => (await browser.PressAsync(page, "/inloggen/code", "Log in", ("code", $"wrong {turn}"))).Dispose()));

        Assert.Equal(5, await InDatabaseAsync(db => db.MailCodes.Select(code => code.Tries).SingleAsync(Cancel)));
    }

    [Fact]
    [Trait("Trust", "T02")]
    public async Task An_address_that_is_guessed_at_gets_longer_codes_and_is_never_locked_out()
    {
        Site.Settings["Limits:WrongSignIns"] = "1000";
        await JoinedAsync(Address);
        for (var turn = 0; turn < 3; turn++)
        {
            var attacker = Site.Visitor();
            (await AskCodeAsync(attacker, Address)).Dispose();
            for (var attempt = 0; attempt < 5; attempt++) (await GiveCodeAsync(attacker, "niets")).Dispose();
        }

        var owner = Site.Visitor();
        using var asked = await AskCodeAsync(owner, Address);
        var code = await CodeAsync(Address);
        using var given = await GiveCodeAsync(owner, code);

        Assert.Equal(12, code.Count(char.IsAsciiDigit));
        AssertLeadsTo("/", given);
    }

    [Fact]
    public async Task A_password_opens_the_account_and_a_wrong_one_is_told_at_the_field()
    {
        await JoinedAsync(Address, Password);
        var browser = Site.Visitor();

        using var wrong = await GivePasswordAsync(browser, Address, "een heel ander wachtwoord");
        var page = await wrong.PageAsync();
        using var right = await browser.PressAsync(page, "/inloggen", "Log in", ("wachtwoord", Password));

        Assert.StartsWith("Dit adres en wachtwoord horen niet bij elkaar", page.GetElementById("wachtwoord-fout")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(Address, page.QuerySelector("#adres")!.GetAttribute("value"));
        AssertLeadsTo("/", right);
        Assert.True(await IsSignedInAsync(browser));
    }

    [Theory]
    [InlineData("/kennis?q=bestuur&pagina=2", "/kennis?q=bestuur&pagina=2")]
    [InlineData("/en/kennis", "/en/kennis")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/uitloggen", "/")]
    [Trait("Trust", "T15")]
    public async Task Who_signs_in_returns_to_where_they_were_but_only_on_this_site(string asked, string reached)
    {
        await JoinedAsync(Address, Password);

        using var answer = await GivePasswordAsync(Site.Visitor(), Address, Password, "/inloggen?terug=" + Uri.EscapeDataString(asked));

        AssertLeadsTo(reached, answer);
    }

    [Theory]
    [InlineData("", "Vul je e-mailadres in.")]
    [InlineData("theo", "Vul bij je e-mailadres een e-mailadres in, zoals naam@voorbeeld.nl.")]
    public async Task What_is_no_address_is_told_at_the_field(string address, string sentence)
    {
        using var answer = await AskCodeAsync(Site.Visitor(), address);

        var page = await answer.PageAsync();
        Assert.Equal(sentence, page.GetElementById("adres-fout")!.TextContent.Trim());
        Assert.Equal("true", page.GetElementById("adres")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    [Trait("Trust", "T13")]
    public async Task Markup_in_a_name_or_address_is_no_markup()
    {
        var browser = Site.Visitor();
        (await AskCodeAsync(browser, "\"<b>x\"@y.example")).Dispose();
        var sent = await browser.GetStringAsync("/inloggen/code", Cancel);
        var person = await JoinedAsync(Address);
        await ChangeAsync(async db => (await db.Accounts.SingleAsync(account => account.Id == person.Id, Cancel)).Rename("<script>alert(1)</script>", person.Id));

        var shown = await (await SignedInAsync(person)).GetStringAsync("/", Cancel);

        Assert.DoesNotContain("<b>x", sent, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_asked_only_of_who_gave_the_code()
    {
        using var answer = await Site.Visitor().GetAsync("/inloggen/naam", Cancel);

        AssertLeadsTo("/inloggen", answer);
    }
}
