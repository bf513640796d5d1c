using System.Net;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Accounts;

/// <summary>The second step, and that who decides over others can do nothing without it.</summary>
public sealed class SecondFactorTests(PostgresTemplate template) : AccountTest(template)
{
    private const string Address = "anna@collectief.example", Page = "/instellingen/tweede-stap", Office = "/beheer/taken";

    private readonly StoppedClock _clock = new();

    // A code holds for a moment, in which a busy machine may not get to giving it again.
    protected override ValueTask BeginAsync()
    {
        Site.Additions.Add(services => services.AddSingleton<TimeProvider>(_clock));
        return ValueTask.CompletedTask;
    }

    [Fact]
    [Trait("Trust", "T05")]
    public async Task An_administrator_is_led_to_set_it_up_and_can_do_nothing_before()
    {
        var person = await JoinedAsync(Address, null, Role.Administrator);
        var browser = await SignedInAsync(person);

        using var led = await browser.GetAsync(Office, Cancel);
        using var forged = await browser.SubmitToAsync(Office + "?handler=Trial", "/instellingen");
        var codes = await TurnOnAsync(browser, person);
        using var let = await browser.GetAsync(Office, Cancel);

        AssertLeadsTo($"{Page}?terug=%2Fbeheer%2Ftaken", led);
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        Assert.Equal(10, codes.Count);
        Assert.Equal(HttpStatusCode.OK, let.StatusCode);
    }

    [Fact]
    [Trait("Trust", "T07")]
    public async Task Who_has_no_role_is_refused_also_with_a_second_factor()
    {
        var browser = await SignedInAsync(await JoinedAsync(Address, null, Role.Moderator, Role.Analyst), hasSecondFactor: true);

        using var refused = await browser.GetAsync(Office, Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    [Trait("Trust", "T09")]
    public async Task A_role_that_is_taken_away_is_gone_with_the_next_request()
    {
        var person = await JoinedAsync(Address, null, Role.Administrator);
        var browser = await SignedInAsync(person, hasSecondFactor: true);
        using var before = await browser.GetAsync(Office, Cancel);

        await ChangeAsync(async db => (await db.Accounts.SingleAsync(account => account.Id == person.Id, Cancel)).Withdraw(Role.Administrator, actor: null));
        using var after = await browser.GetAsync(Office, Cancel);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (before.StatusCode, after.StatusCode));
    }

    [Fact]
    [Trait("Trust", "T05")]
    public async Task Once_on_every_way_in_asks_for_the_code_of_the_app()
    {
        var person = await JoinedAsync(Address, Password);
        await TurnOnAsync(await SignedInAsync(person), person);
        var browser = Site.Visitor();

        using var first = await GivePasswordAsync(browser, Address, Password);
        var halfway = await IsSignedInAsync(browser);
        using var wrong = await browser.SubmitAsync("/inloggen/tweede-stap", "Log in", ("code", "000000"));
        using var second = await browser.SubmitAsync("/inloggen/tweede-stap", "Log in", ("code", await AppCodeAsync(person, stepsAhead: 1)));

        AssertLeadsTo("/inloggen/tweede-stap", first);
        Assert.False(halfway);
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        AssertLeadsTo("/", second);
        Assert.True(await IsSignedInAsync(browser));
        var byMail = Site.Visitor();
        using var asked = await AskCodeAsync(byMail, Address);
        using var given = await GiveCodeAsync(byMail, await CodeAsync(Address));
        AssertLeadsTo("/inloggen/tweede-stap", given);
    }

    [Fact]
    [Trait("Trust", "T05")]
    public async Task A_code_of_the_app_is_taken_once_also_when_it_is_given_at_the_same_time()
    {
        var person = await JoinedAsync(Address, Password);
        await TurnOnAsync(await SignedInAsync(person), person);
        var browsers = Enumerable.Range(0, 4).Select(_ => Site.Visitor()).ToList();
        foreach (var browser in browsers) (await GivePasswordAsync(browser, Address, Password)).Dispose();
        var (shown, next) = (await AppCodeAsync(person), await AppCodeAsync(person, stepsAhead: 1));

        using var again = await browsers[0].SubmitAsync("/inloggen/tweede-stap", "Log in", ("code", shown));
        var answers = await Task.WhenAll(browsers.Select(browser => browser.SubmitAsync("/inloggen/tweede-stap", "Log in", ("code", next))));

        // It was shown when the second step was set up.
        Assert.Equal("Deze code klopt niet, of is al verlopen. Typ de code die er nu staat.", (await again.PageAsync()).GetElementById("code-fout")!.TextContent.Trim());
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_recovery_code_comes_in_once_and_is_kept_as_a_hash()
    {
        var person = await JoinedAsync(Address, Password);
        var codes = await TurnOnAsync(await SignedInAsync(person), person);
        var (first, again) = (Site.Visitor(), Site.Visitor());
        using var step = await GivePasswordAsync(first, Address, Password);
        using var stepAgain = await GivePasswordAsync(again, Address, Password);

        using var let = await first.SubmitAsync("/inloggen/tweede-stap", "Log in", ("code", codes[0].ToLowerInvariant()));
        using var refused = await again.SubmitAsync("/inloggen/tweede-stap", "Log in", ("code", codes[0]));

        AssertLeadsTo("/", let);
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        var stored = await InDatabaseAsync(db => db.Set<IdentityUserToken<Domain.AccountId>>().Select(secret => secret.Value).ToListAsync(Cancel));
        Assert.All(codes, code => Assert.DoesNotContain(code, string.Join(' ', stored), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    [Trait("Trust", "T05")]
    public async Task Who_has_a_role_and_a_second_factor_cannot_change_factors_without_having_used_one()
    {
        var person = await JoinedAsync(Address, null, Role.Moderator);
        await TurnOnAsync(await SignedInAsync(person), person);
        var browser = await SignedInAsync(person, hasSecondFactor: false);

        var page = await browser.PageAsync(Page);
        using var options = await browser.SubmitToAsync("/instellingen/sleutels?handler=Options", "/instellingen");
        using var begin = await browser.SubmitToAsync($"{Page}?handler=Begin", "/instellingen");
        using var disable = await browser.SubmitToAsync($"{Page}?handler=Disable", "/instellingen");

        Assert.NotNull(page.QuerySelector(".note.warning"));
        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], new[] { options.StatusCode, begin.StatusCode, disable.StatusCode });
    }

    [Fact]
    [Trait("Trust", "T24")]
    public void A_key_in_a_device_belongs_to_the_host_of_the_settings()
    {
        var options = Site.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<IdentityPasskeyOptions>>().Value;

        Assert.Equal("localhost", options.ServerDomain);
    }

    private async Task<IReadOnlyList<string>> TurnOnAsync(HttpClient browser, Person person)
    {
        using var begun = await browser.SubmitAsync(Page, "Zet aan");
        var page = await begun.PageAsync();
        Assert.NotNull(page.QuerySelector("svg.qr path"));
        using var on = await browser.PressAsync(page, Page, "Klaar, zet aan", ("code", await AppCodeAsync(person)));
        // The session got a new key, which the fixed cookie of this browser does not follow.
        if (on.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.FirstOrDefault(cookie => cookie.StartsWith("session=", StringComparison.Ordinal)) is { } key)
        {
            browser.DefaultRequestHeaders.Remove("Cookie");
            browser.DefaultRequestHeaders.Add("Cookie", key.Split(';')[0]);
        }

        return [.. (await on.PageAsync()).QuerySelectorAll(".recovery-codes li").Select(code => code.TextContent.Trim())];
    }

    /// <summary>What the person's app would show now, or in half a minute (RFC 6238).</summary>
    private async Task<string> AppCodeAsync(Person person, int stepsAhead = 0)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var key = await people.GetAuthenticatorKeyAsync((await people.FindByIdAsync(person.Id.Value.ToString()))!);
        return AuthenticatorApp.CodeFor(key!, _clock.GetUtcNow().AddSeconds(30 * stepsAhead));
    }

    private sealed class StoppedClock : TimeProvider
    {
        private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
