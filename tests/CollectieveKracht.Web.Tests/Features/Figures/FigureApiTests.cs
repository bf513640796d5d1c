using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Tests.Features.Surveys;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Figures;

/// <summary>Figures for programs: those of the pages, and what is not understood is refused.</summary>
public sealed class FigureApiTests(PostgresTemplate template) : SiteTest(template)
{
    private const string Waves = "/api/v1/waves", Wave = Waves + "/peiling-2026", Cross = Wave + "/cross-table?rows=sector&columns=interne-werking";

    [Fact]
    public async Task Published_waves_are_told_of_with_where_there_is_more()
    {
        await PublishAsync((12, "sector:energie challenge:leiderschap"), (8, "sector:energie"));

        var waves = (await AskAsync(Waves))["waves"]!.AsArray();

        var held = waves.Single(wave => $"{wave!["slug"]}" == "peiling-2026")!;
        Assert.Equal((20, 2026, true, "CC BY 4.0", "CollectieveKracht, Peiling 2026"), ((int)held["respondents"]!, (int)held["year"]!, (bool)held["hasAnswers"]!, $"{held["licence"]!["name"]}", $"{held["source"]}"));
        Assert.Equal("http://localhost:5080/api/v1/waves/peiling-2026", $"{held["links"]!["self"]}");
        var report = waves.Single(wave => $"{wave!["slug"]}" == "2020")!;
        Assert.Equal((59, false, null), ((int)report["respondents"]!, (bool)report["hasAnswers"]!, report["licence"]));
        Assert.Equal("http://localhost:5080/api/v1/waves/2020/figures", $"{report["links"]!["figures"]}");
    }

    [Fact]
    public async Task A_wave_tells_its_questions_and_what_it_can_be_filtered_by()
    {
        await PublishAsync((12, "sector:energie"));

        var questions = (await AskAsync(Wave))["questions"]!.AsArray();
        var english = (await AskAsync("/en" + Wave))["questions"]!.AsArray();

        var sector = questions.Single(question => $"{question!["slug"]}" == "sector")!;
        Assert.Equal(("sector:energie", "Energie"), sector["options"]!.AsArray().Where(option => $"{option!["slug"]}" == "energie").Select(option => ($"{option!["filter"]}", $"{option["name"]}")).Single());
        Assert.All(questions.Single(question => $"{question!["slug"]}" == "interne-werking")!["options"]!.AsArray(), option => Assert.Null(option!["filter"]));
        Assert.Equal("Energy", english.Single(question => $"{question!["slug"]}" == "sector")!["options"]!.AsArray().Where(option => $"{option!["slug"]}" == "energie").Select(option => $"{option!["name"]}").Single());
    }

    [Theory]
    [InlineData("", "&naast=geen")]
    [InlineData("?beside=2020", "&naast=2020")]
    [InlineData("?filter=sector:energie&beside=peiling-2024", "&filter=sector:energie&naast=peiling-2024")]
    public async Task The_rankings_have_the_numbers_of_the_file_and_lead_to_its_page(string asked, string page)
    {
        await PublishAsync((40, "sector:energie challenge:leiderschap"), (3, "sector:energie challenge:ledenwerving"), (57, "sector:energie"), (30, "sector:cultuur challenge:leiderschap"));
        await ChangeAsync(db => db.PublishedWaveAsync("peiling-2024", (30, "sector:energie challenge:leiderschap"), (10, "sector:energie"), (50, "sector:cultuur challenge:leiderschap")));

        var answer = await AskAsync(Wave + "/rankings" + asked);
        var file = CrossTableTests.Rows(await Visitor.GetStringAsync("/cijfers/ranglijst.csv?peiling=peiling-2026" + page, Cancel));
        var linked = CrossTableTests.Rows(await Visitor.GetStringAsync(new Uri($"{answer["links"]!["csv"]}").PathAndQuery, Cancel));

        AssertSame(file, answer);
        AssertSame(linked, answer);
        using var shown = await Visitor.GetAsync(new Uri($"{answer["links"]!["page"]}").PathAndQuery, Cancel);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Contains($"{answer["links"]!["page"]}", $"{answer["citation"]}", StringComparison.Ordinal);
        Assert.Contains(file, row => row["aantal"] == "<5");
    }

    [Fact]
    [Trait("Trust", "T29")]
    public async Task Nobody_finds_a_small_cell_in_the_api_or_by_taking_a_filter_off()
    {
        await PublishAsync(
            (9, "sector:energie province:PV20 challenge:leiderschap"), (11, "sector:energie province:PV21 challenge:leiderschap"), (3, "sector:cultuur province:PV20 challenge:leiderschap"),
            (20, "sector:cultuur province:PV21"), (1, "sector:cultuur province:PV20"), (6, "sector:energie province:PV20"));

        string[] filters = ["", "&filter=province:PV20", "&filter=province:PV21"];

        var counts = await Task.WhenAll(filters.Select(async filter => RowsOf(await AskAsync(Cross + filter)).Select(row => $"{row["aantal"]}").ToList()));
        var rankings = RowsOf(await AskAsync(Wave + "/rankings?filter=province:PV20&filter=sector:cultuur")).Select(row => $"{row["aantal"]}");

        Assert.Contains("<5", counts[0]);
        Assert.All(counts.SelectMany(some => some).Concat(rankings), count => Assert.False(count is "1" or "2" or "3" or "4", count));
        foreach (var (all, some) in counts[1..].SelectMany(filtered => counts[0].Zip(filtered)))
            if (int.TryParse(all, out var of) && int.TryParse(some, out var part)) Assert.False(of - part is > 0 and < 5, $"{all} {some}");
    }

    [Fact]
    public async Task What_the_report_of_2020_states_is_given_with_how_exactly_and_where()
    {
        var answer = await AskAsync(Waves + "/2020/figures");
        var page = await PageAsync("/cijfers/ranglijst?peiling=2020");

        var leadership = answer["figures"]!.AsArray().Single(figure => $"{figure!["subject"]}" == "challenge:leiderschap" && figure["within"] is null)!;
        Assert.Equal((30, 59, "count", "exact", "Leiderschap"), ((int)leadership["value"]!, (int)leadership["respondents"]!, $"{leadership["unit"]}", $"{leadership["exactness"]}", $"{leadership["name"]}"));
        var members = answer["figures"]!.AsArray().Single(figure => $"{figure!["subject"]}" == "category:ledendynamiek" && $"{figure["measure"]}" == "respondentsWithAnyChallenge" && $"{figure["panel"]}" == "survey")!;
        Assert.Contains($"{members["value"]}", page.QuerySelector("#overzicht-1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(answer["figures"]!.AsArray(), figure => $"{figure!["exactness"]}" == "moreThan");
        Assert.All(answer["figures"]!.AsArray(), figure => Assert.NotEqual("", $"{figure!["place"]}"));
    }

    [Theory]
    [InlineData(Waves + "/nergens", HttpStatusCode.NotFound, "/api/v1/waves")]
    [InlineData(Waves + "/nergens/rankings", HttpStatusCode.NotFound, "/api/v1/waves")]
    [InlineData(Waves + "/nergens/figures", HttpStatusCode.NotFound, "/api/v1/waves")]
    [InlineData(Waves + "/2020/rankings", HttpStatusCode.NotFound, "/waves/2020/figures")]
    [InlineData(Waves + "/2020/cross-table?rows=sector&columns=fase", HttpStatusCode.NotFound, "/waves/2020/figures")]
    [InlineData(Wave + "/figures", HttpStatusCode.NotFound, "/waves/peiling-2026/rankings")]
    [InlineData(Wave + "/cross-table", HttpStatusCode.BadRequest, "rows")]
    [InlineData(Wave + "/cross-table?rows=sector&columns=nergens", HttpStatusCode.BadRequest, "interne-werking")]
    [InlineData(Cross + "&filter=sector:nergens", HttpStatusCode.BadRequest, "/waves/peiling-2026")]
    [InlineData(Cross + "&filter=challenge:leiderschap", HttpStatusCode.BadRequest, "/waves/peiling-2026")]
    [InlineData(Cross + "&filter=sector:energie", HttpStatusCode.BadRequest, "kruistabel")]
    [InlineData(Cross + "&filter=province:PV20&filter=legal-form:vereniging", HttpStatusCode.BadRequest, "kruistabel")]
    [InlineData(Wave + "/cross-table?rows=sector&columns=rechtsvorm&filter=province:PV20", HttpStatusCode.BadRequest, "kruistabel")]
    [InlineData(Wave + "/rankings?filter=energie", HttpStatusCode.BadRequest, "sector:energie")]
    [InlineData(Wave + "/rankings?filter=sector:energie&filter=sector:cultuur", HttpStatusCode.BadRequest, "ranglijst")]
    [InlineData(Wave + "/rankings?filter=sector:energie&filter=province:PV20&filter=legal-form:vereniging", HttpStatusCode.BadRequest, "ranglijst")]
    [InlineData(Wave + "/rankings?beside=nergens", HttpStatusCode.BadRequest, "/api/v1/waves")]
    [InlineData(Wave + "/rankings?beside=peiling-2026", HttpStatusCode.BadRequest, "/api/v1/waves")]
    [InlineData(Wave + "/rankings?beside=geen", HttpStatusCode.BadRequest, "/api/v1/waves")]
    [InlineData(Wave + "/rankings?filters=sector:energie", HttpStatusCode.BadRequest, "filter, beside")]
    [InlineData(Waves + "?peiling=2020", HttpStatusCode.BadRequest, "geen parameters")]
    [InlineData(Wave + "/rankings?filter=%3Cscript%3E", HttpStatusCode.BadRequest, "sector:energie")]
    [Trait("Trust", "T14")]
    public async Task What_is_not_understood_is_refused_with_what_is_known(string address, HttpStatusCode status, string helps)
    {
        await PublishAsync((60, "sector:energie legal-form:vereniging province:PV20"));

        var problem = await ProblemAsync(address, status);
        var english = await ProblemAsync("/en" + address, status);

        Assert.Contains(helps, $"{problem["detail"]}", StringComparison.Ordinal);
        Assert.NotEqual($"{problem["title"]}", $"{english["title"]}");
        Assert.DoesNotContain("script", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WaveStage.Draft)]
    [InlineData(WaveStage.Open)]
    [InlineData(WaveStage.Closed)]
    [Trait("Trust", "T08")]
    public async Task A_wave_that_is_not_published_is_not_there(WaveStage stage)
    {
        await PublishAsync((60, "sector:energie"));
        await ChangeAsync(db => db.Database.ExecuteSqlAsync($"update waves set stage = {stage.ToString()} where slug = 'peiling-2026'", Cancel));

        foreach (var address in new[] { Wave, Wave + "/rankings", Cross, Wave + "/figures" }) await ProblemAsync(address, HttpStatusCode.NotFound);
        Assert.DoesNotContain("peiling-2026", await Visitor.GetStringAsync(Waves, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T08")]
    [Trait("Trust", "T29")]
    public async Task A_question_that_is_not_published_is_not_there()
    {
        await PublishAsync((60, "sector:energie phase:groei"));
        await ChangeAsync(async db =>
        {
            var wave = await db.Waves.Include(known => known.Questions).ThenInclude(question => question.Options).SingleAsync(known => known.Slug == "peiling-2026", Cancel);
            wave.Show(wave.Questions.Single(question => question.Code == "fase"), isPublished: false, CollectieveKracht.Domain.AccountId.New());
        });

        await ProblemAsync(Wave + "/cross-table?rows=fase&columns=sector", HttpStatusCode.BadRequest);
        Assert.DoesNotContain("\"fase\"", await Visitor.GetStringAsync(Wave, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_others_may_read_it_without_cookies_and_nothing_else()
    {
        using var answer = await FromElsewhereAsync(HttpMethod.Get, Waves);
        using var asked = await FromElsewhereAsync(HttpMethod.Options, Waves);
        using var refused = await FromElsewhereAsync(HttpMethod.Get, Waves + "/nergens");
        using var page = await FromElsewhereAsync(HttpMethod.Get, "/cijfers");
        using var posted = await FromElsewhereAsync(HttpMethod.Post, Waves);

        Assert.Equal((HttpStatusCode.OK, "*"), (answer.StatusCode, answer.Header("Access-Control-Allow-Origin")));
        Assert.Equal((HttpStatusCode.NoContent, "*"), (asked.StatusCode, asked.Header("Access-Control-Allow-Origin")));
        Assert.Equal("*", refused.Header("Access-Control-Allow-Origin"));
        Assert.All([answer, asked, refused, page], any => Assert.Null(any.Header("Access-Control-Allow-Credentials")));
        Assert.Null(page.Header("Access-Control-Allow-Origin"));
        Assert.True((int)posted.StatusCode is >= 400 and < 500);
    }

    [Fact]
    [Trait("Trust", "T23")]
    public async Task Who_has_it_already_is_told_so_and_a_change_is_seen_at_once()
    {
        await PublishAsync((60, "sector:energie"));
        using var first = await Visitor.GetAsync(Waves, Cancel);
        using var again = new HttpRequestMessage(HttpMethod.Get, Waves) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        using var same = await Visitor.SendAsync(again, Cancel);
        await ChangeAsync(db => db.PublishedWaveAsync("peiling-2027", (60, "sector:energie")));

        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Contains("peiling-2027", await Visitor.GetStringAsync(Waves, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T43")]
    public async Task Who_asks_too_much_is_told_when_to_ask_again()
    {
        Site.Settings["Limits:DownloadsPerMinute"] = "2";
        for (var turn = 0; turn < 2; turn++) await AskAsync(Waves);

        using var answer = await Visitor.GetAsync(Waves, Cancel);

        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.InRange(int.Parse(answer.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 60);
    }

    private Task PublishAsync(params (int Count, string Answers)[] groups) => ChangeAsync(db => db.PublishedWaveAsync("peiling-2026", groups));

    private async Task<JsonNode> AskAsync(string address)
    {
        using var answer = await Visitor.GetAsync(address, Cancel);
        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
    }

    private async Task<JsonNode> ProblemAsync(string address, HttpStatusCode status)
    {
        using var answer = await Visitor.GetAsync(address, Cancel);
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
    }

    private Task<HttpResponseMessage> FromElsewhereAsync(HttpMethod method, string address) => Visitor.SendAsync(
        new HttpRequestMessage(method, address) { Headers = { { "Origin", "https://elders.example" }, { "Access-Control-Request-Method", "GET" } } }, Cancel);

    internal static IEnumerable<JsonNode> RowsOf(JsonNode answer) => answer["table"]!["rows"]!.AsArray().Select(row => row!);

    /// <summary>Every value of every row is what the file has there.</summary>
    internal static void AssertSame(List<Dictionary<string, string>> file, JsonNode answer)
    {
        var rows = RowsOf(answer).Select(row => row.AsObject().ToDictionary(value => value.Key, value => value.Value switch
        {
            null => "",
            var number when number.GetValueKind() == JsonValueKind.Number => number.GetValue<double>().ToString(CultureInfo.InvariantCulture),
            var text => $"{text}",
        })).ToList();
        Assert.Equal(file, rows);
    }
}
