using System.Diagnostics;
using AngleSharp.Html.Dom;

namespace CollectieveKracht.Web.Tests.Features.Accounts;

/// <summary>Runs by itself: other tests would be measured along.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Whether an address has an account cannot be told from the answer, nor from how long it takes.</summary>
[Collection(nameof(Alone))]
[Trait("Trust", "T01")]
public sealed class SameAnswerTests(PostgresTemplate template) : AccountTest(template)
{
    private const string Known = "bekend@collectief.example", Unknown = "vreemd@collectief.example";
    private const int Turns = 9, MostRounds = 3;

    private static readonly TimeSpan WidestGap = TimeSpan.FromMilliseconds(60);

    [Theory]
    [InlineData("code")]
    [InlineData("password")]
    [InlineData("password-of-none")]
    [InlineData("forgotten")]
    public async Task Known_and_unknown_addresses_get_the_same_answer_in_the_same_time(string way)
    {
        Site.Settings["Limits:WrongSignIns"] = Site.Settings["Limits:SignInMails"] = "100000";
        await JoinedAsync(Known, way == "password-of-none" ? null : Password);
        var browser = Site.Visitor();
        await TimedAsync(browser, way, Unknown);
        await TimedAsync(browser, way, Known);
        var gaps = new List<TimeSpan>();

        // A busy machine makes a gap now and then; a difference in the work makes one each time.
        while (gaps.Count < MostRounds && gaps.All(gap => gap > WidestGap)) gaps.Add(await GapAsync(browser, way, round: gaps.Count));

        Assert.True(gaps.Min() <= WidestGap, $"known and unknown differ by {string.Join(" and ", gaps)}");
    }

    /// <summary>Between the medians of the two, asked in turns; the answers themselves must be alike.</summary>
    private async Task<TimeSpan> GapAsync(HttpClient browser, string way, int round)
    {
        var (known, unknown) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var turn = 0; turn < Turns; turn++)
        {
            // To one address only so many mails are sent, so each turn asks for others.
            var (nobody, somebody) = ($"{round}-{turn}-{Unknown}", way is "code" or "forgotten" ? $"{round}-{turn}-{Known}" : Known);
            if (somebody != Known) await JoinedAsync(somebody);
            var (ofNobody, tookNobody) = await TimedAsync(browser, way, nobody);
            var (ofSomebody, tookSomebody) = await TimedAsync(browser, way, somebody);
            Assert.Equal(ofSomebody.Replace(somebody, "", StringComparison.Ordinal), ofNobody.Replace(nobody, "", StringComparison.Ordinal));
            unknown.Add(tookNobody);
            known.Add(tookSomebody);
        }

        return (Median(known) - Median(unknown)).Duration();
    }

    /// <summary>All that can be seen of the answer, and how long it took from the form that tells the two apart.</summary>
    private static async Task<(string Answer, TimeSpan Took)> TimedAsync(HttpClient browser, string way, string address)
    {
        var (form, at) = await FormAsync(browser, way, address);
        var start = Stopwatch.GetTimestamp();
        using var answer = way switch
        {
            "code" => await browser.PressAsync(form, at, "Stuur mij een code per e-mail", ("adres", address)),
            "forgotten" => await browser.PressAsync(form, at, "Mail mij een link", ("adres", address)),
            _ => await browser.PressAsync(form, at, "Log in", ("wachtwoord", "een heel ander wachtwoord")),
        };
        var took = Stopwatch.GetElapsedTime(start);
        var page = await answer.PageAsync();
        return ($"{answer.StatusCode} {answer.Header("Location")} {page.QuerySelector("main")?.TextContent}", took);
    }

    private static async Task<(IHtmlDocument Form, string At)> FormAsync(HttpClient browser, string way, string address)
    {
        if (way == "forgotten") return (await browser.PageAsync("/wachtwoord-vergeten"), "/wachtwoord-vergeten");
        if (way == "code") return (await browser.PageAsync("/inloggen"), "/inloggen");

        using var asked = await browser.SubmitAsync("/inloggen", "Ga verder", ("adres", address));
        return (await asked.PageAsync(), "/inloggen");
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
}
