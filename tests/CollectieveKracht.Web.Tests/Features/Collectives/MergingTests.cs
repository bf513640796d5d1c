using System.Net;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Conversation;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Merging;
using CollectieveKracht.Web.Features.Collectives.People;
using CollectieveKracht.Web.Tests.Features.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Collectives;

/// <summary>A moderator merges two collectives that are the same, and nothing is lost.</summary>
public sealed class MergingTests(PostgresTemplate template) : CollectiveTest(template)
{
    private const string Page = "/beheer/collectieven/samenvoegen?blijft=kwikstaart&ander=kwikstaarten", Now = "Voeg samen";

    private static readonly (string, string) Why = ("reden", "Zelfde KvK-nummer."), KeepName = ("kies-Name", "Survivor");

    [Fact]
    public async Task Every_table_that_refers_to_collectives_belongs_to_a_part_of_the_merge()
    {
        var handled = Site.Services.GetServices<MergePart>().SelectMany(part => part.Tables).ToHashSet();

        var forgotten = await InDatabaseAsync(db => Task.FromResult(References(db).Select(key => key.DeclaringEntityType.ClrType).Where(table => !handled.Contains(table)).ToList()));

        Assert.Empty(forgotten);
    }

    [Fact]
    public async Task All_that_refers_to_the_one_refers_to_the_other_afterwards()
    {
        var (stays, goes) = await TwoAsync();
        await FillAsync(stays, goes);
        var browser = await ModeratorAsync();
        var before = await CountAsync(goes);
        var rows = await RowsAsync();

        using var answer = await browser.SubmitAsync(Page, Now, Why);

        AssertLeadsTo("/beheer/collectieven?gedaan=samen", answer);
        // A table that is new here has to be filled above, or this would show nothing of it.
        Assert.All(before, table => Assert.True(table.Value > 0, $"{table.Key} has no row of the collective that is merged."));
        Assert.All(await CountAsync(goes), table => Assert.True(table.Value == 0, $"{table.Key} still refers to the merged collective."));
        // One person was in both, and one challenge: those are one row now.
        Assert.Equal(
            rows.ToDictionary(table => table.Key, table => table.Value - (table.Key is "memberships" or "recognitions" or "teams" ? 1 : 0)), await RowsAsync());
    }

    [Fact]
    public async Task What_was_chosen_is_on_the_page_and_found_and_the_other_is_not()
    {
        var (stays, goes) = await TwoAsync();
        await FillAsync(stays, goes);
        var browser = await ModeratorAsync();

        using var answer = await browser.SubmitAsync(Page, Now, Why, ("kies-Name", "Other"), ("kies-Website", "Other"), ("kies-ExpertiseOffered", "Both"));

        var page = (await PageAsync("/collectieven/kwikstaart")).QuerySelector("main")!.TextContent;
        Assert.All(["Kwikstaarten", "kwikstaarten.example", "Subsidies", "Weidevogels", "Leiderschap"], text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.Equal(["/collectieven/kwikstaart"], (await PageAsync("/collectieven?q=kwikstaarten")).QuerySelectorAll(".person h3 a").Select(link => link.GetAttribute("href")!).Where(link => !link.Contains("voorbeeld", StringComparison.Ordinal)));
        Assert.Equal("Kwikstaarten", await InDatabaseAsync(db => db.SearchEntries.Where(entry => entry.Slug == "vogels-tellen").Select(entry => entry.Byline).SingleAsync(Cancel)));
        Assert.Contains("uitdaging:leiderschap", await InDatabaseAsync(db => db.SearchEntries.Where(entry => entry.SubjectId == stays.Id.Value).Select(entry => entry.Facets).SingleAsync(Cancel)));
    }

    [Fact]
    [Trait("Trust", "T08")]
    public async Task What_was_for_the_own_collective_is_for_the_people_of_both_and_the_moderator_is_told()
    {
        var (stays, goes) = await TwoAsync();
        await FillAsync(stays, goes);
        var (anna, moderator) = (await SignedInAsync(await PersonAsync("anna")), await ModeratorAsync());
        using var before = await anna.GetAsync("/kennis/vogels-tellen", Cancel);

        var page = await moderator.PageAsync(Page);
        using var answer = await moderator.PressAsync(page, Page, Now, Why);
        using var after = await anna.GetAsync("/kennis/vogels-tellen", Cancel);
        using var visitor = await Visitor.GetAsync("/kennis/vogels-tellen", Cancel);

        Assert.Contains("De mensen van Kwikstaart lezen voortaan ook wat alleen voor Kwikstaarten is. Artikelen: 1.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.NotFound), (before.StatusCode, after.StatusCode, visitor.StatusCode));
    }

    [Theory]
    [InlineData("ja", 1)]
    [InlineData("nee", 0)]
    [Trait("Trust", "T08")]
    public async Task Nobody_gains_a_network_unless_the_moderator_says_so(string said, int networks)
    {
        var (stays, goes) = await TwoAsync();
        await ChangeAsync(async db => (await db.Collectives.Include(c => c.Networks).SingleAsync(c => c.Id == goes.Id, Cancel)).Join(await db.Networks.SingleAsync(n => n.Slug == "energie-samen", Cancel)));
        var browser = await ModeratorAsync();

        using var silent = await browser.SubmitAsync(Page, Now, Why);
        using var answer = await browser.PressAsync(await silent.PageAsync(), Page, Now, ("netwerk-energie-samen", said));

        Assert.Equal("Kies of het collectief bij Energie Samen hoort.", (await silent.PageAsync()).QuerySelector("#netwerk-energie-samen-fout")!.TextContent.Trim());
        Assert.Equal(networks, await InDatabaseAsync(db => db.Collectives.Where(c => c.Id == stays.Id).SelectMany(c => c.Networks).CountAsync(Cancel)));
    }

    [Fact]
    public async Task People_are_of_the_one_that_stays_with_the_higher_of_two_roles()
    {
        var (stays, goes) = await TwoAsync();
        await FillAsync(stays, goes);

        using var answer = await (await ModeratorAsync()).SubmitAsync(Page, Now, Why);

        Assert.Equal(
            (TeamRole.Contact, TeamRole.Contact, TeamRole.Editor),
            (await RoleAsync(stays, await PersonAsync("anna")), await RoleAsync(stays, await PersonAsync("bram")), await RoleAsync(stays, await PersonAsync("carla"))));
    }

    [Fact]
    public async Task An_invitation_that_was_mailed_before_still_works()
    {
        var (stays, goes) = await TwoAsync();
        var (key, dirk) = (InvitationKey.New(), await NamedAsync("Dirk"));
        await ChangeAsync(async db => db.Add(Invitation.Write(
            (await db.FindTeamAsync(goes.Id, Cancel))!, (await PersonAsync("bram")).Id, TeamRole.Editor, "dirk@collectief.example", InvitationKey.Hash(key), DateTimeOffset.UtcNow)));
        using var merged = await (await ModeratorAsync()).SubmitAsync(Page, Now, Why);

        using var answer = await (await SignedInAsync(dirk)).SubmitAsync($"/uitnodiging?sleutel={key}", "Ja, ik doe mee");

        AssertLeadsTo("/ons-collectief/kwikstaart?gedaan=welkom", answer);
        Assert.Equal(TeamRole.Editor, await RoleAsync(stays, dirk));
    }

    [Theory]
    [InlineData("/collectieven/kwikstaarten", "/collectieven/kwikstaart")]
    [InlineData("/collectieven/kwikstaarten/claimen?x=1", "/collectieven/kwikstaart/claimen?x=1")]
    [InlineData("/en/collectieven/kwikstaarten", "/en/collectieven/kwikstaart")]
    [InlineData("/ons-collectief/kwikstaarten", "/ons-collectief/kwikstaart")]
    [InlineData("/ons-collectief/kwikstaarten/mensen", "/ons-collectief/kwikstaart/mensen")]
    [InlineData("/en/ons-collectief/kwikstaarten/profiel/wie", "/en/ons-collectief/kwikstaart/profiel/wie")]
    public async Task Old_addresses_lead_on_for_good(string old, string now)
    {
        await TwoAsync();
        using var merged = await (await ModeratorAsync()).SubmitAsync(Page, Now, Why);

        using var answer = await (await SignedInAsync(await PersonAsync("bram"))).GetAsync(old, Cancel);

        Assert.Equal((HttpStatusCode.MovedPermanently, now), (answer.StatusCode, answer.Header("Location")));
    }

    [Theory]
    [InlineData("/collectieven/kwikstaarten/%0d%0aSet-Cookie:x=1")]
    [InlineData("/collectieven/kwikstaarten/%E2%82%AC")]
    [Trait("Trust", "T14")]
    public async Task What_stands_behind_an_old_address_splits_no_header(string address)
    {
        await TwoAsync();
        using var merged = await (await ModeratorAsync()).SubmitAsync(Page, Now, Why);

        using var answer = await Visitor.GetAsync(address, Cancel);

        Assert.True((int)answer.StatusCode < 500);
        Assert.Null(answer.Header("Set-Cookie"));
    }

    [Fact]
    public async Task After_a_second_merge_all_old_addresses_lead_to_the_one_that_is_left_in_one_step()
    {
        await TwoAsync();
        await ListedAsync("Gele Kwik");
        var browser = await ModeratorAsync();
        using var first = await browser.SubmitAsync(Page, Now, Why, KeepName);

        using var second = await browser.SubmitAsync("/beheer/collectieven/samenvoegen?blijft=gele-kwik&ander=kwikstaart", Now, Why, KeepName);

        AssertLeadsTo("/beheer/collectieven?gedaan=samen", second);
        foreach (var old in new[] { "kwikstaarten", "kwikstaart" })
        {
            using var answer = await Visitor.GetAsync($"/collectieven/{old}", Cancel);
            Assert.Equal((HttpStatusCode.MovedPermanently, "/collectieven/gele-kwik"), (answer.StatusCode, answer.Header("Location")));
        }

        var bram = await SignedInAsync(await PersonAsync("bram"));
        Assert.Equal(["Kwikstaart", "Kwikstaarten"], (await bram.PageAsync("/ons-collectief/gele-kwik/geschiedenis")).QuerySelectorAll(".parts .label").Select(label => label.TextContent.Trim()).Distinct().Order());
    }

    [Fact]
    public async Task A_new_collective_never_gets_an_address_that_leads_on()
    {
        await TwoAsync();
        using var merged = await (await ModeratorAsync()).SubmitAsync(Page, Now, Why);
        var browser = await SignedInAsync(await NamedAsync("Eva"));

        using var shown = await browser.SubmitAsync("/collectieven/aanmelden", "Meld aan", [.. Filled.Where(field => field.Name != "naam"), ("naam", "Kwikstaarten")]);
        using var answer = shown.StatusCode == HttpStatusCode.OK
            ? await browser.PressAsync(await shown.PageAsync(), "/collectieven/aanmelden", "Nee, ons collectief is een ander: meld aan")
            : shown;

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.NotEqual("/ons-collectief/kwikstaarten?gedaan=aangemeld", answer.Header("Location"));
    }

    [Fact]
    public async Task The_history_of_both_can_be_read()
    {
        var (stays, goes) = await TwoAsync();
        await FillAsync(stays, goes);
        using var merged = await (await ModeratorAsync()).SubmitAsync(Page, Now, Why, ("kies-Name", "Other"));

        var history = (await (await SignedInAsync(await PersonAsync("anna"))).PageAsync("/ons-collectief/kwikstaart/geschiedenis")).QuerySelectorAll(".parts li").Select(entry => entry.TextContent).ToList();

        Assert.Contains(history, entry => entry.Contains("Samengevoegd met een ander collectief", StringComparison.Ordinal) && entry.Contains("Kwikstaart → Kwikstaarten", StringComparison.Ordinal) && entry.Contains("Zelfde KvK-nummer.", StringComparison.Ordinal));
        Assert.Contains(history, entry => entry.Contains("Opgegaan in dit collectief", StringComparison.Ordinal) && entry.Contains("Website: https://kwikstaarten.example", StringComparison.Ordinal));
        Assert.Contains(history, entry => entry.Contains("Uitdagingen bij elkaar gezet", StringComparison.Ordinal) && entry.Contains("Opgelost: Leiderschap", StringComparison.Ordinal));
        Assert.Contains(history, entry => entry.Contains("Gecontroleerd", StringComparison.Ordinal) && entry.Contains("Kwikstaarten", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_contacts_of_both_get_a_mail_in_their_language()
    {
        await TwoAsync();
        await ChangeAsync(async db => (await db.People.SingleAsync(person => person.Email == "bram@collectief.example", Cancel)).Language = "en");

        using var merged = await (await ModeratorAsync()).SubmitAsync(Page, Now, Why, KeepName);

        var (anna, bram) = (await MailAsync("anna@collectief.example", "collective-decision"), await MailAsync("bram@collectief.example", "collective-decision"));
        Assert.Equal(("Kwikstaarten staat voortaan op de pagina van Kwikstaart", "Kwikstaarten is now on the page of Kwikstaart"), (anna.Subject, bram.Subject));
        Assert.Contains("Zelfde KvK-nummer.", bram.Text, StringComparison.Ordinal);
        Assert.Contains("/en/ons-collectief/kwikstaart", bram.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T07")]
    public async Task Only_a_moderator_gets_there()
    {
        await TwoAsync();
        var member = await SignedInAsync(await PersonAsync("anna"));
        var withoutSecondStep = await SignedInAsync(await NamedAsync("Mia", Role.Moderator));

        foreach (var address in new[] { Page, "/beheer/collectieven/dubbel" })
        {
            using var visited = await Visitor.GetAsync(address, Cancel);
            using var asked = await member.GetAsync(address, Cancel);
            using var half = await withoutSecondStep.GetAsync(address, Cancel);
            Assert.StartsWith("/inloggen?terug=", visited.Header("Location"), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, asked.StatusCode);
            Assert.NotEqual(HttpStatusCode.OK, half.StatusCode);
        }

        using var forged = await member.SubmitToAsync(Page, "/ons-collectief/kwikstaart", Why);
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        await AssertNothingChangedAsync();
    }

    [Theory]
    [InlineData("acts for it")]
    [InlineData("claims it")]
    [InlineData("registered it")]
    [Trait("Trust", "T09")]
    public async Task Nobody_merges_what_is_their_own(string how)
    {
        var (_, goes) = await TwoAsync();
        var mo = await NamedAsync("Mo", Role.Moderator);
        await ChangeAsync(async db =>
        {
            var stays = await db.Collectives.SingleAsync(c => c.Slug == "kwikstaart", Cancel);
            switch (how)
            {
                case "acts for it":
                    var team = (await db.FindTeamAsync(goes.Id, Cancel))!;
                    var invitation = Invitation.Write(team, (await PersonAsync("bram")).Id, TeamRole.Member, "mo@x.example", [9], DateTimeOffset.UtcNow);
                    team.Join(mo.Id, invitation, DateTimeOffset.UtcNow);
                    db.Add(invitation);
                    break;
                case "claims it":
                    db.Add(new CollectiveClaim(stays, team: null, mo.Id, "Ik ben penningmeester.", DateTimeOffset.UtcNow));
                    break;
                default:
                    db.Entry(stays).Property(c => c.RegisteredBy).CurrentValue = mo.Id;
                    break;
            }
        });
        var browser = await SignedInAsync(mo, hasSecondFactor: true);

        using var shown = await browser.GetAsync(Page, Cancel);
        using var forged = await browser.SubmitToAsync(Page, "/collectieven/aanmelden", Why);

        Assert.DoesNotContain((await shown.PageAsync()).QuerySelectorAll("main button"), button => button.TextContent.Trim() == Now);
        Assert.True((int)forged.StatusCode is >= 400 and < 500, $"answered {forged.StatusCode}");
        await AssertNothingChangedAsync();
    }

    [Fact]
    [Trait("Trust", "T11")]
    public async Task Without_its_token_nothing_is_merged()
    {
        await TwoAsync();

        using var answer = await (await ModeratorAsync()).PostAsync(Page, new FormUrlEncodedContent([new("reden", "x")]), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await AssertNothingChangedAsync();
    }

    [Fact]
    [Trait("Trust", "T10")]
    public async Task A_choice_that_is_not_offered_is_none()
    {
        await TwoAsync();

        using var answer = await (await ModeratorAsync()).SubmitAsync(Page, Now, Why, ("kies-Name", "Both"), ("kies-Website", "7"), ("kies-Standing", "Other"), ("netwerk-energie-samen", "ja"));

        var page = await answer.PageAsync();
        Assert.All(["kies-Name-fout", "kies-Website-fout"], id => Assert.Equal("Kies wat je wilt houden.", page.GetElementById(id)!.TextContent.Trim()));
        await AssertNothingChangedAsync();
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_merged_and_the_choices_are_kept()
    {
        await TwoAsync();

        using var answer = await (await ModeratorAsync()).SubmitAsync(Page, Now, ("kies-Name", "Other"));

        var page = await answer.PageAsync();
        Assert.NotNull(page.GetElementById("reden-fout"));
        Assert.True(page.QuerySelector("input[name=kies-Name][value=Other]")!.HasAttribute("checked"));
        await AssertNothingChangedAsync();
    }

    [Fact]
    public async Task What_does_not_go_together_is_told_at_its_field()
    {
        var (_, goes) = await TwoAsync();
        await ChangeAsync(async db =>
        {
            var terms = (await db.Terms.ToListAsync(Cancel)).ToLookup(term => term.Characteristic);
            var collective = await db.Collectives.Include(c => c.Activities).SingleAsync(c => c.Id == goes.Id, Cancel);
            var field = terms[Characteristic.ActivityField].Single(term => term.Slug == "zorg");
            collective.WorkIn([field], field, [.. terms[Characteristic.Sector]]);
        });

        using var answer = await (await ModeratorAsync()).SubmitAsync(Page, Now, Why, ("kies-Activities", "Survivor"), ("kies-MainActivity", "Other"));

        Assert.Equal("Kies minstens één terrein, en wijs het belangrijkste aan.", (await answer.PageAsync()).GetElementById("kies-MainActivity-fout")!.TextContent.Trim());
        await AssertNothingChangedAsync();
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task When_either_changed_meanwhile_the_newest_is_shown_and_the_choices_are_kept()
    {
        await TwoAsync();
        var (browser, bram) = (await ModeratorAsync(), await SignedInAsync(await PersonAsync("bram")));
        var open = await browser.PageAsync(Page);
        using var saved = await bram.SubmitAsync("/ons-collectief/kwikstaarten/profiel/wie", "Bewaar", ("samenvatting", "Van Bram."));

        using var stale = await browser.PressAsync(open, Page, Now, Why, ("kies-Name", "Other"), ("kies-Summary", "Other"));
        var page = await stale.PageAsync();
        await AssertNothingChangedAsync();
        using var answer = await browser.PressAsync(page, Page, Now);

        Assert.Contains("Intussen is er iets veranderd.", page.QuerySelector("main .note")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Zelfde KvK-nummer.", page.QuerySelector("#reden")!.TextContent);
        var stored = await InDatabaseAsync(db => db.Collectives.SingleAsync(c => c.Slug == "kwikstaart", Cancel));
        Assert.Equal(("Kwikstaarten", "Van Bram."), (stored.Name, stored.Summary));
        AssertLeadsTo("/beheer/collectieven?gedaan=samen", answer);
    }

    [Theory]
    [InlineData("kwikstaart", "kwikstaarten")]
    [InlineData("kwikstaarten", "kwikstaart")]
    [Trait("Trust", "T44")]
    public async Task Two_moderators_at_once_merge_once(string stays, string goes)
    {
        await TwoAsync();
        var (one, other) = (await ModeratorAsync(), await SignedInAsync(await NamedAsync("Max", Role.Moderator), hasSecondFactor: true));
        var theirs = $"/beheer/collectieven/samenvoegen?blijft={stays}&ander={goes}";
        var (first, second) = (await one.PageAsync(Page), await other.PageAsync(theirs));

        var answers = await Task.WhenAll(one.PressAsync(first, Page, Now, Why), other.PressAsync(second, theirs, Now, Why));

        Assert.All(answers, answer => AssertLeadsTo("/beheer/collectieven?gedaan=samen", answer));
        Assert.Equal((1, 1), await InDatabaseAsync(async db =>
            (await db.Collectives.CountAsync(c => c.MergedInto != null, Cancel), await db.AuditEntries.CountAsync(entry => entry.Act == "merge", Cancel))));
        Assert.Equal(2, await InDatabaseAsync(db => db.OutboxMails.CountAsync(mail => mail.Kind == "collective-decision", Cancel)));
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task The_same_form_sent_twice_merges_once()
    {
        await TwoAsync();
        var browser = await ModeratorAsync();
        var page = await browser.PageAsync(Page);

        using var first = await browser.PressAsync(page, Page, Now, Why);
        using var second = await browser.PressAsync(page, Page, Now, Why);

        Assert.All([first, second], answer => AssertLeadsTo("/beheer/collectieven?gedaan=samen", answer));
        Assert.Equal(1, await InDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == "merge", Cancel)));
    }

    [Fact]
    [Trait("Trust", "T38")]
    public async Task What_came_in_during_the_merge_is_taken_along_the_same_night()
    {
        var (stays, goes) = await TwoAsync();
        using var merged = await (await ModeratorAsync()).SubmitAsync(Page, Now, Why);
        await ChangeAsync(async db =>
        {
            var (theirs, leadership) = (await db.Collectives.Include(c => c.Sector).SingleAsync(c => c.Id == goes.Id, Cancel), await db.Challenges.SingleAsync(c => c.Slug == "leiderschap", Cancel));
            db.Add(new Recognition(theirs, leadership, RecognitionState.PlaysNow, DateTimeOffset.UtcNow));
            db.Add(new Question("hoe-tel-je-vogels", "Hoe tel je vogels?", "Hoe?", "<p>Hoe?</p>", theirs, [], DateTimeOffset.UtcNow));
        });
        Assert.NotEqual(0, (await CountAsync(goes)).Values.Sum());

        var taken = new[] { await TakeAlongAsync(), await TakeAlongAsync() };

        Assert.Equal([1, 0], taken);
        Assert.All(await CountAsync(goes), table => Assert.True(table.Value == 0, $"{table.Key} still refers to the merged collective."));
        Assert.Contains("uitdaging:leiderschap", await InDatabaseAsync(db => db.SearchEntries.Where(entry => entry.SubjectId == stays.Id.Value).Select(entry => entry.Facets).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Two_are_looked_up_by_name_or_address_and_put_side_by_side()
    {
        await TwoAsync();
        var browser = await ModeratorAsync();

        var found = await browser.PageAsync("/beheer/collectieven/dubbel?een=kwikstaart&twee=https%3A%2F%2Fkracht.example%2Fcollectieven%2Fkwikstaarten%2F");
        var nothing = await browser.PageAsync("/beheer/collectieven/dubbel?een=zzz%25&twee=_");

        Assert.Equal("kwikstaart", found.QuerySelector("input[name=blijft][checked]")!.GetAttribute("value"));
        Assert.Equal("kwikstaarten", found.QuerySelector("input[name=ander][checked]")!.GetAttribute("value"));
        Assert.Equal(2, nothing.QuerySelectorAll("fieldset").Count(field => field.TextContent.Contains("Niets gevonden", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_look_alike_is_one_step_away_from_where_a_new_one_is_decided_on()
    {
        await ListedAsync("Kwikstaart");
        await ListedAsync("Kwikstaarten", verified: false);

        var page = await (await ModeratorAsync()).PageAsync("/beheer/collectieven");

        Assert.NotNull(page.QuerySelector($"main a[href='{Page}']"));
    }

    [Theory]
    [InlineData("?blijft=kwikstaart&ander=bestaat-niet")]
    [InlineData("?blijft=kwikstaart&ander=kwikstaart")]
    [InlineData("?blijft=kwikstaart")]
    [InlineData("?blijft=Geen%20slug&ander=%00")]
    public async Task What_is_not_two_collectives_is_not_merged(string query)
    {
        await TwoAsync();

        using var answer = await (await ModeratorAsync()).GetAsync("/beheer/collectieven/samenvoegen" + query, Cancel);

        Assert.True((int)answer.StatusCode is >= 400 and < 500, $"answered {answer.StatusCode}");
    }

    private async Task<HttpClient> ModeratorAsync() => await SignedInAsync(await NamedAsync("Mo", Role.Moderator), hasSecondFactor: true);

    private Task<Person> PersonAsync(string name) => InDatabaseAsync(db => db.People.SingleAsync(person => person.Email == $"{name}@collectief.example", Cancel));

    /// <summary>"Kwikstaart" with Anna as contact, which stays, and "Kwikstaarten" with Bram as contact.</summary>
    private async Task<(Collective Stays, Collective Goes)> TwoAsync()
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        return (
            await ListedAsync("Kwikstaart", people: (anna, TeamRole.Contact)),
            await ListedAsync("Kwikstaarten", website: "https://kwikstaarten.example", people: (bram, TeamRole.Contact)));
    }

    private async Task<int> TakeAlongAsync()
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<FollowMerged>(scope.ServiceProvider).RunAsync(Cancel);
    }

    /// <summary>Something in every table that refers to collectives.</summary>
    private async Task FillAsync(Collective stays, Collective goes)
    {
        var (now, bram, carla) = (DateTimeOffset.UtcNow, await PersonAsync("bram"), await NamedAsync("Carla"));
        var earlier = await ListedAsync("Gele Kwik");
        await ChangeAsync(async db =>
        {
            var (ours, theirs, before) = (
                await db.Collectives.SingleAsync(c => c.Id == stays.Id, Cancel), await db.Collectives.SingleAsync(c => c.Id == goes.Id, Cancel),
                await db.Collectives.SingleAsync(c => c.Id == earlier.Id, Cancel));
            db.Entry(before).Property(c => c.MergedInto).CurrentValue = goes.Id;
            db.Entry(before).Property(c => c.Standing).CurrentValue = CollectiveStanding.Archived;
            ours.OfferAndSeek(["Subsidies"], []);
            theirs.OfferAndSeek(["Weidevogels"], []);

            var (team, other) = ((await db.FindTeamAsync(goes.Id, Cancel))!, (await db.FindTeamAsync(stays.Id, Cancel))!);
            Join(team, bram.Id, carla.Id, TeamRole.Editor, 1);
            Join(other, (await PersonAsync("anna")).Id, carla.Id, TeamRole.Member, 2);
            db.Add(Invitation.Write(team, bram.Id, TeamRole.Member, "dirk@collectief.example", [3], now));

            db.Add(new ProposedChange(goes.Id, theirs.Says(ProfilePart.Help), theirs.Says(ProfilePart.Help), bram.Id, now));
            var claim = new CollectiveClaim(theirs, team: null, carla.Id, "Ik ben penningmeester.", now);
            db.Add(claim);
            claim.Refuse(new Decider(AccountId.New(), IsModerator: true, [], []), theirs, new("Geen bewijs."), now);

            var dora = db.Add(new Account("Dora")).Entity;
            foreach (var (collective, people) in new[] { (theirs, team), (ours, other) }) db.Add(JoinRequest.Ask(collective, people, dora.Id, "Ik hoor erbij.", 0, now));

            var (leadership, money) = (await db.Challenges.SingleAsync(c => c.Slug == "leiderschap", Cancel), await db.Challenges.OrderBy(c => c.Slug).FirstAsync(c => c.Slug != "leiderschap", Cancel));
            db.Add(new Recognition(ours, leadership, RecognitionState.Solved, now.AddDays(-9)));
            db.Add(new Recognition(theirs, leadership, RecognitionState.PlaysNow, now));
            db.Add(new Recognition(theirs, money, RecognitionState.PlayedBefore, now));

            var wave = await db.OpenWaveAsync();
            db.Add(AnswerSet.Begin(wave, goes.Id, bram.Id, now));
            db.Add(new SurveyReminder(wave, goes.Id, ReminderKind.Invitation, now));

            var article = new Article("vogels-tellen", KnowledgeKind.HowTo, bram.Id, "nl", Audience.OwnCollective(goes.Id), "CC BY 4.0");
            article.WriteFor(goes.Id);
            db.Add(article);
            var revision = article.Draft(bram.Id, new RevisionText("Vogels tellen", "Zo tel je vogels.", "Begin vroeg.", "<p>Begin vroeg.</p>"), now);
            await db.SaveChangesAsync(Cancel);
            article.PublishAtOnce(revision, bram.Id, now);

            var placement = new Placement { Collective = goes.Id, Audience = Audience.OwnCollective(goes.Id), Challenges = ["leiderschap"] };
            var manuscript = Manuscript.Begin(ManuscriptId.New(), bram.Id, now);
            manuscript.Write(bram.Id, ManuscriptText.Empty, placement, now);
            var waiting = article.Draft(bram.Id, new RevisionText("Vogels beter tellen", "Zo tel je vogels.", "Begin vroeger.", "<p>Begin vroeger.</p>") { Placement = placement }, now);
            waiting.Submit(bram.Id, now);
            db.Add(manuscript);

            var question = new Question("hoe-tel-je-vogels", "Hoe tel je vogels?", "Hoe?", "<p>Hoe?</p>", theirs, [], now);
            question.Reply(theirs, "Vroeg.", "<p>Vroeg.</p>", now);
            db.Add(question);

            void Join(Team to, AccountId by, AccountId who, TeamRole role, byte key)
            {
                var invitation = Invitation.Write(to, by, role, "carla@collectief.example", [key], now);
                to.Join(who, invitation, now);
                db.Add(invitation);
            }
        });
    }

    /// <summary>All columns that refer to collectives, but for the lists by which a collective describes itself.</summary>
    private static IEnumerable<IForeignKey> References(PlatformDb db)
    {
        var collective = db.Model.FindEntityType(typeof(Collective))!;
        var own = collective.GetSkipNavigations().Select(list => list.JoinEntityType).ToHashSet();
        var keys = db.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()).ToList();
        return keys.Where(key => !own.Contains(key.DeclaringEntityType)
            && (key.PrincipalEntityType == collective || key.Properties.Any(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(CollectiveId))));
    }

    /// <summary>How many rows of each table refer to a collective, also as the audience of a text.</summary>
    private Task<Dictionary<string, int>> CountAsync(Collective collective) => InDatabaseAsync(async db =>
    {
        var counted = new Dictionary<string, int>();
        foreach (var key in References(db))
        {
            var (table, column) = (key.DeclaringEntityType.GetTableName()!, key.Properties[0].GetColumnName());
            counted[$"{table}.{column}"] = await OneAsync(db, $"select count(*)::int as \"Value\" from \"{table}\" where \"{column}\" = '{collective.Id.Value}'");
        }

        foreach (var property in db.Model.GetEntityTypes().SelectMany(type => type.GetProperties()).Where(property => property.ClrType == typeof(Audience) && property.DeclaringType.ClrType == typeof(Article)))
            counted[$"audience {property.DeclaringType.ClrType.Name}"] = await OneAsync(db, $"select count(*)::int as \"Value\" from articles where audience = 'collective:{collective.Id.Value}'");
        return counted;
    });

    private Task<Dictionary<string, int>> RowsAsync() => InDatabaseAsync(async db =>
    {
        var counted = new Dictionary<string, int>();
        foreach (var table in References(db).Select(key => key.DeclaringEntityType.GetTableName()!).Distinct())
            counted[table] = await OneAsync(db, $"select count(*)::int as \"Value\" from \"{table}\"");
        return counted;
    });

    // The names come from the model, the number from a test of ours.
    private static Task<int> OneAsync(PlatformDb db, string sql) => db.Database.SqlQueryRaw<int>(sql).SingleAsync(Cancel);

    private async Task AssertNothingChangedAsync()
    {
        Assert.Equal(2, await InDatabaseAsync(db => db.Collectives.CountAsync(c => c.Name.StartsWith("Kwikstaart") && c.Standing == CollectiveStanding.Verified, Cancel)));
        Assert.False(await InDatabaseAsync(db => db.AuditEntries.AnyAsync(entry => entry.Act == "merge", Cancel)));
        Assert.False(await InDatabaseAsync(db => db.FormerAddresses.AnyAsync(address => address.Path.EndsWith("kwikstaarten"), Cancel)));
    }
}
