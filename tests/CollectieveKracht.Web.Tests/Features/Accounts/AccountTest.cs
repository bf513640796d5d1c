using System.Net;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Accounts;

/// <summary>People of a test, and what they do to sign in.</summary>
public abstract class AccountTest(PostgresTemplate template) : SiteTest(template)
{
    protected const string Password = "vier losse woorden samen";

    /// <summary>Someone with an account.</summary>
    protected async Task<Person> JoinedAsync(string address = "anna@collectief.example", string? password = null, params Role[] roles)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var account = new Account("Anna Proef");
        foreach (var role in roles) account.Grant(role, actor: null);
        db.Add(account);
        var person = new Person(account, address, Language.Dutch, DateTimeOffset.UtcNow);
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var made = password is null ? await people.CreateAsync(person) : await people.CreateAsync(person, password);
        Assert.True(made.Succeeded, made.ToString());
        return person;
    }

    /// <summary>A browser in which this person is signed in.</summary>
    protected Task<HttpClient> SignedInAsync(Person person, bool hasSecondFactor = false) => Members.SignedInAsync(Site, person, hasSecondFactor);

    /// <summary>A code that was mailed to an address, the newest.</summary>
    protected async Task<string> CodeAsync(string address) => (await MailAsync(address, "code")).Subject.Split(" is ")[0];

    protected Task<OutboxMail> MailAsync(string address, string kind) => InDatabaseAsync(db =>
        db.OutboxMails.Where(mail => mail.Address == address && mail.Kind == kind).OrderByDescending(mail => mail.Id).FirstAsync(Cancel));

    protected Task<int> MailsAsync(string address) => InDatabaseAsync(db => db.OutboxMails.CountAsync(mail => mail.Address == address, Cancel));

    protected static Task<HttpResponseMessage> AskCodeAsync(HttpClient browser, string address, string page = "/inloggen") =>
        browser.SubmitAsync(page, "Stuur mij een code per e-mail", ("adres", address));

    protected static async Task<HttpResponseMessage> GiveCodeAsync(HttpClient browser, string code, string page = "/inloggen/code") =>
        await browser.SubmitAsync(page, "Log in", ("code", code));

    protected static async Task<HttpResponseMessage> GivePasswordAsync(HttpClient browser, string address, string password, string page = "/inloggen")
    {
        using var asked = await browser.SubmitAsync(page, "Ga verder", ("adres", address));
        return await browser.PressAsync(await asked.PageAsync(), page, "Log in", ("wachtwoord", password));
    }

    /// <summary>Whether the site knows who this browser is.</summary>
    protected static async Task<bool> IsSignedInAsync(HttpClient browser) => (await browser.PageAsync("/")).QuerySelector("header .initials") is not null;

    protected static void AssertLeadsTo(string address, HttpResponseMessage answer) =>
        Assert.Equal((HttpStatusCode.Redirect, address), (answer.StatusCode, answer.Header("Location")));
}

/// <summary>Signs people in for tests that are not about signing in.</summary>
public static class Members
{
    public static async Task<HttpClient> SignedInAsync(TestSite site, Person person, bool hasSecondFactor = false)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var answer = new DefaultHttpContext();
        var method = hasSecondFactor ? SignInMethod.Passkey : SignInMethod.Code;
        await scope.ServiceProvider.GetRequiredService<SessionStore>().StartAsync(answer, person.Id, method, hasSecondFactor);
        var browser = site.Visitor();
        browser.DefaultRequestHeaders.Add("Cookie", answer.Response.Headers.SetCookie.ToString().Split(';')[0]);
        return browser;
    }
}
