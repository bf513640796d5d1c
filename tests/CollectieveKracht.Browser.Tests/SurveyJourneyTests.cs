using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.People;
using CollectieveKracht.Web.Tests.Features.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollectieveKracht.Browser.Tests;

/// <summary>A collective answers a wave of the survey on a phone.</summary>
public sealed class SurveyJourneyTests(Chromium chromium) : PeopleTest(chromium)
{
    private const string Save = "Bewaar en ga verder";

    [Fact]
    public async Task A_contact_begins_is_interrupted_and_a_colleague_goes_on_sends_in_and_sees_the_outcome()
    {
        var (wave, collective, contact, colleague) = await AskedAsync();
        var page = await OpenAsAsync(contact, $"/peiling/{wave}", Look.Phone);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Begin" }).ClickAsync();
        await Expect(page.GetByLabel("Energie")).ToBeCheckedAsync();
        await Expect(page.GetByLabel("Hoeveel leden hebben jullie?")).ToHaveValueAsync("30");
        // The buttons stay within reach, however long the step is.
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = Save })).ToBeInViewportAsync();
        await page.GetByLabel("Hoeveel leden hebben jullie?").FillAsync("45");
        await PressAsync(page, Save);
        await page.GetByLabel("Mee eens", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Later verder" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("2 van 7 stappen zijn klaar");

        var other = await OpenAsAsync(colleague, $"/peiling/{wave}", Look.Phone);
        await other.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Ga verder" }).ClickAsync();
        await Expect(other.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Wat speelt er binnen jullie collectief?");
        await Expect(other.GetByText("Stap 3 van 7.")).ToBeVisibleAsync();
        await other.GetByLabel("Leiderschap (opvolging, stijl, verjonging)").CheckAsync();
        await other.GetByText("Iets anders, namelijk…").ClickAsync();
        await other.GetByLabel("Iets anders dat bij jullie speelt").FillAsync("Een dak dat lekt");
        await other.GetByLabel("Wil je iets toelichten?").FillAsync("Onze penningmeester stopt.");
        Assert.Empty(await EveryPageTests.BarriersAsync(other));
        for (var step = 3; step <= 7; step++) await PressAsync(other, Save);
        await Expect(other.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Klaar?");
        await Expect(other.GetByRole(AriaRole.Main)).ToContainTextAsync("Een dak dat lekt");
        await PressAsync(other, "Insturen");

        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "Jullie steentje ligt erbij" })).ToBeVisibleAsync();
        await Expect(other.GetByRole(AriaRole.Main)).ToContainTextAsync("Jullie noemden 2 uitdagingen.");
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Bekijk de uitkomst" })).ToBeVisibleAsync();
        Assert.Equal(30, await InDatabaseAsync(db => db.Collectives.Where(one => one.Slug == collective).Select(one => one.MemberCount).SingleAsync(Cancel)));
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task Two_people_at_the_same_step_lose_nothing()
    {
        var (wave, collective, contact, colleague) = await AskedAsync();
        var address = $"/peiling/{wave}/interne-werking?collectief={collective}";
        var (page, other) = (await OpenAsAsync(contact, address, Look.Phone), await OpenAsAsync(colleague, address, Look.Phone));
        await page.GetByLabel("Opschaling", new() { Exact = true }).CheckAsync();
        await other.GetByLabel("Wil je iets toelichten?").FillAsync("Wij groeien te hard.");
        await PressAsync(page, Save);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Wat speelt er rond jullie leden?");
        await PressAsync(other, Save);

        await Expect(other.GetByRole(AriaRole.Alert)).ToContainTextAsync("beantwoordde dit ook");
        await Expect(other.Locator(".versions td")).ToHaveTextAsync(["Opschaling", "Wij groeien te hard."]);
        // What the other found goes with what one typed oneself.
        await other.GetByLabel("Opschaling", new() { Exact = true }).CheckAsync();
        Assert.Empty(await EveryPageTests.BarriersAsync(other));
        await PressAsync(other, "Bewaar wat ik invulde");

        await page.GotoAsync(address);
        await Expect(page.GetByLabel("Opschaling", new() { Exact = true })).ToBeCheckedAsync();
        await Expect(page.GetByLabel("Wil je iets toelichten?")).ToHaveValueAsync("Wij groeien te hard.");
    }

    /// <summary>A wave of its own, and a collective with a contact and an editor.</summary>
    private async Task<(string Wave, string Collective, Person Contact, Person Colleague)> AskedAsync()
    {
        var (wave, contact, colleague) = ($"peiling-{Guid.NewGuid():N}", await JoinedAsync("Ilse Contact"), await JoinedAsync("Joost Collega"));
        var slug = await InDatabaseAsync(async db =>
        {
            await db.OpenWaveAsync(wave);
            var now = DateTimeOffset.UtcNow;
            var collective = await db.FoundVerifiedAsync($"Proefcollectief {Guid.NewGuid():N}");
            var team = Team.Begin(collective.Id, contact.Id, now);
            var invitation = Invitation.Write(team, contact.Id, TeamRole.Editor, null, InvitationKey.Hash(InvitationKey.New()), now);
            team.Join(colleague.Id, invitation, now);
            db.AddRange(team, invitation);
            await db.SaveChangesAsync(Cancel);
            return collective.Slug;
        });
        return (wave, slug, contact, colleague);
    }
}
