using System.Net;
using System.Text;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Features.Surveys;
using CollectieveKracht.Web.Tests.Features.Curation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Surveys;

/// <summary>Answers from elsewhere are looked at first, and loaded whole or not at all.</summary>
public sealed class ImportTests(PostgresTemplate template) : CurationTest(template)
{
    private const string Slug = "peiling-2026", Address = $"/beheer/peilingen/{Slug}/importeren";

    private static readonly string[] Header = ["naam", "gemeente", "rechtsvorm", "interne-werking[leiderschap]", "interne-werking[other]"];

    private static readonly string[] Good = ["", "", "stichting", "Y", ""], Formula = ["=1+1", "", "stichting", "Y", ""];

    private static readonly string[] Encodings = ["utf-8", "utf-8-mark", "utf-16", "utf-16-big", "windows-1252"], Separators = [",", ";", "\t"], Ticks = ["Y|N", "1|0", "Ja|Nee", "x|"];

    [Fact]
    public async Task A_file_with_three_bad_rows_of_five_hundred_loads_none_and_shows_all_three()
    {
        var browser = await AskingAsync();
        var rows = Enumerable.Range(0, 500).Select(number => number switch
        {
            9 => ["Bestaat niet", "Roermond", "cooperatie", "Y", ""],
            99 => ["", "Atlantis", "cooperatie", "Y", ""],
            499 => ["", "Roermond", "cooperatie", "misschien", ""],
            _ => new[] { "", "Roermond", "cooperatie", number % 2 == 0 ? "Y" : "N", "" },
        });
        var address = await UploadedAsync(browser, Encoding.UTF8.GetBytes(Written([Header, .. rows])));

        var page = await browser.PageAsync($"{address}/controle");
        var token = page.QuerySelector("main input[name=__RequestVerificationToken]");
        using var forced = await browser.SubmitToAsync($"{address}/controle", address);

        Assert.Equal("3 problemen", page.QuerySelector("#problemen")!.TextContent);
        Assert.Equal(
            ["11 | naam | Bestaat niet", "101 | gemeente | Atlantis", "501 | interne-werking[leiderschap] | misschien"],
            page.QuerySelectorAll("section[aria-labelledby=problemen] tbody tr").Select(row => string.Join(" | ", row.Children.Take(3).Select(cell => cell.TextContent.Trim()))));
        Assert.Null(token);
        Assert.Equal((HttpStatusCode.OK, 0, 0), (forced.StatusCode, await CountAsync(), await InDatabaseAsync(db => db.AnswerImports.CountAsync(Cancel))));
    }

    [Fact]
    public async Task A_good_file_needs_no_work_and_is_loaded_with_who_it_is_from()
    {
        var browser = await AskingAsync();
        await ListedAsync("Boomvalk", kvk: "12345678");
        var address = await UploadedAsync(browser, Encoding.UTF8.GetBytes(Written([Header, ["12345678", "", "Coöperatie", "Y", "Geen plek"], ["", "Maastricht", "stichting", "", ""]])));

        using var kept = await browser.SubmitAsync(address, "Bewaar en controleer");
        AssertLeadsTo($"{address}/controle", kept);
        using var loaded = await browser.SubmitAsync($"{address}/controle", "Laad 2 respondenten");
        var done = loaded.Header("Location")!;
        var page = await browser.PageAsync(done);

        Assert.Equal($"/beheer/peilingen/{Slug}/geladen/{address.Split('/')[^1]}", done);
        Assert.Contains("2 respondenten zijn geladen", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var sets = await InDatabaseAsync(db => db.AnswerSets.Where(set => set.WaveSlug == Slug).Include(set => set.Answers).OrderBy(set => set.CollectiveId == null).ToListAsync(Cancel));
        var boomvalk = await InDatabaseAsync(db => db.Collectives.SingleAsync(collective => collective.Slug == "boomvalk", Cancel));
        Assert.Equal([(boomvalk.Id, "GM0957"), (null, "GM0935")], sets.Select(set => (set.CollectiveId, set.RegionCode)));
        Assert.Contains(sets[0].Answers, answer => answer.Own == "Geen plek");
        Assert.All(sets, set => Assert.True(set.IsSubmitted && set.ImportId is not null));
        Assert.Equal(0, await InDatabaseAsync(db => db.ImportDrafts.CountAsync(Cancel)));
        Assert.Equal("2", await InDatabaseAsync(db => db.AuditEntries.Where(entry => entry.Act == "import").Select(entry => entry.After).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task The_same_file_is_recognised_with_who_loaded_it_and_when()
    {
        var browser = await AskingAsync();
        var file = Encoding.UTF8.GetBytes(Written([Header, ["", "", "stichting", "Y", ""]]));
        await LoadAsync(browser, file);

        using var again = await UploadAsync(browser, file, "andere-naam.csv");
        var said = (await again.PageAsync()).QuerySelector("#bestand-fout")!.TextContent;

        Assert.Contains("Dit bestand is al geladen: antwoorden.csv, op ", said, StringComparison.Ordinal);
        Assert.Contains("door Ada", said, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync());
        await ChangeAsync(db => db.OpenWaveAsync("peiling-2027"));
        using var elsewhere = await UploadAsync(browser, file, wave: "peiling-2027");
        Assert.Equal(HttpStatusCode.Redirect, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Sent_twice_a_file_is_loaded_once()
    {
        var browser = await AskingAsync();
        var address = $"{await UploadedAsync(browser, Encoding.UTF8.GetBytes(Written([Header, .. Enumerable.Repeat(Good, 20)])))}/controle";
        var page = await browser.PageAsync(address);

        var both = await Task.WhenAll(browser.PressAsync(page, address, "Laad 20 respondenten"), browser.PressAsync(page, address, "Laad 20 respondenten"));

        Assert.All(both, answer => Assert.Contains("/geladen/", answer.Header("Location"), StringComparison.Ordinal));
        Assert.Equal((20, 1), (await CountAsync(), await InDatabaseAsync(db => db.AnswerImports.CountAsync(Cancel))));
    }

    public static IEnumerable<TheoryDataRow<string, string, string, string>> Forms =>
        from encoding in Encodings
        from separator in Separators
        let ticks = (encoding.Length + separator[0]) % 4
        select new TheoryDataRow<string, string, string, string>(encoding, separator, Ticks[ticks], separator == ";" ? "\n" : "\r\n");

    [Theory, MemberData(nameof(Forms))]
    public async Task Every_common_way_of_writing_a_file_is_read(string encoding, string separator, string ticks, string end)
    {
        var browser = await AskingAsync();
        var (yes, no) = (ticks.Split('|')[0], ticks.Split('|')[1]);
        var text = Written(
            [
                ["datum", "rechtsvorm", "Wat speelt er binnen jullie collectief?: Leiderschap", "interne-werking[other]", "interne-werking[comment]"],
                ["", "Coöperatie", yes, "Één; of, \"twee\"", "Regel een\r\nregel twee"],
                ["", "Foundation", no, "", ""],
            ],
            separator, end);

        await LoadAsync(browser, Encoded(text, encoding));

        var sets = await InDatabaseAsync(db => db.AnswerSets.Where(set => set.WaveSlug == Slug).Include(set => set.Answers).ToListAsync(Cancel));
        var wave = await InDatabaseAsync(db => db.Waves.Include(known => known.Questions).ThenInclude(question => question.Options).SingleAsync(known => known.Slug == Slug, Cancel));
        var option = wave.Questions.SelectMany(question => question.Options.Select(option => (Key: $"{question.Code}/{option.Slug}", option.Id))).ToDictionary(pair => pair.Key, pair => pair.Id);
        Assert.Equal(
            [string.Join(' ', new[] { option["rechtsvorm/cooperatie"], option["interne-werking/leiderschap"] }.Order()), $"{option["rechtsvorm/stichting"]}"],
            sets.Select(set => string.Join(' ', set.Ticked())).OrderByDescending(ticked => ticked.Length));
        var said = sets.SelectMany(set => set.Answers).Single(answer => answer.Own is not null);
        Assert.Equal(("Één; of, \"twee\"", "Regel een\r\nregel twee"), (said.Own, said.Explanation));
    }

    [Fact]
    public async Task What_one_wave_was_answered_gives_the_same_counts_when_it_is_imported_into_another()
    {
        var browser = await AskingAsync();
        string[][] said = [["leiderschap"], ["leiderschap", "ledenwerving"], [], ["ledenwerving"], ["leiderschap"]];
        foreach (var (number, challenges) in said.Index())
        {
            var collective = await ListedAsync($"Proef {number}");
            await ChangeAsync(async db =>
            {
                var wave = (await db.Waves.Include(known => known.Questions).ThenInclude(question => question.Options).SingleAsync(known => known.Slug == Slug, Cancel))!;
                var known = await db.Collectives.Include(c => c.Activities).Include(c => c.Sector).Include(c => c.LegalForm).Include(c => c.WorkingArea).Include(c => c.SizeClass)
                    .Include(c => c.Municipality).Include(c => c.Networks).Include(c => c.TargetGroups).Include(c => c.MembershipConditions).AsSplitQuery().SingleAsync(c => c.Id == collective.Id, Cancel);
                db.Add(wave.Answered(known, (await db.Accounts.FirstAsync(Cancel)).Id, SurveySteps.Opening, challenges));
            });
        }

        await ChangeAsync(db => db.OpenWaveAsync("peiling-2027"));
        await LoadAsync(browser, Encoding.UTF8.GetBytes(await AsLimeSurveyAsync()), "peiling-2027");

        foreach (var wave in new[] { Slug, "peiling-2027" })
        {
            using var closed = await browser.SubmitAsync($"/beheer/peilingen/{wave}", "Sluit nu");
            AssertLeadsTo($"/beheer/peilingen/{wave}?gedaan=gesloten", closed);
        }

        var counted = Site.Services.GetRequiredService<CountedWaves>();
        var (one, other) = (await counted.ReadAsync(Slug, Cancel), await counted.ReadAsync("peiling-2027", Cancel));
        Assert.Equal(5, one!.Answers.Respondents);
        Assert.Equal(Counts(one.Answers), Counts(other!.Answers));
        Assert.Equal(3, one.Answers.Of(Subject.Challenge("leiderschap")).Count);
        Assert.Equal(5, other.Answers.Of(new Subject(SubjectKind.Municipality, "GM0957")).Count);

        static IEnumerable<(Subject, int)> Counts(AnswerTable table) => table.Subjects.Select(subject => (subject, table.Of(subject).Count));
    }

    [Fact]
    public async Task A_column_that_was_not_understood_is_given_a_meaning_and_its_values_too()
    {
        var browser = await AskingAsync();
        var address = await UploadedAsync(browser, Encoding.UTF8.GetBytes(Written([["vorm van de club", "wie"], ["A1", "x"], ["A2", "y"], ["weet niet", "z"]])));

        using var chosen = await browser.SubmitAsync(address, "Bewaar en controleer", ("kolom-0", "Question:rechtsvorm"));
        AssertLeadsTo($"{address}?kies=true", chosen);
        using var given = await browser.SubmitAsync(address, "Bewaar en controleer", ("waarde-0-0", "stichting"), ("waarde-0-1", "vereniging"), ("waarde-0-2", "-"));
        AssertLeadsTo($"{address}/controle", given);
        using var loaded = await browser.SubmitAsync($"{address}/controle", "Laad 3 respondenten");

        Assert.Contains("/geladen/", loaded.Header("Location"), StringComparison.Ordinal);
        Assert.Equal(2, await InDatabaseAsync(db => db.AnswerSets.Where(set => set.WaveSlug == Slug).SelectMany(set => set.Answers).CountAsync(Cancel)));
    }

    [Fact]
    public async Task What_no_form_offers_is_refused_and_keeps_what_was_chosen()
    {
        var browser = await AskingAsync();
        var address = await UploadedAsync(browser, Encoding.UTF8.GetBytes(Written([Header, ["", "", "stichting", "Y", ""]])));

        using var option = await browser.SubmitAsync(address, "Bewaar en controleer", ("antwoord-3", "999999"));
        using var twice = await browser.SubmitAsync(address, "Bewaar en controleer", ("kolom-4", "Question:rechtsvorm"));
        using var role = await browser.SubmitAsync(address, "Bewaar en controleer", ("kolom-2", "Alles:rechtsvorm"));
        using var value = await browser.SubmitAsync(address, "Bewaar en controleer", ("waarde-2-0", "leiderschap"));
        using var nothing = await browser.SubmitAsync(
            address, "Bewaar en controleer", ("kolom-0", "Nothing"), ("kolom-1", "Nothing"), ("kolom-2", "Nothing"), ("kolom-3", "Nothing"), ("kolom-4", "Nothing"));

        Assert.NotNull((await option.PageAsync()).QuerySelector("#kolom-3-fout"));
        var told = await twice.PageAsync();
        Assert.Contains("Een andere kolom heeft deze betekenis al.", told.QuerySelector("#kolom-4-fout")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(told.QuerySelector("#kolom-4 option[value='Question:rechtsvorm'][selected]"));
        Assert.NotNull((await role.PageAsync()).QuerySelector("#kolom-2-fout"));
        Assert.NotNull((await value.PageAsync()).QuerySelector("#waarde-2-0-fout"));
        Assert.Contains("Kies minstens één kolom met een antwoord.", (await nothing.PageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("leiderschap", (await InDatabaseAsync(db => db.ImportDrafts.SingleAsync(Cancel))).Uses[3].Option);
    }

    public static IEnumerable<TheoryDataRow<string, byte[], string>> Refusals =>
    [
        new("nothing", [], "Kies een bestand."),
        new("one column", "naam\r\nBoomvalk\r\n"u8.ToArray(), "Dit is geen CSV-bestand"),
        new("only a heading", "naam,rechtsvorm\r\n"u8.ToArray(), "Dit is geen CSV-bestand"),
        new("a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, (byte)','], "Dit is geen CSV-bestand"),
        new("a spreadsheet", [.. "PK"u8, 3, 4, 20, 0, 6, 0, 8, 0], "Dit is geen CSV-bestand"),
        new("too large", new byte[(10 * 1024 * 1024) + 1], "Een bestand is hoogstens 10 MB."),
        new("too many rows", Encoding.UTF8.GetBytes("a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", 20_001))), "hoogstens 20.000 rijen"),
        new("too many columns", Encoding.UTF8.GetBytes(new string(',', 400) + "\n" + new string('1', 3) + new string(',', 400)), "400 kolommen"),
    ];

    [Theory, MemberData(nameof(Refusals))]
    public async Task What_is_no_file_of_answers_is_refused(string what, byte[] content, string said)
    {
        var browser = await AskingAsync();

        using var refused = await UploadAsync(browser, content);
        var page = await refused.PageAsync();

        Assert.True(page.QuerySelector("#bestand-fout")?.TextContent.Contains(said, StringComparison.Ordinal), $"{what}: {page.QuerySelector("main")?.TextContent}");
        Assert.Equal(0, await InDatabaseAsync(db => db.ImportDrafts.CountAsync(Cancel)));
    }

    [Fact]
    [Trait("Trust", "T17")]
    public async Task The_download_of_problems_runs_nothing_in_a_spreadsheet_and_holds_all_of_them()
    {
        var browser = await AskingAsync();
        var address = await UploadedAsync(browser, Encoding.UTF8.GetBytes(Written([Header, .. Enumerable.Repeat(Formula, 250)])));

        var page = await browser.PageAsync($"{address}/controle");
        using var answer = await browser.GetAsync($"{address}/controle?handler=Problems", Cancel);
        var file = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(200, page.QuerySelectorAll("section[aria-labelledby=problemen] tbody tr").Length);
        Assert.Equal("text/csv; charset=utf-8", answer.Header("Content-Type"));
        Assert.Equal(251, file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\"2\",\"naam\",\"'=1+1\",", file, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T07")]
    public async Task Only_who_sent_a_file_in_sees_it()
    {
        var browser = await AskingAsync();
        var address = await UploadedAsync(browser, Encoding.UTF8.GetBytes(Written([Header, ["", "", "stichting", "Y", ""]])));
        var other = await SignedInAsync(await NamedAsync("Bo", Domain.Accounts.Role.Administrator), hasSecondFactor: true);
        var moderator = await ModeratorAsync();

        foreach (var page in new[] { address, $"{address}/controle", $"{address}/controle?handler=Problems" })
        {
            using var seen = await other.GetAsync(page, Cancel);
            using var closed = await moderator.GetAsync(page, Cancel);
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (seen.StatusCode, closed.StatusCode));
        }

        using var thrown = await browser.SubmitAsync(address, "Gooi het bestand weg");
        AssertLeadsTo($"{Address}?gedaan=weg", thrown);
        Assert.Equal(0, await InDatabaseAsync(db => db.ImportDrafts.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_collective_that_answered_meanwhile_keeps_the_file_from_being_loaded()
    {
        var browser = await AskingAsync();
        var collective = await ListedAsync("Boomvalk");
        var address = await UploadedAsync(browser, Encoding.UTF8.GetBytes(Written([Header, ["Boomvalk", "", "stichting", "Y", ""]])));
        var page = await browser.PageAsync($"{address}/controle");
        await ChangeAsync(async db => db.Add(AnswerSet.Begin(
            await db.Waves.SingleAsync(wave => wave.Slug == Slug, Cancel), collective.Id, (await db.Accounts.FirstAsync(Cancel)).Id, SurveySteps.Opening)));

        using var refused = await browser.PressAsync(page, $"{address}/controle", "Laad 1 respondent");

        Assert.Contains("Dit collectief heeft deze peiling al ingevuld", (await refused.PageAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync());
    }

    [Theory]
    [InlineData("peiling-in-voorbereiding")]
    [InlineData("2020")]
    [InlineData("bestaat-niet")]
    public async Task Only_an_open_or_closed_wave_takes_answers_in(string wave)
    {
        var browser = await AskingAsync();
        await ChangeAsync(async db =>
        {
            var draft = Wave.Prepare("peiling-in-voorbereiding", new Label("Later", "Later"), 2027, Wave.FirstVersion, by: null);
            await db.AskStandardQuestionsAsync(draft, by: null, Cancel);
            db.Add(draft);
        });

        using var answer = await browser.GetAsync($"/beheer/peilingen/{wave}/importeren", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<HttpClient> AskingAsync()
    {
        var browser = await AdministratorAsync();
        await ChangeAsync(db => db.OpenWaveAsync(Slug));
        return browser;
    }

    private Task<int> CountAsync() => InDatabaseAsync(db => db.AnswerSets.CountAsync(set => set.WaveSlug == Slug, Cancel));

    private static async Task LoadAsync(HttpClient browser, byte[] file, string wave = Slug)
    {
        var address = $"{await UploadedAsync(browser, file, wave)}/controle";
        var page = await browser.PageAsync(address);
        var button = page.QuerySelectorAll("main form button").FirstOrDefault(button => button.TextContent.StartsWith("Laad ", StringComparison.Ordinal));
        Assert.True(button is not null, page.QuerySelector("main")!.TextContent);
        using var loaded = await browser.PressAsync(page, address, button.TextContent.Trim());
        Assert.Contains("/geladen/", loaded.Header("Location"), StringComparison.Ordinal);
    }

    /// <summary>Sends a file in and gives the address where it is looked at.</summary>
    private static async Task<string> UploadedAsync(HttpClient browser, byte[] file, string wave = Slug)
    {
        using var answer = await UploadAsync(browser, file, wave: wave);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, (await answer.PageAsync()).QuerySelector("main")?.TextContent);
        return answer.Header("Location")!;
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient browser, byte[] file, string name = "antwoorden.csv", string wave = Slug)
    {
        var address = $"/beheer/peilingen/{wave}/importeren";
        var token = (await browser.PageAsync(address)).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(file), "bestand", name } };
        return await browser.PostAsync(address, form, Cancel);
    }

    private static string Written(IEnumerable<string[]> rows, string separator = ",", string end = "\r\n") =>
        string.Concat(rows.Select(row => string.Join(separator, row.Select(cell => Quoted(cell, separator))) + end));

    private static string Quoted(string cell, string separator) =>
        cell.Contains(separator, StringComparison.Ordinal) || cell.IndexOfAny(['"', '\r', '\n']) >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static byte[] Encoded(string text, string encoding) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(text),
        "utf-8-mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
        "utf-16-big" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
        _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text),
    };

    /// <summary>All answers of the first wave as LimeSurvey exports them: a column per option of what takes several, codes for the rest.</summary>
    private async Task<string> AsLimeSurveyAsync()
    {
        var wave = await InDatabaseAsync(db => db.Waves.Include(known => known.Questions).ThenInclude(question => question.Options).AsSplitQuery().SingleAsync(known => known.Slug == Slug, Cancel));
        var sets = await InDatabaseAsync(db => db.AnswerSets.Include(set => set.Answers).Where(set => set.WaveSlug == Slug).ToListAsync(Cancel));
        var places = await InDatabaseAsync(db => db.Collectives.ToDictionaryAsync(collective => collective.Id, collective => collective.Slug, Cancel));
        var columns = wave.Questions.OrderBy(question => question.Position).SelectMany(question => question.TakesSeveral
            ? question.Options.Select(option => (Header: $"{question.Code}[{option.Slug}]", Cell: (Func<int[], string>)(ticked => ticked.Contains(option.Id) ? "Y" : "N")))
            : [(question.Code, ticked => question.Options.FirstOrDefault(option => ticked.Contains(option.Id))?.Slug ?? "")]).ToList();
        string[] header = ["id", "submitdate", "collectief", .. columns.Select(column => column.Header)];
        return Written([header, .. sets.Select((set, index) => (string[])[$"{index + 1}", "2026-03-02 09:00:00", places[set.CollectiveId!.Value], .. columns.Select(column => column.Cell(set.Ticked()))])]);
    }
}
