using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Figures.Exports;
using CollectieveKracht.Web.Features.Files;
using CollectieveKracht.Web.Platform.Jobs;
using CollectieveKracht.Web.Platform.Mail;
using CollectieveKracht.Web.Tests.Features.Collectives;
using CollectieveKracht.Web.Tests.Features.Surveys;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace CollectieveKracht.Web.Tests.Features.Figures;

/// <summary>All figures of a wave in one file: asked for, made beside requests, told of and downloaded.</summary>
public sealed partial class FigureExportTests(PostgresTemplate template) : CollectiveTest(template)
{
    private const string Start = "/cijfers/uitvoer", Make = "Maak het bestand", Wave = "peiling-2026", Address = "anna@collectief.example";

    /// <summary>The columns that hold respondents.</summary>
    private static readonly string[] Counts = ["aantal", "n", "n_rij", "n_kolom"];

    private static readonly string[] Few = ["1", "2", "3", "4"];

    private static readonly (int Count, string Answers)[] Groups =
    [
        (30, "sector:energie province:PV20 legal-form:cooperatie challenge:leiderschap"), (30, "sector:energie province:PV21 legal-form:vereniging"),
        (25, "sector:cultuur province:PV21 legal-form:vereniging challenge:leiderschap challenge:communicatie"), (25, "sector:cultuur province:PV20 legal-form:cooperatie challenge:leiderschap"),
        (8, "sector:multifunctioneel province:PV23 legal-form:stichting challenge:leiderschap"), (3, "sector:infrastructuur-mobiliteit province:PV22 legal-form:stichting challenge:leiderschap"),
    ];

    private readonly MovableClock _clock = new();
    private readonly FailingStore _store = new();

    private Person Anna { get; set; } = null!;

    private HttpClient Browser { get; set; } = null!;

    protected override async ValueTask BeginAsync()
    {
        Site.Additions.Add(services => services.AddSingleton<TimeProvider>(_clock).AddSingleton<IFileStore>(_store));
        Anna = await NamedAsync("Anna");
        Browser = await SignedInAsync(Anna);
        await ChangeAsync(db => db.PublishedWaveAsync(Wave, Groups));
    }

    protected override ValueTask EndAsync()
    {
        _store.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task It_is_asked_for_made_and_downloaded_and_its_files_are_those_of_the_pages()
    {
        var page = await AskAsync();
        await MakeAsync();

        using var answer = await Browser.GetAsync($"{page}.zip", Cancel);
        using var zip = Open(await answer.Content.ReadAsByteArrayAsync(Cancel));

        Assert.Equal((HttpStatusCode.OK, "application/zip", "no-store"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, answer.Header("Cache-Control")));
        Assert.Equal(("attachment", "cijfers-peiling-2026-nl.zip"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName));
        Assert.Equal(await Visitor.GetByteArrayAsync($"/cijfers/ranglijst.csv?peiling={Wave}", Cancel), Read(zip, $"ranglijsten/ranglijst-{Wave}.csv"));
        Assert.Equal(await Visitor.GetByteArrayAsync($"/cijfers/ranglijst.csv?peiling={Wave}&filter=sector:energie", Cancel), Read(zip, $"ranglijsten/ranglijst-{Wave}-energie.csv"));
        Assert.Equal(await Visitor.GetByteArrayAsync($"/cijfers/kruistabel.csv?peiling={Wave}&rij=sector&kolom=interne-werking", Cancel), Read(zip, $"kruistabellen/kruistabel-{Wave}-sector-interne-werking.csv"));
        Assert.Equal(await Visitor.GetByteArrayAsync($"/cijfers/kruistabel.png?peiling={Wave}&rij=rechtsvorm&kolom=groepen", Cancel), Read(zip, $"kruistabellen/kruistabel-{Wave}-rechtsvorm-groepen.png"));
        Assert.Contains($"rapporten/energie-{Wave}.pdf", Names(zip));
        Assert.Contains($"rapporten/groningen-{Wave}.pdf", Names(zip));
    }

    [Fact]
    [Trait("Trust", "T17")]
    public async Task Each_file_in_it_opens_has_a_safe_name_and_stands_in_the_text_that_goes_with_it()
    {
        using var zip = await MadeAsync();

        var readMe = Text(zip, "LEESMIJ.txt");
        Assert.All(zip.Entries, entry => Assert.Matches(SafeName(), entry.FullName));
        Assert.Equal(zip.Entries.Count, Names(zip).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(Names(zip), name => Assert.Contains(name, readMe, StringComparison.Ordinal));
        Assert.All(zip.Entries, entry => AssertOpens(entry.FullName, Read(zip, entry.FullName)));
        Assert.All(
            [
                "Collectieven (n): 121", "CollectieveKracht, Peiling 2026", "als je de bron noemt", "KLEINE GROEPEN", $"http://localhost:5080/cijfers/ranglijst?peiling={Wave}", "aandeel_rij_laag (Ondergrens)",
                $"http://localhost:5080/sectoren/energie?peiling={Wave}", $"http://localhost:5080/cijfers/kruistabel?rij=sector&kolom=interne-werking&peiling={Wave}",
            ],
            words => Assert.Contains(words, readMe, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Trust", "T29")]
    public async Task Small_groups_are_hidden_in_it_as_on_the_pages()
    {
        using var zip = await MadeAsync();

        Assert.DoesNotContain(Names(zip), name => name.Contains("infrastructuur", StringComparison.Ordinal) || name.Contains("drenthe", StringComparison.Ordinal));
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.EndsWith(".csv", StringComparison.Ordinal)))
        {
            var rows = Text(zip, entry.FullName).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim('"').Split("\",\"")).ToList();
            var places = Counts.Select(counted => Array.IndexOf(rows[0], counted)).Where(place => place >= 0).ToList();
            Assert.NotEmpty(places);
            Assert.All(rows.SelectMany(row => places.Select(place => row[place])), value => Assert.DoesNotContain(value, Few));
        }

        Assert.Contains("<5", Text(zip, $"kruistabellen/kruistabel-{Wave}-sector-interne-werking.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sector:energie", "energie", "sector")]
    [InlineData("province:PV20", "groningen", "provincie")]
    public async Task Within_a_group_it_is_what_its_overview_takes_along(string filter, string name, string own)
    {
        using var zip = await MadeAsync(filter);

        Assert.Equal(await Visitor.GetByteArrayAsync($"/cijfers/ranglijst.csv?peiling={Wave}&filter={filter}", Cancel), Read(zip, $"ranglijsten/ranglijst-{Wave}-{name}.csv"));
        Assert.Equal(
            await Visitor.GetByteArrayAsync($"/cijfers/kruistabel.csv?peiling={Wave}&rij=rechtsvorm&kolom=interne-werking&filter={filter}", Cancel),
            Read(zip, $"kruistabellen/kruistabel-{Wave}-rechtsvorm-interne-werking-{name}.csv"));
        Assert.Equal([$"rapporten/{name}-{Wave}.pdf"], Names(zip).Where(one => one.EndsWith(".pdf", StringComparison.Ordinal)));
        Assert.Equal([$"tabellenboek-{Wave}-{name}.xlsx"], Names(zip).Where(one => one.EndsWith(".xlsx", StringComparison.Ordinal)));
        Assert.DoesNotContain(Names(zip), one => one.Contains($"{Wave}-{own}-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Within_a_network_it_holds_the_numbers_of_its_members()
    {
        await ChangeAsync(db => db.CountedAnswers.Where(row => row.WaveSlug == Wave).OrderBy(row => row.AnswerSetId).Take(12).ForEachAsync(row => db.Entry(row).Property(known => known.Networks).CurrentValue = ["energie-samen"], Cancel));
        await CountedAnewAsync();

        using var zip = await MadeAsync("network:energie-samen");

        var ranking = CrossTableTests.Rows(Text(zip, $"ranglijsten/ranglijst-{Wave}-energie-samen.csv"));
        Assert.Contains(ranking, row => row["n"] == "12");
        Assert.All(ranking, row => Assert.Contains(row["n"], (string[])["12", "<5", ""]));
        Assert.Contains($"/netwerken/energie-samen?peiling={Wave}", Text(zip, "LEESMIJ.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_for_in_english_it_is_in_english()
    {
        using var asked = await Browser.SubmitAsync($"/en{Start}", "Make the file", ("peiling", Wave), ("filter", "sector:energie"));
        await MakeAsync();

        using var answer = await Browser.GetAsync($"{asked.Header("Location")}.zip", Cancel);
        using var zip = Open(await answer.Content.ReadAsByteArrayAsync(Cancel));

        Assert.Equal("cijfers-peiling-2026-energie-en.zip", answer.Content.Headers.ContentDisposition!.FileName);
        var readMe = Text(zip, "README.txt");
        Assert.Contains("Collectives (n): 60", readMe, StringComparison.Ordinal);
        Assert.Contains($"http://localhost:5080/en/cijfers/ranglijst?peiling={Wave}", readMe, StringComparison.Ordinal);
        // The mail is in the language of who gets it.
        Assert.Equal("Je uitvoer is klaar: Peiling 2026, Energie", (await MailAsync(Address, "export-ready")).Subject);
    }

    [Fact]
    public async Task Its_page_tells_how_far_it_is_and_refreshes_by_itself_until_it_is_ready()
    {
        var address = await AskAsync();
        var before = await Browser.PageAsync(address);
        await ChangeExportAsync(export =>
        {
            export.Begin(_clock.GetUtcNow());
            export.Advance(done: 12, parts: 40, _clock.GetUtcNow());
        });
        var (during, piece) = (await Browser.PageAsync(address), await Browser.PageAsync($"{address}?handler=Stand"));
        _clock.MoveAhead(FigureExport.Lease);
        await MakeAsync();
        var after = await Browser.PageAsync(address);

        Assert.Contains("wacht op zijn beurt", before.QuerySelector("[data-progress]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("12 van de 40 delen", during.QuerySelector("[data-progress]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("12", "40"), (during.QuerySelector("progress")!.GetAttribute("value"), during.QuerySelector("progress")!.GetAttribute("max")));
        Assert.Equal(during.QuerySelector("progress")!.OuterHtml, piece.QuerySelector("progress")!.OuterHtml);
        Assert.Null(piece.QuerySelector("h1"));
        Assert.Equal((true, true, false), (RefreshesItself(before), RefreshesItself(during), RefreshesItself(after)));
        Assert.Null(after.QuerySelector("progress, [data-going]"));
        Assert.Equal($"{address}.zip", after.QuerySelector("main a[download]")!.GetAttribute("href"));
        Assert.Matches(@"ZIP, \d", after.QuerySelector("[data-progress]")!.TextContent);
    }

    [Fact]
    [Trait("Trust", "T07")]
    public async Task A_visitor_is_led_from_the_button_to_sign_in_and_back()
    {
        var overview = await PageAsync($"/sectoren/energie?peiling={Wave}");
        var button = overview.QuerySelectorAll("main a").Single(link => link.TextContent.Trim() == "Download alles").GetAttribute("href")!;

        using var asked = await Visitor.GetAsync(button, Cancel);
        var page = await Browser.PageAsync(button);

        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Equal($"/inloggen?terug={Uri.EscapeDataString(button)}", asked.Header("Location"), ignoreCase: true);
        Assert.Equal(("sector:energie", Wave), (page.QuerySelector("#filter option[selected]")!.GetAttribute("value"), page.QuerySelector("#peiling option[selected]")!.GetAttribute("value")));
        Assert.Contains($"{Start}?peiling={Wave}", (await PageAsync($"/cijfers/tabellenboek?peiling={Wave}")).QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    [Trait("Trust", "T08")]
    public async Task Another_person_finds_neither_its_page_nor_its_file()
    {
        var address = await AskAsync();
        await MakeAsync();
        var other = await SignedInAsync(await NamedAsync("Bram"));

        foreach (var one in (string[])[address, $"{address}?handler=Stand", $"{address}.zip", $"{Start}/{Guid.NewGuid()}", $"{Start}/{Guid.NewGuid()}.zip"])
        {
            using var answer = await other.GetAsync(one, Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Contains("Je vroeg nog geen uitvoer aan", (await other.PageAsync(Start)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressed_twice_at_once_it_is_made_once()
    {
        var page = await Browser.PageAsync(Start);
        var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(_ => Browser.PressAsync(page, Start, Make, ("peiling", Wave))));

        Assert.Single(answers.Select(answer => answer.Header("Location")).Distinct());
        Assert.Equal(1, await CountAsync());
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task What_one_has_already_is_given_at_once_until_the_wave_is_counted_anew()
    {
        var first = await AskAsync();
        await MakeAsync();

        var again = await AskAsync();
        await CountedAnewAsync();
        var anew = await AskAsync();

        Assert.Equal(first, again);
        Assert.NotEqual(first, anew);
    }

    [Fact]
    public async Task While_one_is_made_another_is_refused_with_what_was_chosen_kept()
    {
        await AskAsync();

        using var refused = await Browser.SubmitAsync(Start, Make, ("peiling", Wave), ("filter", "sector:energie"));
        var page = await refused.PageAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Er wordt al een uitvoer voor je gemaakt", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("sector:energie", page.QuerySelector("#filter option[selected]")!.GetAttribute("value"));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task An_eleventh_in_a_day_is_refused()
    {
        await ChangeAsync(db =>
        {
            for (var number = 1; number <= FigureExport.MostPerDay; number++)
            {
                var export = FigureExport.Ask(Anna.Id, new(Wave, $"{number}", null, "nl"), [], _clock.GetUtcNow());
                export.Fail(_clock.GetUtcNow());
                db.Add(export);
            }

            return Task.CompletedTask;
        });

        using var refused = await Browser.SubmitAsync(Start, Make, ("peiling", Wave));

        Assert.Contains("vandaag al 10 keer", (await refused.PageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(FigureExport.MostPerDay, await CountAsync());
    }

    [Theory]
    [InlineData("bestaat-niet", "", "peiling")]
    [InlineData("rapport-2020", "", "peiling")]
    [InlineData(Wave, "sector:bestaat-niet", "filter")]
    [InlineData(Wave, "legal-form:vereniging", "filter")]
    [InlineData(Wave, "sector:infrastructuur-mobiliteit", "filter")]
    [InlineData(Wave, "province:PV31", "filter")]
    public async Task What_cannot_be_made_is_told_at_its_field(string wave, string filter, string field)
    {
        using var refused = await Browser.SubmitToAsync(Start, Start, ("peiling", wave), ("filter", filter));

        Assert.NotNull((await refused.PageAsync()).GetElementById($"{field}-fout"));
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    [Trait("Trust", "T12")]
    public async Task A_forged_form_is_refused()
    {
        using var content = new FormUrlEncodedContent([new("peiling", Wave)]);

        using var answer = await Browser.PostAsync(Start, content, Cancel);

        Assert.Equal((HttpStatusCode.BadRequest, 0), (answer.StatusCode, await CountAsync()));
    }

    [Fact]
    public async Task When_it_is_ready_the_person_is_told_once_by_mail_and_on_their_page_until_they_have_it()
    {
        var address = await AskAsync();
        var before = await ForYouAsync();
        await MakeAsync();
        var nothingLeft = await MakeNextAsync();
        var ready = await ForYouAsync();
        using var downloaded = await Browser.GetAsync($"{address}.zip", Cancel);

        var mail = await MailAsync(Address, "export-ready");
        Assert.False(nothingLeft);
        Assert.Equal((1, "Je uitvoer is klaar: Peiling 2026"), (await MailsAsync(Address), mail.Subject));
        Assert.Contains($"http://localhost:5080{address}", mail.Text, StringComparison.Ordinal);
        Assert.Contains("/afmelden", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Je uitvoer is klaar", before, StringComparison.Ordinal);
        Assert.Contains("Je uitvoer is klaar", ready, StringComparison.Ordinal);
        Assert.DoesNotContain("Je uitvoer is klaar", await ForYouAsync(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T30")]
    public async Task Who_wants_no_such_mails_gets_none()
    {
        using var stopped = await Browser.SubmitAsync("/instellingen/meldingen", "Bewaar", ("onderwerp", MailTopics.Profile));
        await AskAsync();

        await MakeAsync();

        Assert.Equal(0, await MailsAsync(Address));
        Assert.Contains("Je uitvoer is klaar", await ForYouAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_one_whose_maker_died_half_way_another_begins_anew_when_it_is_sure_of_that()
    {
        var address = await AskAsync();
        await ChangeExportAsync(export =>
        {
            export.Begin(_clock.GetUtcNow());
            export.Advance(done: 3, parts: 40, _clock.GetUtcNow());
        });

        var early = await MakeNextAsync();
        _clock.MoveAhead(FigureExport.Lease);
        await MakeAsync();

        using var zip = Open(await Browser.GetByteArrayAsync($"{address}.zip", Cancel));
        Assert.False(early);
        Assert.Contains($"rapporten/energie-{Wave}.pdf", Names(zip));
        Assert.Equal(1, await MailsAsync(Address));
    }

    [Fact]
    public async Task A_site_that_stops_lets_it_go_and_the_next_makes_it_at_once()
    {
        var address = await AskAsync();
        using var stop = new CancellationTokenSource();
        _store.OnSave = stop.Cancel;

        var wasMade = await MakeNextAsync(stop.Token);
        var left = await ExportAsync();
        _store.OnSave = null;
        await MakeAsync();

        using var downloaded = await Browser.GetAsync($"{address}.zip", Cancel);
        Assert.False(wasMade);
        Assert.Equal((ExportState.Waiting, 0, 0), (left.State, left.Tries, left.Done));
        Assert.Equal((HttpStatusCode.OK, 1), (downloaded.StatusCode, await MailsAsync(Address)));
    }

    [Fact]
    public async Task Someone_who_was_too_slow_saves_nothing_over_who_took_over()
    {
        await AskAsync();
        _store.OnSave = () => ChangeExportAsync(export => export.Begin(_clock.GetUtcNow())).GetAwaiter().GetResult();

        await MakeAsync();

        var export = await ExportAsync();
        Assert.Equal((ExportState.Waiting, 2, 0), (export.State, export.Tries, await MailsAsync(Address)));
    }

    [Fact]
    [Trait("Trust", "T21")]
    public async Task What_goes_wrong_three_times_is_told_with_a_code_that_stands_in_the_log()
    {
        var address = await AskAsync();
        _store.OnSave = () => throw new IOException("no room");

        for (var tried = 1; tried <= FigureExport.MostTries; tried++)
        {
            Assert.Equal(0, await MailsAsync(Address));
            await MakeAsync();
            Assert.False(await MakeNextAsync());
            _clock.MoveAhead(FigureExport.Pause);
        }

        var (page, export, mail) = (await Browser.PageAsync(address), await ExportAsync(), await MailAsync(Address, "export-failed"));
        using var file = await Browser.GetAsync($"{address}.zip", Cancel);
        Assert.Equal((ExportState.Failed, 1, HttpStatusCode.NotFound), (export.State, await MailsAsync(Address), file.StatusCode));
        Assert.Contains(export.Reference, page.QuerySelector("[data-progress]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(export.Reference, mail.Text, StringComparison.Ordinal);
        Assert.Equal(FigureExport.MostTries, Site.Log.Lines.Count(line => line.Contains(export.Reference, StringComparison.Ordinal)));
        Assert.DoesNotContain(Site.Log.Json, line => line.Contains(Address, StringComparison.Ordinal));
        Assert.False(RefreshesItself(page));
        // It can be asked for again.
        _store.OnSave = null;
        Assert.NotEqual(address, await AskAsync());
    }

    [Fact]
    public async Task Of_a_wave_that_is_gone_it_is_told_that_it_failed()
    {
        var address = await AskAsync();
        await InDatabaseAsync(async db =>
        {
            await db.AnswerSets.ExecuteDeleteAsync(Cancel);
            await db.AnswerImports.ExecuteDeleteAsync(Cancel);
            return await db.Waves.Where(wave => wave.Slug == Wave).ExecuteDeleteAsync(Cancel);
        });

        await MakeAsync();

        Assert.Contains("niet gelukt", (await Browser.PageAsync(address)).QuerySelector("[data-progress]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await MailsAsync(Address));
    }

    [Fact]
    public async Task After_a_week_it_is_not_there_any_more_and_the_night_removes_row_and_file()
    {
        var address = await AskAsync();
        await MakeAsync();
        var stored = (await ExportAsync()).StoredName;
        _clock.MoveAhead(FigureExport.Kept);

        using var page = await Browser.GetAsync(address, Cancel);
        using var file = await Browser.GetAsync($"{address}.zip", Cancel);
        var term = Site.Services.GetServices<RetentionTerm>().Single(known => known.What.StartsWith("exports of figures", StringComparison.Ordinal));
        var kept = await InDatabaseAsync(db => term.ForgetAsync(db, _clock.GetUtcNow() - term.Kept - TimeSpan.FromHours(1), Cancel));
        var forgotten = await InDatabaseAsync(db => term.ForgetAsync(db, _clock.GetUtcNow() - term.Kept, Cancel));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, file.StatusCode));
        Assert.DoesNotContain("Je uitvoer is klaar", await ForYouAsync(), StringComparison.Ordinal);
        Assert.Equal((0, 1, 0), (kept, forgotten, await CountAsync()));
        Assert.Null(await _store.OpenAsync(stored, Cancel));
    }

    [Fact]
    [Trait("Trust", "T26")]
    [Trait("Trust", "T27")]
    public async Task It_is_in_the_download_of_what_is_kept_of_a_person_and_goes_with_the_account()
    {
        await AskAsync("sector:energie");
        await MakeAsync();
        var stored = (await ExportAsync()).StoredName;

        var data = await Browser.GetStringAsync("/instellingen/gegevens?handler=Download", Cancel);
        using var erased = await Browser.SubmitAsync("/instellingen/gegevens", "Verwijder mijn account", ("adres", Address));

        Assert.Contains("\"within\": \"sector:energie\"", data, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
        Assert.Null(await _store.OpenAsync(stored, Cancel));
    }

    [Fact]
    [Trait("Trust", "T27")]
    public async Task Of_who_is_erased_while_it_is_made_no_file_is_left()
    {
        await AskAsync();
        var stored = (await ExportAsync()).StoredName;
        _store.OnSave = () => Browser.SubmitAsync("/instellingen/gegevens", "Verwijder mijn account", ("adres", Address)).GetAwaiter().GetResult().Dispose();

        await MakeAsync();

        Assert.Equal(0, await CountAsync());
        Assert.Null(await _store.OpenAsync(stored, Cancel));
    }

    private static bool RefreshesItself(AngleSharp.Dom.IDocument page) => page.Head!.InnerHtml.Contains("http-equiv=\"refresh\"", StringComparison.Ordinal);

    private static void AssertOpens(string name, byte[] content)
    {
        switch (Path.GetExtension(name))
        {
            case ".csv" or ".txt":
                Assert.NotEmpty(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content));
                break;
            case ".json":
                Assert.NotEqual(0, JsonDocument.Parse(content).RootElement.GetProperty("columns").GetArrayLength());
                break;
            case ".svg":
                Assert.Equal("svg", XDocument.Load(new MemoryStream(content)).Root!.Name.LocalName);
                break;
            case ".png":
                Assert.Equal([0x89, .. "PNG\r\n"u8], content[..6]);
                break;
            case ".pdf":
                using (var pdf = PdfDocument.Open(content)) Assert.NotEqual(0, pdf.NumberOfPages);
                break;
            case ".xlsx":
                using (var book = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false)) Assert.NotEmpty(book.WorkbookPart!.WorksheetParts);
                break;
            default:
                Assert.Fail($"{name} is of a kind that nobody expects.");
                break;
        }
    }

    private static ZipArchive Open(byte[] content) => new(new MemoryStream(content));

    private static IEnumerable<string> Names(ZipArchive zip) => zip.Entries.Select(entry => entry.FullName);

    private static string Text(ZipArchive zip, string name) => Encoding.UTF8.GetString(Read(zip, name));

    private static byte[] Read(ZipArchive zip, string name)
    {
        Assert.Contains(name, Names(zip));
        using var stream = zip.GetEntry(name)!.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    /// <returns>The address of its page.</returns>
    private async Task<string> AskAsync(string filter = "")
    {
        using var asked = await Browser.SubmitAsync(Start, Make, ("peiling", Wave), ("filter", filter));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        return asked.Header("Location")!;
    }

    private async Task<ZipArchive> MadeAsync(string filter = "")
    {
        var address = await AskAsync(filter);
        await MakeAsync();
        return Open(await Browser.GetByteArrayAsync($"{address}.zip", Cancel));
    }

    private async Task MakeAsync() => Assert.True(await MakeNextAsync());

    private async Task<bool> MakeNextAsync(CancellationToken? stop = null)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<MakeFigureExports>(scope.ServiceProvider).MakeNextAsync(stop ?? Cancel);
    }

    private Task CountedAnewAsync() => ChangeAsync(async db => db.Entry(await db.Waves.SingleAsync(wave => wave.Slug == Wave, Cancel)).Property(wave => wave.Counts).CurrentValue++);

    private async Task<string> ForYouAsync() => (await Browser.PageAsync("/voor-jou")).QuerySelector(".attention, main .panel")!.TextContent;

    private Task ChangeExportAsync(Action<FigureExport> change) => ChangeAsync(async db => change(await db.FigureExports.SingleAsync(Cancel)));

    private Task<FigureExport> ExportAsync() => InDatabaseAsync(db => db.FigureExports.AsNoTracking().OrderByDescending(export => export.Id).FirstAsync(Cancel));

    private Task<int> CountAsync() => InDatabaseAsync(db => db.FigureExports.CountAsync(Cancel));

    [GeneratedRegex(@"\A([a-z]+/)?[A-Za-z0-9]+(-[a-z0-9]+)*\.[a-z]{3,4}\z")]
    private static partial Regex SafeName();

    /// <summary>Files in a folder of this test, where saving can be made to go wrong.</summary>
    private sealed class FailingStore : IFileStore, IDisposable
    {
        private readonly string _folder = Path.Combine(Path.GetTempPath(), $"uitvoer-{Guid.NewGuid():N}");

        public Action? OnSave { get; set; }

        private FolderStore Folder => new(_folder);

        public async Task SaveAsync(string name, Stream content, CancellationToken cancel)
        {
            OnSave?.Invoke();
            await Folder.SaveAsync(name, content, cancel);
        }

        public Task<Stream?> OpenAsync(string name, CancellationToken cancel) => Folder.OpenAsync(name, cancel);

        public Task RemoveAsync(string name, CancellationToken cancel) => Folder.RemoveAsync(name, cancel);

        public void Dispose()
        {
            if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
        }
    }
}
