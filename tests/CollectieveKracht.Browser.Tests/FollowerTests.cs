using CollectieveKracht.Domain.Collectives;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollectieveKracht.Browser.Tests;

/// <summary>What a contact of a collective does with challenges and with who wants to join, on the pages that only they see.</summary>
public sealed class FollowerTests(Chromium chromium) : PeopleTest(chromium)
{
    [Fact]
    [Trait("Trust", "T33")]
    public async Task Without_script_one_follows_a_challenge_finds_it_on_ones_own_page_and_stops()
    {
        var page = await OpenAsync("/hulp", Look.Phone with { HasScript = false });
        await SignInAsContactAsync(page);

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
        var ours = await SignInAsContactAsync(page);
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
    private async Task<string> SignInAsContactAsync(IPage page)
    {
        var (contact, asker) = (await JoinedAsync("Theo Proef"), await JoinedAsync("Ilse Proef"));
        await SignInAsync(page, contact.Id);
        return await InDatabaseAsync(async db =>
        {
            var now = DateTimeOffset.UtcNow;
            var ours = await db.Collectives.Where(collective => collective.Standing == CollectiveStanding.Verified && !db.Teams.Any(team => team.Id == collective.Id)).OrderBy(collective => collective.Slug).FirstAsync(Cancel);
            var team = Team.Begin(ours.Id, contact.Id, now);
            db.AddRange(team, JoinRequest.Ask(ours, team, asker.Id, "Ik zit in de werkgroep zonnepanelen en doe de nieuwsbrief.", 0, now));
            await db.SaveChangesAsync(Cancel);
            return ours.Slug;
        });
    }
}
