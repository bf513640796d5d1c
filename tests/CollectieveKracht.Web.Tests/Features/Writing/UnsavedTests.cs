using System.Net;
using System.Text;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Tests.Features.Collectives;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Writing;

/// <summary>What was typed and could not be saved is shown, and can be saved after all: also without script.</summary>
[Trait("Trust", "T44")]
public sealed class UnsavedTests(PostgresTemplate template) : CollectiveTest(template)
{
    private const string Text = "Wat ik schreef, met een <b> & \"tekens\".\n\nEn een tweede alinea.";

    private readonly Guid _text = Guid.CreateVersion7();

    private static readonly (string Name, string Value)[] Typed =
        [("titel", "Na het einde van de sessie"), ("samenvatting", "Een proef."), ("tekst", Text), ("uitdaging", "leiderschap"), ("lezers", "collectieven")];

    private string Page => $"/schrijven/{_text}?soort=ervaring";

    private string Written => $"/schrijven/{_text}";

    [Theory]
    [InlineData("Bewaar", "", "Je bent uitgelogd. Je tekst is er nog.", "Ik ben weer ingelogd", "Bewaar deze tekst")]
    [InlineData("Stuur in", "", "Je bent uitgelogd. Je tekst is er nog.", "Ik ben weer ingelogd", "Bewaar deze tekst")]
    [InlineData("Save", "/en", "You are signed out. Your text is still here.", "I am signed in again", "Save this text")]
    public async Task A_text_that_is_sent_after_the_session_ended_can_be_saved_after_signing_in(string button, string language, string heading, string goOn, string save)
    {
        var anna = await NamedAsync("Anna");
        var browser = await SignedInAsync(anna);
        var page = await browser.PageAsync(language + Page);
        await EndSessionsAsync();

        using var refused = await browser.PressAsync(page, language + Page, button, Typed);
        var kept = await refused.PageAsync();
        using var stillOut = await browser.PressAsync(kept, $"{language}{Written}/niet-bewaard", goOn);
        await SignInAsync(browser, anna);
        using var back = await browser.PressAsync(await stillOut.PageAsync(), $"{language}{Written}/niet-bewaard", goOn);
        using var saved = await browser.PressAsync(await back.PageAsync(), $"{language}{Written}/niet-bewaard", save);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK, HttpStatusCode.OK), (refused.StatusCode, stillOut.StatusCode, back.StatusCode));
        Assert.Equal(heading, kept.Heading());
        Assert.Equal(Text, kept.QuerySelector("#tekst")!.TextContent);
        Assert.Contains("no-store", refused.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.DoesNotContain("leiderschap", kept.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        AssertLeadsTo($"{language}/schrijven/{_text}?gedaan=bewaard", saved);
        var stored = await InDatabaseAsync(db => db.Manuscripts.SingleAsync(Cancel));
        Assert.Equal((Text, "Na het einde van de sessie"), (stored.Text.Body, stored.Text.Title));
        Assert.Equal((Audience.Collectives, "leiderschap"), (stored.Placement.Audience, Assert.Single(stored.Placement.Challenges)));
    }

    [Fact]
    public async Task A_form_of_another_session_saves_nothing_before_it_is_shown()
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        var browser = await SignedInAsync(anna);
        var page = await browser.PageAsync(Page);
        await SignInAsync(browser, bram);

        using var refused = await browser.PressAsync(page, Page, "Bewaar", Typed);
        var kept = await refused.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("Je tekst is nog niet bewaard", kept.Heading());
        Assert.Equal(0, await InDatabaseAsync(db => db.Manuscripts.CountAsync(Cancel)));
        using var saved = await browser.PressAsync(kept, Page, "Bewaar deze tekst");
        AssertLeadsTo($"/schrijven/{_text}?gedaan=bewaard", saved);
        Assert.Equal(bram.Id, await InDatabaseAsync(db => db.Manuscripts.Select(manuscript => manuscript.AuthorId).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Who_signs_in_beside_it_is_told_to_come_back_to_the_text()
    {
        var anna = await NamedAsync("Anna");

        using var visitor = await Visitor.GetAsync($"{Written}/niet-bewaard", Cancel);
        var member = await (await SignedInAsync(anna)).PageAsync($"{Written}/niet-bewaard");

        AssertLeadsTo($"/inloggen?terug={Uri.EscapeDataString($"{Written}/niet-bewaard")}", visitor);
        Assert.Equal("Je bent ingelogd", member.Heading());
        Assert.Null(member.QuerySelector("main form"));
    }

    [Theory]
    [InlineData("/instellingen/wachtwoord", "titel=x&tekst=geheim", "application/x-www-form-urlencoded")]
    [InlineData("/schrijven", "titel=x&tekst=geheim", "application/x-www-form-urlencoded")]
    [InlineData("/schrijven/{0}", "titel=x&tekst=geheim", "text/plain")]
    [InlineData("/schrijven/{0}", "", "application/x-www-form-urlencoded")]
    [InlineData("/schrijven/{0}", "geen formulier", "multipart/form-data")]
    [InlineData("/schrijven/{0}", "geen formulier", "multipart/form-data; boundary=x")]
    public async Task Only_the_form_to_write_is_given_back(string address, string body, string type)
    {
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

        using var answer = await Visitor.PostAsync(string.Format(null, address, _text), content, Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Log eerst in.", (await answer.PageAsync()).Heading());
    }

    [Fact]
    public async Task More_than_a_text_of_ours_is_not_given_back()
    {
        using var content = new MultipartFormDataContent { { new StringContent(new string('x', 1_100_000)), "tekst" } };

        using var answer = await Visitor.PostAsync(Written, content, Cancel);

        Assert.Equal("Log eerst in.", (await answer.PageAsync()).Heading());
    }

    [Fact]
    public async Task A_program_that_is_signed_out_is_told_in_JSON()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Written) { Content = new FormUrlEncodedContent([new("tekst", "x")]) };
        request.Headers.Accept.Add(new("application/json"));

        using var answer = await Visitor.SendAsync(request, Cancel);

        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    private async Task SignInAsync(HttpClient browser, Person person)
    {
        var cookie = (await SignedInAsync(person)).DefaultRequestHeaders.GetValues("Cookie").Single();
        browser.DefaultRequestHeaders.Remove("Cookie");
        browser.DefaultRequestHeaders.Add("Cookie", cookie);
    }

    private Task<int> EndSessionsAsync() => InDatabaseAsync(db => db.Sessions.ExecuteDeleteAsync(Cancel));
}
