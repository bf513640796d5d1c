using System.Net;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Accounts;

/// <summary>Signing in through another organisation, with a real one on the loopback address.</summary>
public sealed class ExternalSignInTests(PostgresTemplate template, IdentityProvider provider) : AccountTest(template), IClassFixture<IdentityProvider>
{
    private const string Address = "anna@collectief.example", Begin = $"/inloggen/via/{IdentityProvider.Key}", Return = $"/inloggen/terug/{IdentityProvider.Key}";
    private const string Organisations = "/instellingen/organisaties";

    protected override ValueTask BeginAsync()
    {
        provider.Forget();
        provider.AddTo(Site);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_first_time_makes_an_account_and_the_second_signs_in_to_the_same_one()
    {
        provider.Person = new("een", Address, IsAddressVerified: true, "Anna Proef");
        var (browser, later) = (Site.Visitor(), Site.Visitor());

        var welcome = await ArriveAsync(browser);
        using var joined = await browser.PressAsync(await welcome.PageAsync(), "/inloggen/verder", "Doe mee");
        provider.Person = new("een", "intussen-anders@collectief.example", IsAddressVerified: true, "Anders");
        using var again = await ArriveAsync(later);

        Assert.Equal("Anna Proef", (await welcome.PageAsync()).QuerySelector("#naam")!.GetAttribute("value"));
        AssertLeadsTo("/", joined);
        AssertLeadsTo("/", again);
        Assert.True(await IsSignedInAsync(browser) && await IsSignedInAsync(later));
        var person = await InDatabaseAsync(db => db.People.SingleAsync(Cancel));
        Assert.Equal(Address, person.Email);
        Assert.Equal([SignInMethod.External, SignInMethod.External], await InDatabaseAsync(db => db.Sessions.Select(session => session.Method).ToListAsync(Cancel)));
        Assert.Equal([(provider.Address.ToString(), "een", person.Id)], await LinkedAsync());
        Assert.Equal(["join", "link-organisation", "sign-in", "sign-in"], await ActsAsync(person.Id));
    }

    [Fact]
    public async Task Another_person_of_the_organisation_with_the_same_address_is_somebody_else()
    {
        await LinkedPersonAsync("een", Address);
        provider.Person = new("twee", Address, IsAddressVerified: true);
        var browser = Site.Visitor();

        using var arrived = await ArriveAsync(browser);

        Assert.Equal("Laat zien dat dit adres van jou is", (await arrived.PageAsync()).Heading());
        Assert.False(await IsSignedInAsync(browser));
    }

    [Fact]
    public async Task An_account_that_exists_is_not_taken_over_on_the_word_of_an_organisation()
    {
        var person = await JoinedAsync(Address);
        provider.Person = new("een", Address, IsAddressVerified: true, "Iemand anders");
        var browser = Site.Visitor();

        using var arrived = await ArriveAsync(browser);
        using var forged = await browser.SubmitToAsync("/inloggen/verder", "/inloggen", ("naam", "Iemand anders"));
        var before = (await IsSignedInAsync(browser), (await LinkedAsync()).Count);
        // Who reads the mail of the address goes on, and presses a button.
        using var asked = await browser.PressAsync(await arrived.PageAsync(), "/inloggen/verder", "Stuur mij een code per e-mail");
        using var given = await GiveCodeAsync(browser, await CodeAsync(Address), asked.Header("Location")!);
        using var linked = await browser.SubmitAsync(given.Header("Location")!, "Koppel aan mijn account");
        var later = Site.Visitor();
        using var again = await ArriveAsync(later);

        Assert.Equal("Laat zien dat dit adres van jou is", (await arrived.PageAsync()).Heading());
        Assert.Equal(HttpStatusCode.OK, forged.StatusCode);
        Assert.Equal((false, 0), before);
        AssertLeadsTo($"/inloggen/code?terug=%2Finstellingen%2Forganisaties", asked);
        AssertLeadsTo(Organisations, given);
        AssertLeadsTo($"{Organisations}?bewaard", linked);
        AssertLeadsTo("/", again);
        Assert.Equal([(provider.Address.ToString(), "een", person.Id)], await LinkedAsync());
        Assert.Equal("Je kunt bij CollectieveKracht inloggen via een andere organisatie", (await MailAsync(Address, "account-notice")).Subject);
        Assert.Equal(1, await InDatabaseAsync(db => db.People.CountAsync(Cancel)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    [Trait("Trust", "T01")]
    public async Task An_address_that_the_organisation_did_not_check_needs_a_code_first_and_tells_of_no_account(bool? isVerified)
    {
        await JoinedAsync("bekend@collectief.example");
        var (known, unknown) = (Site.Visitor(), Site.Visitor());

        provider.Person = new("een", "bekend@collectief.example", isVerified);
        var ofKnown = await (await ArriveAsync(known)).Content.ReadAsStringAsync(Cancel);
        provider.Person = new("twee", Address, isVerified);
        using var arrived = await ArriveAsync(unknown);
        var ofUnknown = await arrived.Content.ReadAsStringAsync(Cancel);
        using var asked = await unknown.PressAsync(await arrived.PageAsync(), "/inloggen/verder", "Stuur mij een code per e-mail");
        using var given = await GiveCodeAsync(unknown, await CodeAsync(Address), asked.Header("Location")!);
        using var joined = await unknown.SubmitAsync(given.Header("Location")!, "Doe mee", ("naam", "Anna"));
        using var linked = await unknown.SubmitAsync(joined.Header("Location")!, "Koppel aan mijn account");

        Assert.Contains("sturen daarom eerst een code", ofKnown, StringComparison.Ordinal);
        Assert.Contains("sturen daarom eerst een code", ofUnknown, StringComparison.Ordinal);
        AssertLeadsTo($"{Organisations}?bewaard", linked);
        Assert.Equal("twee", Assert.Single(await LinkedAsync()).Subject);
    }

    [Fact]
    public async Task An_address_that_only_the_server_tells_counts_as_well_but_none_vouches_for_that_of_the_other()
    {
        provider.Person = new("een", Address, IsAddressVerified: true, "Anna", ByServer: true);
        using var byServer = await ArriveAsync(Site.Visitor());
        // A token with an address and no word on whether it was checked, and a server that checked another one.
        provider.Person = new("twee", "ander@collectief.example", IsAddressVerified: true, "Anna", ByServer: true);
        provider.Change = token => token["email"] = "bestuur@collectief.example";
        using var mixed = await ArriveAsync(Site.Visitor());

        Assert.Contains(Address, (await byServer.PageAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Welkom. Hoe heet je?", (await byServer.PageAsync()).Heading());
        Assert.Equal("Laat zien dat dit adres van jou is", (await mixed.PageAsync()).Heading());
    }

    [Fact]
    [Trait("Trust", "T05")]
    public async Task The_second_factor_is_still_asked_for()
    {
        var person = await LinkedPersonAsync("een", Address);
        await InDatabaseAsync(db => db.People.ExecuteUpdateAsync(set => set.SetProperty(one => one.TwoFactorEnabled, true), Cancel));
        var browser = Site.Visitor();

        using var arrived = await ArriveAsync(browser, $"{Begin}?terug=/voor-jou");

        AssertLeadsTo("/inloggen/tweede-stap?terug=%2Fvoor-jou", arrived);
        Assert.False(await IsSignedInAsync(browser));
        Assert.Equal(0, await InDatabaseAsync(db => db.Sessions.CountAsync(session => session.PersonId == person.Id, Cancel)));
    }

    [Fact]
    [Trait("Trust", "T05")]
    public async Task An_organisation_is_no_second_factor()
    {
        await LinkedPersonAsync("een", Address, Role.Administrator);
        var browser = Site.Visitor();

        using var arrived = await ArriveAsync(browser, $"{Begin}?terug=/beheer/taken");
        using var office = await browser.GetAsync("/beheer/taken", Cancel);

        AssertLeadsTo("/beheer/taken", arrived);
        AssertLeadsTo("/instellingen/tweede-stap?terug=%2Fbeheer%2Ftaken", office);
    }

    [Theory]
    [InlineData("//elders.example")]
    [InlineData("https://elders.example/")]
    [InlineData("/\\elders.example")]
    [Trait("Trust", "T15")]
    public async Task One_never_returns_to_another_site(string back)
    {
        await LinkedPersonAsync("een", Address);

        using var arrived = await ArriveAsync(Site.Visitor(), QueryHelpers.AddQueryString(Begin, "terug", back));

        AssertLeadsTo("/", arrived);
    }

    [Fact]
    public async Task Who_says_no_at_the_organisation_reads_that_and_can_go_on()
    {
        provider.Refuses = true;
        var browser = Site.Visitor();

        using var arrived = await ArriveAsync(browser, $"/en{Begin}?terug=/en/vragen");
        var page = await arrived.PageAsync();

        Assert.Equal(HttpStatusCode.OK, arrived.StatusCode);
        Assert.Contains("Permission was not given at Proef-ID.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([$"/en{Begin}?terug=%2Fen%2Fvragen", "/en/inloggen?terug=%2Fen%2Fvragen"], page.QuerySelectorAll("main a.button").Select(link => link.GetAttribute("href")));
        Assert.Empty(Markup.FaultsIn(await arrived.Content.ReadAsStringAsync(Cancel)));
    }

    [Fact]
    [Trait("Trust", "T14")]
    [Trait("Trust", "T28")]
    public async Task What_comes_back_and_was_not_sent_helps_on_signs_nobody_in_and_is_not_logged()
    {
        await LinkedPersonAsync("een", Address);
        var (browser, other) = (Site.Visitor(), Site.Visitor());
        var back = new Uri(await provider.VisitAsync(await BeginAsync(browser))).Query;
        var given = QueryHelpers.ParseQuery(back).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());

        string With(string name, string value) => QueryHelpers.AddQueryString(Return, given.Where(pair => pair.Key != name).Append(new(name, value)).ToDictionary(pair => pair.Key, pair => (string?)pair.Value));
        string[] tampered =
        [
            Return, $"{Return}?", $"{Return}?code=geheim-briefje", $"{Return}?state=geheim-briefje&code=x", With("state", given["state"] + "geheim-briefje"), With("state", ""),
            With("code", "geheim-briefje"), With("id_token", "geheim-briefje"), $"{Return}?error=geheim-briefje&error_description=geheim-briefje", With("error", "geheim-briefje"),
            $"{Return}?state={new string('a', 4000)}",
        ];
        foreach (var address in tampered)
        {
            using var answer = await browser.GetAsync(address, Cancel);
            using var page = await browser.GetAsync(answer.Header("Location"), Cancel);
            Assert.Equal((address, HttpStatusCode.Redirect, HttpStatusCode.OK), (address, answer.StatusCode, page.StatusCode));
            Assert.StartsWith("Inloggen via", (await page.PageAsync()).Heading(), StringComparison.Ordinal);
        }

        using var form = await browser.PostAsync(Return, new FormUrlEncodedContent([new("state", "geheim-briefje"), new("code", "geheim-briefje")]), Cancel);
        using var text = await browser.PostAsync(Return, new StringContent("geheim-briefje"), Cancel);
        // Another browser than the one that began: what an attacker's own visit gave is of no use to them elsewhere.
        using var elsewhere = await other.GetAsync(Return + new Uri(await provider.VisitAsync(await BeginAsync(browser))).Query, Cancel);

        Assert.True((int)form.StatusCode < 500 && (int)text.StatusCode < 500);
        Assert.Contains("mislukt=Failed", elsewhere.Header("Location"), StringComparison.Ordinal);
        Assert.False(await IsSignedInAsync(browser));
        Assert.False(await IsSignedInAsync(other));
        Assert.DoesNotContain("geheim-briefje", string.Join('\n', Site.Log.Json), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/inloggen/via/onbekend", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_code_works_once_in_a_browser()
    {
        await LinkedPersonAsync("een", Address);
        var browser = Site.Visitor();
        var back = Return + new Uri(await provider.VisitAsync(await BeginAsync(browser))).Query;

        using var first = await browser.GetAsync(back, Cancel);
        using var again = await browser.GetAsync(back, Cancel);

        Assert.DoesNotContain("mislukt", first.Header("Location"), StringComparison.Ordinal);
        Assert.Contains("mislukt=Failed", again.Header("Location"), StringComparison.Ordinal);
    }

    public static TheoryData<string> Forgeries => [.. ForgeriesByName.Keys];

    private static readonly Dictionary<string, Action<IdentityProvider>> ForgeriesByName = new()
    {
        ["signed by another"] = organisation => organisation.IsForged = true,
        ["of another visit"] = organisation => organisation.Change = token => token["nonce"] = "van-een-ander-bezoek",
        ["of no visit"] = organisation => organisation.Change = token => token.Remove("nonce"),
        ["for another site"] = organisation => organisation.Change = token => token["aud"] = "een-andere-site",
        ["of another issuer"] = organisation => organisation.Change = token => token["iss"] = "https://elders.example/",
        ["of yesterday"] = organisation => organisation.Change = token => (token["exp"], token["nbf"], token["iat"]) = (DateTimeOffset.UtcNow.AddDays(-1).ToUnixTimeSeconds(), DateTimeOffset.UtcNow.AddDays(-2).ToUnixTimeSeconds(), DateTimeOffset.UtcNow.AddDays(-2).ToUnixTimeSeconds()),
        ["of nobody"] = organisation => organisation.Change = token => token.Remove("sub"),
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_token_that_is_not_right_signs_nobody_in(string forgery)
    {
        await LinkedPersonAsync("een", Address);
        ForgeriesByName[forgery](provider);
        var browser = Site.Visitor();

        using var arrived = await ArriveAsync(browser);

        Assert.Equal(("Inloggen via Proef-ID lukte niet", HttpStatusCode.OK), ((await arrived.PageAsync()).Heading(), arrived.StatusCode));
        Assert.False(await IsSignedInAsync(browser));
    }

    [Fact]
    public async Task An_organisation_that_is_away_is_told_and_found_when_it_is_back()
    {
        await LinkedPersonAsync("een", Address);
        await provider.StopAsync();
        var browser = Site.Visitor();

        using var away = await browser.GetAsync(Begin, Cancel);
        using var page = await browser.GetAsync(away.Header("Location"), Cancel);
        await provider.StartAsync();
        using var back = await ArriveAsync(browser);

        Assert.Equal((HttpStatusCode.OK, "Inloggen via Proef-ID lukte niet"), (page.StatusCode, (await page.PageAsync()).Heading()));
        AssertLeadsTo("/", back);
    }

    [Fact]
    public async Task One_is_linked_and_unlinked_by_who_is_signed_in_and_only_with_a_button()
    {
        var (person, other) = (await JoinedAsync(Address), await JoinedAsync("ander@collectief.example"));
        var (browser, others) = (await SignedInAsync(person), await SignedInAsync(other));
        provider.Person = new("een", "prive@thuis.example", IsAddressVerified: false);

        using var arrived = await ArriveAsync(browser);
        var before = (await LinkedAsync()).Count;
        using var swapped = await browser.SubmitAsync(Organisations, "Koppel aan mijn account", ("wie", "iemand-anders"));
        using var linked = await browser.SubmitAsync(Organisations, "Koppel aan mijn account");
        var page = await browser.PageAsync(Organisations);
        using var download = await browser.GetAsync("/instellingen/gegevens?handler=Download", Cancel);
        // Somebody else who comes back as the same one, or who names it in a form.
        using var taken = await ArriveAsync(others);
        var refusal = await others.PageAsync(Organisations);
        using var takenAnyhow = await others.SubmitToAsync($"{Organisations}?handler=Link", Organisations, ("wie", "een"));
        using var notTheirs = await others.SubmitToAsync($"{Organisations}?handler=Unlink", Organisations, ("bij", provider.Address.ToString()), ("wie", "een"));
        var kept = await LinkedAsync();
        using var unlinked = await browser.PressAsync(page, Organisations, "Ontkoppel Proef-ID");

        AssertLeadsTo(Organisations, arrived);
        Assert.Equal((0, HttpStatusCode.OK), (before, swapped.StatusCode));
        AssertLeadsTo($"{Organisations}?bewaard", linked);
        Assert.Contains("\"knownThereAs\": \"een\"", await download.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        AssertLeadsTo(Organisations, taken);
        Assert.Contains("hoort al bij een ander account", refusal.QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (takenAnyhow.StatusCode, notTheirs.StatusCode));
        Assert.Equal(person.Id, Assert.Single(kept).Person);
        AssertLeadsTo($"{Organisations}?bewaard", unlinked);
        Assert.Empty(await LinkedAsync());
        Assert.Equal(["link-organisation", "unlink-organisation"], await ActsAsync(person.Id));
    }

    [Fact]
    [Trait("Trust", "T27")]
    public async Task Who_is_erased_is_not_known_by_the_organisation_any_more()
    {
        await LinkedPersonAsync("een", Address);
        var browser = Site.Visitor();
        using var arrived = await ArriveAsync(browser);

        using var erased = await browser.SubmitAsync("/instellingen/gegevens", "Verwijder mijn account", ("adres", Address));
        using var again = await ArriveAsync(Site.Visitor());

        AssertLeadsTo("/", erased);
        Assert.Empty(await LinkedAsync());
        Assert.Equal("Welkom. Hoe heet je?", (await again.PageAsync()).Heading());
    }

    [Fact]
    [Trait("Trust", "T22")]
    public async Task Its_cookies_are_of_this_host_alone_and_gone_within_a_quarter_of_an_hour()
    {
        await using var site = new LiveSite();
        provider.AddTo(site);
        using var visitor = site.Visitor(LiveSite.Address);

        using var begun = await visitor.GetAsync($"{Begin}?terug=/vragen", Cancel);
        var asked = QueryHelpers.ParseQuery(new Uri(begun.Header("Location")!).Query);

        var cookies = begun.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-external-", cookie, StringComparison.Ordinal);
            foreach (var part in (string[])["; path=/;", "; secure", "; samesite=lax", "; httponly"]) Assert.Contains(part, cookie + ";", StringComparison.OrdinalIgnoreCase);
        });
        Assert.Equal(($"{LiveSite.Address.ToString().TrimEnd('/')}{Return}", "code", "S256"), ($"{asked["redirect_uri"]}", $"{asked["response_type"]}", $"{asked["code_challenge_method"]}"));
        Assert.True(asked["state"].ToString().Length > 0 && asked["nonce"].ToString().Length > 0);
    }

    [Fact]
    public async Task Without_aprovider_in_the_settings_nothing_of_it_is_shown()
    {
        Site.Settings.Keys.Where(key => key.StartsWith("SignIn:", StringComparison.Ordinal)).ToList().ForEach(key => Site.Settings.Remove(key));
        var browser = await SignedInAsync(await JoinedAsync(Address));

        var (signIn, settings) = (await Visitor.PageAsync("/inloggen"), await browser.PageAsync("/instellingen"));
        using var begun = await Visitor.GetAsync(Begin, Cancel);

        Assert.Empty(signIn.QuerySelectorAll("main a[href*=via]"));
        Assert.Empty(settings.QuerySelectorAll($"a[href='{Organisations}']"));
        Assert.Equal(HttpStatusCode.NotFound, begun.StatusCode);
    }

    [Fact]
    public async Task With_one_the_page_to_sign_in_has_its_button_and_the_settings_their_page()
    {
        var browser = await SignedInAsync(await JoinedAsync(Address));

        var html = await Visitor.GetStringAsync("/inloggen?terug=/vragen", Cancel);
        using var answer = await browser.GetAsync(Organisations, Cancel);
        var (signIn, settings) = (await Visitor.PageAsync("/inloggen?terug=/vragen"), await answer.PageAsync());

        Assert.Equal(("Log in via Proef-ID", $"{Begin}?terug=%2Fvragen"), (signIn.QuerySelector("main a.button")!.TextContent.Trim(), signIn.QuerySelector("main a.button")!.GetAttribute("href")));
        Assert.Equal("page", settings.QuerySelector($"a[href='{Organisations}']")!.GetAttribute("aria-current"));
        Assert.Empty(Markup.FaultsIn(html).Concat(Markup.FaultsIn(await answer.Content.ReadAsStringAsync(Cancel))));
    }

    /// <summary>Goes to the organisation and back, up to the page that this ends at.</summary>
    private async Task<HttpResponseMessage> ArriveAsync(HttpClient browser, string begin = Begin)
    {
        var back = new Uri(await provider.VisitAsync(await BeginAsync(browser, begin)));
        Assert.Equal(("localhost:5080", Return), (back.Authority, back.AbsolutePath));
        using var returned = await browser.GetAsync(back.PathAndQuery, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, returned.StatusCode);
        return await browser.GetAsync(returned.Header("Location"), Cancel);
    }

    private static async Task<string> BeginAsync(HttpClient browser, string begin = Begin)
    {
        using var begun = await browser.GetAsync(begin, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        return begun.Header("Location")!;
    }

    private async Task<Person> LinkedPersonAsync(string subject, string address, params Role[] roles)
    {
        var person = await JoinedAsync(address, null, roles);
        await ChangeAsync(async db => await db.AddAsync(new IdentityUserLogin<AccountId>
        {
            LoginProvider = provider.Address.ToString(),
            ProviderKey = subject,
            ProviderDisplayName = IdentityProvider.Name,
            UserId = person.Id,
        }, Cancel));
        provider.Person = new(subject, address, IsAddressVerified: true);
        return person;
    }

    private async Task<IReadOnlyList<(string Issuer, string Subject, AccountId Person)>> LinkedAsync() =>
        (await InDatabaseAsync(db => db.Set<IdentityUserLogin<AccountId>>().ToListAsync(Cancel))).ConvertAll(linked => (linked.LoginProvider, linked.ProviderKey, linked.UserId));

    private Task<List<string>> ActsAsync(AccountId person) => InDatabaseAsync(db =>
        db.AuditEntries.Where(entry => entry.Subject == "account" && entry.SubjectId == person.Value).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync(Cancel));
}
