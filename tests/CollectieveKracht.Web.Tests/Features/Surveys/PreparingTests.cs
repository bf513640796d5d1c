using System.Net;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Tests.Features.Curation;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Surveys;

/// <summary>An administrator makes a wave, changes what it asks, and takes it through its stages.</summary>
public sealed class PreparingTests(PostgresTemplate template) : CurationTest(template)
{
    private const string List = "/beheer/peilingen", New = List + "/nieuw", Form = List + "/peiling-2027";

    private static readonly (string Name, string Value)[] Asked = [("naam", "Peiling 2027"), ("naamEngels", "Survey 2027"), ("jaar", "2027")];

    [Fact]
    public async Task A_new_wave_takes_its_address_from_its_name_and_begins_with_the_questions_of_the_report()
    {
        var browser = await AdministratorAsync();

        using var made = await browser.SubmitAsync(New, "Maak de peiling", Asked);
        using var again = await browser.SubmitAsync(New, "Maak de peiling", Asked);
        var page = await browser.PageAsync(made.Header("Location")!);

        AssertLeadsTo($"{Form}?gedaan=gemaakt", made);
        AssertLeadsTo($"{Form}-2?gedaan=gemaakt", again);
        Assert.Equal("Peiling 2027", page.Heading());
        Assert.Equal(15, page.QuerySelectorAll("section[aria-labelledby=vragen] li").Length);
        Assert.NotNull((await browser.PageAsync(List)).QuerySelector($"main a[href='{Form}']"));
        Assert.Null((await PageAsync("/")).QuerySelector("a[href*='peiling-2027']"));
    }

    [Theory]
    [InlineData("naam", "", "naam")]
    [InlineData("naamEngels", " ", "naam")]
    [InlineData("jaar", "1999", "jaar")]
    [InlineData("jaar", "volgend", "jaar")]
    [InlineData("adres", "Niet Zo", "adres")]
    [InlineData("adres", "2020", "adres")]
    [InlineData("adres", "nieuw", "adres")]
    [InlineData("versie", "1999", "versie")]
    public async Task What_a_wave_cannot_be_called_is_told_at_its_field_and_keeps_the_rest(string field, string typed, string toldAt)
    {
        var browser = await AdministratorAsync();

        using var refused = await browser.SubmitAsync(New, "Maak de peiling", [.. Asked.Where(known => known.Name != field), (field, typed)]);
        var page = await refused.PageAsync();

        Assert.NotNull(page.QuerySelector($"#{toldAt}-fout"));
        if (field != "naam") Assert.Equal("Peiling 2027", page.QuerySelector("#naam")!.GetAttribute("value"));
        Assert.False(await InDatabaseAsync(db => db.Waves.AnyAsync(wave => wave.Year == 2027, Cancel)));
    }

    [Fact]
    public async Task A_wave_of_an_earlier_version_does_not_ask_what_was_added_later()
    {
        await ChangeAsync(async db =>
        {
            var list = await db.Terms.Where(term => term.Characteristic == Characteristic.LegalForm).OrderBy(term => term.Position).ToListAsync(Cancel);
            db.Add(Term.Add(Characteristic.LegalForm, "nieuwe-vorm", new Label("Nieuwe vorm", "New form"), new TermFacts(null, false, false, false), list, "2026", AccountId.New(), new Reason("Nieuw.")));
        });
        var browser = await AdministratorAsync();

        using var now = await browser.SubmitAsync(New, "Maak de peiling", Asked);
        using var then = await browser.SubmitAsync(New, "Maak de peiling", [.. Asked, ("versie", "2020")]);

        Assert.Equal(["2026", "2020"], (await browser.PageAsync(New)).QuerySelectorAll("#versie option").Select(option => option.TextContent));
        Assert.Contains("Nieuwe vorm", (await browser.PageAsync($"{Form}/voorbeeld")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Nieuwe vorm", (await browser.PageAsync($"{Form}-2/voorbeeld")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wave_is_opened_closed_opened_again_and_published_and_its_history_tells_so()
    {
        var browser = await DraftAsync();

        foreach (var (button, done) in new[] { ("Open nu", "geopend"), ("Sluit nu", "gesloten"), ("Open opnieuw", "geopend"), ("Sluit nu", "gesloten") })
        {
            using var moved = await browser.SubmitAsync(Form, button);
            AssertLeadsTo($"{Form}?gedaan={done}", moved);
        }

        using var without = await browser.SubmitAsync(Form, "Maak nu openbaar", ("bron", " "));
        Assert.NotNull((await without.PageAsync()).QuerySelector("#bron-fout"));
        using var published = await browser.SubmitAsync(Form, "Maak nu openbaar", ("bron", "Peiling 2027, CollectieveKracht."));
        var page = await browser.PageAsync(Form);

        AssertLeadsTo($"{Form}?gedaan=openbaar", published);
        Assert.Null(page.QuerySelector("main button[formaction*='handler=Open']"));
        Assert.Contains("Peiling 2027, CollectieveKracht.", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["Cijfers openbaar gemaakt", "Gesloten", "Opnieuw geopend", "Gesloten", "Geopend"], page.QuerySelectorAll(".happened b").Take(5).Select(act => act.TextContent));
    }

    [Fact]
    public async Task Closing_a_wave_counts_what_still_waited()
    {
        var browser = await DraftAsync();
        using var opened = await browser.SubmitAsync(Form, "Open nu");
        await AnswerAsync("Boomvalk");

        using var closed = await browser.SubmitAsync(Form, "Sluit nu");
        var page = await browser.PageAsync(Form);

        Assert.Equal(1, await InDatabaseAsync(db => db.CountedAnswers.CountAsync(counted => counted.WaveSlug == "peiling-2027", Cancel)));
        Assert.Equal(["Energie", "1", "1"], page.QuerySelectorAll("section[aria-labelledby=antwoorden] tbody tr > *").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task A_question_is_worded_moved_and_removed_while_nobody_was_asked()
    {
        var browser = await DraftAsync();

        using var worded = await browser.SubmitAsync(
            $"{Form}/vragen/fase", "Bewaar", ("vraag", "Waar staan jullie?"), ("vraagEngels", "Where are you?"), ("uitleg", "Kies er een."), ("uitlegEngels", "Choose one."));
        using var moved = await browser.SubmitAsync($"{Form}/vragen/fase", "Verplaats nu", ("na", ""));
        using var dropped = await browser.SubmitAsync($"{Form}/vragen/leden", "Verwijder nu");
        var (page, english) = (await browser.PageAsync($"{Form}/voorbeeld"), await browser.PageAsync($"/en{Form}/voorbeeld"));

        AssertLeadsTo($"{Form}/vragen/fase?gedaan=verwoord", worded);
        AssertLeadsTo($"{Form}/vragen/fase?gedaan=verplaatst", moved);
        AssertLeadsTo($"{Form}?gedaan=vraag-weg", dropped);
        Assert.Equal(("1. Waar staan jullie?", "1. Where are you?"), (page.QuerySelector("legend")!.TextContent, english.QuerySelector("legend")!.TextContent));
        Assert.Equal(13, page.QuerySelectorAll("legend").Length);
        Assert.All(page.QuerySelectorAll("main fieldset"), fieldset => Assert.True(fieldset.HasAttribute("disabled")));
        Assert.Empty(page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Only_what_is_not_asked_yet_is_offered_for_a_new_question()
    {
        var browser = await DraftAsync();
        using var dropped = await browser.SubmitAsync($"{Form}/vragen/interne-werking", "Verwijder nu");
        using var other = await browser.SubmitAsync($"{Form}/vragen/rechtsvorm", "Verwijder nu");

        var page = await browser.PageAsync($"{Form}/vragen/nieuw");
        using var challenges = await browser.SubmitAsync($"{Form}/vragen/nieuw", "Voeg toe", ("soort", "groep:interne-werking"), ("vraag", "Wat speelt er?"), ("vraagEngels", "What is going on?"));
        using var list = await browser.SubmitAsync($"{Form}/vragen/nieuw", "Voeg toe", ("soort", "lijst:legal-form"), ("vraag", "Welke vorm?"), ("vraagEngels", "Which form?"));
        using var forged = await browser.SubmitAsync($"{Form}/vragen/nieuw", "Voeg toe", ("soort", "lijst:sector"), ("vraag", "Welke sector?"), ("vraagEngels", "Which sector?"));
        using var statement = await browser.SubmitAsync($"{Form}/vragen/nieuw", "Voeg toe", ("soort", "stelling"), ("vraag", "Nieuw"), ("vraagEngels", "We are many."));

        Assert.Equal(["keuze", "stelling", "lijst:legal-form", "groep:interne-werking"], page.QuerySelectorAll("#soort option").Select(option => option.GetAttribute("value")));
        AssertLeadsTo($"{Form}/vragen/interne-werking?gedaan=vraag-erbij", challenges);
        AssertLeadsTo($"{Form}/vragen/rechtsvorm?gedaan=vraag-erbij", list);
        Assert.NotNull((await forged.PageAsync()).QuerySelector("#soort-fout"));
        AssertLeadsTo($"{Form}/vragen/nieuw-2?gedaan=vraag-erbij", statement);
        var questions = await QuestionsAsync();
        Assert.True(questions["interne-werking"].TakesSeveral && questions["interne-werking"].Options.Count > 5);
        Assert.Equal((SubjectKind.LegalForm, false), (questions["rechtsvorm"].CountedAs, questions["rechtsvorm"].TakesSeveral));
        Assert.Equal(("nieuw-2", 5), (questions["nieuw-2"].CountedAs, questions["nieuw-2"].Options.Count));
    }

    [Fact]
    public async Task A_choice_has_options_of_its_own_that_are_changed_and_retired()
    {
        var browser = await DraftAsync();
        (string, string)[] asked = [("soort", "keuze"), ("vraag", "Sector"), ("vraagEngels", "Do you have a building?"), ("meer", "true")];

        using var wrong = await browser.SubmitAsync($"{Form}/vragen/nieuw", "Voeg toe", [.. asked, ("antwoorden", "ja\nnee")]);
        using var added = await browser.SubmitAsync($"{Form}/vragen/nieuw", "Voeg toe", [.. asked, ("antwoorden", "Ja, van ons | Yes, ours\r\nNee | No\r\nNee | None")]);
        var address = added.Header("Location")!.Split('?')[0];
        using var offered = await browser.SubmitAsync(address, "Voeg antwoord toe", ("naam", "Soms"), ("naamEngels", "Sometimes"));
        using var renamed = await browser.SubmitAsync(address, "Bewaar: Soms", ("naam", "Af en toe"), ("naamEngels", "Now and then"));
        using var retired = await browser.SubmitAsync(address, "Stop met dit antwoord: Nee", Why);
        using var forged = await browser.SubmitAsync(address, "Bewaar: Af en toe", ("antwoord", "leiderschap"), ("naam", "Af en toe"), ("naamEngels", "Now and then"));

        Assert.NotNull((await wrong.PageAsync()).QuerySelector("#antwoorden-fout"));
        // "Sector" would count as the sector.
        Assert.Equal($"{Form}/vragen/sector-2", address);
        AssertLeadsTo($"{address}?gedaan=antwoord-erbij", offered);
        AssertLeadsTo($"{address}?gedaan=antwoord-verwoord", renamed);
        AssertLeadsTo($"{address}?gedaan=antwoord-gestopt", retired);
        Assert.NotEqual(HttpStatusCode.Redirect, forged.StatusCode);
        var question = (await QuestionsAsync())["sector-2"];
        Assert.Equal(("sector-2", true), (question.CountedAs, question.TakesSeveral));
        Assert.Equal(
            [("ja-van-ons", "Ja, van ons", false), ("nee", "Nee", true), ("nee-2", "Nee", false), ("soms", "Af en toe", false)],
            question.Options.OrderBy(option => option.Position).Select(option => (option.Slug, option.Name.Nl, option.IsRetired)));
    }

    [Fact]
    public async Task Once_it_is_open_only_retiring_and_publishing_are_left()
    {
        var browser = await DraftAsync();
        var stale = await browser.PageAsync($"{Form}/vragen/fase");
        using var opened = await browser.SubmitAsync(Form, "Open nu");

        var page = await browser.PageAsync($"{Form}/vragen/fase");
        using var late = await browser.PressAsync(stale, $"{Form}/vragen/fase", "Verwijder nu");
        using var add = await browser.GetAsync($"{Form}/vragen/nieuw", Cancel);
        using var forged = await browser.SubmitToAsync($"{Form}/vragen/fase?handler=Drop", $"{Form}/vragen/fase", ("gezien", page.QuerySelector("input[name=gezien]")!.GetAttribute("value")!));
        using var hidden = await browser.SubmitAsync($"{Form}/vragen/fase", "Niet openbaar maken");
        using var without = await browser.SubmitAsync($"{Form}/vragen/fase", "Stop met deze vraag");
        using var retired = await browser.SubmitAsync($"{Form}/vragen/fase", "Stop met deze vraag", Why);

        Assert.DoesNotContain(page.QuerySelectorAll("main button"), button => button.TextContent is "Bewaar" or "Verwijder nu" or "Verplaats nu" or "Voeg antwoord toe");
        Assert.Contains("Intussen is er iets veranderd.", (await late.PageAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, add.StatusCode);
        Assert.Contains("De vragen liggen vast", (await forged.PageAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        AssertLeadsTo($"{Form}/vragen/fase?gedaan=wordt-niet-openbaar", hidden);
        Assert.NotNull((await without.PageAsync()).QuerySelector("#reden-vraag-fout"));
        AssertLeadsTo($"{Form}/vragen/fase?gedaan=vraag-gestopt", retired);
        var question = (await QuestionsAsync())["fase"];
        Assert.True(question.IsRetired && !question.IsPublished);
    }

    [Fact]
    public async Task Of_two_administrators_the_second_is_told_what_the_first_did()
    {
        var ada = await DraftAsync();
        var bo = await SignedInAsync(await NamedAsync("Bo", Domain.Accounts.Role.Administrator), hasSecondFactor: true);
        var (facts, question) = (await bo.PageAsync(Form), await bo.PageAsync($"{Form}/vragen/fase"));
        using var renamed = await ada.SubmitAsync(Form, "Bewaar", ("naam", "Onze peiling"), ("tot", "2027-05-31"));
        using var worded = await ada.SubmitAsync($"{Form}/vragen/fase", "Bewaar", ("vraag", "Waar staan jullie?"));

        using var late = await bo.PressAsync(facts, Form, "Bewaar", ("naam", "Mijn peiling"));
        using var lateQuestion = await bo.PressAsync(question, $"{Form}/vragen/fase", "Bewaar", ("vraag", "Mijn vraag?"));
        var (told, toldQuestion) = (await late.PageAsync(), await lateQuestion.PageAsync());
        using var after = await bo.PressAsync(told, Form, "Bewaar");

        Assert.All([told, toldQuestion], page => Assert.Contains("Iemand anders was je voor.", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal));
        Assert.Equal("Onze peiling", told.Heading());
        Assert.Equal("Mijn peiling", told.QuerySelector("#naam")!.GetAttribute("value"));
        Assert.Equal("Mijn vraag?", toldQuestion.QuerySelector("#vraag")!.GetAttribute("value"));
        AssertLeadsTo($"{Form}?gedaan=hernoemd", after);
    }

    [Fact]
    public async Task Opened_twice_by_a_double_click_it_opens_once()
    {
        var browser = await DraftAsync();
        var page = await browser.PageAsync(Form);

        var both = await Task.WhenAll(browser.PressAsync(page, Form, "Open nu"), browser.PressAsync(page, Form, "Open nu"));

        Assert.All(both, answer => AssertLeadsTo($"{Form}?gedaan=geopend", answer));
        Assert.Equal(1, await InDatabaseAsync(db => db.AuditEntries.CountAsync(
            entry => entry.Act == "open" && db.Waves.Any(wave => wave.Slug == "peiling-2027" && wave.Key == entry.SubjectId), Cancel)));
    }

    [Fact]
    public async Task A_wave_without_questions_does_not_open_and_one_of_elsewhere_is_only_shown()
    {
        var browser = await AdministratorAsync();
        await ChangeAsync(db => Task.FromResult(db.Add(Wave.Prepare("peiling-2027", new Label("Leeg", "Empty"), 2027, Wave.FirstVersion, by: null))));

        using var opened = await browser.SubmitAsync(Form, "Open nu");
        var elsewhere = await browser.PageAsync($"{List}/2020");

        Assert.Contains("Voeg eerst een vraag toe.", (await opened.PageAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Deze peiling is elders gehouden.", elsewhere.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(elsewhere.QuerySelectorAll("main form"));
    }

    [Theory]
    [InlineData(List)]
    [InlineData(New)]
    [InlineData(Form)]
    [InlineData(Form + "/voorbeeld")]
    [InlineData(Form + "/vragen/fase")]
    [InlineData(Form + "/vragen/nieuw")]
    [Trait("Trust", "T07")]
    public async Task Waves_are_prepared_by_administrators_only(string address)
    {
        using var seen = await (await DraftAsync()).GetAsync(address, Cancel);
        using var refused = await (await ModeratorAsync()).GetAsync(address, Cancel);
        using var visitor = await Visitor.GetAsync(address, Cancel);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (seen.StatusCode, refused.StatusCode));
        Assert.StartsWith("/inloggen", visitor.Header("Location"), StringComparison.Ordinal);
    }

    private async Task<HttpClient> DraftAsync()
    {
        var browser = await AdministratorAsync();
        using var made = await browser.SubmitAsync(New, "Maak de peiling", Asked);
        AssertLeadsTo($"{Form}?gedaan=gemaakt", made);
        return browser;
    }

    private async Task AnswerAsync(string name)
    {
        var collective = await ListedAsync(name);
        await ChangeAsync(async db =>
        {
            var wave = await db.Waves.Include(known => known.Questions).ThenInclude(question => question.Options).AsSplitQuery().SingleAsync(known => known.Slug == "peiling-2027", Cancel);
            var by = (await db.Accounts.FirstAsync(Cancel)).Id;
            var set = AnswerSet.Begin(wave, collective.Id, by, SurveySteps.Opening);
            foreach (var question in wave.Asked) set.Say(wave, question, GivenAnswer.Nothing, by, SurveySteps.Opening);
            set.Submit(wave, by, SurveySteps.Opening);
            db.Add(set);
        });
    }

    private async Task<Dictionary<string, SurveyQuestion>> QuestionsAsync() => await InDatabaseAsync(db =>
        db.Waves.Where(wave => wave.Slug == "peiling-2027").SelectMany(wave => wave.Questions).Include(question => question.Options).ToDictionaryAsync(question => question.Code, Cancel));
}
