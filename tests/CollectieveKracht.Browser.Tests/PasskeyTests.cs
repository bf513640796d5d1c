using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollectieveKracht.Browser.Tests;

/// <summary>A key in the device: made in the settings, used to sign in. Chromium plays the device.</summary>
public sealed class PasskeyTests(Chromium chromium) : BrowserTest(chromium)
{
    private readonly Chromium _chromium = chromium;

    /// <summary>A key belongs to a name, never to a number such as 127.0.0.1.</summary>
    private Uri Named => new UriBuilder(_chromium.Address) { Host = "localhost" }.Uri;

    [Fact]
    [Trait("Trust", "T05")]
    public async Task A_moderator_adds_their_device_and_signs_in_with_it_which_counts_as_two_steps()
    {
        var page = await OpenAsync(Named.ToString());
        await SignInAsync(page, Role.Moderator);
        await WithDeviceAsync(page);

        await GoAsync(page, At("/instellingen/sleutels"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Voeg dit apparaat toe" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Bewaard.");
        await Expect(page.GetByRole(AriaRole.Main).GetByText("toegevoegd op")).ToBeVisibleAsync();

        await GoAsync(page, At("/uitloggen"));
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Uitloggen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "Inloggen" })).ToBeVisibleAsync();

        // The browser offers the key in the field by itself, and a device that is not asked for a choice takes it.
        await page.GotoAsync(At("/inloggen?terug=/instellingen"));

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Naam en weergave" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Daarvoor log je in twee stappen in")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_a_key_the_button_says_that_it_did_not_work_and_the_other_ways_stay()
    {
        var page = await OpenAsync(Named.ToString());
        await WithDeviceAsync(page);
        await GoAsync(page, At("/inloggen"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Log in met vinger, gezicht of pincode" }).ClickAsync();

        await Expect(page.GetByText("Dat lukte niet.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Stuur mij een code per e-mail" })).ToBeEnabledAsync();
    }

    private string At(string path) => new Uri(Named, path).ToString();

    private static async Task WithDeviceAsync(IPage page)
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

    private async Task SignInAsync(IPage page, Role role)
    {
        await using var scope = _chromium.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var account = new Account("Mees Proef");
        account.Grant(role, actor: null);
        db.Add(account);
        db.Add(new Person(account, $"{account.Id.Value:N}@collectief.example", Language.Dutch, DateTimeOffset.UtcNow));
        await db.SaveChangesAsync(Cancel);
        var answer = new DefaultHttpContext();
        await scope.ServiceProvider.GetRequiredService<SessionStore>().StartAsync(answer, account.Id, SignInMethod.Code, hasSecondFactor: false);
        var cookie = answer.Response.Headers.SetCookie.ToString().Split(';')[0].Split('=', 2);
        await page.Context.AddCookiesAsync([new() { Name = cookie[0], Value = cookie[1], Url = Named.ToString() }]);
    }
}
