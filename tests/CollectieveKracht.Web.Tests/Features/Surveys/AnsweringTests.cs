using System.Net;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Surveys;

/// <summary>A collective answers a wave, step by step.</summary>
public sealed class AnsweringTests(PostgresTemplate template) : SurveyTest(template)
{
    private const string Future = "toekomst", Working = "interne-werking", Profile = "jullie-collectief";

    [Fact]
    public async Task The_page_of_a_wave_tells_each_how_to_take_part()
    {
        var alone = await SignedInAsync(await NamedAsync("Eva"));

        var (visitor, nobody, contact, member) = (
            await PageAsync(Start), await alone.PageAsync(Start), await (await SignedInAsync(Anna)).PageAsync(Start), await (await SignedInAsync(Carla)).PageAsync(Start));

        Assert.NotNull(visitor.QuerySelector($"main a[href='/inloggen?terug={Uri.EscapeDataString(Start)}']"));
        Assert.NotNull(nobody.QuerySelector("main a[href='/ons-collectief']"));
        Assert.NotNull(contact.QuerySelector($"main a[href='{At(Profile)}']"));
        Assert.Contains("Een contactpersoon of redacteur vult de lijst in.", member.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(member.QuerySelector($"main a[href^='{Start}/']"));
    }

    [Fact]
    public async Task Open_waves_come_first_and_the_report_of_2020_stands_among_those_before()
    {
        var page = await PageAsync("/peiling");

        Assert.NotNull(page.QuerySelector($"[aria-labelledby=open] a[href='{Start}']"));
        Assert.Contains("Peiling 2020", page.QuerySelector("[aria-labelledby=voorbij]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("[aria-labelledby=voorbij] a[href='/cijfers']"));
    }

    [Theory]
    [InlineData(Profile)]
    [InlineData(Future)]
    [InlineData("klaar")]
    [Trait("Trust", "T09")]
    public async Task Only_who_keeps_the_profile_answers(string page)
    {
        foreach (var person in new[] { Dirk, Carla })
        {
            var browser = await SignedInAsync(person);

            using var got = await browser.GetAsync(At(page), Cancel);
            using var posted = await browser.SubmitToAsync(At(page), "/collectieven/aanmelden", ("vraag-toekomst", "eens"));

            Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (got.StatusCode, posted.StatusCode));
        }

        Assert.Null(await StoredAsync());
    }

    [Fact]
    [Trait("Trust", "T11")]
    public async Task Without_its_token_nothing_is_saved()
    {
        var browser = await SignedInAsync(Anna);

        using var answer = await browser.PostAsync(At(Future), new FormUrlEncodedContent([new("vraag-toekomst", "eens")]), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(await StoredAsync());
    }

    [Fact]
    public async Task The_first_step_is_filled_in_from_the_profile_and_saves_nothing_until_it_is_sent()
    {
        var browser = await SignedInAsync(Anna);

        var page = await browser.PageAsync(At(Profile));

        Assert.Equal(["energie"], page.QuerySelectorAll("input[name=vraag-terreinen][checked]").Select(input => input.GetAttribute("value")));
        Assert.Equal("cooperatie", page.QuerySelector("#vraag-rechtsvorm option[selected]")!.GetAttribute("value"));
        Assert.Equal("30", page.QuerySelector("#vraag-leden")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("[name=vraag-sector]"));
        Assert.Null(await StoredAsync());
    }

    [Fact]
    public async Task What_is_saved_is_where_it_is_and_its_sector_too_and_the_profile_stays_as_it_is()
    {
        var browser = await SignedInAsync(Anna);

        using var saved = await browser.SubmitAsync(At(Profile), Save, ("vraag-leden", "1.250"), ("vraag-rechtsvorm", "vereniging"));

        AssertLeadsTo(At(Future), saved);
        var stored = (await StoredAsync())!;
        Assert.Equal(("GM0957", Anna.Id), (stored.RegionCode, stored.Answers[0].By!.Value));
        Assert.Equal(["energie"], await VersionsAsync("sector"));
        Assert.Equal(["vereniging"], await VersionsAsync("rechtsvorm"));
        Assert.Contains(stored.Answers, answer => answer.Number == 1250 && answer.Options.Length == 1);
        Assert.Equal((30, "cooperatie"), await ProfileAsync());
        Assert.Equal(["begin"], await ActsAsync("answers"));
    }

    [Fact]
    public async Task Corrections_go_back_to_the_profile_when_that_is_asked()
    {
        var browser = await SignedInAsync(Anna);

        using var saved = await browser.SubmitAsync(
            At(Profile), Save, ("vraag-leden", "80"), ("vraag-terreinen", "zorg"), ("vraag-terreinen", "energie"), ("hoofdterrein", "zorg"), ("overnemen", "ja"));

        AssertLeadsTo(At(Future), saved);
        Assert.Equal((80, "cooperatie"), await ProfileAsync());
        Assert.Equal(["change-Form", "change-Work"], (await ActsAsync("collective")).Where(act => act.StartsWith("change-", StringComparison.Ordinal)).Order());
        Assert.Equal("sociale-voorzieningen", await InDatabaseAsync(db => db.Collectives.Where(c => c.Id == Ours.Id).Select(c => c.Sector.Slug).SingleAsync(Cancel)));
        Assert.Equal(["sociale-voorzieningen"], await VersionsAsync("sector"));
    }

    [Fact]
    [Trait("Trust", "T08")]
    public async Task Where_a_network_clears_changes_the_correction_waits_for_it()
    {
        await ChangeAsync(async db =>
        {
            var network = await db.Networks.SingleAsync(n => n.Slug == "energie-samen", Cancel);
            network.LetClearChanges(true, Anna.Id);
            (await db.Collectives.Include(c => c.Networks).SingleAsync(c => c.Id == Ours.Id, Cancel)).Join(network);
        });
        var browser = await SignedInAsync(Anna);

        using var saved = await browser.SubmitAsync(At(Profile), Save, ("vraag-leden", "80"), ("overnemen", "ja"));

        AssertLeadsTo(At(Future), saved);
        Assert.Equal((30, "cooperatie"), await ProfileAsync());
        var proposed = await InDatabaseAsync(db => db.ProposedChanges.SingleAsync(Cancel));
        Assert.Equal(ProfilePart.Form, proposed.Part);
        Assert.Equal(["80"], proposed.Would.Fields.Single(field => field.Name == nameof(Collective.MemberCount)).Values);
        Assert.Equal(["energie-samen"], (await StoredAsync())!.Networks);
    }

    [Fact]
    public async Task Of_several_fields_the_main_one_is_asked_and_the_sector_that_a_moderator_set_wins()
    {
        var browser = await SignedInAsync(Anna);
        (string, string)[] fields = [("vraag-terreinen", "zorg"), ("vraag-terreinen", "cultuur")];

        using var refused = await browser.SubmitAsync(At(Profile), Save, fields);
        var page = await refused.PageAsync();
        using var saved = await browser.PressAsync(page, At(Profile), Save, [.. fields, ("hoofdterrein", "cultuur")]);
        await ChangeAsync(async db => (await db.Collectives.Include(c => c.Sector).SingleAsync(c => c.Id == Ours.Id, Cancel))
            .OverrideSector(await db.Terms.SingleAsync(term => term.Characteristic == Characteristic.Sector && term.Slug == "multifunctioneel", Cancel), "Doet van alles.", Anna.Id));
        using var again = await browser.SubmitAsync(At(Profile), Save);

        Assert.Equal("Kies een hoofdterrein uit wat je aanvinkte.", page.QuerySelector("#hoofdterrein-fout")!.TextContent.Trim());
        Assert.Equal(["zorg", "cultuur"], page.QuerySelectorAll("input[name=vraag-terreinen][checked]").Select(input => input.GetAttribute("value")));
        AssertLeadsTo(At(Future), saved);
        AssertLeadsTo(At(Future), again);
        Assert.Equal(["cultuur", "multifunctioneel"], await VersionsAsync("sector"));
    }

    [Theory]
    [InlineData("veel")]
    [InlineData("-3")]
    [InlineData("99999999999")]
    public async Task What_is_no_number_of_members_is_told_at_its_field_and_kept(string typed)
    {
        var browser = await SignedInAsync(Anna);

        using var refused = await browser.SubmitAsync(At(Profile), Save, ("vraag-leden", typed));
        var field = (await refused.PageAsync()).QuerySelector("#vraag-leden")!;

        Assert.Equal(("true", typed), (field.GetAttribute("aria-invalid"), field.GetAttribute("value")));
        Assert.Null(await StoredAsync());
    }

    [Fact]
    public async Task A_foundation_asks_nothing_of_members()
    {
        var browser = await SignedInAsync(Anna);

        using var saved = await browser.SubmitAsync(At(Profile), Save, ("vraag-rechtsvorm", "stichting"), ("vraag-voorwaarden", "entreegeld"));

        AssertLeadsTo(At(Future), saved);
        Assert.Equal([""], await VersionsAsync("voorwaarden"));
    }

    [Fact]
    public async Task Own_words_and_an_explanation_are_kept_as_they_were_typed()
    {
        var browser = await SignedInAsync(Anna);

        using var saved = await browser.SubmitAsync(At(Working), Save, ("vraag-interne-werking", "leiderschap"), ("anders-interne-werking", "  <b>Lekkage</b> "), ("toelichting-interne-werking", "Het dak.\r\nLekt."));
        var page = await browser.PageAsync(At(Working));

        AssertLeadsTo(At("ledendynamiek"), saved);
        var answer = Assert.Single((await StoredAsync())!.Answers);
        Assert.Equal(("<b>Lekkage</b>", "Het dak.\nLekt."), (answer.Own, answer.Explanation));
        Assert.Equal("<b>Lekkage</b>", page.QuerySelector("#anders-interne-werking")!.GetAttribute("value"));
        Assert.True(page.QuerySelector("details.tile")!.HasAttribute("open"));
        Assert.NotNull(page.QuerySelector("main a[href='/uitdagingen/leiderschap']"));
    }

    [Theory]
    [InlineData("anders-interne-werking", 201)]
    [InlineData("toelichting-interne-werking", 2001)]
    public async Task What_is_too_long_is_told_at_its_field_and_kept(string field, int length)
    {
        var browser = await SignedInAsync(Anna);

        using var refused = await browser.SubmitAsync(At(Working), Save, (field, new string('x', length)));
        var page = await refused.PageAsync();

        Assert.NotNull(page.QuerySelector($"#{field}-fout"));
        Assert.Contains(new string('x', length), page.QuerySelector($"#{field}")!.OuterHtml, StringComparison.Ordinal);
        Assert.Null(await StoredAsync());
    }

    [Theory]
    [InlineData(Future, "vraag-toekomst", "leiderschap")]
    [InlineData(Working, "vraag-interne-werking", "bestaat-niet")]
    [InlineData(Working, "vraag-interne-werking", "<script>")]
    [Trait("Trust", "T10")]
    public async Task An_option_that_the_question_does_not_have_is_refused(string step, string field, string value)
    {
        var browser = await SignedInAsync(Anna);

        using var refused = await browser.SubmitAsync(At(step), Save, (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Dit antwoord hoort niet bij deze vraag.", (await refused.PageAsync()).QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await StoredAsync());
    }

    [Fact]
    [Trait("Trust", "T10")]
    public async Task Fields_that_the_step_does_not_ask_change_nothing()
    {
        var browser = await SignedInAsync(Anna);

        using var both = await browser.SubmitAsync(At(Future), Save, ("vraag-toekomst", "eens"), ("vraag-toekomst", "oneens"));
        using var saved = await browser.SubmitAsync(
            At(Future), Save, ("vraag-toekomst", "eens"), ("vraag-sector", "cultuur"), ("vraag-leden", "9"), ("SubmittedAt", "2026-01-01"), ("overnemen", "ja"));

        Assert.Equal("Kies één antwoord.", (await both.PageAsync()).QuerySelector("#vraag-toekomst-fout")!.TextContent.Trim());
        AssertLeadsTo(At(Working), saved);
        var stored = (await StoredAsync())!;
        Assert.Single(stored.Answers);
        Assert.False(stored.IsSubmitted);
        Assert.Equal((30, "cooperatie"), await ProfileAsync());
    }

    [Fact]
    public async Task Every_version_is_kept_and_the_same_answer_again_is_none()
    {
        var browser = await SignedInAsync(Anna);

        foreach (var answer in new[] { "eens", "eens", "oneens" })
        {
            using var saved = await browser.SubmitAsync(At(Future), Save, ("vraag-toekomst", answer));
        }

        Assert.Equal(["eens", "oneens"], await VersionsAsync(Future));
    }

    [Fact]
    public async Task Who_goes_on_later_finds_what_was_saved_and_a_colleague_goes_on_there()
    {
        var (anna, bram) = (await SignedInAsync(Anna), await SignedInAsync(Bram));
        using var first = await anna.SubmitAsync(At(Profile), Save);
        using var nothing = await anna.SubmitAsync(At(Future), "Later verder");
        var untouched = await VersionsAsync(Future);
        using var later = await anna.SubmitAsync(At(Future), "Later verder", ("vraag-toekomst", "eens"));

        var start = await bram.PageAsync(Start);
        var step = await bram.PageAsync(At(Working));

        Assert.All([nothing, later], answer => AssertLeadsTo(Start, answer));
        Assert.Empty(untouched);
        Assert.Equal(["eens"], await VersionsAsync(Future));
        Assert.Contains("Anna ging het laatst verder", start.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 van 7 stappen zijn klaar", start.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Ga verder Kwikstaart", start.QuerySelector($"main a[href='{At(Working)}']")!.TextContent.Trim());
        Assert.Contains("Bewaard om", step.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, step.QuerySelectorAll(".steps .done").Length);
        Assert.Equal("Interne werking", step.QuerySelector(".steps [aria-current=step]")!.TextContent.Trim());
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task Who_saves_second_sees_both_answers_and_chooses_and_nothing_is_lost()
    {
        var (anna, bram) = (await SignedInAsync(Anna), await SignedInAsync(Bram));
        var open = await bram.PageAsync(At(Future));
        using var saved = await anna.SubmitAsync(At(Future), Save, ("vraag-toekomst", "eens"));

        using var conflict = await bram.PressAsync(open, At(Future), Save, ("vraag-toekomst", "oneens"));
        var page = await conflict.PageAsync();
        var before = await VersionsAsync(Future);
        using var chosen = await bram.PressAsync(page, At(Future), "Bewaar wat ik invulde");

        Assert.Equal(["eens"], before);
        Assert.Contains("Anna beantwoordde dit ook", page.QuerySelector("main .note")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Mee eens", "Mee oneens"], page.QuerySelectorAll(".versions td").Select(cell => cell.TextContent));
        Assert.Equal("oneens", page.QuerySelector("input[type=radio][checked]")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector($"main .note a[href='{At(Working)}']"));
        AssertLeadsTo(At(Working), chosen);
        Assert.Equal(["eens", "oneens"], await VersionsAsync(Future));
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task A_mistake_in_the_form_does_not_hide_what_a_colleague_saved()
    {
        var (anna, bram) = (await SignedInAsync(Anna), await SignedInAsync(Bram));
        var open = await bram.PageAsync(At(Profile));
        using var saved = await anna.SubmitAsync(At(Profile), Save, ("vraag-leden", "45"));
        using var mistaken = await bram.PressAsync(open, At(Profile), Save, ("vraag-leden", "veel"));

        using var conflict = await bram.PressAsync(await mistaken.PageAsync(), At(Profile), Save, ("vraag-leden", "46"));

        Assert.Equal(["45", "46"], (await conflict.PageAsync()).QuerySelectorAll(".versions td").Select(cell => cell.TextContent));
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task Of_two_who_save_in_the_same_instant_the_second_sees_both()
    {
        var (anna, bram) = (await SignedInAsync(Anna), await SignedInAsync(Bram));
        using var begun = await anna.SubmitAsync(At(Profile), Save);
        var (first, second) = (await anna.PageAsync(At(Future)), await bram.PageAsync(At(Future)));

        var answers = await InDatabaseAsync(async db =>
        {
            // Both have read what is stored before either can write.
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            await db.Database.ExecuteSqlAsync($"select 1 from answer_sets for update", Cancel);
            var sent = new[] { anna.PressAsync(first, At(Future), Save, ("vraag-toekomst", "eens")), bram.PressAsync(second, At(Future), Save, ("vraag-toekomst", "oneens")) };
            while (await WaitingAsync() < 2 && !sent.Any(one => one.IsCompleted)) await Task.Yield();
            await transaction.CommitAsync(Cancel);
            return await Task.WhenAll(sent);
        });

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Redirect], answers.Select(answer => answer.StatusCode).Order());
        var page = await answers.Single(answer => answer.StatusCode == HttpStatusCode.OK).PageAsync();
        Assert.Equal(2, page.QuerySelectorAll(".versions td").Length);
        Assert.Single(await VersionsAsync(Future));
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task Two_who_begin_or_answer_different_steps_in_the_same_instant_both_are_saved()
    {
        var (anna, bram) = (await SignedInAsync(Anna), await SignedInAsync(Bram));
        var (first, second) = (await anna.PageAsync(At(Future)), await bram.PageAsync(At(Working)));

        var answers = await Task.WhenAll(
            anna.PressAsync(first, At(Future), Save, ("vraag-toekomst", "eens")), bram.PressAsync(second, At(Working), Save, ("vraag-interne-werking", "leiderschap")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Equal(["eens"], await VersionsAsync(Future));
        Assert.Equal(["leiderschap"], await VersionsAsync(Working));
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task What_is_not_complete_is_not_sent_in_and_what_is_missing_is_linked()
    {
        var browser = await SignedInAsync(Anna);
        using var saved = await browser.SubmitAsync(At(Future), Save, ("vraag-toekomst", "eens"));

        var page = await browser.PageAsync(At("klaar"));
        using var forged = await browser.SubmitToAsync(At("klaar"), At(Future));

        Assert.DoesNotContain(page.QuerySelectorAll("main button"), button => button.TextContent.Contains(Send, StringComparison.Ordinal));
        Assert.Equal(6, page.QuerySelectorAll("main .lines .button:not(.second)").Length);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.StatusCode);
        Assert.Contains("Nog niet alle vragen zijn beantwoord.", (await forged.PageAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.False((await StoredAsync())!.IsSubmitted);
    }

    [Fact]
    public async Task What_is_sent_in_can_be_corrected_while_the_wave_is_open()
    {
        var browser = await SignedInAsync(Bram);
        await AnswerAllAsync(browser, ("vraag-toekomst", "eens"));

        using var sent = await browser.SubmitAsync(At("klaar"), Send);
        using var corrected = await browser.SubmitAsync(At(Future), Save, ("vraag-toekomst", "neutraal"));
        await CloseAsync();
        using var got = await browser.GetAsync(At(Future), Cancel);
        using var posted = await browser.SubmitToAsync(At(Future), "/collectieven/aanmelden", ("vraag-toekomst", "oneens"), ("gezien-toekomst", "2"));

        AssertLeadsTo(At("uitkomst"), sent);
        AssertLeadsTo(At(Working), corrected);
        AssertLeadsTo(Start, got);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, posted.StatusCode);
        Assert.Contains("Deze peiling is niet open.", (await posted.PageAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.True((await StoredAsync())!.IsSubmitted);
        Assert.Equal(["eens", "neutraal"], await VersionsAsync(Future));
        Assert.Equal(["begin", "submit"], await ActsAsync("answers"));
    }

    [Fact]
    public async Task Answers_are_counted_in_groups_as_they_come_in()
    {
        await OthersAsync(9, "Meerkoet", "leiderschap");
        var browser = await SignedInAsync(Anna);
        await AnswerAllAsync(browser);
        var before = await InDatabaseAsync(db => db.CountedAnswers.CountAsync(counted => counted.WaveSlug == "peiling-2026", Cancel));

        using var sent = await browser.SubmitAsync(At("klaar"), Send);

        Assert.Equal(0, before);
        Assert.Equal(5, await InDatabaseAsync(db => db.CountedAnswers.CountAsync(counted => counted.WaveSlug == "peiling-2026", Cancel)));
        Assert.False(await InDatabaseAsync(db => db.CountedAnswers.AnyAsync(counted => db.AnswerSets.Any(set => set.Id == counted.AnswerSetId && set.CollectiveId == Ours.Id), Cancel)));
    }

    [Fact]
    public async Task A_wave_that_is_being_prepared_is_nobodys_to_answer()
    {
        await ChangeAsync(async db =>
        {
            var wave = Wave.Prepare("straks", new Label("Straks", "Later"), 2027, Wave.FirstVersion, by: null);
            wave.Ask(new SurveyQuestion("toekomst", QuestionKind.Statement, SubjectKind.FutureProof, new Label("?", "?"), takesSeveral: false), by: null);
            db.Add(wave);
        });
        var browser = await SignedInAsync(Anna);

        foreach (var address in new[] { "/peiling/straks", "/peiling/straks/toekomst?collectief=kwikstaart", "/peiling/straks/klaar?collectief=kwikstaart", At("bestaat-niet"), At(Future, "bestaat-niet"), "/peiling/bestaat-niet" })
        {
            using var answer = await browser.GetAsync(address, Cancel);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{address} answered {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task The_pages_for_the_collective_and_for_you_point_at_the_open_wave_until_it_is_sent_in()
    {
        var (anna, carla) = (await SignedInAsync(Anna), await SignedInAsync(Carla));
        string[] pages = ["/voor-jou", "/ons-collectief/kwikstaart"];

        foreach (var page in pages) Assert.NotNull((await anna.PageAsync(page)).QuerySelector($"main a[href='{Start}']"));
        Assert.Null((await carla.PageAsync("/voor-jou")).QuerySelector($"main a[href='{Start}']"));
        await AnswerAllAsync(anna);
        using var sent = await anna.SubmitAsync(At("klaar"), Send);

        foreach (var page in pages) Assert.Null((await anna.PageAsync(page)).QuerySelector($"main a[href='{Start}']"));
    }

    [Theory]
    [InlineData("", Save, "Je bent uitgelogd. Je antwoorden zijn er nog.", "Ik ben weer ingelogd", "Bewaar deze antwoorden")]
    [InlineData("/en", "Save and go on", "You are signed out. Your answers are still here.", "I am signed in again", "Save these answers")]
    [Trait("Trust", "T44")]
    public async Task Answers_that_are_sent_after_the_session_ended_can_be_saved_after_signing_in(string language, string button, string heading, string goOn, string save)
    {
        var browser = await SignedInAsync(Anna);
        var page = await browser.PageAsync(language + At(Working));
        await InDatabaseAsync(db => db.Sessions.ExecuteDeleteAsync(Cancel));
        var kept = $"{language}{Start}/{Working}/niet-bewaard";

        using var refused = await browser.PressAsync(page, language + At(Working), button, ("vraag-interne-werking", "leiderschap"), ("toelichting-interne-werking", "Lang verhaal & meer."));
        var shown = await refused.PageAsync();
        browser.DefaultRequestHeaders.Remove("Cookie");
        browser.DefaultRequestHeaders.Add("Cookie", (await SignedInAsync(Anna)).DefaultRequestHeaders.GetValues("Cookie").Single());
        using var back = await browser.PressAsync(shown, kept, goOn);
        using var saved = await browser.PressAsync(await back.PageAsync(), kept, save);

        Assert.Equal((HttpStatusCode.Unauthorized, heading), (refused.StatusCode, shown.Heading()));
        Assert.Equal("Lang verhaal & meer.", shown.QuerySelector("textarea")!.TextContent);
        AssertLeadsTo(language + At("ledendynamiek"), saved);
        Assert.Equal("Lang verhaal & meer.", (await StoredAsync())!.Answers.Single().Explanation);
        Assert.Equal(["leiderschap"], await VersionsAsync(Working));
    }

    private Task<(int?, string)> ProfileAsync() => InDatabaseAsync(async db =>
    {
        var stored = await db.Collectives.AsNoTracking().Include(c => c.LegalForm).SingleAsync(c => c.Id == Ours.Id, Cancel);
        return (stored.MemberCount, stored.LegalForm.Slug);
    });

    private Task<List<string>> ActsAsync(string subject) => InDatabaseAsync(db => db.AuditEntries
        .Where(entry => entry.Subject == subject && (entry.ActorId == Anna.Id || entry.ActorId == Bram.Id)).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync(Cancel));

    private Task<int> WaitingAsync() => InDatabaseAsync(db => db.Database.SqlQuery<int>(
        $"select count(*)::int as \"Value\" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").SingleAsync(Cancel));
}
