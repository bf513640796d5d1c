using System.Net;
using CollectieveKracht.Web.Features.Accounts.Passwords;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Accounts;

/// <summary>What a password must be, and how one gets a new one.</summary>
public sealed class PasswordTests(PostgresTemplate template) : AccountTest(template)
{
    private const string Address = "anna.devries@collectief.example";

    [Theory]
    [InlineData("welkom01", PasswordRules.TooShort)]
    [InlineData("Kort en g0e", PasswordRules.TooShort)]
    [InlineData("Welkom2026!!", PasswordRules.Common)]
    [InlineData("W@chtwoord123", PasswordRules.Common)]
    [InlineData("password123456", PasswordRules.Common)]
    [InlineData("welkomwelkom", PasswordRules.Common)]
    [InlineData("123456789012", PasswordRules.Common)]
    [InlineData("qwertyuiop12", PasswordRules.Common)]
    [InlineData("abcdefghijkl", PasswordRules.Common)]
    [InlineData("aaaaaaaaaaaaaa", PasswordRules.Common)]
    [InlineData("Xk4!Xk4!Xk4!", PasswordRules.Common)]
    [InlineData("1qaz2wsx3edc", PasswordRules.Common)]
    [InlineData("CollectieveKracht1", PasswordRules.Common)]
    [InlineData("devries-2026!", PasswordRules.Common)]
    [InlineData(Address, PasswordRules.Common)]
    [InlineData("vier losse woorden samen", null)]
    [InlineData("groenepaardenfietsen", null)]
    [InlineData("tkz7-9pqv-m2hw", null)]
    [InlineData("日本語のながいパスワードです", null)]
    [Trait("Trust", "T04")]
    public void A_password_is_long_and_not_what_everyone_tries_first(string password, string? fault)
    {
        Assert.Equal(fault, PasswordRules.FaultOf(password, Address));
    }

    [Theory]
    [InlineData(64, null)]
    [InlineData(200, null)]
    [InlineData(201, PasswordRules.TooLong)]
    [Trait("Trust", "T04")]
    public void A_password_may_be_long(int length, string? fault)
    {
        var words = string.Concat(Enumerable.Repeat("een zin die niemand kent en toch goed te onthouden is; ", 5))[..length];

        Assert.Equal(fault, PasswordRules.FaultOf(words, Address));
    }

    [Fact]
    public async Task Who_forgot_it_chooses_a_new_one_by_a_link_that_works_once_and_ends_all_sessions()
    {
        var person = await JoinedAsync(Address, Password);
        var elsewhere = await SignedInAsync(person);
        var browser = Site.Visitor();
        using var asked = await browser.SubmitAsync("/wachtwoord-vergeten", "Mail mij een link", ("adres", Address));
        var link = await LinkAsync();

        using var done = await browser.SubmitAsync(link, "Bewaar wachtwoord", ("wachtwoord", "nieuwe losse woorden hier"));
        using var again = await browser.SubmitAsync(link, "Bewaar wachtwoord", ("wachtwoord", "nog weer andere woorden"));
        using var former = await GivePasswordAsync(browser, Address, Password);
        using var signedIn = await GivePasswordAsync(browser, Address, "nieuwe losse woorden hier");

        Assert.StartsWith("Je wachtwoord is veranderd.", (await done.PageAsync()).QuerySelector("main p")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Deze link werkt niet meer", (await again.PageAsync()).QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, former.StatusCode);
        AssertLeadsTo("/", signedIn);
        Assert.False(await IsSignedInAsync(elsewhere));
        Assert.NotNull(await MailAsync(Address, "account-notice"));
    }

    [Theory]
    [InlineData("kort", "Kies een langer wachtwoord, van minstens 12 tekens.")]
    [InlineData("Welkom2026!!", "Dit wachtwoord proberen anderen als eerste. Kies er een die niemand raadt.")]
    [Trait("Trust", "T04")]
    public async Task A_password_that_is_refused_is_told_at_the_field_and_the_link_still_works(string password, string sentence)
    {
        await JoinedAsync(Address, Password);
        var browser = Site.Visitor();
        using var asked = await browser.SubmitAsync("/wachtwoord-vergeten", "Mail mij een link", ("adres", Address));
        var link = await LinkAsync();

        using var refused = await browser.SubmitAsync(link, "Bewaar wachtwoord", ("wachtwoord", password));
        using var done = await browser.SubmitAsync(link, "Bewaar wachtwoord", ("wachtwoord", "nieuwe losse woorden hier"));

        Assert.Equal(sentence, (await refused.PageAsync()).GetElementById("wachtwoord-fout")!.TextContent.Trim());
        Assert.Contains("veranderd", (await done.PageAsync()).QuerySelector("main p")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/wachtwoord-vergeten/nieuw?wie=00000000-0000-0000-0000-000000000000&sleutel=x")]
    [InlineData("/wachtwoord-vergeten/nieuw?wie=x&sleutel=%C3%A9")]
    [InlineData("/wachtwoord-vergeten/nieuw")]
    public async Task A_link_that_we_did_not_make_opens_nothing(string link)
    {
        using var answer = await Site.Visitor().SubmitAsync(link, "Bewaar wachtwoord", ("wachtwoord", "nieuwe losse woorden hier"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull((await answer.PageAsync()).QuerySelector(".note.wrong"));
    }

    [Fact]
    [Trait("Trust", "T24")]
    public async Task The_link_in_the_mail_has_the_address_of_the_settings()
    {
        await JoinedAsync(Address, Password);

        using var asked = await Site.Visitor().SubmitAsync("/wachtwoord-vergeten", "Mail mij een link", ("adres", Address));

        Assert.Contains("http://localhost:5080/wachtwoord-vergeten/nieuw?wie=", (await MailAsync(Address, "password")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_kept_as_a_hash_only()
    {
        await JoinedAsync(Address, Password);

        var hash = await InDatabaseAsync(db => db.People.Select(person => person.PasswordHash).SingleAsync(person => person != null, Cancel));

        Assert.DoesNotContain("vier", hash, StringComparison.Ordinal);
    }

    private async Task<string> LinkAsync()
    {
        var text = (await MailAsync(Address, "password")).Text;
        return text.Split('\n').Single(line => line.StartsWith("http://", StringComparison.Ordinal)).Trim()["http://localhost:5080".Length..];
    }
}
