using System.Net;
using System.Text.RegularExpressions;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Accounts;

/// <summary>What a session is worth, and when it is worth nothing any more.</summary>
public sealed class SessionTests(PostgresTemplate template) : AccountTest(template)
{
    private const string Address = "anna@collectief.example";

    [Fact]
    [Trait("Trust", "T03")]
    public async Task Signing_in_gives_a_new_key_and_the_one_before_is_dead()
    {
        var person = await JoinedAsync(Address, Password);
        var browser = Site.Visitor();
        using var first = await GivePasswordAsync(browser, Address, Password);
        using var second = await GivePasswordAsync(browser, Address, Password);

        Assert.NotEqual(KeyOf(first), KeyOf(second));
        Assert.False(await IsSignedInAsync(With(KeyOf(first))));
        Assert.True(await IsSignedInAsync(With(KeyOf(second))));
        Assert.Equal(1, await InDatabaseAsync(db => db.Sessions.CountAsync(session => session.PersonId == person.Id, Cancel)));
    }

    [Fact]
    [Trait("Trust", "T03")]
    public async Task Signing_out_kills_a_copied_cookie_and_has_the_browser_forget()
    {
        await JoinedAsync(Address, Password);
        var browser = Site.Visitor();
        using var signedIn = await GivePasswordAsync(browser, Address, Password);
        var copied = With(KeyOf(signedIn));
        var before = await IsSignedInAsync(copied);

        using var signedOut = await browser.SubmitAsync("/kennis", "Uitloggen");

        AssertLeadsTo("/", signedOut);
        Assert.True(before);
        Assert.False(await IsSignedInAsync(copied));
        Assert.False(await IsSignedInAsync(browser));
        Assert.Equal("\"cache\", \"cookies\", \"storage\"", signedOut.Header("Clear-Site-Data"));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("%00%FF")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("../../etc/passwd")]
    [Trait("Trust", "T03")]
    public async Task A_cookie_that_is_tampered_with_opens_nothing_and_is_taken_back(string key)
    {
        var browser = With(key);

        using var page = await browser.GetAsync("/", Cancel);
        using var closed = await browser.GetAsync("/instellingen", Cancel);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("session=;", page.Header("Set-Cookie"), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, closed.StatusCode);
        Assert.True((int)closed.StatusCode < 500);
    }

    [Fact]
    [Trait("Trust", "T22")]
    public async Task The_cookies_of_a_live_site_are_safe_from_scripts_other_sites_and_plain_lines()
    {
        using var live = new LiveSite();
        live.Settings["ConnectionStrings:Platform"] = Site.Settings["ConnectionStrings:Platform"];
        await JoinedAsync(Address, Password);
        var browser = live.Visitor(LiveSite.Address);

        using var code = await AskCodeAsync(browser, Address);
        using var signedIn = await GivePasswordAsync(browser, Address, Password);

        Assert.Matches("^__Host-code=[^;]+; expires=[^;]+; path=/; secure; samesite=lax; httponly$", code.Header("Set-Cookie"));
        Assert.Contains(signedIn.Headers.GetValues("Set-Cookie"), cookie =>
            Regex.IsMatch(cookie, "^__Host-session=[^;]+; expires=[^;]+; path=/; secure; samesite=lax; httponly$"));
        Assert.Equal("no-store", signedIn.Header("Cache-Control"));
    }

    [Theory]
    [InlineData(false, 13.9, 13.9, true)]
    [InlineData(false, 59, 0.1, true)]
    [InlineData(false, 14.1, 14.1, false)]
    [InlineData(false, 60.1, 0.1, false)]
    [InlineData(true, 0.3, 0.3, true)]
    [InlineData(true, 0.4, 0.4, false)]
    [InlineData(true, 7.1, 0, false)]
    [Trait("Trust", "T06")]
    public async Task A_session_ends_when_it_is_not_used_and_in_any_case_after_a_time_sooner_for_who_decides(bool decides, double madeDaysAgo, double seenDaysAgo, bool holds)
    {
        var person = decides ? await JoinedAsync(Address, null, Role.Moderator) : await JoinedAsync(Address);
        var browser = await SignedInAsync(person);
        var (madeAt, seenAt) = (DateTimeOffset.UtcNow.AddDays(-madeDaysAgo), DateTimeOffset.UtcNow.AddDays(-seenDaysAgo));
        await InDatabaseAsync(db => db.Sessions.ExecuteUpdateAsync(
            set => set.SetProperty(session => session.MadeAt, madeAt).SetProperty(session => session.LastSeenAt, seenAt), Cancel));

        Assert.Equal(holds, await IsSignedInAsync(browser));
        Assert.Equal(holds ? 1 : 0, await InDatabaseAsync(db => db.Sessions.CountAsync(Cancel)));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox, Windows")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15", "Safari, Mac")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1", "Chrome, iPhone")]
    [InlineData("curl/8.5.0", "")]
    [InlineData("", "")]
    public void A_browser_is_told_by_the_name_that_its_owner_knows(string userAgent, string name)
    {
        Assert.Equal(name, BrowserName.Of(userAgent));
    }

    private static string KeyOf(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("session=", StringComparison.Ordinal)).Split(';')[0]["session=".Length..];

    private HttpClient With(string key)
    {
        var browser = Site.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = TestSite.Plain, AllowAutoRedirect = false, HandleCookies = false });
        browser.DefaultRequestHeaders.Add("Cookie", $"session={key}");
        return browser;
    }
}
