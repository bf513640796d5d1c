using System.Net;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Administration;
using CollectieveKracht.Web.Features.Collectives.Decisions;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Tests.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace CollectieveKracht.Web.Tests.Features.Administration;

/// <summary>What administrators see and do of people: find them, give and take roles, end sessions.</summary>
public sealed class PeopleTests(PostgresTemplate template) : AccountTest(template)
{
    private const string List = "/beheer/mensen", Address = "anna@collectief.example";

    [Theory]
    [InlineData("ZELDZAME", 1)]
    [InlineData("dzame na", 1)]
    [InlineData("Annemiek@Zon", 1)]
    [InlineData("zon.example", 2)]
    [InlineData("  zon.example  ", 2)]
    [InlineData("zon_example", 0)]
    [InlineData("100%", 0)]
    [InlineData("\\", 0)]
    [InlineData("'; drop table people; --", 0)]
    public async Task Someone_is_found_by_a_part_of_their_name_or_mail_address(string words, int expected)
    {
        await NamedAsync("annemiek@zon.example", "Zeldzame Naam");
        await NamedAsync("bram@zon.example", "Bram Proef");
        var administrator = await AdministratorAsync();

        var page = await administrator.PageAsync($"{List}?q={Uri.EscapeDataString(words)}");

        Assert.Equal(expected, page.QuerySelectorAll("main ul.lines > li").Length);
        Assert.Equal(words, page.QuerySelector("#q")!.GetAttribute("value"));
        Assert.DoesNotContain("@zon.example", page.QuerySelector("main ul.lines")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Equal(expected == 0, page.QuerySelector("main")!.TextContent.Contains("Niemand heet zo.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task People_are_shown_a_page_at_a_time_the_newest_first_and_by_role()
    {
        var made = new List<(AccountId Id, string Name)>();
        for (var number = 1; number <= PeopleModel.PageSize + 1; number++) made.Add((await NamedAsync($"lid{number}@zon.example", $"Lid {number}"), $"Lid {number}"));
        // A number tells when it was made, as far as the clock of a busy machine runs evenly.
        var newestFirst = made.OrderByDescending(one => one.Id.Value).Select(one => one.Name).ToList();
        var administrator = await AdministratorAsync();

        var (first, second) = (await administrator.PageAsync($"{List}?q=zon.example"), await administrator.PageAsync($"{List}?q=zon.example&pagina=2"));
        var administrators = await administrator.PageAsync($"{List}?rol=Administrator");
        var wrong = new List<HttpStatusCode>();
        foreach (var query in (string[])["pagina=0", "pagina=3&q=zon.example", "pagina=-1", $"pagina={int.MaxValue}"])
        {
            using var answer = await administrator.GetAsync($"{List}?{query}", Cancel);
            wrong.Add(answer.StatusCode);
        }

        using var odd = await administrator.GetAsync($"{List}?rol=onzin&pagina=veel&q={new string('a', 500)}", Cancel);

        Assert.Equal((PeopleModel.PageSize, 1), (first.QuerySelectorAll("main ul.lines > li").Length, second.QuerySelectorAll("main ul.lines > li").Length));
        Assert.Equal(newestFirst, first.QuerySelectorAll("main ul.lines a").Concat(second.QuerySelectorAll("main ul.lines a")).Select(link => link.TextContent));
        Assert.Equal($"{List}?q=zon.example&pagina=2", first.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal("Beheerder", Assert.Single(administrators.QuerySelectorAll("main ul.lines a")).TextContent);
        Assert.All(wrong, status => Assert.Equal(HttpStatusCode.NotFound, status));
        Assert.Equal(HttpStatusCode.OK, odd.StatusCode);
    }

    [Fact]
    public async Task Names_and_addresses_are_looked_for_by_their_indexes()
    {
        var plan = await InDatabaseAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            // A table of a few rows is read whole whatever there is.
            await db.Database.ExecuteSqlAsync($"set local enable_seqscan = off", Cancel);
            await using var asking = db.People.Called(db, "zon").Select(person => person.Id).CreateDbCommand();
            (asking.CommandText, asking.Transaction) = ("explain " + asking.CommandText, transaction.GetDbTransaction());
            await using var told = await asking.ExecuteReaderAsync(Cancel);
            var lines = new List<string>();
            while (await told.ReadAsync(Cancel)) lines.Add(told.GetString(0));
            return string.Join('\n', lines);
        });

        Assert.Contains("ix_accounts_name", plan, StringComparison.Ordinal);
        Assert.Contains("ix_people_normalized_email_part", plan, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T28")]
    public async Task A_page_of_a_person_tells_how_they_come_in_and_the_log_of_the_site_holds_nothing_of_it()
    {
        var person = await JoinedAsync(Address, Password, Role.Analyst);
        using var signedIn = await GivePasswordAsync(Site.Visitor(), Address, Password);
        var administrator = await AdministratorAsync();

        using var answer = await administrator.GetAsync(Of(person), Cancel);
        using var found = await administrator.GetAsync($"{List}?q=anna@", Cancel);
        var page = await answer.PageAsync();

        var text = page.QuerySelector("main")!.TextContent;
        Assert.Equal(("Anna Proef", "no-store"), (page.Heading(), answer.Header("Cache-Control")));
        Assert.All((string[])[Address, "code per e-mail, wachtwoord", "nog niet", "analist", "met een wachtwoord", "ingelogd: met een wachtwoord", "rol gekregen: analist"], words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Empty(Markup.FaultsIn(await answer.Content.ReadAsStringAsync(Cancel)).Concat(Markup.FaultsIn(await found.Content.ReadAsStringAsync(Cancel))));
        Assert.DoesNotContain("anna", string.Join('\n', Site.Log.Json), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync($"{List}/{Guid.NewGuid()}", Cancel)).StatusCode);
    }

    [Fact]
    [Trait("Trust", "T09")]
    public async Task A_role_is_given_and_taken_with_a_reason_that_the_log_keeps_and_the_person_hears_of_it()
    {
        var person = await JoinedAsync(Address);
        var (administrator, theirs) = (await AdministratorAsync(), await SignedInAsync(person, hasSecondFactor: true));
        using var before = await theirs.GetAsync("/beheer/collectieven", Cancel);

        using var without = await administrator.SubmitAsync(Of(person), "Geef deze rol", ("rol", "Moderator"), ("reden", "  "));
        using var given = await administrator.SubmitAsync(Of(person), "Geef deze rol", ("rol", "Moderator"), ("reden", "Helpt de redactie"));
        using var during = await theirs.GetAsync("/beheer/collectieven", Cancel);
        using var taken = await administrator.SubmitAsync(Of(person), "Neem deze rol af", ("rol", "Moderator"), ("reden", "Heeft geen tijd meer"));
        using var after = await theirs.GetAsync("/beheer/collectieven", Cancel);

        Assert.Equal("Zeg waarom.", (await without.PageAsync()).GetElementById("reden-fout")!.TextContent.Trim());
        AssertLeadsTo($"{Of(person)}?bewaard", given);
        AssertLeadsTo($"{Of(person)}?bewaard", taken);
        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Forbidden], new[] { before.StatusCode, during.StatusCode, after.StatusCode });
        var entries = await InDatabaseAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == person.Id.Value && entry.Act.EndsWith("-role")).OrderBy(entry => entry.Id)
            .Select(entry => new { entry.Act, entry.Before, entry.After, entry.Why, entry.ActorId }).ToListAsync(Cancel));
        Assert.Equal([("grant-role", null, "Moderator", "Helpt de redactie"), ("withdraw-role", "Moderator", null, "Heeft geen tijd meer")], entries.Select(entry => (entry.Act, entry.Before, entry.After, entry.Why!)));
        Assert.All(entries, entry => Assert.NotEqual(person.Id, entry.ActorId));
        Assert.Equal(2, await MailsAsync(Address));
    }

    [Fact]
    [Trait("Trust", "T09")]
    public async Task Nobody_changes_their_own_roles()
    {
        var person = await JoinedAsync(Address, null, Role.Administrator);
        await JoinedAsync("ander@collectief.example", null, Role.Administrator);
        var administrator = await SignedInAsync(person, hasSecondFactor: true);

        var page = await administrator.PageAsync(Of(person));
        using var more = await administrator.SubmitToAsync($"{Of(person)}?handler=Grant", "/instellingen", ("rol", "Moderator"), ("reden", "Ik wil het"));
        using var less = await administrator.SubmitToAsync($"{Of(person)}?handler=Withdraw", "/instellingen", ("rol", "Administrator"), ("reden", "Ik wil niet meer"));

        Assert.Null(page.QuerySelector("#rol"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (more.StatusCode, less.StatusCode));
        Assert.Equal([Role.Administrator], await RolesAsync(person));
    }

    [Fact]
    [Trait("Trust", "T09")]
    public async Task The_last_administrator_cannot_be_removed_also_not_by_two_who_remove_each_other()
    {
        var (one, two) = (await JoinedAsync(Address, null, Role.Administrator), await JoinedAsync("ander@collectief.example", null, Role.Administrator));
        var (first, second) = (await SignedInAsync(one, hasSecondFactor: true), await SignedInAsync(two, hasSecondFactor: true));
        var (pageOfTwo, pageOfOne) = (await first.PageAsync(Of(two)), await second.PageAsync(Of(one)));
        (string, string)[] fields = [("rol", "Administrator"), ("reden", "Om de beurt")];

        var answers = await Task.WhenAll(first.PressAsync(pageOfTwo, Of(two), "Neem deze rol af", fields), second.PressAsync(pageOfOne, Of(one), "Neem deze rol af", fields));
        var (last, browser, address) = (await RolesAsync(one)).Count == 1 ? (one, first, Address) : (two, second, "ander@collectief.example");
        using var erased = await browser.SubmitAsync("/instellingen/gegevens", "Verwijder mijn account", ("adres", address));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Forbidden], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(1, (await RolesAsync(one)).Count + (await RolesAsync(two)).Count);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, erased.StatusCode);
        Assert.Contains("Er moet een beheerder blijven.", (await erased.PageAsync()).QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([Role.Administrator], await RolesAsync(last));
    }

    [Fact]
    [Trait("Trust", "T06")]
    public async Task An_administrator_ends_one_session_or_all_and_that_is_written_down()
    {
        var (person, other) = (await JoinedAsync(Address), await JoinedAsync("ander@collectief.example"));
        var (one, two, others) = (await SignedInAsync(person), await SignedInAsync(person), await SignedInAsync(other));
        var ofOther = await InDatabaseAsync(db => db.Sessions.Where(session => session.PersonId == other.Id).Select(session => session.Id).SingleAsync(Cancel));
        var administrator = await AdministratorAsync();

        var page = await administrator.PageAsync(Of(person));
        using var forged = await administrator.PressAsync(page, Of(person), "Beëindig", ("sessie", $"{ofOther}"));
        using var ended = await administrator.PressAsync(page, Of(person), "Beëindig");
        var left = new[] { await IsSignedInAsync(one), await IsSignedInAsync(two) };
        using var all = await administrator.SubmitAsync(Of(person), "Beëindig overal");

        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        AssertLeadsTo($"{Of(person)}?bewaard", ended);
        Assert.Single(left, isSignedIn => isSignedIn);
        AssertLeadsTo($"{Of(person)}?bewaard", all);
        Assert.False(await IsSignedInAsync(one) || await IsSignedInAsync(two));
        Assert.True(await IsSignedInAsync(others) && await IsSignedInAsync(administrator));
        Assert.Equal(["end-session", "end-all-sessions"], await InDatabaseAsync(db => db.AuditEntries
            .Where(entry => entry.SubjectId == person.Id.Value && entry.ActorId != person.Id && entry.Act.StartsWith("end-")).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync(Cancel)));
    }

    [Theory]
    [InlineData("Grant")]
    [InlineData("Withdraw")]
    [InlineData("End")]
    [InlineData("EndAll")]
    [Trait("Trust", "T09")]
    public async Task Nobody_but_an_administrator_can_do_any_of_it(string handler)
    {
        var person = await JoinedAsync(Address, null, Role.Analyst);
        var theirs = await SignedInAsync(person);
        var moderator = await SignedInAsync(await JoinedAsync("moderator@collectief.example", null, Role.Moderator), hasSecondFactor: true);

        using var refused = await moderator.SubmitToAsync($"{Of(person)}?handler={handler}", "/instellingen", ("rol", "Administrator"), ("reden", "Zomaar"));
        using var seen = await moderator.GetAsync(Of(person), Cancel);
        using var listed = await moderator.GetAsync(List, Cancel);

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], new[] { refused.StatusCode, seen.StatusCode, listed.StatusCode });
        Assert.Equal([Role.Analyst], await RolesAsync(person));
        Assert.True(await IsSignedInAsync(theirs));
    }

    [Fact]
    [Trait("Trust", "T11")]
    public async Task Without_the_token_of_the_form_nothing_happens()
    {
        var person = await JoinedAsync(Address);
        var administrator = await AdministratorAsync();

        using var answer = await administrator.PostAsync($"{Of(person)}?handler=Grant", new FormUrlEncodedContent([new("rol", "Administrator"), new("reden", "Zomaar")]), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await RolesAsync(person));
    }

    [Theory]
    [InlineData(null, false, new string[0])]
    [InlineData(null, true, new[] { "/beheer/collectieven" })]
    [InlineData(Role.Analyst, false, new string[0])]
    [InlineData(Role.Moderator, false, new[] { "/beheer/collectieven" })]
    [InlineData(Role.Administrator, false, new[] { "/beheer/mensen" })]
    public async Task The_menu_leads_each_to_what_they_may_do(Role? role, bool isVerifier, string[] expected)
    {
        var person = await JoinedAsync(Address, null, role is { } held ? [held] : []);
        if (isVerifier) await ChangeAsync(async db => db.Add(new NetworkVerifier(await db.Networks.Select(network => network.Id).FirstAsync(Cancel), person.Id)));
        var browser = await SignedInAsync(person, hasSecondFactor: true);

        var page = await browser.PageAsync("/");
        var links = page.QuerySelectorAll("header .account-panel a[href^='/beheer']").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Equal(expected, links);
        foreach (var link in links)
        {
            using var answer = await browser.GetAsync(link, Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task From_each_page_of_administration_the_others_are_found()
    {
        var browser = await SignedInAsync(await JoinedAsync(Address, null, Role.Administrator, Role.Moderator), hasSecondFactor: true);
        // It takes a while to begin, on a busy machine longer than a request may last.
        await Site.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Cancel);
        string[] pages =
        [
            "/moderatie", "/beheer/redenen", List, "/beheer/collectieven", "/beheer/uitdagingen", "/beheer/kenmerken", "/beheer/peilingen", "/beheer/synoniemen", "/beheer/zoekvragen", "/beheer/herzien", "/beheer/netwerken",
            "/moderatie/logboek", "/beheer/taken", "/beheer/post", "/beheer/instellingen",
        ];

        foreach (var address in pages)
        {
            var html = await browser.GetStringAsync(address, Cancel);
            var page = await browser.PageAsync(address);
            Assert.Equal(pages, page.QuerySelectorAll("main nav.settings-nav a").Select(link => link.GetAttribute("href")));
            Assert.Equal(address, page.QuerySelector("main nav [aria-current=page]")!.GetAttribute("href"));
            Assert.Empty(Markup.FaultsIn(html));
        }
    }

    [Fact]
    [Trait("Trust", "T37")]
    public async Task A_password_manager_finds_where_a_password_is_changed()
    {
        using var answer = await Visitor.GetAsync("/.well-known/change-password", Cancel);

        AssertLeadsTo("/instellingen/wachtwoord", answer);
    }

    private static string Of(Person person) => $"{List}/{person.Id.Value}";

    private async Task<HttpClient> AdministratorAsync()
    {
        var person = await NamedAsync("beheer@platform.example", "Beheerder");
        await ChangeAsync(async db => (await db.Accounts.SingleAsync(account => account.Id == person, Cancel)).Grant(Role.Administrator, actor: null));
        return await SignedInAsync(await InDatabaseAsync(db => db.People.SingleAsync(one => one.Id == person, Cancel)), hasSecondFactor: true);
    }

    private async Task<AccountId> NamedAsync(string address, string name)
    {
        var account = new Account(name);
        await ChangeAsync(db =>
        {
            db.Add(account);
            db.Add(new Person(account, address, Language.Dutch, DateTimeOffset.UtcNow));
            return Task.CompletedTask;
        });
        return account.Id;
    }

    private Task<IReadOnlyList<Role>> RolesAsync(Person person) =>
        InDatabaseAsync(db => db.Accounts.Where(account => account.Id == person.Id).Select(account => account.Roles).SingleAsync(Cancel));
}
