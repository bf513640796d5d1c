using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Accounts;

/// <summary>What who is not asked in can find out, and how often they may try.</summary>
public sealed class GuessingTests(PostgresTemplate template) : AccountTest(template)
{
    private const string Known = "bekend@collectief.example", Unknown = "vreemd@collectief.example";
    private const string From = "X-Remote";

    [Fact]
    [Trait("Trust", "T01")]
    public async Task A_password_that_is_closed_is_answered_like_a_wrong_one_and_a_code_still_opens()
    {
        Site.Settings["Limits:WrongSignIns"] = "1000";
        await JoinedAsync(Known, Password);
        await InDatabaseAsync(db => db.People.ExecuteUpdateAsync(set => set.SetProperty(person => person.LockoutEnd, DateTimeOffset.UtcNow.AddHours(1)), Cancel));
        var browser = Site.Visitor();

        using var refused = await GivePasswordAsync(browser, Known, Password);
        using var asked = await AskCodeAsync(browser, Known);
        using var given = await GiveCodeAsync(browser, await CodeAsync(Known));

        Assert.StartsWith("Dit adres en wachtwoord", (await refused.PageAsync()).GetElementById("wachtwoord-fout")!.TextContent.Trim(), StringComparison.Ordinal);
        AssertLeadsTo("/", given);
    }

    [Fact]
    [Trait("Trust", "T02")]
    public async Task After_fifty_wrong_passwords_from_anywhere_the_password_is_closed()
    {
        Site.Settings["Limits:WrongSignIns"] = "1000";
        await JoinedAsync(Known, Password);
        await InDatabaseAsync(db => db.People.ExecuteUpdateAsync(set => set.SetProperty(person => person.AccessFailedCount, 49), Cancel));

        using var wrong = await GivePasswordAsync(Site.Visitor(), Known, "een heel ander wachtwoord");
        using var right = await GivePasswordAsync(Site.Visitor(), Known, Password);

        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    [Trait("Trust", "T02")]
    public async Task After_twenty_wrong_sign_ins_one_client_waits_and_others_notice_nothing()
    {
        Site.Additions.Add(services => services.AddTransient<IStartupFilter, Remote>());
        await JoinedAsync(Known, Password);
        var (attacker, owner) = (Client("203.0.113.1"), Client("203.0.113.2"));
        var page = await AskedAsync(attacker);
        for (var turn = 0; turn < 20; turn++)
        {
            // What a client says of its own address does not count.
            attacker.DefaultRequestHeaders.Remove("X-Forwarded-For");
            attacker.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.51.100.{turn}");
            using var wrong = await GiveAsync(attacker, page, "fout wachtwoord");
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        }

        using var refused = await GiveAsync(attacker, page, Password);
        using var let = await GiveAsync(owner, await AskedAsync(owner), Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 15 * 60);
        Assert.Equal("Dat ging wel erg snel.", (await refused.PageAsync()).Heading());
        AssertLeadsTo("/", let);
    }

    [Fact]
    [Trait("Trust", "T02")]
    public async Task One_client_can_have_only_so_many_mails_sent_and_one_address_gets_only_so_many()
    {
        Site.Settings["Limits:SignInMails"] = "12";
        var browser = Site.Visitor();
        for (var turn = 0; turn < 12; turn++) (await AskCodeAsync(browser, Unknown)).Dispose();

        using var refused = await AskCodeAsync(browser, Unknown);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(10, await MailsAsync(Unknown));
    }

    [Fact]
    [Trait("Trust", "T28")]
    public async Task The_log_holds_no_address_password_code_or_key()
    {
        await JoinedAsync(Known, Password);
        var browser = Site.Visitor();
        (await AskCodeAsync(browser, Known)).Dispose();
        var code = await CodeAsync(Known);
        (await GivePasswordAsync(browser, Known, "geheim maar fout wachtwoord")).Dispose();
        using var given = await GiveCodeAsync(browser, code);
        using var forgotten = await browser.SubmitAsync("/wachtwoord-vergeten", "Mail mij een link", ("adres", Known));

        var log = string.Join('\n', Site.Log.Json);

        Assert.DoesNotContain("bekend", log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("geheim maar", log, StringComparison.Ordinal);
        Assert.DoesNotContain(code, log, StringComparison.Ordinal);
        Assert.DoesNotContain(given.Headers.GetValues("Set-Cookie").First(cookie => cookie.StartsWith("session=", StringComparison.Ordinal)).Split('=', ';')[1], log, StringComparison.Ordinal);
    }

    private HttpClient Client(string from)
    {
        var client = Site.Visitor();
        client.DefaultRequestHeaders.Add(From, from);
        return client;
    }

    private static async Task<IHtmlDocument> AskedAsync(HttpClient browser)
    {
        using var asked = await browser.SubmitAsync("/inloggen", "Ga verder", ("adres", Known));
        return await asked.PageAsync();
    }

    private static Task<HttpResponseMessage> GiveAsync(HttpClient browser, IHtmlDocument page, string password) =>
        browser.PressAsync(page, "/inloggen", "Log in", ("wachtwoord", password));

    private sealed class Remote : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers[From].ToString());
                return rest(context);
            });
            next(app);
        };
    }
}
