using CollectieveKracht.Domain.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollectieveKracht.Browser.Tests;

/// <summary>A key in the device: made in the settings, used to sign in. Chromium plays the device.</summary>
public sealed class PasskeyTests(Chromium chromium) : PeopleTest(chromium)
{
    [Fact]
    [Trait("Trust", "T05")]
    public async Task A_moderator_adds_their_device_and_signs_in_with_it_which_counts_as_two_steps()
    {
        var page = await OpenAsAsync(await JoinedAsync("Mees Proef", Role.Moderator), "/");
        await WithDeviceAsync(page);

        await GoAsync(page, "/instellingen/sleutels");
        await PressAsync(page, "Voeg dit apparaat toe");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Bewaard.");
        await Expect(page.GetByRole(AriaRole.Main).GetByText("toegevoegd op")).ToBeVisibleAsync();

        await GoAsync(page, "/uitloggen");
        await PressAsync(page, "Uitloggen");
        await Expect(page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "Inloggen" })).ToBeVisibleAsync();

        // The browser offers the key in the field by itself, and a device that is not asked for a choice takes it.
        await page.GotoAsync("/inloggen?terug=/instellingen");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Naam en weergave" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Daarvoor log je in twee stappen in")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_a_key_the_button_says_that_it_did_not_work_and_the_other_ways_stay()
    {
        var page = await OpenAsync("/");
        await WithDeviceAsync(page);
        await GoAsync(page, "/inloggen");

        await PressAsync(page, "Log in met vinger, gezicht of pincode");

        await Expect(page.GetByText("Dat lukte niet.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Stuur mij een code per e-mail" })).ToBeEnabledAsync();
    }
}
