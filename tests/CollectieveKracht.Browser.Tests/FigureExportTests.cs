using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Web.Features.Figures.Exports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollectieveKracht.Browser.Tests;

/// <summary>Someone takes all figures of a sector along, on a phone and without a mouse.</summary>
public sealed class FigureExportTests(Chromium chromium) : PeopleTest(chromium)
{
    [Fact]
    [Trait("Trust", "T32")]
    public async Task An_export_is_asked_for_followed_and_downloaded_by_keyboard()
    {
        var person = await JoinedAsync("Uta Voer");
        var page = await OpenAsAsync(person, "/sectoren/energie", Look.Phone);

        await PressEnterOnAsync(page.GetByRole(AriaRole.Link, new() { Name = "Download alles" }));
        await Expect(page.GetByLabel("Waarvan?")).ToHaveValueAsync("sector:energie");
        Assert.Empty(await EveryPageTests.BarriersAsync(page));
        await PressEnterOnAsync(page.GetByRole(AriaRole.Button, new() { Name = "Maak het bestand" }));
        await Expect(page.Locator("[data-progress]")).ToContainTextAsync("wacht op zijn beurt");
        await WiredAsync(page);

        var now = TimeProvider.System;
        await ChangeAsync(export =>
        {
            export.Begin(now.GetUtcNow());
            export.Advance(done: 12, parts: 40, now.GetUtcNow());
        });
        await Expect(page.GetByRole(AriaRole.Progressbar, new() { Name = "Voortgang" })).ToHaveAttributeAsync("value", "12");
        await Expect(page.Locator("[aria-live=polite]")).ToHaveTextAsync("Voor 25% klaar");
        Assert.Empty(await EveryPageTests.BarriersAsync(page));

        await ChangeAsync(export => export.LetGo(now.GetUtcNow()));
        await MakeAsync();
        await Expect(page.Locator("[aria-live=polite]")).ToHaveTextAsync("Je uitvoer is klaar.");
        var file = await page.RunAndWaitForDownloadAsync(() => PressEnterOnAsync(page.GetByRole(AriaRole.Link, new() { Name = "Download het bestand" })));

        Assert.Matches(@"\Acijfers-voorbeeld-\d{4}-energie-nl\.zip\z", file.SuggestedFilename);

        Task<int> ChangeAsync(Action<FigureExport> change) => InDatabaseAsync(async db =>
        {
            change(await db.FigureExports.SingleAsync(export => export.Person == person.Id, Cancel));
            return await db.SaveChangesAsync(Cancel);
        });
    }

    /// <summary>Makes all that wait, this one among them.</summary>
    private async Task MakeAsync()
    {
        await using var scope = Chromium.Services.CreateAsyncScope();
        var job = ActivatorUtilities.CreateInstance<MakeFigureExports>(scope.ServiceProvider);
        while (await job.MakeNextAsync(Cancel))
        {
        }
    }

    private static async Task PressEnterOnAsync(ILocator what)
    {
        await what.FocusAsync();
        await what.PressAsync("Enter");
    }
}
