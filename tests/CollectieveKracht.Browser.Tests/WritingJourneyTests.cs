using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Tests.Features.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollectieveKracht.Browser.Tests;

/// <summary>People who write: on a phone, while the session ends, while the connection is lost, and two at once.</summary>
public sealed class WritingJourneyTests(Chromium chromium) : PeopleTest(chromium)
{
    private static readonly Look SmallPhone = new(360, 740);

    [Fact]
    public async Task A_member_writes_on_a_phone_and_sends_in()
    {
        var page = await OpenAsAsync(await MemberAsync("Pien Posterijen"), "/", SmallPhone);
        await page.GetByText("Menu", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Menu", Exact = true }).GetByRole(AriaRole.Link, new() { Name = "Deel kennis" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ervaring" }).ClickAsync();

        await WriteAsync(page, "Hoe wij een dak vol panelen kregen", "Wij belden eerst de netbeheerder.");
        await Expect(State(page)).ToHaveTextAsync(Saved);
        await page.GetByText("Interne werking", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Leiderschap", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stuur in" }).ClickAsync();

        await Expect(page.GetByText("Ingestuurd. Een moderator leest mee.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Wacht op een moderator")).ToBeVisibleAsync();
        Assert.Equal(RevisionState.Submitted, await InDatabaseAsync(db => db.Revisions.Where(revision => revision.Title == "Hoe wij een dak vol panelen kregen").Select(revision => revision.State).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task A_member_shares_a_text_of_Word_and_two_photos_from_a_phone_in_one_walk()
    {
        const string title = "Zo kregen we jongeren erbij";
        var page = await OpenAsAsync(await MemberAsync("Wies Wandeling"), "/schrijven/nieuw", SmallPhone);
        await page.GetByRole(AriaRole.Link, new() { Name = "Ervaring" }).ClickAsync();
        await WriteAsync(page, title, "");
        await Body(page).ClickAsync();
        await PasteAsync(page, html: await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "CollectieveKracht.Browser.Tests", "Editor", "samples", "word.html"), Cancel));
        await Expect(Body(page)).ToContainTextAsync("Een schaduwbestuur van vier mensen");

        await page.Keyboard.PressAsync("Control+End");
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Foto" }).ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "schuur.png", MimeType = "image/png", Buffer = SampleFiles.Png(800, 600) });
        await SayWhatIsSeenAsync(page, "De schuur waar we vergaderen");
        await page.Keyboard.PressAsync("Control+End");
        await PasteAsync(page, photo: SampleFiles.JpegWithPlace());
        await SayWhatIsSeenAsync(page, "Ons bestuur, met vier gezichten erbij");
        await AssertNotTooWideAsync(page);

        await page.GetByText("Interne werking", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Leiderschap", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Voorbeeld", Exact = true }).ClickAsync();
        var preview = page.GetByRole(AriaRole.Region, new() { Name = "Zo ziet een lezer het" });
        foreach (var seen in new[] { "De schuur waar we vergaderen", "Ons bestuur, met vier gezichten erbij" })
            await Expect(preview.GetByRole(AriaRole.Img, new() { Name = seen })).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await preview.EvaluateAsync<bool>("shown => [...shown.querySelectorAll('img')].every(picture => picture.naturalWidth > 0)"));
        await Expect(preview.GetByRole(AriaRole.Cell, new() { Name = "2 * 3" })).ToBeVisibleAsync();
        await AssertNotTooWideAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Stuur in" }).ClickAsync();
        await Expect(page.GetByText("Ingestuurd. Een moderator leest mee.")).ToBeVisibleAsync();
        await AssertNotTooWideAsync(page);

        var (sent, files) = await InDatabaseAsync(async db =>
        {
            var revision = await db.Revisions.SingleAsync(known => known.Title == title, Cancel);
            return (revision, await db.Attachments.Where(attachment => attachment.ArticleId == revision.ArticleId).OrderBy(attachment => attachment.Name).ToListAsync(Cancel));
        });
        Assert.Equal(RevisionState.Submitted, sent.State);
        Assert.Equal(["bestuur.webp", "schuur.webp"], files.Select(file => file.Name));
        Assert.Equal($"""
            ## Zo kregen we jongeren in het bestuur

            We zijn een energiecoöperatie met **480 leden**. De voorzitter zei: “Wie doet dit *over vijf jaar*?”

            Hier stond een foto. Voeg hem toe met Foto.

            ### Wat we deden

            - Een **schaduwbestuur** van vier mensen
              - twee studenten
              - twee starters
            - Eén onderwerp: de buurtbatterij

            Daarna:

            1. Bel de gemeente
            2. Ga langs

            | Taak | Uren |
            | --- | --- |
            | Notulen \| verslag | 2 \* 3 |

            Lees meer bij [Energie Samen](https://energiesamen.nu/) of in het verslag. Prijs: €{'\u00a0'}5 \<b> en snake_case #1.

            Hier stond een foto. Voeg hem toe met Foto.

            Hier stond een foto. Voeg hem toe met Foto.

            ![De schuur waar we vergaderen]({files[1].Path}schuur.webp)

            ![Ons bestuur, met vier gezichten erbij]({files[0].Path}bestuur.webp)
            """.ReplaceLineEndings("\n"), sent.BodyMarkdown.TrimEnd());
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task A_session_that_ends_while_writing_takes_nothing_along()
    {
        var person = await MemberAsync("Sam Sessie");
        var page = await OpenAsAsync(person, New, Look.Phone);
        await WriteAsync(page, "Voor het einde van de sessie", "Deel een.");
        await Expect(State(page)).ToHaveTextAsync(Saved);
        await InDatabaseAsync(db => db.Sessions.Where(session => session.PersonId == person.Id).ExecuteDeleteAsync(Cancel));

        AllowFailedRequests();
        await Body(page).FillAsync("Deel een. En wat ik daarna schreef.");
        await page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Link, new() { Name = "Log in" }).ClickAsync();
        await SignInByMailAsync(page, person.Email!);

        await page.GetByRole(AriaRole.Button, new() { Name = "Ga daarmee verder" }).ClickAsync();
        await Expect(Body(page)).ToHaveTextAsync("Deel een. En wat ik daarna schreef.");
        await Expect(State(page)).ToHaveTextAsync(Saved);
        await Expect(page.GetByText("Op dit apparaat staat een nieuwere tekst")).ToHaveCountAsync(0);
        Assert.Contains("Deel een. En wat ik daarna schreef.", await StoredAsync(person), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task Without_script_a_session_that_ends_takes_nothing_along_either()
    {
        var person = await MemberAsync("Zita Zonder");
        var page = await OpenAsAsync(person, New, SmallPhone with { HasScript = false });
        await page.GetByLabel("Titel").FillAsync("Zonder script en zonder sessie");
        await page.GetByLabel("Tekst", new() { Exact = true }).FillAsync("Regel één.\n\nRegel <twee>.");
        await InDatabaseAsync(db => db.Sessions.Where(session => session.PersonId == person.Id).ExecuteDeleteAsync(Cancel));

        await PressAsync(page, "Bewaar");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Je bent uitgelogd. Je tekst is er nog.");
        await Expect(page.GetByLabel("Tekst", new() { Exact = true })).ToHaveValueAsync("Regel één.\n\nRegel <twee>.");
        await AssertNotTooWideAsync(page);
        var beside = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Log in (nieuw tabblad)" }).ClickAsync());
        await SignInByMailAsync(beside, person.Email!);
        await Expect(beside.GetByText("Ga terug naar het tabblad met je tekst.")).ToBeVisibleAsync();
        await PressAsync(page, "Ik ben weer ingelogd");
        await PressAsync(page, "Bewaar deze tekst");

        await Expect(page.GetByText("Bewaard. Je kunt later verdergaan.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Tekst", new() { Exact = true })).ToHaveValueAsync("Regel één.\n\nRegel <twee>.");
        Assert.Equal("Regel één.\n\nRegel <twee>.", await StoredAsync(person));
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task Without_script_a_file_of_500_MB_is_refused_and_the_text_beside_it_is_kept()
    {
        var person = await MemberAsync("Gijs Groot");
        var page = await OpenAsAsync(person, New, SmallPhone with { HasScript = false });
        await page.GetByLabel("Titel").FillAsync("Met een film");
        await page.GetByLabel("Tekst", new() { Exact = true }).FillAsync("Wat ik al schreef.");
        using var film = new LargeFile();
        await page.GetByLabel("Foto of document toevoegen").SetInputFilesAsync(film.Path);

        await PressAsync(page, "Voeg toe");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Dit bestand is te groot. Een foto mag 15 MB zijn, een document 25 MB.");
        await PressAsync(page, "Bewaar deze tekst");

        await Expect(page.GetByText("Bewaard. Je kunt later verdergaan.")).ToBeVisibleAsync();
        Assert.Equal("Wat ik al schreef.", await StoredAsync(person));
    }

    [Fact]
    public async Task The_editor_refuses_a_file_of_500_MB_before_it_is_sent()
    {
        var page = await OpenAsAsync(await MemberAsync("Fien Film"), New, SmallPhone);
        await WriteAsync(page, "Met een film", "Wat ik al schreef.");
        await Expect(State(page)).ToHaveTextAsync(Saved);
        var sent = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.Url.Contains("handler=Attach", StringComparison.Ordinal)) sent.Add(request.Url);
        };
        using var film = new LargeFile();

        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Foto" }).ClickAsync());
        await chooser.SetFilesAsync(film.Path);

        await Expect(page.GetByRole(AriaRole.Alert).GetByText("Dit bestand is te groot. Een foto mag 15 MB zijn, een document 25 MB.")).ToBeVisibleAsync();
        await Expect(Body(page)).ToHaveTextAsync("Wat ik al schreef.");
        Assert.Empty(sent);
    }

    [Fact]
    public async Task What_is_written_without_a_connection_is_kept_and_saved_once_it_is_back()
    {
        var person = await MemberAsync("Kees Kabel");
        var page = await OpenAsAsync(person, New);
        await WriteAsync(page, "Zonder verbinding", "Met.");
        await Expect(State(page)).ToHaveTextAsync(Saved);

        await page.Context.SetOfflineAsync(true);
        await Body(page).FillAsync("Met, en zonder.");
        await Expect(page.GetByText("Je hebt even geen verbinding.")).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(false);

        await Expect(page.GetByText("Je hebt even geen verbinding.")).ToHaveCountAsync(0);
        Assert.Contains("Met, en zonder.", await StoredAsync(person), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task On_two_screens_at_once_the_second_chooses_and_the_other_text_lies_in_the_bin()
    {
        var person = await MemberAsync("Tess Tweemaal");
        var first = await OpenAsAsync(person, New);
        await WriteAsync(first, "Op twee schermen", "Begin.");
        await Expect(State(first)).ToHaveTextAsync(Saved);
        var second = await OpenAsAsync(person, new Uri(first.Url).AbsolutePath, Look.Phone);
        await Body(second).FillAsync("Van de telefoon.");
        await Expect(State(second)).ToHaveTextAsync(Saved);

        AllowFailedRequests();
        await Body(first).FillAsync("Van het grote scherm.");
        await first.GetByRole(AriaRole.Button, new() { Name = "Vergelijk" }).ClickAsync();
        await Expect(first.GetByRole(AriaRole.Alert)).ToContainTextAsync("Jij op een ander scherm veranderde dit ook");
        await first.GetByRole(AriaRole.Button, new() { Name = "Bewaar die van mij" }).ClickAsync();

        await Expect(first.GetByText("Bewaard. Je kunt later verdergaan.")).ToBeVisibleAsync();
        Assert.Contains("Van het grote scherm.", await StoredAsync(person), StringComparison.Ordinal);
        Assert.Contains("Van de telefoon.", await StoredAsync(person, inBin: true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_leaves_what_is_not_saved_is_warned()
    {
        var person = await MemberAsync("Vera Vertrek");
        var page = await OpenAsAsync(person, New);
        await page.Context.SetOfflineAsync(true);
        await page.GetByLabel("Titel").PressSequentiallyAsync("Nog niet bewaard");
        var warned = new TaskCompletionSource<string>();
        page.Dialog += async (_, dialog) =>
        {
            warned.TrySetResult(dialog.Type);
            await dialog.AcceptAsync();
        };

        await page.CloseAsync(new() { RunBeforeUnload = true });

        Assert.Equal("beforeunload", await warned.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel));
    }

    private static readonly System.Text.RegularExpressions.Regex Saved = new(@"Bewaard om \d\d:\d\d");

    private static string New => $"/schrijven/{ManuscriptId.New().Value}?soort=ervaring";

    /// <summary>The text as it will look.</summary>
    private static ILocator Body(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Tekst" });

    private static ILocator State(IPage page) => page.Locator("[data-state]");

    private static async Task WriteAsync(IPage page, string title, string text)
    {
        await page.GetByLabel("Titel").FillAsync(title);
        await page.GetByLabel("In het kort").FillAsync("Een proef.");
        await Body(page).FillAsync(text);
    }

    private static async Task PasteAsync(IPage page, string html = "", byte[]? photo = null) => await page.EvaluateAsync("""
        ({ html, photo }) => {
          const data = new DataTransfer();
          if (html) {
            data.setData('text/html', html);
            data.setData('text/plain', 'Zo kregen we');
          }
          if (photo) data.items.add(new File([Uint8Array.from(atob(photo), letter => letter.charCodeAt(0))], 'bestuur.jpg', { type: 'image/jpeg' }));
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """, new { html, photo = photo is null ? "" : Convert.ToBase64String(photo) });

    private static async Task SayWhatIsSeenAsync(IPage page, string words)
    {
        await page.GetByLabel("Wat is er op de foto te zien?").FillAsync(words);
        await page.Keyboard.PressAsync("Enter");
        await Expect(Body(page).GetByRole(AriaRole.Img, new() { Name = words })).ToBeVisibleAsync();
    }

    private static async Task AssertNotTooWideAsync(IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{page.Url} is too wide");

    private async Task SignInByMailAsync(IPage page, string address)
    {
        await page.GetByLabel("E-mailadres").FillAsync(address);
        await PressAsync(page, "Stuur mij een code per e-mail");
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync((await MailAsync(address, "code")).Subject.Split(" is ")[0]);
        await PressAsync(page, "Log in");
    }

    private Task<string> StoredAsync(Person person, bool inBin = false) => InDatabaseAsync(async db =>
        (await db.Manuscripts.SingleAsync(manuscript => manuscript.AuthorId == person.Id && manuscript.DiscardedAt.HasValue == inBin, Cancel)).Text.Body);

    /// <summary>Someone who acts for a verified collective of their own.</summary>
    private async Task<Person> MemberAsync(string name)
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

    /// <summary>500 MB that take no room on the disk.</summary>
    private sealed class LargeFile : IDisposable
    {
        public LargeFile()
        {
            using var file = File.Create(Path);
            file.SetLength(500L * 1024 * 1024);
        }

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"film-{Guid.NewGuid():N}.png");

        public void Dispose() => File.Delete(Path);
    }
}
