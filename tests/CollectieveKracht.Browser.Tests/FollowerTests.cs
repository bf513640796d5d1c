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

/// <summary>What a contact of a collective does with challenges and with who wants to join, on the pages that only they see.</summary>
public sealed class FollowerTests(Chromium chromium) : BrowserTest(chromium)
{
    private readonly Chromium _chromium = chromium;

    [Fact]
    [Trait("Trust", "T33")]
    public async Task Without_script_one_follows_a_challenge_finds_it_on_ones_own_page_and_stops()
    {
        var page = await OpenAsync("/hulp", Look.Phone with { HasScript = false });
        await SignInAsync(page);

        await page.GotoAsync("/uitdagingen/leiderschap");
        await page.GetByRole(AriaRole.Button, new() { Name = "Volg deze uitdaging" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Je volgt dit" })).ToBeVisibleAsync();
        await page.GotoAsync("/voor-jou");
        await page.GetByRole(AriaRole.Button, new() { Name = "Volg niet meer Leiderschap" }).ClickAsync();

        await Expect(page.GetByText("Je volgt nog niets.")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    [InlineData(320)]
    [Trait("Trust", "T31")]
    [Trait("Trust", "T32")]
    public async Task Pages_of_who_is_signed_in_have_no_barrier_and_do_not_scroll_sideways(int width)
    {
        var page = await OpenAsync("/hulp", new Look(width, 900) { WantsNoMotion = true });
        var ours = await SignInAsync(page);
        await GoAsync(page, "/uitdagingen/leiderschap");
        await page.GetByRole(AriaRole.Button, new() { Name = "Volg deze uitdaging" }).ClickAsync();
        var faults = new List<string>();

        foreach (var address in new[]
                 {
                     "/voor-jou", "/uitdagingen/leiderschap", "/uitdagingen/leiderschap/volgen", $"/ons-collectief/{ours}", $"/ons-collectief/{ours}/profiel/uitdagingen",
                     $"/ons-collectief/{ours}/mensen", $"/collectieven/{ours}/meedoen", "/instellingen/meldingen",
                 })
        {
            await GoAsync(page, address);
            faults.AddRange((await EveryPageTests.BarriersAsync(page)).Select(fault => $"{address}: {fault}"));
            if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")) faults.Add($"{address} is too wide");
        }

        AssertNone(faults);
    }

    /// <summary>Signs in someone who acts for a collective that nobody acted for, and at which someone asks to join.</summary>
    /// <returns>The address of the collective.</returns>
    private async Task<string> SignInAsync(IPage page)
    {
        await using var scope = _chromium.Services.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<PlatformDb>(), DateTimeOffset.UtcNow);
        var (contact, asker) = (new Account("Theo Proef"), new Account("Ilse Proef"));
        db.AddRange(contact, asker, new Person(contact, $"{contact.Id.Value:N}@collectief.example", Language.Dutch, now));
        var ours = await db.Collectives.Where(collective => collective.Standing == CollectiveStanding.Verified && !db.Teams.Any(team => team.Id == collective.Id)).OrderBy(collective => collective.Slug).FirstAsync(Cancel);
        var team = Team.Begin(ours.Id, contact.Id, now);
        db.AddRange(team, JoinRequest.Ask(ours, team, asker.Id, "Ik zit in de werkgroep zonnepanelen en doe de nieuwsbrief.", 0, now));
        await db.SaveChangesAsync(Cancel);

        var answer = new DefaultHttpContext();
        await scope.ServiceProvider.GetRequiredService<SessionStore>().StartAsync(answer, contact.Id, SignInMethod.Code, hasSecondFactor: false);
        var cookie = answer.Response.Headers.SetCookie.ToString().Split(';')[0].Split('=', 2);
        await page.Context.AddCookiesAsync([new() { Name = cookie[0], Value = cookie[1], Url = _chromium.Address.ToString() }]);
        return ours.Slug;
    }
}
