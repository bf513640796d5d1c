using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Tests.Features.Collectives;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Writing;

/// <summary>Writing without script: saving what is unfinished, two who write at once, the bin, and sending in.</summary>
public sealed class WriteTests(PostgresTemplate template) : CollectiveTest(template)
{
    private readonly Guid _text = Guid.CreateVersion7();

    private static readonly (string Name, string Value)[] Finished =
    [
        ("titel", "Zo kregen we jongeren in het bestuur"), ("samenvatting", "Met een schaduwbestuur."), ("tekst", "## Wat we deden\n\nWe begonnen klein."), ("uitdaging", "leiderschap"),
    ];

    private string Page => $"/schrijven/{_text}?soort=ervaring";

    private string Written => $"/schrijven/{_text}";

    [Fact]
    [Trait("Trust", "T33")]
    public async Task What_is_unfinished_is_saved_as_it_is()
    {
        var (browser, _) = await WriterAsync();

        using var saved = await browser.SubmitAsync(Page, "Bewaar", ("tekst", "Halve zi"));
        var page = await browser.PageAsync(Written);

        AssertLeadsTo($"/schrijven/{_text}?gedaan=bewaard", saved);
        Assert.Equal("Halve zi", page.QuerySelector("#tekst")!.TextContent);
        Assert.Equal("1", page.QuerySelector("input[name=versie]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Each_kind_begins_with_its_own_headings_and_questions()
    {
        var (browser, _) = await WriterAsync();
        var kinds = (await browser.PageAsync("/schrijven/nieuw")).QuerySelectorAll("main a.tile").Select(link => link.GetAttribute("href")!).ToList();
        var beginnings = new HashSet<string>();

        foreach (var kind in kinds) beginnings.Add((await browser.PageAsync(kind)).QuerySelector("#tekst")!.TextContent);

        Assert.Equal(7, kinds.Count);
        Assert.Equal(7, beginnings.Count);
        Assert.All(beginnings, text => Assert.StartsWith("## ", text.TrimStart(), StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task The_same_form_sent_twice_is_stored_once()
    {
        var (browser, _) = await WriterAsync();
        var page = await browser.PageAsync(Page);

        using var first = await browser.PressAsync(page, Page, "Bewaar", Finished);
        using var second = await browser.PressAsync(page, Page, "Bewaar", Finished);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, second.StatusCode));
        Assert.Equal([1], await InDatabaseAsync(db => db.Manuscripts.Select(manuscript => manuscript.Version).ToListAsync(Cancel)));
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task Sent_twice_at_the_same_moment_it_is_stored_once()
    {
        var (browser, _) = await WriterAsync();
        var page = await browser.PageAsync(Page);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.PressAsync(page, Page, "Bewaar", Finished)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Equal(1, await InDatabaseAsync(db => db.Manuscripts.CountAsync(Cancel)));
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task Of_two_who_write_at_once_the_second_sees_both_and_what_is_not_kept_lies_in_the_bin()
    {
        var (browser, ours) = await WriterAsync();
        using var begun = await browser.SubmitAsync(Page, "Bewaar", [.. Finished, ("namens", ours.Slug)]);
        var colleague = await ColleagueAsync(ours);
        var stale = await browser.PageAsync(Written);
        using var theirs = await colleague.SubmitAsync(Written, "Bewaar", ("tekst", "De tekst van mijn collega."));

        using var conflict = await browser.PressAsync(stale, Written, "Bewaar", ("tekst", "Mijn eigen tekst."));
        var shown = await conflict.PageAsync();
        using var kept = await browser.PressAsync(shown, Written, "Bewaar die van mij");

        Assert.Equal(HttpStatusCode.Redirect, theirs.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Contains("Bram veranderde dit ook", shown.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("collega", shown.QuerySelector(".diff")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Mijn eigen tekst.", shown.QuerySelector("#tekst")!.TextContent);
        AssertLeadsTo($"/schrijven/{_text}?gedaan=bewaard", kept);
        Assert.Equal("Mijn eigen tekst.", (await browser.PageAsync(Written)).QuerySelector("#tekst")!.TextContent);
        Assert.Equal(["De tekst van mijn collega."], await InBinAsync());
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task Who_keeps_what_the_other_wrote_finds_their_own_in_the_bin()
    {
        var (browser, ours) = await WriterAsync();
        using var begun = await browser.SubmitAsync(Page, "Bewaar", [.. Finished, ("namens", ours.Slug)]);
        var stale = await browser.PageAsync(Written);
        using var theirs = await (await ColleagueAsync(ours)).SubmitAsync(Written, "Bewaar", ("tekst", "De tekst van mijn collega."));
        using var conflict = await browser.PressAsync(stale, Written, "Bewaar", ("tekst", "Mijn eigen tekst."));

        using var kept = await browser.PressAsync(await conflict.PageAsync(), Written, "Houd wat er nu staat");

        AssertLeadsTo($"/schrijven/{_text}?gedaan=gehouden", kept);
        Assert.Equal("De tekst van mijn collega.", (await browser.PageAsync(Written)).QuerySelector("#tekst")!.TextContent);
        Assert.Equal(["Mijn eigen tekst."], await InBinAsync());
    }

    [Fact]
    public async Task Script_saves_by_the_same_form_and_is_told_in_JSON()
    {
        var (browser, _) = await WriterAsync();
        var page = await browser.PageAsync(Page);

        using var saved = await SaveByScriptAsync(browser, page, "0", "Eerste.");
        using var next = await SaveByScriptAsync(browser, page, "1", "Tweede.");
        using var stale = await SaveByScriptAsync(browser, page, "1", "Van een ander scherm.");
        using var tooLong = await SaveByScriptAsync(browser, page, "2", new string('x', Revision.MaxBodyLength + 1));

        Assert.Equal(1, (await JsonAsync(saved)).GetProperty("versie").GetInt32());
        Assert.Equal(2, (await JsonAsync(next)).GetProperty("versie").GetInt32());
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.StartsWith("Jij op een ander scherm veranderde dit ook", (await JsonAsync(stale)).GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);
        Assert.Equal("De tekst is te lang. Verdeel hem over twee artikelen.", (await JsonAsync(tooLong)).GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_finished_text_is_sent_in_and_waits_for_a_moderator_unseen_by_readers()
    {
        var (browser, ours) = await WriterAsync();

        using var sent = await browser.SubmitAsync(Page, "Stuur in", [.. Finished, ("namens", ours.Slug), ("lezers", "collectieven"), ("regio", "Limburg"), ("sector", "energie"), ("bron-tekst", "Een boek"), ("bron-adres", "https://linde.example/boek")]);

        AssertLeadsTo("/schrijven?gedaan=ingestuurd", sent);
        var (article, revision) = await InDatabaseAsync(async db =>
        {
            var made = await db.Articles.Include(known => known.Revisions).SingleAsync(known => known.Slug == "zo-kregen-we-jongeren-in-het-bestuur", Cancel);
            return (made, made.Revisions.Single());
        });
        Assert.Equal((ArticleStanding.Unpublished, RevisionState.Submitted), (article.Standing, revision.State));
        Assert.Equal((Audience.Collectives, ours.Id), (revision.Placement!.Audience, revision.Placement.Collective));
        Assert.Equal(["leiderschap", "limburg", "energie"], [.. revision.Placement.Challenges, .. revision.Placement.Regions, .. revision.Placement.Sectors]);
        Assert.Equal([new Source("Een boek", "https://linde.example/boek")], revision.Sources);
        Assert.Contains("<h2", revision.BodyHtml, StringComparison.Ordinal);
        Assert.Equal(0, await InDatabaseAsync(db => db.Manuscripts.CountAsync(Cancel)));
        using var read = await browser.GetAsync("/kennis/zo-kregen-we-jongeren-in-het-bestuur", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        var list = (await browser.PageAsync("/schrijven")).QuerySelector(".writing-sent")!.TextContent;
        Assert.Contains("Wacht op een moderator", list, StringComparison.Ordinal);
        Assert.Equal(1, await InDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.SubjectId == revision.Id.Value && entry.After == "Submitted", Cancel)));
    }

    [Theory]
    [InlineData("titel", "", "titel", "Geef een titel van hoogstens 150 tekens.")]
    [InlineData("samenvatting", "", "samenvatting", "Geef een samenvatting van hoogstens 300 tekens.")]
    [InlineData("tekst", " ", "tekst", "Het artikel heeft nog geen tekst. Schrijf eerst wat je wilt delen.")]
    [InlineData("uitdaging", "bestaat-niet", "uitdaging", "Kies een of meer uitdagingen waar het over gaat.")]
    [InlineData("soort", "geldregeling", "gever", "Zeg wie het geld geeft en wie in aanmerking komt.")]
    [InlineData("soort", "wet-en-regels", "wet", "Zeg waar de wet of regel staat.")]
    [InlineData("lezers", "wij", "lezers", "Een artikel voor één collectief schrijf je namens dat collectief.")]
    [InlineData("lezers", "netwerk:bestaat-niet", "lezers", "Kies namens welk collectief je schrijft, of kies wie dit anders mag lezen.")]
    [InlineData("vertaling", "/kennis/bestaat-niet", "vertaling", "Dit artikel is er niet, of je mag het niet lezen.")]
    [InlineData("regio", "Nergenshuizen", "regio", "Kies gemeenten en provincies uit de lijst: hoogstens 40.")]
    [InlineData("bron-adres", "javascript:alert(1)", "bron-tekst", "Geef elke bron een naam.")]
    public async Task What_is_missing_is_told_at_its_field_and_the_text_is_saved(string field, string value, string toldAt, string sentence)
    {
        var (browser, _) = await WriterAsync();

        using var answer = await browser.SubmitAsync(Page, "Stuur in", [.. Finished.Where(pair => pair.Name != field), ("namens", ""), (field, value)]);
        var page = await answer.PageAsync();

        Assert.Equal(sentence, page.GetElementById($"{toldAt}-fout")!.TextContent.Trim());
        Assert.Equal(1, await InDatabaseAsync(db => db.Manuscripts.CountAsync(Cancel)));
        Assert.Equal(0, await InDatabaseAsync(db => db.Revisions.CountAsync(revision => revision.State == RevisionState.Submitted, Cancel)));
    }

    [Fact]
    public async Task A_text_can_be_about_several_places_of_which_each_gets_a_row()
    {
        var (browser, _) = await WriterAsync();

        using var first = await browser.SubmitAsync(Page, "Nog een: Gemeente of provincie 2", [.. Finished, ("regio", "Limburg")]);
        using var second = await browser.PressAsync(await first.PageAsync(), Written, "Nog een: Gemeente of provincie 3", ("regio", "limburg "), ("regio", "Utrecht (gemeente in provincie Utrecht)"));
        var page = await second.PageAsync();
        using var saved = await browser.PressAsync(page, Written, "Bewaar", ("regio", "Limburg"), ("regio", "Utrecht (gemeente in provincie Utrecht)"), ("regio", ""), ("regio", "Limburg"));

        Assert.Equal(["limburg ", "Utrecht (gemeente in provincie Utrecht)", ""], page.QuerySelectorAll("input[name=regio]").Select(field => field.GetAttribute("value") ?? ""));
        Assert.True(page.QuerySelector("#regio")!.Closest("details")!.HasAttribute("open"));
        AssertLeadsTo($"/schrijven/{_text}?gedaan=bewaard", saved);
        var stored = await InDatabaseAsync(async db => (await db.Manuscripts.SingleAsync(Cancel)).Placement.Regions);
        Assert.Equal(["Limburg", "Utrecht"], await InDatabaseAsync(db => db.Regions.Where(region => stored.Contains(region.Slug)).OrderBy(region => region.Name).Select(region => region.Name).ToListAsync(Cancel)));
        Assert.Contains("Utrecht (gemeente in provincie Utrecht)", (await browser.PageAsync(Written)).QuerySelectorAll("input[name=regio]").Select(field => field.GetAttribute("value")));
    }

    [Fact]
    public async Task A_place_that_is_none_is_told_beside_it_and_the_rest_is_saved()
    {
        var (browser, _) = await WriterAsync();

        using var answer = await browser.SubmitAsync(Page, "Bewaar", [.. Finished, ("regio", "Nergenshuizen")]);
        var page = await answer.PageAsync();

        Assert.Equal("Kies gemeenten en provincies uit de lijst: hoogstens 40.", page.QuerySelector("#regio-fout")!.TextContent.Trim());
        Assert.Equal("Nergenshuizen", page.QuerySelector("#regio-0")!.GetAttribute("value"));
        Assert.Equal(1, await InDatabaseAsync(db => db.Manuscripts.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Who_belongs_to_no_verified_collective_can_write_but_not_send_in()
    {
        var lonely = await SignedInAsync(await NamedAsync("Lonneke"));

        using var answer = await lonely.SubmitAsync(Page, "Stuur in", Finished);

        Assert.Contains("Insturen kan als je bij een gecontroleerd collectief hoort.", (await answer.PageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await InDatabaseAsync(db => db.Manuscripts.CountAsync(Cancel)));
    }

    [Fact]
    [Trait("Trust", "T10")]
    public async Task Nobody_writes_in_the_name_of_a_collective_that_is_not_theirs()
    {
        var (browser, _) = await WriterAsync();
        var other = await ListedAsync("Aalscholver");

        using var answer = await browser.SubmitAsync(Page, "Bewaar", [.. Finished, ("namens", other.Slug), ("AuthorId", Guid.NewGuid().ToString()), ("State", "Published")]);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Null(await InDatabaseAsync(db => db.Manuscripts.Select(manuscript => manuscript.Placement).SingleAsync(Cancel)) is { Collective: { } named } ? (object)named : null);
    }

    [Theory]
    [InlineData("Bewaar", "")]
    [InlineData("Gooi weg", "?handler=Discard")]
    [InlineData("Stuur in", "?handler=Submit")]
    [Trait("Trust", "T09")]
    public async Task A_text_of_another_is_not_there(string _, string handler)
    {
        var (browser, ours) = await WriterAsync();
        using var begun = await browser.SubmitAsync(Page, "Bewaar", [.. Finished, ("namens", "")]);
        var (stranger, colleague) = (await SignedInAsync(await NamedAsync("Stella")), await ColleagueAsync(ours));

        foreach (var other in new[] { stranger, colleague })
        {
            using var got = await other.GetAsync(Written, Cancel);
            using var forged = await other.SubmitToAsync(Written + handler, "/instellingen", [.. Finished, ("tekst", "Overgenomen.")]);

            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (got.StatusCode, forged.StatusCode));
        }

        Assert.Equal("## Wat we deden\n\nWe begonnen klein.", await InDatabaseAsync(async db => (await db.Manuscripts.SingleAsync(Cancel)).Text.Body));
    }

    [Fact]
    [Trait("Trust", "T09")]
    public async Task A_colleague_may_write_along_but_neither_send_in_nor_throw_away()
    {
        var (browser, ours) = await WriterAsync();
        using var begun = await browser.SubmitAsync(Page, "Bewaar", [.. Finished, ("namens", ours.Slug)]);
        var colleague = await ColleagueAsync(ours);

        using var sent = await colleague.SubmitToAsync(Written + "?handler=Submit", "/instellingen", [.. Finished, ("versie", "1")]);
        using var thrown = await colleague.SubmitToAsync(Written + "?handler=Discard", "/instellingen", Finished);

        Assert.Contains("Alleen de schrijver kan dit doen.", await sent.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, thrown.StatusCode);
        Assert.Equal(1, await InDatabaseAsync(db => db.Manuscripts.CountAsync(manuscript => manuscript.DiscardedAt == null, Cancel)));
    }

    [Fact]
    public async Task What_was_thrown_away_can_be_taken_back_for_thirty_days()
    {
        var (browser, _) = await WriterAsync();
        using var begun = await browser.SubmitAsync(Page, "Bewaar", Finished);

        using var thrown = await browser.SubmitAsync(Written, "Gooi weg");
        using var taken = await browser.SubmitAsync("/schrijven", "Haal terug Zo kregen we jongeren in het bestuur");

        AssertLeadsTo("/schrijven?gedaan=weg", thrown);
        AssertLeadsTo($"/schrijven/{_text}?gedaan=teruggezet", taken);
        Assert.Equal("We begonnen klein.", (await browser.PageAsync(Written)).QuerySelector("#tekst")!.TextContent.Split("\n\n")[1]);
    }

    [Fact]
    public async Task What_was_sent_in_can_be_withdrawn_changed_and_sent_in_again_as_the_same_version()
    {
        var (browser, _) = await WriterAsync();
        using var sent = await browser.SubmitAsync(Page, "Stuur in", Finished);

        using var withdrawn = await browser.SubmitAsync("/schrijven", "Trek terug Zo kregen we jongeren in het bestuur");
        using var opened = await browser.SubmitAsync("/schrijven", "Schrijf verder Zo kregen we jongeren in het bestuur");
        using var again = await browser.SubmitAsync(opened.Header("Location")!, "Stuur in", ("tekst", "Beter."));

        AssertLeadsTo("/schrijven?gedaan=teruggetrokken", withdrawn);
        AssertLeadsTo("/schrijven?gedaan=ingestuurd", again);
        var revision = await InDatabaseAsync(db => db.Revisions.SingleAsync(known => known.Title == Finished[0].Value, Cancel));
        Assert.Equal((RevisionState.Submitted, "Beter.", 1), (revision.State, revision.BodyMarkdown, revision.Number));
    }

    [Fact]
    public async Task Whoever_goes_on_twice_at_once_goes_on_with_one_text()
    {
        var (browser, _) = await WriterAsync();
        using var sent = await browser.SubmitAsync(Page, "Stuur in", Finished);
        var list = await browser.PageAsync("/schrijven");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.PressAsync(list, "/schrijven", "Schrijf verder Zo kregen we jongeren in het bestuur")));

        Assert.Single(answers.Select(answer => answer.Header("Location")).Distinct());
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task Sent_in_twice_at_the_same_moment_it_waits_once()
    {
        var (browser, _) = await WriterAsync();
        using var begun = await browser.SubmitAsync(Page, "Bewaar", Finished);
        var page = await browser.PageAsync(Written);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.PressAsync(page, Written, "Stuur in")));

        Assert.All(answers, answer => AssertLeadsTo("/schrijven?gedaan=ingestuurd", answer));
        Assert.Equal(1, await InDatabaseAsync(db => db.Revisions.CountAsync(revision => revision.Title == Finished[0].Value, Cancel)));
    }

    [Fact]
    public async Task What_a_moderator_asks_is_shown_and_the_mended_text_goes_back_to_the_queue()
    {
        var (browser, _) = await WriterAsync();
        using var sent = await browser.SubmitAsync(Page, "Stuur in", Finished);
        await DecideAsync((article, revision, reviewer, now) => article.RequestChanges(revision, reviewer, new("Noem ook wat het kostte."), now));

        var list = await browser.PageAsync("/schrijven");
        using var opened = await browser.PressAsync(list, "/schrijven", "Schrijf verder Zo kregen we jongeren in het bestuur");
        var asked = await browser.PageAsync(opened.Header("Location")!);
        using var again = await browser.PressAsync(asked, opened.Header("Location")!, "Stuur in", ("tekst", "Het kostte 200 euro."));

        Assert.Contains("Noem ook wat het kostte.", list.QuerySelector(".writing-sent")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Noem ook wat het kostte.", asked.QuerySelector("[data-notices]")!.TextContent, StringComparison.Ordinal);
        AssertLeadsTo("/schrijven?gedaan=ingestuurd", again);
    }

    [Fact]
    public async Task A_rejection_can_be_appealed_once_with_a_reason()
    {
        var (browser, _) = await WriterAsync();
        using var sent = await browser.SubmitAsync(Page, "Stuur in", Finished);
        await DecideAsync((article, revision, reviewer, now) => article.Reject(revision, reviewer, new("Dit is reclame."), now));

        using var without = await browser.SubmitAsync("/schrijven", "Maak bezwaar");
        using var appealed = await browser.SubmitAsync("/schrijven", "Maak bezwaar", ("reden", "We verkopen niets."));
        var after = await browser.PageAsync("/schrijven");

        Assert.Contains("Geef een reden.", (await without.PageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        AssertLeadsTo("/schrijven?gedaan=bezwaar", appealed);
        Assert.StartsWith("We hebben je bezwaar ontvangen:", (await MailAsync("anna@collectief.example", "moderation")).Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(after.QuerySelectorAll("button"), button => button.TextContent.Contains("Maak bezwaar", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_preview_is_made_as_the_page_itself_is_and_saves()
    {
        var (browser, _) = await WriterAsync();

        using var answer = await browser.SubmitAsync(Page, "Voorbeeld", [.. Finished.Where(pair => pair.Name != "tekst"), ("tekst", "**Vet** en <script>alert(1)</script> [weg](javascript:alert(1))")]);
        var preview = (await answer.PageAsync()).QuerySelector("#voorbeeld")!;

        Assert.Equal("Vet", preview.QuerySelector("strong")!.TextContent);
        Assert.Empty(preview.QuerySelectorAll("script, a"));
        Assert.Equal(1, await InDatabaseAsync(db => db.Manuscripts.CountAsync(Cancel)));
    }

    [Fact]
    [Trait("Trust", "T16")]
    public async Task A_text_that_is_too_deep_is_refused_at_its_field()
    {
        var (browser, _) = await WriterAsync();

        using var answer = await browser.SubmitAsync(Page, "Stuur in", [.. Finished.Where(pair => pair.Name != "tekst"), ("tekst", string.Concat(Enumerable.Repeat("> ", 2000)) + "x")]);

        Assert.Equal("De tekst zit te ingewikkeld in elkaar. Gebruik minder links, of minder lagen in lijsten en citaten.", (await answer.PageAsync()).GetElementById("tekst-fout")!.TextContent.Trim());
    }

    [Fact]
    [Trait("Trust", "T08")]
    public async Task Articles_that_are_alike_are_shown_as_far_as_the_writer_may_see_them()
    {
        var (browser, _) = await WriterAsync();
        var stranger = await SignedInAsync(await NamedAsync("Stella"));
        await InDatabaseAsync(async db =>
        {
            await Knowledge.Writing.PublishAsync(db, "wilgen-planten", title: "Wilgen planten langs de beek");
            return await Knowledge.Writing.PublishAsync(db, "wilgen-knotten", Audience.Collectives, title: "Wilgen knotten langs de beek");
        });

        var mine = (await browser.PageAsync("/schrijven/lijkt-op?titel=Wilgen+langs+de+beek")).Body!.TextContent;
        var theirs = (await stranger.PageAsync("/schrijven/lijkt-op?titel=Wilgen+langs+de+beek")).Body!.TextContent;

        Assert.Contains("Wilgen knotten", mine, StringComparison.Ordinal);
        Assert.Contains("Wilgen planten", theirs, StringComparison.Ordinal);
        Assert.Contains("86% overeenkomst", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("knotten", theirs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_version_is_restored_as_a_new_one_that_goes_past_a_moderator()
    {
        var (browser, _) = await WriterAsync();
        var author = await InDatabaseAsync(db => db.Accounts.SingleAsync(account => account.Name == "Anna", Cancel));
        await InDatabaseAsync(async db => await Knowledge.Writing.PublishAsync(
            db, "onze-molen", author: await db.Accounts.SingleAsync(account => account.Id == author.Id, Cancel), texts: ["Zo was het.", "Zo werd het."], reason: "Aangevuld."));
        var stranger = await SignedInAsync(await NamedAsync("Stella"));

        using var restored = await browser.SubmitAsync("/kennis/onze-molen/versies/1", "Zet deze versie terug");
        var editor = await browser.PageAsync(restored.Header("Location")!);
        using var sent = await browser.PressAsync(editor, restored.Header("Location")!, "Stuur in");
        var versie = await InDatabaseAsync(db => db.Revisions.Where(revision => revision.BodyMarkdown == "Zo was het." && revision.Number == 1).Select(revision => revision.Id).SingleAsync(Cancel));
        using var forged = await stranger.SubmitToAsync("/schrijven?handler=Restore", "/instellingen", ("versie", versie.Value.ToString()));

        Assert.Equal("Zo was het.", editor.QuerySelector("#tekst")!.TextContent);
        AssertLeadsTo("/schrijven?gedaan=ingestuurd", sent);
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        Assert.DoesNotContain("Zet deze versie terug", await Visitor.GetStringAsync("/kennis/onze-molen/versies/1", Cancel), StringComparison.Ordinal);
        Assert.Contains("Zo werd het.", await Visitor.GetStringAsync("/kennis/onze-molen", Cancel), StringComparison.Ordinal);
        var waiting = await InDatabaseAsync(db => db.Revisions.SingleAsync(revision => revision.State == RevisionState.Submitted && revision.Number == 3, Cancel));
        Assert.Equal(("Zo was het.", "Versie 1 teruggezet."), (waiting.BodyMarkdown, waiting.ReasonForChange));
    }

    [Fact]
    public async Task An_article_and_all_that_one_wrote_can_be_taken_along_as_Markdown()
    {
        var (browser, _) = await WriterAsync();
        using var begun = await browser.SubmitAsync(Page, "Bewaar", Finished);
        await InDatabaseAsync(async db => await Knowledge.Writing.PublishAsync(
            db, "onze-molen", title: "Onze \"molen\": een begin", author: await db.Accounts.SingleAsync(account => account.Name == "Anna", Cancel), texts: ["**Zo** was het."]));

        var file = await Visitor.GetStringAsync("/kennis/onze-molen.md", Cancel);
        using var archive = new System.IO.Compression.ZipArchive(await browser.GetStreamAsync("/schrijven/alles.zip", Cancel));
        using var visitor = await Visitor.GetAsync("/schrijven/alles.zip", Cancel);

        Assert.StartsWith("---\n", file, StringComparison.Ordinal);
        Assert.Contains("\nkind: experience\n", file, StringComparison.Ordinal);
        Assert.Contains("\nchallenges:\n- leiderschap\n", file, StringComparison.Ordinal);
        Assert.EndsWith("\n---\n**Zo** was het.\n", file, StringComparison.Ordinal);
        var head = new YamlDotNet.Serialization.DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(file.Split("---\n")[1]);
        Assert.Equal("Onze \"molen\": een begin", head["title"]);
        Assert.Equal(["onze-molen.md", "concepten/1-zo-kregen-we-jongeren-in-het-bestuur.md"], archive.Entries.Select(entry => entry.FullName));
        Assert.NotEqual(HttpStatusCode.OK, visitor.StatusCode);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("pdf")]
    [Trait("Trust", "T26")]
    public async Task All_that_one_wrote_can_be_taken_along_to_read_without_the_site(string form)
    {
        var (browser, _) = await WriterAsync();
        using var begun = await browser.SubmitAsync(Page, "Bewaar", Finished);
        await InDatabaseAsync(async db => await Knowledge.Writing.PublishAsync(
            db, "onze-molen", title: "Onze molen", author: await db.Accounts.SingleAsync(account => account.Name == "Anna", Cancel), texts: ["**Zo** was het."]));
        await InDatabaseAsync(db => Knowledge.Writing.PublishAsync(db, "van-een-ander"));

        using var answer = await browser.GetAsync($"/schrijven/alles-{form}.zip", Cancel);
        using var archive = new System.IO.Compression.ZipArchive(await answer.Content.ReadAsStreamAsync(Cancel));
        using var visitor = await Visitor.GetAsync($"/schrijven/alles-{form}.zip", Cancel);
        var texts = new List<string>();
        foreach (var entry in archive.Entries)
        {
            using var bytes = new MemoryStream();
            await using (var content = await entry.OpenAsync(Cancel)) await content.CopyToAsync(bytes, Cancel);
            texts.Add(form == "pdf" ? PdfWords(bytes.ToArray()) : System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
        }

        Assert.Equal([$"onze-molen.{form}", $"concepten/1-zo-kregen-we-jongeren-in-het-bestuur.{form}"], archive.Entries.Select(entry => entry.FullName));
        Assert.Contains("Onze molen", texts[0], StringComparison.Ordinal);
        Assert.Contains("was het.", texts[0], StringComparison.Ordinal);
        Assert.Contains("Zo kregen we jongeren in het bestuur", texts[1], StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.NotEqual(HttpStatusCode.OK, visitor.StatusCode);
    }

    [Fact]
    public async Task A_text_that_cannot_be_shown_as_it_will_be_is_taken_along_as_it_was_typed()
    {
        var (browser, _) = await WriterAsync();
        using var begun = await browser.SubmitAsync(Page, "Bewaar", ("titel", ""), ("tekst", new string('>', 2_000) + " diep"));

        using var archive = new System.IO.Compression.ZipArchive(await browser.GetStreamAsync("/schrijven/alles-pdf.zip", Cancel));
        var entry = Assert.Single(archive.Entries);
        using var bytes = new MemoryStream();
        await using (var content = await entry.OpenAsync(Cancel)) await content.CopyToAsync(bytes, Cancel);

        Assert.Equal("concepten/1-zonder-titel.pdf", entry.FullName);
        Assert.Contains("Zonder titel", PdfWords(bytes.ToArray()), StringComparison.Ordinal);
        Assert.Contains("diep", PdfWords(bytes.ToArray()), StringComparison.Ordinal);
    }

    private static string PdfWords(byte[] bytes)
    {
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(bytes);
        return string.Join(' ', pdf.GetPages().Select(page => page.Text));
    }

    private async Task<(HttpClient Browser, Collective Ours)> WriterAsync()
    {
        var anna = await NamedAsync("Anna");
        return (await SignedInAsync(anna), await ListedAsync("Kwikstaart", people: [(anna, TeamRole.Contact)]));
    }

    /// <summary>Another who keeps the page of the collective.</summary>
    private async Task<HttpClient> ColleagueAsync(Collective ours)
    {
        var bram = await NamedAsync("Bram");
        await ChangeAsync(async db =>
        {
            var team = await db.Teams.Include(known => known.People).SingleAsync(known => known.Id == ours.Id, Cancel);
            var invitation = Invitation.Write(team, team.People[0].Person, TeamRole.Editor, null, new byte[32], DateTimeOffset.UtcNow);
            team.Join(bram.Id, invitation, DateTimeOffset.UtcNow);
            db.Add(invitation);
        });
        return await SignedInAsync(bram);
    }

    private Task DecideAsync(Action<Article, Revision, Reviewer, DateTimeOffset> decide) => ChangeAsync(async db =>
    {
        var moderator = db.Add(new Account("Mo Moderator")).Entity;
        var revision = await db.Revisions.SingleAsync(known => known.State == RevisionState.Submitted && known.Title == Finished[0].Value, Cancel);
        var article = await db.Articles.SingleAsync(known => known.Id == revision.ArticleId, Cancel);
        var reviewer = new Reviewer(moderator.Id, [Role.Moderator]);
        revision.TakeUp(reviewer, DateTimeOffset.UtcNow);
        decide(article, revision, reviewer, DateTimeOffset.UtcNow);
    });

    private Task<List<string>> InBinAsync() => InDatabaseAsync(async db =>
        (await db.Manuscripts.Where(manuscript => manuscript.DiscardedAt != null).ToListAsync(Cancel)).ConvertAll(manuscript => manuscript.Text.Body));

    private async Task<HttpResponseMessage> SaveByScriptAsync(HttpClient browser, AngleSharp.Html.Dom.IHtmlDocument page, string version, string text)
    {
        using var content = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
            new("versie", version), new("titel", "Een titel"), new("tekst", text),
        ]);
        using var request = new HttpRequestMessage(HttpMethod.Post, Written) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return await browser.SendAsync(request, Cancel);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
}
