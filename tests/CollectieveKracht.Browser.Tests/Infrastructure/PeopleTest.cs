using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollectieveKracht.Browser.Tests;

/// <summary>A test in which people have an account. All tests share one site, so each makes people and names of its own.</summary>
public abstract class PeopleTest(Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>A mail address that no other test has.</summary>
    protected static string AddressOf(string name) => $"{name}-{Guid.NewGuid():N}@collectief.example";

    /// <summary>Makes someone with an account.</summary>
    protected Task<Person> JoinedAsync(string name, params Role[] roles) => InDatabaseAsync(async db =>
    {
        var account = db.Add(new Account(name)).Entity;
        foreach (var role in roles) account.Grant(role, actor: null);
        var person = db.Add(new Person(account, AddressOf("iemand"), Language.Dutch, DateTimeOffset.UtcNow)).Entity;
        await db.SaveChangesAsync(Cancel);
        return person;
    });

    /// <summary>Someone who acts for a verified collective of their own.</summary>
    protected async Task<Person> MemberAsync(string name)
    {
        var person = await JoinedAsync(name);
        await InDatabaseAsync(async db =>
        {
            var collective = await db.FoundVerifiedAsync($"Proefcollectief {Guid.NewGuid():N}");
            db.Add(Team.Begin(collective.Id, person.Id, DateTimeOffset.UtcNow));
            return await db.SaveChangesAsync(Cancel);
        });
        return person;
    }

    /// <summary>Opens an address as someone who is signed in already.</summary>
    protected async Task<IPage> OpenAsAsync(Person person, string address, Look? look = null, bool hasSecondFactor = false)
    {
        var page = await OpenAsync("about:blank", look);
        await SignInAsync(page, person.Id, hasSecondFactor);
        await page.GotoAsync(address);
        if (look is null or { HasScript: true }) await WiredAsync(page);
        return page;
    }

    /// <summary>Gives a window a session of this person.</summary>
    protected async Task SignInAsync(IPage page, AccountId person, bool hasSecondFactor = false)
    {
        await using var scope = Chromium.Services.CreateAsyncScope();
        var answer = new DefaultHttpContext();
        var method = hasSecondFactor ? SignInMethod.Passkey : SignInMethod.Code;
        await scope.ServiceProvider.GetRequiredService<SessionStore>().StartAsync(answer, person, method, hasSecondFactor);
        var cookie = answer.Response.Headers.SetCookie.ToString().Split(';')[0].Split('=', 2);
        await page.Context.AddCookiesAsync([new() { Name = cookie[0], Value = cookie[1], Url = Chromium.Address.ToString() }]);
    }

    /// <summary>Joins as anyone would: an address, the code from the mail, a name.</summary>
    protected async Task JoinAsync(IPage page, string address, string name)
    {
        await page.GotoAsync("/inloggen");
        await page.GetByLabel("E-mailadres").FillAsync(address);
        await PressAsync(page, "Stuur mij een code per e-mail");
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync((await MailAsync(address, "code")).Subject.Split(" is ")[0]);
        await PressAsync(page, "Log in");
        await page.GetByLabel("Je naam").FillAsync(name);
        await PressAsync(page, "Doe mee");
        await Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync(name);
    }

    /// <summary>The newest mail of a kind to an address. It stands in the outbox with the answer that told of it.</summary>
    protected Task<(string Subject, string Text)> MailAsync(string address, string kind) => InDatabaseAsync(async db =>
    {
        var mail = await db.OutboxMails.Where(one => one.Address == address && one.Kind == kind).OrderByDescending(one => one.Id).FirstAsync(Cancel);
        return (mail.Subject, mail.Text);
    });

    /// <summary>The link in a mail, on this site.</summary>
    protected static string LinkIn(string text, string path) =>
        new Uri(text.Split((char[]?)null).First(word => word.Contains(path, StringComparison.Ordinal))).PathAndQuery;

    protected static Task PressAsync(IPage page, string button) =>
        page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>A device with a finger print, which Chromium plays.</summary>
    protected static async Task WithDeviceAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable", new() { ["enableUI"] = false });
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    protected async Task<T> InDatabaseAsync<T>(Func<PlatformDb, Task<T>> work)
    {
        await using var scope = Chromium.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PlatformDb>());
    }
}
