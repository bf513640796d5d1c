using System.Net;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Features.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Collectives;

/// <summary>The part of the profile that says of each challenge how it stands, and the counts that follow from it.</summary>
public sealed class OurChallengesTests(PostgresTemplate template) : CollectiveTest(template)
{
    private const string Ours = "/ons-collectief/kwikstaart", Part = $"{Ours}/profiel/uitdagingen";

    [Fact]
    public async Task What_is_said_stands_on_the_profile_and_in_the_history()
    {
        var browser = await ContactAsync();

        using var saved = await browser.SubmitAsync(Part, "Bewaar", ("uitdaging[leiderschap]", "PlaysNow"), ("uitdaging[opschalen]", "Solved"));
        using var changed = await browser.SubmitAsync(Part, "Bewaar", ("uitdaging[leiderschap]", "PlayedBefore"), ("uitdaging[opschalen]", ""));

        AssertLeadsTo($"{Ours}?gedaan=bewaard", saved);
        var profile = (await PageAsync("/collectieven/kwikstaart")).QuerySelector("[aria-labelledby=uitdagingen]")!;
        Assert.Equal("Leiderschap", profile.QuerySelector("li a")!.TextContent);
        Assert.Single(profile.QuerySelectorAll("li"));
        Assert.Contains("Leiderschap", (await browser.PageAsync(Ours)).QuerySelector("[aria-labelledby=deel-uitdagingen]")!.TextContent, StringComparison.Ordinal);
        var last = (await browser.PageAsync($"{Ours}/geschiedenis")).QuerySelector("main .parts li")!;
        Assert.Contains("‘Uitdagingen’ veranderd", last.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Leiderschap", "niet ingevuld", "Groter worden"], last.QuerySelectorAll("del").Select(del => del.TextContent));
        Assert.Equal(["niet ingevuld", "Leiderschap", "niet ingevuld"], last.QuerySelectorAll("ins").Select(ins => ins.TextContent));
    }

    [Fact]
    public async Task Lists_counts_and_the_index_follow_what_is_added_changed_and_removed_at_once()
    {
        var browser = await ContactAsync();
        var before = await CountsAsync();

        using var added = await browser.SubmitAsync(Part, "Bewaar", ("uitdaging[leiderschap]", "PlaysNow"));
        var afterAdding = await CountsAsync();
        using var changed = await browser.SubmitAsync(Part, "Bewaar", ("uitdaging[leiderschap]", "Solved"));
        var afterChanging = await CountsAsync();
        using var removed = await browser.SubmitAsync(Part, "Bewaar", ("uitdaging[leiderschap]", ""));
        var afterRemoving = await CountsAsync();

        Assert.Equal(before with { Listed = before.Listed + 1, Tab = before.Tab + 1, Recognised = before.Recognised + 1 }, afterAdding);
        Assert.Equal(afterAdding with { Listed = before.Listed }, afterChanging);
        Assert.Equal(before, afterRemoving);
    }

    [Fact]
    public async Task A_collective_counts_once_for_what_is_about_several_of_its_challenges()
    {
        var browser = await ContactAsync();

        using var both = await browser.SubmitAsync(Part, "Bewaar", ("uitdaging[leiderschap]", "PlaysNow"), ("uitdaging[professionaliteit]", "Solved"), ("uitdaging[opschalen]", "PlaysNow"));
        await AssertCountedAsync();
        using var one = await browser.SubmitAsync(Part, "Bewaar", ("uitdaging[leiderschap]", ""));
        await AssertCountedAsync();
        using var none = await browser.SubmitAsync(Part, "Bewaar", ("uitdaging[professionaliteit]", ""), ("uitdaging[opschalen]", ""));
        await AssertCountedAsync();
    }

    [Fact]
    public async Task Also_what_is_changed_without_the_collective_is_counted_and_indexed()
    {
        var challenge = await InDatabaseAsync(db => db.Challenges.SingleAsync(known => known.Slug == "leiderschap", Cancel));
        await ChangeAsync(async db => db.Remove(await db.Recognitions.FirstAsync(r => r.ChallengeId == challenge.Id && r.State == RecognitionState.PlaysNow, Cancel)));
        await AssertCountedAsync();

        await InDatabaseAsync(db => db.Recognitions.Where(r => r.ChallengeId == challenge.Id).ExecuteDeleteAsync(Cancel));

        Assert.Equal(0, await InDatabaseAsync(db => db.SearchEntries.Where(entry => entry.SubjectId == challenge.Id.Value).Select(entry => entry.Recognised).SingleAsync(Cancel)));
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task Who_saves_second_sees_both_versions_and_chooses()
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        await ListedAsync("Kwikstaart", people: [(anna, TeamRole.Contact), (bram, TeamRole.Editor)]);
        var (first, second) = (await SignedInAsync(anna), await SignedInAsync(bram));
        var open = await second.PageAsync(Part);
        using var saved = await first.SubmitAsync(Part, "Bewaar", ("uitdaging[leiderschap]", "PlaysNow"));

        using var conflict = await second.PressAsync(open, Part, "Bewaar", ("uitdaging[leiderschap]", "Solved"));
        var page = await conflict.PageAsync();
        var stored = await StateAsync("leiderschap");
        using var chosen = await second.PressAsync(page, Part, "Bewaar die van mij");

        Assert.Contains("Anna veranderde dit ook", page.QuerySelector("main .note")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(RecognitionState.PlaysNow, stored);
        AssertLeadsTo($"{Ours}?gedaan=bewaard", chosen);
        Assert.Equal(RecognitionState.Solved, await StateAsync("leiderschap"));
    }

    [Fact]
    [Trait("Trust", "T10")]
    public async Task A_challenge_or_a_standing_that_is_none_changes_nothing()
    {
        var browser = await ContactAsync();

        using var unknown = await browser.SubmitAsync(Part, "Bewaar", ("uitdaging[verzonnen]", "PlaysNow"), ("CollectiveId", Guid.Empty.ToString()));
        using var wrong = await browser.SubmitAsync(Part, "Bewaar", ("uitdaging[leiderschap]", "Gewonnen"));

        Assert.Equal(HttpStatusCode.Redirect, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.NotNull((await wrong.PageAsync()).QuerySelector("main [role=alert]"));
        Assert.Equal(0, await RecognitionsAsync());
    }

    [Fact]
    public async Task A_retired_challenge_is_not_offered_and_stays_as_it_was()
    {
        var browser = await ContactAsync();
        using var saved = await browser.SubmitAsync(Part, "Bewaar", ("uitdaging[leiderschap]", "Solved"));
        await ChangeAsync(async db => (await db.Challenges.SingleAsync(c => c.Slug == "leiderschap", Cancel)).Retire((await db.Accounts.FirstAsync(Cancel)).Id, "Samengevoegd."));

        using var again = await browser.SubmitAsync(Part, "Bewaar", ("uitdaging[opschalen]", "PlaysNow"), ("uitdaging[leiderschap]", ""));

        Assert.Null((await browser.PageAsync(Part)).GetElementById("uitdaging-leiderschap"));
        Assert.Equal((RecognitionState.Solved, RecognitionState.PlaysNow), (await StateAsync("leiderschap"), await StateAsync("opschalen")));
    }

    [Theory]
    [InlineData(TeamRole.Member)]
    [InlineData(null)]
    [Trait("Trust", "T09")]
    public async Task Who_does_not_keep_the_profile_says_nothing_for_it_also_with_a_forged_form(TeamRole? role)
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        await ListedAsync("Kwikstaart", people: role is { } held ? [(anna, TeamRole.Contact), (bram, held)] : [(anna, TeamRole.Contact)]);
        var browser = await SignedInAsync(bram);

        using var got = await browser.GetAsync(Part, Cancel);
        using var posted = await browser.SubmitToAsync(Part, "/uitdagingen/leiderschap", ("uitdaging[leiderschap]", "PlaysNow"));

        Assert.All([got, posted], answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        Assert.Equal(0, await RecognitionsAsync());
    }

    [Fact]
    [Trait("Trust", "T11")]
    public async Task Without_its_token_nothing_is_said()
    {
        var browser = await ContactAsync();

        using var part = await browser.PostAsync(Part, new FormUrlEncodedContent([new("uitdaging[leiderschap]", "PlaysNow")]), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, part.StatusCode);
        Assert.Equal(0, await RecognitionsAsync());
    }

    private async Task<HttpClient> ContactAsync()
    {
        var anna = await NamedAsync("Anna");
        await ListedAsync("Kwikstaart", people: (anna, TeamRole.Contact));
        return await SignedInAsync(anna);
    }

    private Task<RecognitionState?> StateAsync(string challenge) => InDatabaseAsync(db => db.Recognitions
        .Where(r => r.Collective.Slug == "kwikstaart" && r.Challenge.Slug == challenge).Select(r => (RecognitionState?)r.State).SingleOrDefaultAsync(Cancel));

    private Task<int> RecognitionsAsync() => InDatabaseAsync(db => db.Recognitions.CountAsync(r => r.Collective.Slug == "kwikstaart", Cancel));

    /// <summary>What a visitor sees counted: in the list of who faces it, on the tab of the challenge, and below an article about it.</summary>
    private async Task<Counts> CountsAsync()
    {
        var list = await PageAsync("/collectieven?uitdaging=leiderschap");
        var tab = (await PageAsync("/uitdagingen/leiderschap")).QuerySelectorAll(".tabs a").Single(link => link.TextContent.Contains("Collectieven", StringComparison.Ordinal)).QuerySelector("span")!;
        var recognised = await InDatabaseAsync(db => db.SearchEntries.Where(entry => entry.Slug == "opvolging-in-je-bestuur").Select(entry => entry.Recognised).SingleAsync(Cancel));
        return new Counts(Number(list.QuerySelector("[role=status] b")!.TextContent), Number(tab.TextContent), recognised);

        static int Number(string text) => int.Parse(string.Concat(text.SkipWhile(sign => !char.IsAsciiDigit(sign)).TakeWhile(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>All that is stored is as it would be if it were made anew.</summary>
    private async Task AssertCountedAsync()
    {
        Assert.Empty(await InDatabaseAsync(db => db.Database.SqlQuery<string>(
            $"""select slug as "Value" from search_entries join recognised_counts as counted using (subject_id) where search_entries.recognised <> counted.recognised""").ToListAsync(Cancel)));
        await using var scope = Site.Services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<SearchRebuild>().CheckAsync(Cancel));
    }

    private sealed record Counts(int Listed, int Tab, int Recognised);
}
