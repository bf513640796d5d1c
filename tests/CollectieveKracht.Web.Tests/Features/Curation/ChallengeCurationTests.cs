using System.Net;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Conversation;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Tests.Features.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Curation;

/// <summary>Challenges are added, renamed, rewritten, merged, retired and brought back, and nothing that names them is lost.</summary>
public sealed class ChallengeCurationTests(PostgresTemplate template) : CurationTest(template)
{
    private const string Old = "oud-zeer", Merge = "/beheer/uitdagingen/samenvoegen?blijft=leiderschap&ander=" + Old;

    // History and what was published keep the name that they had; of a facet that nothing has any more an empty row is left.
    private static readonly string[] Keeps = ["challenges.code", "challenges.slug", "audit_entries", "former_addresses", "published_figures", "seeded_items", "search_facets", "qrtz"];

    [Fact]
    public async Task Everything_that_names_a_challenge_follows_it_into_another()
    {
        await FillAsync();
        var before = await PlacesAsync();

        using var answer = await (await ModeratorAsync()).SubmitAsync(Merge, "Voeg samen", Why);

        AssertLeadsTo("/beheer/uitdagingen/leiderschap?gedaan=samen", answer);
        // A place that is new has to be filled above, or this would show nothing of it.
        Assert.All(await ReferencesAsync(), column => Assert.True(before.ContainsKey(column), $"{column} names no challenge before the merge."));
        Assert.Equal([], (await PlacesAsync()).Select(place => $"{place.Key} still names the merged challenge."));
        Assert.Empty(await WrongInIndexAsync());
    }

    [Fact]
    public async Task Everything_that_names_a_challenge_by_its_address_follows_a_new_name()
    {
        await FillAsync();

        using var answer = await (await ModeratorAsync()).SubmitAsync($"/beheer/uitdagingen/{Old}", "Hernoem nu", ("naam", "Nieuw zeer"), ("naamEngels", "New sore"), Why);

        AssertLeadsTo("/beheer/uitdagingen/nieuw-zeer?gedaan=hernoemd", answer);
        Assert.Equal([], (await PlacesAsync(bySlugOnly: true)).Select(place => $"{place.Key} still has the old name."));
        Assert.Empty(await WrongInIndexAsync());
        Assert.NotNull((await PageAsync("/kennis?uitdaging=nieuw-zeer")).QuerySelector("a[href='/kennis/zeldzaam']"));
        Assert.NotNull((await PageAsync("/kennis?q=nieuw%20zeer")).QuerySelector("a[href='/kennis/zeldzaam']"));
        Assert.Equal("nieuw-zeer", await InDatabaseAsync(db => db.Chains.SelectMany(chain => chain.Links).Where(link => link.Challenge!.Slug == "nieuw-zeer").Select(link => link.Slug).SingleAsync(Cancel)));
    }

    [Theory]
    [InlineData("/uitdagingen/oud-zeer", "/uitdagingen/leiderschap")]
    [InlineData("/uitdagingen/oud-zeer/kennis?pagina=1", "/uitdagingen/leiderschap/kennis?pagina=1")]
    [InlineData("/en/uitdagingen/oud-zeer/cijfers", "/en/uitdagingen/leiderschap/cijfers")]
    public async Task The_old_address_of_what_was_merged_leads_on_for_good(string old, string now)
    {
        await FillAsync();
        using var merged = await (await ModeratorAsync()).SubmitAsync(Merge, "Voeg samen", Why);

        using var answer = await Visitor.GetAsync(old, Cancel);

        Assert.Equal((HttpStatusCode.MovedPermanently, now), (answer.StatusCode, answer.Header("Location")));
    }

    [Fact]
    public async Task A_challenge_that_gets_its_old_name_back_has_its_old_address_back()
    {
        await FillAsync();
        var browser = await ModeratorAsync();
        using var away = await browser.SubmitAsync($"/beheer/uitdagingen/{Old}", "Hernoem nu", ("naam", "Nieuw zeer"), ("naamEngels", "New sore"), Why);

        using var back = await browser.SubmitAsync("/beheer/uitdagingen/nieuw-zeer", "Hernoem nu", ("naam", "Oud zeer"), ("naamEngels", "Old sore"), Why);

        using var own = await Visitor.GetAsync("/uitdagingen/oud-zeer", Cancel);
        using var between = await Visitor.GetAsync("/en/uitdagingen/nieuw-zeer", Cancel);
        AssertLeadsTo("/beheer/uitdagingen/oud-zeer?gedaan=hernoemd", back);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Equal((HttpStatusCode.MovedPermanently, "/en/uitdagingen/oud-zeer"), (between.StatusCode, between.Header("Location")));
    }

    [Fact]
    public async Task Who_recognised_both_recognises_one_as_strongly_as_they_said_and_counts_once()
    {
        var (both, one) = (await ListedAsync("Kwikstaart"), await ListedAsync("Bergeend"));
        await FillAsync();
        var now = DateTimeOffset.UtcNow;
        await ChangeAsync(async db =>
        {
            var (leadership, old) = (await db.Challenges.SingleAsync(c => c.Slug == "leiderschap", Cancel), await db.Challenges.SingleAsync(c => c.Slug == Old, Cancel));
            var (kwikstaart, bergeend) = (await db.Collectives.SingleAsync(c => c.Id == both.Id, Cancel), await db.Collectives.SingleAsync(c => c.Id == one.Id, Cancel));
            db.AddRange(
                new Recognition(kwikstaart, leadership, RecognitionState.PlayedBefore, now), new Recognition(kwikstaart, old, RecognitionState.Solved, now),
                new Recognition(bergeend, old, RecognitionState.PlaysNow, now));
        });
        var before = await RecognisedAsync();

        using var answer = await (await ModeratorAsync()).SubmitAsync(Merge, "Voeg samen", Why);

        Assert.Equal(
            (RecognitionState.Solved, RecognitionState.PlaysNow),
            await InDatabaseAsync(async db => (
                await db.Recognitions.Where(r => r.CollectiveId == both.Id).Select(r => r.State).SingleAsync(Cancel), await db.Recognitions.Where(r => r.CollectiveId == one.Id).Select(r => r.State).SingleAsync(Cancel))));
        // Beside these two, one collective recognised only the one that went.
        Assert.Equal(before + 2, await RecognisedAsync());
        Assert.Contains("uitdaging:leiderschap", await InDatabaseAsync(db => db.SearchEntries.Where(entry => entry.SubjectId == one.Id.Value).Select(entry => entry.Facets).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Who_followed_both_follows_one_since_the_first_time()
    {
        await FillAsync();
        var anna = await InDatabaseAsync(db => db.People.SingleAsync(person => person.Email == "vera@collectief.example", Cancel));
        var first = await InDatabaseAsync(db => db.FollowedChallenges.Where(f => f.Person == anna.Id).MinAsync(f => f.Since, Cancel));

        using var answer = await (await ModeratorAsync()).SubmitAsync(Merge, "Voeg samen", Why);

        Assert.Equal(first, await InDatabaseAsync(db => db.FollowedChallenges.Where(f => f.Person == anna.Id).Select(f => f.Since).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task What_the_report_published_stays_under_its_own_name_after_a_merge_and_a_new_name()
    {
        var ranks = await RanksAsync("/uitdagingen/groep/interne-werking");
        var browser = await ModeratorAsync();

        using var merged = await browser.SubmitAsync("/beheer/uitdagingen/samenvoegen?blijft=professionaliteit&ander=leiderschap", "Voeg samen", Why);
        using var renamed = await browser.SubmitAsync("/beheer/uitdagingen/opschalen", "Hernoem nu", ("naam", "Groter groeien"), ("naamEngels", "Growing larger"), Why);
        using var retired = await browser.SubmitAsync("/beheer/uitdagingen/profit-organisatie", "Stop ermee", Why);

        Assert.Equal("/beheer/uitdagingen/groter-groeien?gedaan=hernoemd", renamed.Header("Location"));
        var after = await RanksAsync("/uitdagingen/groep/interne-werking");
        Assert.Equal(ranks.Select(row => (row.Rank, row.Count)), after.Select(row => (row.Rank, row.Count)));
        Assert.Equal(ranks[0].Name, after[0].Name);
        Assert.Contains(after, row => row.Name.Contains("pschal", StringComparison.Ordinal));
        var figures = (await PageAsync("/uitdagingen/professionaliteit/cijfers")).QuerySelector("#genoemd")!.TextContent;
        Assert.Contains($"‘{ranks[0].Name}’", figures, StringComparison.Ordinal);
        Assert.Contains("tel deze cijfers niet op", figures, StringComparison.Ordinal);
        Assert.NotNull((await PageAsync("/uitdagingen/groter-groeien/cijfers")).QuerySelector("#genoemd .stated"));
        foreach (var page in new[] { "/", "/cijfers", "/sectoren/energie", "/uitdagingen", "/en/uitdagingen/groep/interne-werking", "/uitdagingen/profit-organisatie" })
        {
            using var answer = await Visitor.GetAsync(page, Cancel);
            Assert.True(answer.IsSuccessStatusCode, page);
        }
    }

    [Fact]
    public async Task What_is_retired_is_not_offered_keeps_its_page_and_can_be_brought_back()
    {
        await FillAsync();
        var browser = await ModeratorAsync();

        using var retired = await browser.SubmitAsync($"/beheer/uitdagingen/{Old}", "Stop ermee", ("inPlaats", "leiderschap"), Why);
        var (page, tree, article) = (await PageAsync($"/uitdagingen/{Old}"), await PageAsync("/uitdagingen"), await PageAsync("/kennis/zeldzaam"));
        using var back = await browser.SubmitAsync($"/beheer/uitdagingen/{Old}", "Neem weer in gebruik", Why);

        Assert.Contains("wordt niet meer gebruikt", page.QuerySelector("main .note.warning")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main .note.warning a[href='/uitdagingen/leiderschap']"));
        Assert.Null(tree.QuerySelector($"a[href='/uitdagingen/{Old}']"));
        Assert.Equal("Oud zeer", article.QuerySelector($"a.chip[href='/uitdagingen/{Old}']")!.TextContent.Trim());
        Assert.NotNull((await PageAsync("/uitdagingen")).QuerySelector($"a[href='/uitdagingen/{Old}']"));
    }

    [Theory]
    [InlineData("Stop ermee", Old)]
    [InlineData("Voeg samen", "leiderschap")]
    public async Task A_text_that_is_being_written_keeps_what_it_is_about(string act, string about)
    {
        await FillAsync();
        var id = await InDatabaseAsync(db => db.Manuscripts.Select(manuscript => manuscript.Id).SingleAsync(Cancel));
        var vera = await SignedInAsync(await InDatabaseAsync(db => db.People.SingleAsync(person => person.Email == "vera@collectief.example", Cancel)));
        var open = await vera.PageAsync($"/schrijven/{id.Value}");
        using var done = await (await ModeratorAsync()).SubmitAsync(act == "Voeg samen" ? Merge : $"/beheer/uitdagingen/{Old}", act, Why);

        using var saved = await vera.PressAsync(open, $"/schrijven/{id.Value}", "Bewaar", ("titel", "Verder"));
        using var again = await vera.SubmitAsync($"/schrijven/{id.Value}", "Bewaar", ("titel", "Nog verder"));

        var manuscript = await InDatabaseAsync(db => db.Manuscripts.SingleAsync(known => known.Id == id, Cancel));
        Assert.Equal("Nog verder", manuscript.Text.Title);
        Assert.Equal([about], manuscript.Placement.Challenges);
    }

    [Fact]
    public async Task A_new_challenge_can_be_chosen_at_once_and_has_no_published_figures()
    {
        var browser = await AdministratorAsync();

        using var silent = await browser.SubmitAsync("/beheer/uitdagingen/nieuw", "Voeg toe", ("groep", "ledendynamiek"), ("naam", "Leden die ver weg wonen"));
        using var answer = await browser.SubmitAsync(
            "/beheer/uitdagingen/nieuw", "Voeg toe", ("groep", "ledendynamiek"), ("naam", "Leden die ver weg wonen"), ("naamEngels", "Members far away"),
            ("kort", "Hoe houd je contact?"), ("kortEngels", "How to stay in touch?"), ("tekst", "## Waarom\n\nOmdat."), ("zoekwoorden", "afstand\nreizen"), Why);

        var refused = await silent.PageAsync();
        Assert.All(["naam-fout", "reden-fout"], id => Assert.NotNull(refused.GetElementById(id)));
        Assert.Equal("Leden die ver weg wonen", refused.QuerySelector("#naam")!.GetAttribute("value"));
        AssertLeadsTo("/beheer/uitdagingen/leden-die-ver-weg-wonen?gedaan=toegevoegd", answer);
        Assert.Contains("Omdat.", (await PageAsync("/uitdagingen/leden-die-ver-weg-wonen")).QuerySelector(".prose")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Members far away", (await PageAsync("/en/uitdagingen/leden-die-ver-weg-wonen")).Heading(), StringComparison.Ordinal);
        Assert.NotNull((await PageAsync("/zoeken?q=reizen")).QuerySelector("a[href='/uitdagingen/leden-die-ver-weg-wonen']"));
        using var figures = await Visitor.GetAsync("/uitdagingen/leden-die-ver-weg-wonen/cijfers", Cancel);
        Assert.Equal(HttpStatusCode.OK, figures.StatusCode);
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task Two_people_rewriting_at_once_lose_nothing()
    {
        const string address = "/beheer/uitdagingen/leiderschap";
        var (one, two) = (await ModeratorAsync(), await AdministratorAsync());
        var open = await two.PageAsync(address);
        using var first = await one.SubmitAsync(address, "Bewaar de tekst", ("tekst", "Van de een."), Why);

        using var second = await two.PressAsync(open, address, "Bewaar de tekst", ("tekst", "Van de ander."), Why);
        var shown = await second.PageAsync();
        using var again = await two.PressAsync(shown, address, "Bewaar de tekst");

        Assert.Contains("Van de een.", shown.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Van de ander.", shown.QuerySelector("#tekst")!.TextContent);
        AssertLeadsTo("/beheer/uitdagingen/leiderschap?gedaan=herschreven", again);
        Assert.Contains("Van de ander.", (await PageAsync("/uitdagingen/leiderschap")).QuerySelector(".prose")!.TextContent, StringComparison.Ordinal);
        var history = (await two.PageAsync(address)).QuerySelector("[aria-labelledby=geschiedenis]")!.TextContent;
        Assert.All(["Tekst veranderd", "Van de een.", "Mo", "Ada"], said => Assert.Contains(said, history, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task The_same_merge_sent_twice_is_done_once()
    {
        await FillAsync();
        var browser = await ModeratorAsync();
        var page = await browser.PageAsync(Merge);

        using var first = await browser.PressAsync(page, Merge, "Voeg samen", Why);
        using var second = await browser.PressAsync(page, Merge, "Voeg samen", Why);

        Assert.All([first, second], answer => AssertLeadsTo("/beheer/uitdagingen/leiderschap?gedaan=samen", answer));
        Assert.Equal(1, await InDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == "merge", Cancel)));
    }

    [Theory]
    [InlineData("blijft=leiderschap&ander=leiderschap")]
    [InlineData("blijft=leiderschap&ander=bestaat-niet")]
    [InlineData("blijft=Geen%20slug&ander=%00")]
    public async Task What_is_not_two_challenges_is_not_merged(string which)
    {
        using var answer = await (await ModeratorAsync()).GetAsync("/beheer/uitdagingen/samenvoegen?" + which, Cancel);

        Assert.True((int)answer.StatusCode is >= 400 and < 500, $"answered {answer.StatusCode}");
    }

    [Fact]
    [Trait("Trust", "T09")]
    public async Task Only_moderators_and_administrators_change_the_tree()
    {
        var member = await SignedInAsync(await NamedAsync("Anna"));

        foreach (var act in new[] { "/beheer/uitdagingen/leiderschap?handler=Retire", "/beheer/uitdagingen/leiderschap?handler=Rename", "/beheer/uitdagingen/nieuw", Merge.Replace(Old, "opschalen", StringComparison.Ordinal) })
        {
            using var forged = await member.SubmitToAsync(act, "/instellingen", Why, ("naam", "Iets"), ("naamEngels", "Some"));
            Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        }

        Assert.False(await InDatabaseAsync(db => db.AuditEntries.AnyAsync(entry => entry.Subject == "challenge", Cancel)));
    }

    /// <summary>What the index says otherwise than the content.</summary>
    private async Task<IReadOnlyCollection<string>> WrongInIndexAsync()
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return [.. await scope.ServiceProvider.GetRequiredService<SearchRebuild>().CheckAsync(Cancel)];
    }

    private Task<int> RecognisedAsync() => InDatabaseAsync(db => db.SearchEntries.Where(entry => entry.Slug == "leiderschap").Select(entry => entry.Recognised).SingleAsync(Cancel));

    private async Task<IReadOnlyList<(string Rank, string Name, string Count)>> RanksAsync(string address) =>
    [
        .. (await PageAsync(address)).QuerySelectorAll("#ranglijst-tabel tbody tr")
            .Select(row => (row.Children[0].TextContent.Trim(), row.Children[1].TextContent.Trim(), row.Children[2].TextContent.Trim())),
    ];

    /// <summary>A challenge "oud-zeer", named in every place that can name one.</summary>
    private async Task FillAsync()
    {
        var (now, vera) = (DateTimeOffset.UtcNow, await NamedAsync("Vera"));
        var collective = await ListedAsync("Boomvalk");
        await ChangeAsync(async db =>
        {
            var leadership = await db.Challenges.SingleAsync(challenge => challenge.Slug == "leiderschap", Cancel);
            var category = await db.ChallengeCategories.SingleAsync(known => known.Slug == "interne-werking", Cancel);
            var old = db.Add(new Challenge(Old, new Label("Oud zeer", "Old sore"), category, 90)).Entity;
            old.RelateTo(await db.Challenges.SingleAsync(challenge => challenge.Slug == "opschalen", Cancel));
            var money = await db.Challenges.Include(challenge => challenge.Related).FirstAsync(challenge => challenge.Slug == "profit-organisatie", Cancel);
            money.RelateTo(old);
            await db.SaveChangesAsync(Cancel);
            var replaced = db.Add(new Challenge("nog-ouder-zeer", new Label("Nog ouder zeer", "Older sore"), category, 91)).Entity;
            replaced.Retire(AccountId.New(), "Bestaat niet meer.", old);

            var article = await db.PublishAsync("zeldzaam", challenge: Old);
            var text = new RevisionText("Anders", "Een proef.", "Een zin.", "<p>Een zin.</p>") { Placement = new Placement { Challenges = [Old, "leiderschap"] } };
            article.Draft(article.AuthorId, text, now).Submit(article.AuthorId, now);
            var manuscript = Manuscript.Begin(ManuscriptId.New(), vera.Id, now);
            manuscript.Write(vera.Id, ManuscriptText.Empty, new Placement { Challenges = [Old] }, now);
            db.Add(manuscript);

            var boomvalk = await db.Collectives.Include(known => known.Sector).SingleAsync(known => known.Id == collective.Id, Cancel);
            db.Add(new Recognition(boomvalk, old, RecognitionState.PlaysNow, now));
            db.Add(new Question("hoe-oud", "Hoe oud?", "Hoe?", "<p>Hoe?</p>", boomvalk, [old], now));
            var term = await db.GlossaryTerms.Include(known => known.Challenges).OrderBy(known => known.Slug).FirstAsync(Cancel);
            term.Explain(term.Summary, term.BodyMarkdown, term.BodyHtml, term.Forms, term.Readings, [.. term.Challenges, old]);

            var following = db.Add(new Following(vera.Id)).Entity;
            following.Follow(old, now.AddDays(-3));
            following.Follow(leadership, now.AddDays(-1));

            var chain = db.Add(new Chain("van-oud-naar-nieuw", new Label("Van oud naar nieuw", "From old to new"))).Entity;
            chain.ThenAnyOf(old);
            chain.ThenAnyOf(money);
            await db.SaveChangesAsync(Cancel);
            // What a publication would bring back when it is undone.
            await db.Database.ExecuteSqlAsync($"update revisions set replaced = placement where placement is not null", Cancel);
        });
    }

    /// <summary>All columns by which something refers to a challenge.</summary>
    private Task<IReadOnlyList<string>> ReferencesAsync() => InDatabaseAsync(db =>
    {
        var challenge = db.Model.FindEntityType(typeof(Challenge))!;
        IReadOnlyList<string> columns =
        [
            .. db.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()).Where(key => key.PrincipalEntityType == challenge)
                .Select(key => $"{key.DeclaringEntityType.GetTableName()}.{key.Properties[0].GetColumnName()}").Distinct(),
            "revisions.placement", "revisions.replaced", "manuscripts.placement", "search_entries.facets",
        ];
        return Task.FromResult(columns);
    });

    /// <summary>Every column of the database that names the challenge by its number or its address, with how many rows do.</summary>
    private Task<Dictionary<string, int>> PlacesAsync(bool bySlugOnly = false) => InDatabaseAsync(async db =>
    {
        var id = await db.Challenges.Where(challenge => challenge.Code == Old).Select(challenge => challenge.Id).SingleAsync(Cancel);
        var columns = await db.Database.SqlQuery<string>(
            $"""
            select table_name || '.' || column_name as "Value" from information_schema.columns join information_schema.tables using (table_schema, table_name)
            where table_schema = 'public' and table_type = 'BASE TABLE' and data_type in ('uuid', 'jsonb', 'text', 'character varying', 'ARRAY')
            """).ToListAsync(Cancel);
        var counted = new Dictionary<string, int>();
        foreach (var column in columns.Where(column => !Keeps.Any(kept => column.StartsWith(kept, StringComparison.Ordinal))))
        {
            var (table, name) = (column.Split('.')[0], column.Split('.')[1]);
            var sought = bySlugOnly || name == "slug" ? Old : $"({Old}|{id.Value})";
            // What the challenge says of itself stays: its number, and what it is replaced by.
            if ((table == "challenges" && name == "id") || (name == "subject_id" && table == "search_entries")) continue;
            // The names come from the database, the rest from a test of ours.
            var sql = $"""select count(*)::int as "Value" from "{table}" where "{name}"::text ~ '{sought}'""";
            var rows = await db.Database.SqlQueryRaw<int>(sql).SingleAsync(Cancel);
            if (rows > 0) counted[column] = rows;
        }

        return counted;
    });
}
