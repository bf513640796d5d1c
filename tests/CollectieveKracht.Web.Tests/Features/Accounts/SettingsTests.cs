using System.Net;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Accounts;

/// <summary>What people set for themselves, and only for themselves.</summary>
public sealed class SettingsTests(PostgresTemplate template) : AccountTest(template)
{
    private const string Address = "anna@collectief.example", Other = "ander@collectief.example";

    [Fact]
    public async Task Name_language_and_colours_are_kept_and_shown_at_once()
    {
        var person = await JoinedAsync(Address);
        var browser = await SignedInAsync(person);

        using var saved = await browser.SubmitAsync("/instellingen", "Bewaar", ("naam", "Anne de Vries"), ("taal", "en"), ("thema", "Dark"));

        AssertLeadsTo("/instellingen?bewaard", saved);
        var page = await browser.PageAsync("/instellingen?bewaard");
        Assert.Equal(("AV", "donker"), (page.QuerySelector("header .initials")!.TextContent, page.DocumentElement.GetAttribute("data-thema")));
        Assert.Equal("Bewaard.", page.QuerySelector(".note.good")!.TextContent.Trim());
        Assert.Equal("en", await InDatabaseAsync(db => db.People.Select(one => one.Language).SingleAsync(Cancel)));
    }

    [Fact]
    [Trait("Trust", "T10")]
    public async Task Fields_that_the_form_does_not_have_change_nothing()
    {
        var person = await JoinedAsync(Address);
        var other = await JoinedAsync(Other);
        var browser = await SignedInAsync(person);
        var id = $"{other.Id.Value}";

        using var saved = await browser.SubmitAsync("/instellingen", "Bewaar", ("naam", "Anne"), ("Roles", "Administrator"), ("Roles[0]", "Administrator"), ("role", "administrator"),
            ("Id", id), ("id", id), ("Account", id), ("Email", Other), ("TwoFactorEnabled", "true"), ("IsExample", "true"), ("IsErased", "true"));

        var account = await InDatabaseAsync(db => db.Accounts.SingleAsync(one => one.Id == person.Id, Cancel));
        var unchanged = await InDatabaseAsync(db => db.People.SingleAsync(one => one.Id == person.Id, Cancel));
        Assert.Equal(("Anne", false, 0), (account.Name, account.IsErased, account.Roles.Count));
        Assert.Equal((Address, false, false), (unchanged.Email, unchanged.TwoFactorEnabled, unchanged.IsExample));
        Assert.Equal("Anna Proef", await InDatabaseAsync(db => db.Accounts.Where(one => one.Id == other.Id).Select(one => one.Name).SingleAsync(Cancel)));
    }

    [Fact]
    [Trait("Trust", "T04")]
    public async Task A_new_password_needs_the_old_one_ends_the_other_sessions_and_keeps_this_one()
    {
        var person = await JoinedAsync(Address, Password);
        var (browser, elsewhere) = (await SignedInAsync(person), await SignedInAsync(person));

        using var refused = await browser.SubmitAsync("/instellingen/wachtwoord", "Bewaar wachtwoord", ("oud", "niet het goede"), ("wachtwoord", "nieuwe losse woorden hier"));
        using var saved = await browser.SubmitAsync("/instellingen/wachtwoord", "Bewaar wachtwoord", ("oud", Password), ("wachtwoord", "nieuwe losse woorden hier"));

        Assert.Equal("Dit is niet je huidige wachtwoord.", (await refused.PageAsync()).GetElementById("oud-fout")!.TextContent.Trim());
        AssertLeadsTo("/instellingen/wachtwoord?bewaard", saved);
        Assert.True(await IsSignedInAsync(browser));
        Assert.False(await IsSignedInAsync(elsewhere));
        using var signedIn = await GivePasswordAsync(Site.Visitor(), Address, "nieuwe losse woorden hier");
        AssertLeadsTo("/", signedIn);
    }

    [Fact]
    [Trait("Trust", "T11")]
    public async Task A_form_without_its_token_or_with_that_of_another_is_refused()
    {
        var (anna, other) = (await SignedInAsync(await JoinedAsync(Address)), await SignedInAsync(await JoinedAsync(Other)));
        var page = await other.PageAsync("/instellingen");
        var token = page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var without = await anna.PostAsync("/instellingen", new FormUrlEncodedContent([new("naam", "Gekaapt"), new("taal", "nl")]), Cancel);
        using var another = await anna.PostAsync("/instellingen", new FormUrlEncodedContent([new("naam", "Gekaapt"), new("taal", "nl"), new("__RequestVerificationToken", token)]), Cancel);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (without.StatusCode, another.StatusCode));
        Assert.Equal(0, await InDatabaseAsync(db => db.Accounts.CountAsync(account => account.Name == "Gekaapt", Cancel)));
    }

    [Fact]
    public async Task Another_address_is_used_after_its_code_and_the_old_one_hears_of_it()
    {
        var person = await JoinedAsync(Address);
        var (browser, elsewhere) = (await SignedInAsync(person), await SignedInAsync(person));
        using var asked = await browser.SubmitAsync("/instellingen/e-mailadres", "Stuur een code", ("adres", "nieuw@collectief.example"));
        var before = await InDatabaseAsync(db => db.People.Select(one => one.Email).SingleAsync(Cancel));

        using var changed = await browser.SubmitAsync("/instellingen/e-mailadres", "Verander mijn adres", ("code", await CodeAsync("nieuw@collectief.example")));

        AssertLeadsTo("/instellingen/e-mailadres?bewaard", changed);
        Assert.Equal((Address, "nieuw@collectief.example"), (before, await InDatabaseAsync(db => db.People.Select(one => one.Email).SingleAsync(Cancel))));
        Assert.Equal("Je e-mailadres bij CollectieveKracht is veranderd", (await MailAsync(Address, "account-notice")).Subject);
        Assert.True(await IsSignedInAsync(browser));
        Assert.False(await IsSignedInAsync(elsewhere));
        using var byCode = await AskCodeAsync(Site.Visitor(), "NIEUW@collectief.example");
    }

    [Fact]
    [Trait("Trust", "T01")]
    public async Task That_an_address_belongs_to_another_is_told_only_to_who_reads_its_mail()
    {
        await JoinedAsync(Other);
        var browser = await SignedInAsync(await JoinedAsync(Address));

        using var asked = await browser.SubmitAsync("/instellingen/e-mailadres", "Stuur een code", ("adres", Other));
        var page = await browser.PageAsync("/instellingen/e-mailadres");
        using var proven = await browser.SubmitAsync("/instellingen/e-mailadres", "Verander mijn adres", ("code", await CodeAsync(Other)));

        AssertLeadsTo("/instellingen/e-mailadres", asked);
        Assert.DoesNotContain("ander account", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Dit adres hoort bij een ander account.", (await proven.PageAsync()).GetElementById("code-fout")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T06")]
    public async Task A_session_is_listed_and_ended_but_not_that_of_another()
    {
        var (anna, other) = (await JoinedAsync(Address), await JoinedAsync(Other));
        var (browser, elsewhere, others) = (await SignedInAsync(anna), await SignedInAsync(anna), await SignedInAsync(other));
        var ofOther = await InDatabaseAsync(db => db.Sessions.Where(session => session.PersonId == other.Id).Select(session => session.Id).SingleAsync(Cancel));

        var page = await browser.PageAsync("/instellingen/sessies");
        using var ended = await browser.PressAsync(page, "/instellingen/sessies", "Beëindig");
        using var forged = await browser.PressAsync(page, "/instellingen/sessies", "Beëindig", ("sessie", $"{ofOther}"));

        Assert.Equal(2, page.QuerySelectorAll("main ul.lines > li").Length);
        AssertLeadsTo("/instellingen/sessies?bewaard", ended);
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        Assert.True(await IsSignedInAsync(browser));
        Assert.False(await IsSignedInAsync(elsewhere));
        Assert.True(await IsSignedInAsync(others));
    }

    [Fact]
    [Trait("Trust", "T30")]
    public async Task Mails_of_a_topic_are_stopped_and_allowed_again()
    {
        var browser = await SignedInAsync(await JoinedAsync(Address));
        var before = (await browser.PageAsync("/instellingen/meldingen")).QuerySelectorAll("main input[type=checkbox][checked]").Length;

        using var stopped = await browser.PostAsync("/instellingen/meldingen", new FormUrlEncodedContent(
            [new("__RequestVerificationToken", (await browser.PageAsync("/instellingen/meldingen")).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]), Cancel);
        var refused = await InDatabaseAsync(db => db.MailRefusals.CountAsync(Cancel));
        using var allowed = await browser.SubmitAsync("/instellingen/meldingen", "Bewaar", ("onderwerp", "Profile"));

        Assert.Equal((3, 3, 2), (before, refused, await InDatabaseAsync(db => db.MailRefusals.CountAsync(Cancel))));
    }

    [Theory]
    [InlineData("/instellingen")]
    [InlineData("/instellingen/wachtwoord")]
    [InlineData("/instellingen/sleutels")]
    [InlineData("/instellingen/tweede-stap")]
    [InlineData("/instellingen/e-mailadres")]
    [InlineData("/instellingen/meldingen")]
    [InlineData("/instellingen/sessies")]
    [InlineData("/instellingen/gegevens")]
    [InlineData("/en/instellingen")]
    [InlineData("/en/instellingen/sessies")]
    [Trait("Trust", "T34")]
    public async Task Each_page_of_settings_is_sound_and_kept_by_nobody(string address)
    {
        var browser = await SignedInAsync(await JoinedAsync(Address, Password));

        using var answer = await browser.GetAsync(address, Cancel);

        Assert.Equal((HttpStatusCode.OK, "no-store"), (answer.StatusCode, answer.Header("Cache-Control")));
        Assert.Empty(Markup.FaultsIn(await answer.Content.ReadAsStringAsync(Cancel)));
        Assert.Single((await answer.PageAsync()).QuerySelectorAll("head link[href*='/settings.']"));
    }
}
