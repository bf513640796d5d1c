using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollectieveKracht.Browser.Tests;

/// <summary>
/// What someone sends in goes past a moderator and back. All tests share one queue, so each has a kind of knowledge to itself, and a moderator who
/// looks at that only.
/// </summary>
public sealed class ModerationJourneyTests(Chromium chromium) : PeopleTest(chromium)
{
    [Fact]
    public async Task A_member_sends_in_mends_what_is_asked_and_a_moderator_publishes_by_keyboard_alone()
    {
        var title = $"Wat de nieuwe wet vraagt van {Guid.NewGuid().ToString()[..8]}";
        var author = await MemberAsync("Lies Leest");
        var writing = await OpenAsAsync(author, $"/schrijven/{ManuscriptId.New().Value}?soort=wet-en-regels", Look.Phone);
        await writing.GetByLabel("Titel").FillAsync(title);
        await writing.GetByLabel("In het kort").FillAsync("Een proef.");
        await Body(writing).FillAsync("Elke vereniging kiest een raad.");
        await writing.GetByLabel("Waar staat de regel?").FillAsync("Burgerlijk Wetboek 2, artikel 53");
        await writing.GetByText("Interne werking", new() { Exact = true }).ClickAsync();
        await writing.GetByLabel("Leiderschap", new() { Exact = true }).CheckAsync();
        await writing.GetByRole(AriaRole.Button, new() { Name = "Stuur in" }).ClickAsync();
        await Expect(writing.GetByText("Ingestuurd. Een moderator leest mee.")).ToBeVisibleAsync();

        var moderator = await OpenAsAsync(await JoinedAsync("Mieke Moderator", Role.Moderator), "/moderatie?kennissoort=wet-en-regels", hasSecondFactor: true);
        await moderator.Keyboard.PressAsync("Enter");
        await Expect(moderator.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 })).ToBeVisibleAsync();
        await DecideByKeysAsync(moderator, "t", "Vanaf wanneer geldt dit?");
        await Expect(moderator.GetByRole(AriaRole.Status).Filter(new() { HasText = "Terug naar de schrijver" })).ToBeVisibleAsync();

        await writing.GotoAsync("/schrijven");
        await Expect(writing.GetByText("Vanaf wanneer geldt dit?")).ToBeVisibleAsync();
        await writing.GetByRole(AriaRole.Button, new() { Name = $"Schrijf verder {title}" }).ClickAsync();
        await WiredAsync(writing);
        await Body(writing).FillAsync("Elke vereniging kiest vanaf 1 juli een raad.");
        await writing.GetByRole(AriaRole.Button, new() { Name = "Stuur in" }).ClickAsync();
        await Expect(writing.GetByText("Ingestuurd. Een moderator leest mee.")).ToBeVisibleAsync();

        await moderator.GotoAsync("/moderatie?kennissoort=wet-en-regels");
        await WiredAsync(moderator);
        await moderator.Keyboard.PressAsync("j");
        await Expect(moderator.Locator("[data-row]:focus-within")).ToContainTextAsync(title);
        await moderator.Keyboard.PressAsync("Enter");
        await Expect(moderator.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 })).ToBeVisibleAsync();
        await DecideByKeysAsync(moderator, "a", "Dank je wel, zo is het duidelijk.");
        await Expect(moderator.GetByRole(AriaRole.Status).Filter(new() { HasText = $"Geplaatst: {title}" })).ToBeVisibleAsync();

        var visitor = await OpenAsync($"/zoeken?q={title.Split(' ')[^1]}+wet");
        await Expect(visitor.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = title })).ToBeVisibleAsync(new() { Timeout = 1_000 });
        Assert.Equal(
            [$"We hebben je tekst ontvangen: {title}", $"De moderator heeft een vraag over je artikel: {title}", $"We hebben je tekst ontvangen: {title}", $"Je tekst is geplaatst: {title}"],
            await InDatabaseAsync(db => db.OutboxMails.Where(mail => mail.Address == author.Email).OrderBy(mail => mail.WrittenAt).Select(mail => mail.Subject == "" ? mail.Kind : mail.Subject).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task A_decision_is_undone_by_a_key_within_ten_seconds_and_keys_can_be_switched_off()
    {
        var title = await SentInAsync(KnowledgeKind.Funding);
        var page = await OpenAsAsync(await JoinedAsync("Mats Moderator", Role.Moderator), "/moderatie?kennissoort=geldregeling", hasSecondFactor: true);
        await page.Keyboard.PressAsync("Enter");
        await WiredAsync(page);
        await DecideByKeysAsync(page, "x", "Dit is reclame.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Draai terug" })).ToBeVisibleAsync();
        await WiredAsync(page);

        await page.Keyboard.PressAsync("z");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 })).ToBeVisibleAsync();
        await Expect(page.GetByText("Van jou tot")).ToBeVisibleAsync();
        await WiredAsync(page);
        await page.Keyboard.PressAsync("?");
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Toetsen aan").UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("a");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Plaatsen" })).Not.ToBeCheckedAsync();
    }

    [Fact]
    [Trait("Trust", "T33")]
    public async Task A_moderator_works_without_script()
    {
        var title = await SentInAsync(KnowledgeKind.Interview);
        var page = await OpenAsAsync(await JoinedAsync("Mia Moderator", Role.Moderator), "/moderatie?kennissoort=interview", Look.Desktop with { HasScript = false }, hasSecondFactor: true);
        await PressAsync(page, "Begin met de oudste");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 })).ToBeVisibleAsync();

        await page.GetByText("Terug met een vraag").First.ClickAsync();
        await page.GetByText("Bron ontbreekt").ClickAsync();
        await PressAsync(page, "Besluit en ga door");

        await Expect(page.GetByText($"Terug naar de schrijver: {title}")).ToBeVisibleAsync();
        Assert.StartsWith("Waar komt dit vandaan?", await InDatabaseAsync(db => db.Revisions.Where(revision => revision.Title == title).Select(revision => revision.DecisionReason).SingleAsync(Cancel)), StringComparison.Ordinal);
    }

    private static ILocator Body(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Tekst" });

    /// <summary>Chooses, walks to the field for the reason, writes it and decides: no pointer is used.</summary>
    private static async Task DecideByKeysAsync(IPage page, string key, string reason)
    {
        await WiredAsync(page);
        await page.Keyboard.PressAsync(key);
        var field = page.GetByRole(AriaRole.Textbox, new() { Name = "Reden" });
        for (var step = 0; step < 4 && !await field.EvaluateAsync<bool>("field => field === document.activeElement"); step++) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(reason);
        await page.Keyboard.PressAsync("Control+Enter");
    }

    private async Task<string> SentInAsync(KnowledgeKind kind)
    {
        var (title, author) = ($"Ingestuurd {Guid.NewGuid():N}", await MemberAsync("Sara Schrijft"));
        await InDatabaseAsync(async db =>
        {
            var article = db.Add(new Article(Slug.From(title), kind, author.Id, "nl", Audience.Public, "CC BY 4.0")).Entity;
            var revision = article.Draft(author.Id, new RevisionText(title, "Een proef.", "Een zin.", "<p>Een zin.</p>") { Placement = new() { Kind = kind, Challenges = ["leiderschap"] } }, DateTimeOffset.UtcNow);
            revision.Submit(author.Id, DateTimeOffset.UtcNow, [new(SignKind.FirstContribution, 1)]);
            return await db.SaveChangesAsync(Cancel);
        });
        return title;
    }
}
