using System.Net;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Conversation;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Features.Curation;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Tests.Features.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Curation;

/// <summary>Terms of characteristics are added, renamed, moved, merged, retired and brought back, and nothing that has them loses them.</summary>
public sealed class TermCurationTests(PostgresTemplate template) : CurationTest(template)
{
    private const string Old = "oud-woord", List = "/beheer/kenmerken", Form = List + "/rechtsvorm/" + Old, Merge = List + "/rechtsvorm/samenvoegen?blijft=cooperatie&ander=" + Old;

    /// <summary>What stays of each list when the old word goes into it.</summary>
    private static readonly Dictionary<Characteristic, string> Stays = new()
    {
        [Characteristic.ActivityField] = "energie",
        [Characteristic.LegalForm] = "cooperatie",
        [Characteristic.WorkingArea] = "lokaal",
        [Characteristic.MembershipCondition] = "contributie",
        [Characteristic.TargetGroup] = "inwoners",
        [Characteristic.GovernmentRelation] = "partner",
        [Characteristic.Phase] = "groei",
    };

    // Sectors and size classes are never merged, and a mapping says what was.
    private static readonly string[] Fixed =
        ["collectives.sector_id", "collectives.size_class_id", "article_sectors.sectors_id", "article_size_classes.size_classes_id", "network_sectors.sectors_id", "term_mappings.from_id"];

    // History keeps the name that it had; of a facet that nothing has any more an empty row is left.
    private static readonly string[] Keeps = ["terms.slug", "audit_entries", "search_facets", "seeded_items", "qrtz"];

    private static readonly string[] BySlug = ["revisions.placement", "revisions.replaced", "manuscripts.placement", "proposed_changes.written", "search_entries.facets"];

    [Fact]
    public async Task Everything_that_has_a_term_follows_it_into_another()
    {
        await FillAsync();
        var before = await PlacesAsync();
        var browser = await AdministratorAsync();

        foreach (var (characteristic, stays) in Stays)
        {
            var list = $"{List}/{CharacteristicSlug.Of(characteristic)}";
            using var answer = await browser.SubmitAsync($"{list}/samenvoegen?blijft={stays}&ander={Old}", "Voeg samen", Why);
            AssertLeadsTo($"{list}/{stays}?gedaan=samen", answer);
        }

        // A place that is new has to be filled below, or this would show nothing of it.
        Assert.All(await ReferencesAsync(), column => Assert.True(before.ContainsKey(column), $"{column} has no term before the merge."));
        Assert.Equal([], (await PlacesAsync()).Select(place => $"{place.Key} still has a merged term."));
        Assert.Empty(await WrongInIndexAsync());
        var article = await InDatabaseAsync(db => db.Articles.Include(known => known.LegalForms).SingleAsync(known => known.Slug == "zeldzaam", Cancel));
        Assert.Equal(["cooperatie"], article.LegalForms.Select(form => form.Slug));
    }

    [Fact]
    public async Task An_address_with_the_old_filter_finds_what_it_went_into_and_says_nothing_of_it()
    {
        await FillAsync();
        using var merged = await (await AdministratorAsync()).SubmitAsync(Merge, "Voeg samen", Why);

        var (old, both) = (await PageAsync($"/collectieven?rechtsvorm={Old}"), await PageAsync($"/collectieven?rechtsvorm={Old}&rechtsvorm=cooperatie"));
        var unknown = await PageAsync("/collectieven?rechtsvorm=bestaat-niet");

        Assert.All([old, both], page =>
        {
            Assert.NotNull(page.QuerySelector("a[href='/collectieven/boomvalk']"));
            Assert.NotNull(page.QuerySelector("input[name=rechtsvorm][value=cooperatie][checked]"));
            Assert.Null(page.QuerySelector($"input[name=rechtsvorm][value={Old}]"));
            Assert.DoesNotContain(Old, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        });
        Assert.Contains("bestaat-niet", unknown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_that_has_what_is_retired_shows_it_as_chosen_and_keeps_it()
    {
        await FillAsync();
        var (boomvalk, browser) = (await ContactAsync(), await AdministratorAsync());
        var before = await SaysAsync();

        foreach (var characteristic in Stays.Keys)
        {
            using var retired = await browser.SubmitAsync($"{List}/{CharacteristicSlug.Of(characteristic)}/{Old}", "Stop ermee", Why);
            Assert.EndsWith("?gedaan=gestopt", retired.Header("Location"), StringComparison.Ordinal);
        }

        foreach (var (part, chosen) in new[]
        {
            ("werk", "input[name=terrein][value=oud-woord][checked], #hoofdterrein option[value=oud-woord][selected]"),
            ("vorm", "#rechtsvorm option[value=oud-woord][selected], #werkgebied option[value=oud-woord][selected], input[name=voorwaarde][value=oud-woord][checked]"),
            ("doelgroep", "#overheid option[value=oud-woord][selected], #fase option[value=oud-woord][selected], input[name=doelgroep][value=oud-woord][checked]"),
        })
        {
            var address = $"/ons-collectief/boomvalk/profiel/{part}";
            var page = await boomvalk.PageAsync(address);
            Assert.Equal(chosen.Split(',').Length, page.QuerySelectorAll(chosen).Length);
            using var saved = await boomvalk.PressAsync(page, address, "Bewaar");
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        }

        Assert.Equal(before, await SaysAsync());
    }

    [Fact]
    public async Task What_is_retired_is_not_offered_for_new_things_and_can_be_brought_back()
    {
        await FillAsync();
        var (browser, anna) = (await AdministratorAsync(), await SignedInAsync(await NamedAsync("Anna")));

        using var retired = await browser.SubmitAsync(Form, "Stop ermee", Why);
        var (register, filters, profile) = (await anna.PageAsync("/collectieven/aanmelden"), await PageAsync("/collectieven"), await PageAsync("/collectieven/boomvalk"));
        using var back = await browser.SubmitAsync(Form, "Neem weer in gebruik", Why);

        Assert.NotNull(register.QuerySelector("#rechtsvorm option[value=vereniging]"));
        Assert.Null(register.QuerySelector($"#rechtsvorm option[value={Old}]"));
        Assert.Null(filters.QuerySelector($"input[name=rechtsvorm][value={Old}], a[href*='rechtsvorm={Old}']"));
        Assert.Contains("Oud woord", profile.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        AssertLeadsTo($"{Form}?gedaan=terug", back);
        Assert.NotNull((await anna.PageAsync("/collectieven/aanmelden")).QuerySelector($"#rechtsvorm option[value={Old}]"));
    }

    [Fact]
    public async Task A_text_keeps_the_retired_form_and_phase_that_it_is_about()
    {
        await FillAsync();
        var browser = await AdministratorAsync();
        foreach (var list in new[] { "rechtsvorm", "fase" })
        {
            using var retired = await browser.SubmitAsync($"{List}/{list}/{Old}", "Stop ermee", Why);
        }

        var id = await InDatabaseAsync(db => db.Manuscripts.Select(manuscript => manuscript.Id).SingleAsync(Cancel));
        using var saved = await (await ContactAsync()).SubmitAsync($"/schrijven/{id.Value}", "Bewaar", ("titel", "Verder"));

        var manuscript = await InDatabaseAsync(db => db.Manuscripts.SingleAsync(known => known.Id == id, Cancel));
        Assert.Equal(("Verder", Old), (manuscript.Text.Title, manuscript.Placement.Phase));
        Assert.Equal(["cooperatie", Old], manuscript.Placement.LegalForms.Order());
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task A_profile_form_that_was_open_before_a_merge_saves_what_the_term_went_into()
    {
        await FillAsync();
        const string address = "/ons-collectief/boomvalk/profiel/vorm";
        var boomvalk = await ContactAsync();
        var open = await boomvalk.PageAsync(address);
        using var merged = await (await AdministratorAsync()).SubmitAsync(Merge, "Voeg samen", Why);

        using var told = await boomvalk.PressAsync(open, address, "Bewaar", ("leden", "77"));
        using var saved = await boomvalk.PressAsync(await told.PageAsync(), address, "Bewaar die van mij");

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var stored = await InDatabaseAsync(db => db.Collectives.Include(c => c.LegalForm).SingleAsync(c => c.Slug == "boomvalk", Cancel));
        Assert.Equal(("cooperatie", 77), (stored.LegalForm.Slug, stored.MemberCount));
    }

    [Fact]
    public async Task A_new_term_can_be_chosen_at_once()
    {
        var browser = await AdministratorAsync();
        (string, string)[] filled = [("naam", "Muziek maken"), ("naamEngels", "Making music"), ("sector", "cultuur"), ("voedsel", "true"), Why];

        using var silent = await browser.SubmitAsync($"{List}/terrein/nieuw", "Voeg toe", ("naam", "Muziek maken"), ("voedsel", "true"));
        using var answer = await browser.SubmitAsync($"{List}/terrein/nieuw", "Voeg toe", filled);
        using var again = await browser.SubmitAsync($"{List}/terrein/nieuw", "Voeg toe", filled);

        var refused = await silent.PageAsync();
        Assert.All(["naam-fout", "reden-fout", "sector-fout"], id => Assert.NotNull(refused.GetElementById(id)));
        Assert.Equal("Muziek maken", refused.QuerySelector("#naam")!.GetAttribute("value"));
        Assert.NotNull(refused.QuerySelector("input[name=voedsel][checked]"));
        AssertLeadsTo($"{List}/terrein/muziek-maken?gedaan=toegevoegd", answer);
        Assert.NotNull((await again.PageAsync()).GetElementById("naam-fout"));
        var added = await InDatabaseAsync(db => db.Terms.SingleAsync(term => term.Slug == "muziek-maken", Cancel));
        Assert.Equal(("cultuur", true), (added.SectorSlug, added.IsFood));
        Assert.NotEqual(Term.FirstVersion, added.Version);
        var form = await (await SignedInAsync(await NamedAsync("Anna"))).PageAsync("/collectieven/aanmelden");
        Assert.NotNull(form.QuerySelector("input[name=terrein][value=muziek-maken]"));
    }

    [Theory]
    [InlineData("voorwaarde", "geld")]
    [InlineData("doelgroep", "specifiek")]
    [InlineData("rechtsvorm", null)]
    public async Task A_new_term_says_what_its_characteristic_asks(string list, string? asked)
    {
        (string, string)[] filled = [("naam", "Iets nieuws"), ("naamEngels", "Something new"), Why];

        using var answer = await (await AdministratorAsync()).SubmitAsync($"{List}/{list}/nieuw", "Voeg toe", asked is null ? filled : [.. filled, (asked, "true")]);

        AssertLeadsTo($"{List}/{list}/iets-nieuws?gedaan=toegevoegd", answer);
        var added = await InDatabaseAsync(db => db.Terms.SingleAsync(term => term.Slug == "iets-nieuws", Cancel));
        Assert.Equal((list == "voorwaarde", list == "doelgroep"), (added.IsFinancial, added.Group == Term.SpecificGroup));
    }

    [Fact]
    public async Task What_is_renamed_is_found_and_shown_under_its_new_name()
    {
        await FillAsync();
        var browser = await AdministratorAsync();

        using var field = await browser.SubmitAsync($"{List}/terrein/{Old}", "Hernoem nu", ("naam", "Klompendans"), ("naamEngels", "Clog dancing"), Why);
        using var sector = await browser.SubmitAsync($"{List}/sector/energie", "Hernoem nu", ("naam", "Zonkracht"), ("naamEngels", "Sun power"), Why);
        using var size = await browser.SubmitAsync($"{List}/leden/tot-20", "Hernoem nu", ("naam", "Een handvol"), ("naamEngels", "A handful"), Why);

        AssertLeadsTo($"{List}/terrein/{Old}?gedaan=hernoemd", field);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (sector.StatusCode, size.StatusCode));
        Assert.Empty(await WrongInIndexAsync());
        Assert.NotNull((await PageAsync("/collectieven?q=klompendans")).QuerySelector("a[href='/collectieven/boomvalk']"));
        Assert.Equal("Zonkracht", (await PageAsync("/sectoren/energie")).Heading());
        Assert.Contains("Sun power", (await PageAsync("/en/sectoren/energie")).Heading(), StringComparison.Ordinal);
        var history = (await browser.PageAsync($"{List}/terrein/{Old}")).QuerySelector("[aria-labelledby=geschiedenis]")!.TextContent;
        Assert.All(["Hernoemd", "Klompendans / Clog dancing", "Ada", Why.Value], said => Assert.Contains(said, history, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_is_there_already_is_refused_beside_its_field()
    {
        using var answer = await (await AdministratorAsync()).SubmitAsync($"{List}/rechtsvorm/vereniging", "Hernoem nu", ("naam", "coöperatie"), ("naamEngels", "Guild"), Why);

        var page = await answer.PageAsync();
        Assert.NotNull(page.GetElementById("naam-fout"));
        Assert.Equal(("coöperatie", "Guild"), (page.QuerySelector("#naam")!.GetAttribute("value"), page.QuerySelector("#naam-engels")!.GetAttribute("value")));
        Assert.Equal(Why.Value, page.QuerySelector("#reden-naam")!.TextContent);
    }

    [Fact]
    public async Task What_is_moved_stands_elsewhere_in_forms_and_in_the_list()
    {
        var browser = await AdministratorAsync();

        using var answer = await browser.SubmitAsync($"{List}/rechtsvorm/stichting", "Verplaats nu", ("na", ""), Why);

        AssertLeadsTo($"{List}/rechtsvorm/stichting?gedaan=verplaatst", answer);
        Assert.EndsWith("/stichting", (await browser.PageAsync(List)).QuerySelector("a[href^='/beheer/kenmerken/rechtsvorm/']:has(b)")!.GetAttribute("href"), StringComparison.Ordinal);
        var form = await (await SignedInAsync(await NamedAsync("Anna"))).PageAsync("/collectieven/aanmelden");
        Assert.Equal("stichting", form.QuerySelector("#rechtsvorm option:nth-child(2)")!.GetAttribute("value"));
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task Two_people_renaming_at_once_lose_nothing()
    {
        const string address = List + "/fase/groei";
        var one = await AdministratorAsync();
        var two = await SignedInAsync(await NamedAsync("Bo", Domain.Accounts.Role.Administrator), hasSecondFactor: true);
        var open = await two.PageAsync(address);
        using var first = await one.SubmitAsync(address, "Hernoem nu", ("naam", "Van de een"), ("naamEngels", "One"), Why);

        using var second = await two.PressAsync(open, address, "Hernoem nu", ("naam", "Van de ander"), ("naamEngels", "Other"), Why);
        var shown = await second.PageAsync();
        using var again = await two.PressAsync(shown, address, "Hernoem nu");

        Assert.Contains("Van de een", shown.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Van de ander", shown.QuerySelector("#naam")!.GetAttribute("value"));
        AssertLeadsTo($"{address}?gedaan=hernoemd", again);
    }

    [Theory]
    [InlineData(Merge, "Voeg samen", "merge")]
    [InlineData(Form, "Stop ermee", "retire")]
    [Trait("Trust", "T44")]
    public async Task The_same_form_sent_twice_is_done_once(string address, string button, string act)
    {
        await FillAsync();
        var browser = await AdministratorAsync();
        var page = await browser.PageAsync(address);

        using var first = await browser.PressAsync(page, address, button, Why);
        using var second = await browser.PressAsync(page, address, button, Why);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(first.Header("Location"), second.Header("Location"));
        Assert.Equal(1, await InDatabaseAsync(async db =>
        {
            var ada = await db.People.SingleAsync(person => person.Email == "ada@collectief.example", Cancel);
            return await db.AuditEntries.CountAsync(entry => entry.Subject == "term" && entry.Act == act && entry.ActorId == ada.Id, Cancel);
        }));
    }

    [Fact]
    public async Task What_cannot_be_is_not_offered()
    {
        var browser = await AdministratorAsync();

        foreach (var page in new[]
        {
            "rechtsvorm/samenvoegen?blijft=cooperatie&ander=cooperatie", "rechtsvorm/samenvoegen?blijft=cooperatie&ander=stichting", "rechtsvorm/samenvoegen?blijft=cooperatie&ander=lokaal",
            "rechtsvorm/samenvoegen?blijft=Geen%20slug&ander=%00", "rechtsvorm/bestaat-niet", "sector/samenvoegen?blijft=energie&ander=cultuur", "sector/nieuw", "leden/nieuw",
            "leden/samenvoegen", "bestaat-niet/cooperatie", "bestaat-niet/nieuw", "bestaat-niet/samenvoegen",
        })
        {
            using var answer = await browser.GetAsync($"{List}/{page}", Cancel);
            Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{page} answered {answer.StatusCode}");
        }
    }

    [Fact]
    [Trait("Trust", "T09")]
    public async Task Of_a_fixed_list_a_forged_form_changes_nothing()
    {
        var browser = await AdministratorAsync();

        foreach (var (page, act) in new[]
        {
            ("sector/energie", "sector/energie?handler=Retire"), ("sector/energie", "sector/energie?handler=Move"), ("sector/energie", "sector/nieuw"),
            ("leden/tot-20", "leden/tot-20?handler=Retire"), ("leden/tot-20", "leden/samenvoegen?blijft=tot-20&ander=20-49"),
        })
        {
            var open = await browser.PageAsync($"{List}/{page}");
            Assert.Contains("alleen de woorden", open.QuerySelector("main .section > .note")!.TextContent, StringComparison.Ordinal);
            using var answer = await browser.SubmitToAsync(
                $"{List}/{act}", $"{List}/{page}", Why, ("naam", "Iets"), ("naamEngels", "Some"), ("gezien", open.QuerySelector("input[name=gezien]")!.GetAttribute("value")!));
            Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{act} answered {answer.StatusCode}");
        }

        Assert.False(await InDatabaseAsync(db => db.AuditEntries.AnyAsync(entry => entry.Subject == "term", Cancel)));
    }

    [Fact]
    [Trait("Trust", "T09")]
    public async Task Only_administrators_keep_characteristics()
    {
        foreach (var browser in new[] { await ModeratorAsync(), await SignedInAsync(await NamedAsync("Anna")) })
        {
            using var list = await browser.GetAsync(List, Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, list.StatusCode);
            foreach (var act in new[] { "rechtsvorm/vereniging?handler=Retire", "rechtsvorm/vereniging?handler=Rename", "rechtsvorm/nieuw", "rechtsvorm/samenvoegen?blijft=cooperatie&ander=vereniging" })
            {
                using var forged = await browser.SubmitToAsync($"{List}/{act}", "/instellingen", Why, ("naam", "Iets"), ("naamEngels", "Some"));
                Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
            }
        }

        Assert.False(await InDatabaseAsync(db => db.AuditEntries.AnyAsync(entry => entry.Subject == "term", Cancel)));
    }

    [Fact]
    public async Task The_list_says_how_much_has_each_and_what_became_of_it()
    {
        await FillAsync();
        var browser = await AdministratorAsync();
        using var merged = await browser.SubmitAsync(Merge, "Voeg samen", Why);

        var page = await browser.PageAsync("/en" + List);

        Assert.Contains("now part of", Row(page, $"rechtsvorm/{Old}"), StringComparison.Ordinal);
        Assert.Contains("0 collectives", Row(page, $"rechtsvorm/{Old}"), StringComparison.Ordinal);
        Assert.All(["1 collective", "1 article"], count => Assert.Contains(count, Row(page, $"doelgroep/{Old}"), StringComparison.Ordinal));
        Assert.Null((await browser.PageAsync(Form)).QuerySelector("main form"));

        static string Row(AngleSharp.Html.Dom.IHtmlDocument page, string term) => page.QuerySelector($"a[href='/en{List}/{term}']")!.Closest("li")!.TextContent;
    }

    private async Task<IReadOnlyCollection<string>> WrongInIndexAsync()
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return [.. await scope.ServiceProvider.GetRequiredService<SearchRebuild>().CheckAsync(Cancel)];
    }

    private async Task<HttpClient> ContactAsync() =>
        await SignedInAsync(await InDatabaseAsync(db => db.People.SingleAsync(person => person.Email == "vera@collectief.example", Cancel)));

    /// <summary>All that Boomvalk says with terms.</summary>
    private Task<string> SaysAsync() => InDatabaseAsync(async db =>
    {
        var boomvalk = await db.Collectives.AsNoTracking().Include(c => c.Activities).Include(c => c.MainActivity).Include(c => c.Sector).Include(c => c.LegalForm).Include(c => c.WorkingArea)
            .Include(c => c.MembershipConditions).Include(c => c.TargetGroups).Include(c => c.Phase).Include(c => c.GovernmentRelation).AsSplitQuery().SingleAsync(c => c.Slug == "boomvalk", Cancel);
        return string.Join('\n', new[] { ProfilePart.Work, ProfilePart.Form, ProfilePart.Audience }.Select(part => boomvalk.Says(part).Written()));
    });

    /// <summary>In each list a term "oud-woord", in every place that can have one.</summary>
    private async Task FillAsync()
    {
        var (now, vera) = (DateTimeOffset.UtcNow, await NamedAsync("Vera"));
        var listed = await ListedAsync("Boomvalk", people: (vera, TeamRole.Contact));
        await ChangeAsync(async db =>
        {
            var all = await db.Terms.ToListAsync(Cancel);
            Term Known(Characteristic characteristic, string slug) => all.Single(term => term.Characteristic == characteristic && term.Slug == slug);
            var sectors = all.Where(term => term.Characteristic == Characteristic.Sector).ToList();
            var old = Stays.Keys.ToDictionary(characteristic => characteristic, characteristic => Added(characteristic, "Oud woord"));
            await db.SaveChangesAsync(Cancel);
            foreach (var (characteristic, term) in old) db.Add(term.Merge(Added(characteristic, "Nog ouder woord"), AccountId.New(), new Domain.Moderation.Reason("Hetzelfde.")));
            await db.SaveChangesAsync(Cancel);

            var boomvalk = await db.Collectives.Include(c => c.Activities).Include(c => c.MembershipConditions).Include(c => c.TargetGroups).Include(c => c.Sector).Include(c => c.LegalForm)
                .Include(c => c.WorkingArea).AsSplitQuery().SingleAsync(c => c.Id == listed.Id, Cancel);
            var field = old[Characteristic.ActivityField];
            // With the old word it does more than three things, without it three.
            boomvalk.WorkIn([Known(Characteristic.ActivityField, "energie"), Known(Characteristic.ActivityField, "wonen"), Known(Characteristic.ActivityField, "zorg"), field], field, sectors);
            boomvalk.Organise(
                old[Characteristic.LegalForm], old[Characteristic.WorkingArea], 30, [.. all.Where(term => term.Characteristic == Characteristic.SizeClass)]);
            boomvalk.AskOfMembers([old[Characteristic.MembershipCondition], Known(Characteristic.MembershipCondition, "contributie")]);
            boomvalk.Serve([old[Characteristic.TargetGroup]]);
            boomvalk.Tell(2014, old[Characteristic.Phase], old[Characteristic.GovernmentRelation], null);
            db.Add(new Question("hoe-oud", "Hoe oud?", "Hoe?", "<p>Hoe?</p>", boomvalk, [await db.Challenges.FirstAsync(Cancel)], now));
            var proposed = new PartState(ProfilePart.Help, [new(nameof(Collective.LegalForm), [Old])]);
            db.Add(new ProposedChange(boomvalk.Id, boomvalk.Says(ProfilePart.Help), proposed, vera.Id, now));

            var article = await db.PublishAsync("zeldzaam");
            article.Place(
                article.Challenges.ToList(), [],
                [old[Characteristic.LegalForm], Known(Characteristic.LegalForm, "cooperatie"), old[Characteristic.WorkingArea], old[Characteristic.TargetGroup], old[Characteristic.Phase]]);
            var placement = new Placement { Challenges = ["leiderschap"], LegalForms = [Old, "cooperatie"], Phase = Old };
            article.Draft(article.AuthorId, new RevisionText("Anders", "Een proef.", "Een zin.", "<p>Een zin.</p>") { Placement = placement }, now).Submit(article.AuthorId, now);
            var manuscript = Manuscript.Begin(ManuscriptId.New(), vera.Id, now);
            manuscript.Write(vera.Id, ManuscriptText.Empty, placement, now);
            db.Add(manuscript);
            await db.SaveChangesAsync(Cancel);
            await db.Database.ExecuteSqlAsync($"update revisions set replaced = placement where placement is not null", Cancel);

            Term Added(Characteristic characteristic, string name)
            {
                var list = all.Where(term => term.Characteristic == characteristic).ToList();
                var term = Term.Add(
                    characteristic, Slug.From(name), new Label(name, $"{name} in English"), new TermFacts(Known(Characteristic.Sector, "cultuur")), list, "2026", AccountId.New(),
                    new Domain.Moderation.Reason("Voor een proef."));
                all.Add(db.Add(term).Entity);
                return term;
            }
        });
    }

    /// <summary>All columns by which something refers to a term that can be merged.</summary>
    private Task<IReadOnlyList<string>> ReferencesAsync() => InDatabaseAsync(db =>
    {
        var term = db.Model.FindEntityType(typeof(Term))!;
        IReadOnlyList<string> columns =
        [
            .. db.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()).Where(key => key.PrincipalEntityType == term)
                .Select(key => $"{key.DeclaringEntityType.GetTableName()}.{key.Properties[0].GetColumnName()}").Distinct().Except(Fixed),
            .. BySlug,
        ];
        return Task.FromResult(columns);
    });

    /// <summary>Every column of the database that has one of the old terms, by number where it refers to one and by slug anywhere, with how many rows do.</summary>
    private Task<Dictionary<string, int>> PlacesAsync() => InDatabaseAsync(async db =>
    {
        var ids = await db.Terms.Where(term => term.Slug == Old).Select(term => term.Id).ToListAsync(Cancel);
        var columns = await db.Database.SqlQuery<string>(
            $"""
            select table_name || '.' || column_name as "Value" from information_schema.columns join information_schema.tables using (table_schema, table_name)
            where table_schema = 'public' and table_type = 'BASE TABLE' and data_type in ('jsonb', 'text', 'character varying', 'ARRAY')
            """).ToListAsync(Cancel);
        var counted = new Dictionary<string, int>();
        foreach (var column in columns.Where(column => !Keeps.Any(kept => column.StartsWith(kept, StringComparison.Ordinal)))) await CountAsync(column, $"::text like '%{Old}%'");
        foreach (var column in (await ReferencesAsync()).Except(BySlug)) await CountAsync(column, $" in ({string.Join(", ", ids)})");
        return counted;

        async Task CountAsync(string column, string condition)
        {
            var (table, name) = (column.Split('.')[0], column.Split('.')[1]);
            // The names come from the database, the rest from this test.
            var sql = $"""select count(*)::int as "Value" from "{table}" where "{name}"{condition}""";
            if (await db.Database.SqlQueryRaw<int>(sql).SingleAsync(Cancel) is > 0 and var rows) counted[column] = rows;
        }
    });
}
