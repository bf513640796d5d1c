using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Knowledge.Freshness;
using CollectieveKracht.Web.Tests.Features.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Curation;

/// <summary>Articles whose day has come: their author is asked once, and a moderator sees what is left.</summary>
public sealed class DueArticleTests(PostgresTemplate template) : CurationTest(template)
{
    private static readonly DateOnly Due = new(2026, 10, 1);

    [Fact]
    public async Task An_author_is_asked_once_and_says_yes_without_signing_in()
    {
        await WriteAsync();
        var asked = new[] { await RunAsync(job => job.AskAsync(Cancel)), await RunAsync(job => job.AskAsync(Cancel)) };
        var links = await LinksAsync();

        var opened = await Visitor.PageAsync(links[0]);
        var before = await StoredAsync();
        using var answer = await Visitor.PressAsync(opened, links[0], "Ja, het klopt nog");

        Assert.Equal([1, 0], asked);
        Assert.Equal(["nog-goed", "aanpassen", "archiveren"], links.Select(link => link.Split("kies=")[1]));
        Assert.Equal(Due, before.CheckAgainOn);
        Assert.Contains("Over een jaar vragen we het weer.", (await answer.PageAsync()).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        var after = await StoredAsync();
        Assert.Equal(DateOnly.FromDateTime(DateTime.Now).AddYears(1).Year, after.CheckAgainOn!.Value.Year);
        Assert.Null(after.AskedAt);
        Assert.Equal("still-holds", await InDatabaseAsync(db => db.AuditEntries.Where(entry => entry.Subject == "article" && entry.ActorId == after.AuthorId).Select(entry => entry.Act).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task An_author_archives_it_by_the_link_with_one_press()
    {
        await WriteAsync();
        await RunAsync(job => job.AskAsync(Cancel));
        var link = (await LinksAsync())[2];

        using var silent = await Visitor.SubmitAsync(link, "Zet in het archief", ("reden", " "));
        using var answer = await Visitor.SubmitAsync(link, "Zet in het archief");
        using var gone = await Visitor.GetAsync("/kennis/zeldzaam", Cancel);

        Assert.NotNull((await silent.PageAsync()).GetElementById("reden-fout"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (answer.StatusCode, gone.StatusCode));
        Assert.Equal("Niet meer actueel.", await InDatabaseAsync(db => db.AuditEntries.Where(entry => entry.Act == "archive").Select(entry => entry.Why).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task To_change_it_one_signs_in_and_begins_a_new_version()
    {
        var vera = await WriteAsync();
        await RunAsync(job => job.AskAsync(Cancel));
        var link = (await LinksAsync())[1];
        var browser = await SignedInAsync(vera);

        var visitor = await Visitor.PageAsync(link);
        using var begun = await browser.SubmitAsync("/klopt/artikel?artikel=zeldzaam&kies=aanpassen", "Pas het aan");
        var manuscript = await browser.PageAsync(begun.Header("Location")!);

        Assert.StartsWith("/inloggen?terug=", visitor.QuerySelector("main details[open] a.button")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("Zeldzaamwoord in een tekst.", ((IHtmlTextAreaElement)manuscript.QuerySelector("#tekst")!).Value.Trim());
    }

    [Fact]
    [Trait("Trust", "T09")]
    public async Task The_link_of_nobody_or_of_who_is_no_author_does_nothing()
    {
        await WriteAsync();
        await RunAsync(job => job.AskAsync(Cancel));
        var link = (await LinksAsync())[0];
        var other = await SignedInAsync(await NamedAsync("Bram"));
        await ChangeAsync(async db =>
        {
            var article = await db.Articles.SingleAsync(known => known.Slug == "zeldzaam", Cancel);
            db.Entry(article).Property(a => a.AuthorId).CurrentValue = await db.Accounts.Where(account => account.Name == "Bram").Select(account => account.Id).SingleAsync(Cancel);
        });

        foreach (var address in new[] { link, "/klopt/artikel", "/klopt/artikel?sleutel=nep", link.Replace("sleutel=", "sleutel=x", StringComparison.Ordinal), "/klopt/artikel?artikel=zeldzaam" })
        {
            var page = await Visitor.PageAsync(address);
            Assert.Null(page.QuerySelector("main form"));
            Assert.Contains("werkt niet meer", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        using var forged = await other.SubmitToAsync("/klopt/artikel?handler=Archive", "/instellingen", ("artikel", "opvolging-in-je-bestuur"), ("reden", "Weg."));
        Assert.Contains("werkt niet meer", (await forged.PageAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.False(await InDatabaseAsync(db => db.AuditEntries.AnyAsync(entry => entry.Act == "archive" || entry.Act == "still-holds", Cancel)));
    }

    [Fact]
    public async Task What_has_no_day_gets_one_and_what_was_rewritten_since_gets_another()
    {
        await WriteAsync();
        var kinds = new Dictionary<string, (KnowledgeKind Kind, DateOnly? Deadline, DateOnly Expected)>
        {
            ["wet"] = (KnowledgeKind.Law, null, new(2026, 9, 3)),
            ["subsidie"] = (KnowledgeKind.Funding, new(2026, 4, 1), new(2026, 4, 2)),
            ["ervaring"] = (KnowledgeKind.Experience, null, new(2028, 3, 3)),
        };
        foreach (var (slug, (kind, deadline, _)) in kinds)
            await ChangeAsync(async db =>
            {
                var article = await db.PublishAsync(slug);
                db.Entry(article).Property(a => a.Kind).CurrentValue = kind;
                db.Entry(article).Property(a => a.Details).CurrentValue = new KnowledgeDetails { Deadline = deadline };
                db.Entry(article).Property(a => a.CheckAgainOn).CurrentValue = null;
            });
        await ChangeAsync(async db =>
        {
            var article = await db.Articles.SingleAsync(known => known.Slug == "zeldzaam", Cancel);
            article.Ask(DateTimeOffset.UtcNow);
            db.Entry(article).Property(a => a.LastPublishedAt).CurrentValue = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
        });

        var planned = new[] { await RunAsync(job => job.PlanAsync(Cancel)), await RunAsync(job => job.PlanAsync(Cancel)) };

        Assert.Equal([4, 0], planned);
        var dates = await InDatabaseAsync(db => db.Articles.Where(article => kinds.Keys.Contains(article.Slug)).ToDictionaryAsync(article => article.Slug, article => article.CheckAgainOn!.Value, Cancel));
        Assert.Equal(kinds.ToDictionary(kind => kind.Key, kind => kind.Value.Expected), dates);
        var rewritten = await StoredAsync();
        Assert.Equal((new DateOnly(2028, 11, 20), null), (rewritten.CheckAgainOn!.Value, rewritten.AskedAt));
    }

    [Fact]
    public async Task A_moderator_sees_what_is_due_and_chooses_another_day_or_the_archive()
    {
        await WriteAsync();
        await RunAsync(job => job.AskAsync(Cancel));
        var browser = await ModeratorAsync();
        const string address = "/beheer/herzien/zeldzaam";

        var list = await browser.PageAsync("/beheer/herzien");
        using var past = await browser.SubmitAsync(address, "Bewaar de dag", ("dag", "2020-01-01"), Why);
        using var later = await browser.SubmitAsync(address, "Bewaar de dag", ("dag", DateTime.Now.AddMonths(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), Why);
        var emptied = await browser.PageAsync("/beheer/herzien");
        using var archived = await browser.SubmitAsync(address, "Zet nu in het archief", Why);
        using var gone = await Visitor.GetAsync("/kennis/zeldzaam", Cancel);

        Assert.Contains("schrijver gevraagd op", Row(list)!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await past.PageAsync()).GetElementById("dag-fout"));
        AssertLeadsTo($"{address}?gedaan=bewaard", later);
        Assert.Null(Row(emptied));
        AssertLeadsTo("/beheer/herzien", archived);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);

        static AngleSharp.Dom.IElement? Row(IHtmlDocument page) => page.QuerySelectorAll(".curated li").FirstOrDefault(row => row.QuerySelector($"a[href='{address}']") is not null);
    }

    [Fact]
    [Trait("Trust", "T08")]
    public async Task What_a_moderator_may_not_read_is_not_in_the_list()
    {
        var collective = await ListedAsync("Kwikstaart");
        await ChangeAsync(async db =>
        {
            var article = await db.PublishAsync("geheim", audience: Audience.OwnCollective(collective.Id), title: "Ons geheim");
            article.CheckAgain(Due);
        });
        var browser = await ModeratorAsync();

        var list = await browser.PageAsync("/beheer/herzien");
        using var page = await browser.GetAsync("/beheer/herzien/geheim", Cancel);

        Assert.DoesNotContain("Ons geheim", list.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Fact]
    [Trait("Trust", "T09")]
    public async Task An_administrator_who_is_no_moderator_archives_nothing()
    {
        await WriteAsync();
        var browser = await AdministratorAsync();

        var page = await browser.PageAsync("/beheer/herzien/zeldzaam");
        using var forged = await browser.SubmitToAsync("/beheer/herzien/zeldzaam?handler=Archive", "/beheer/herzien/zeldzaam", Why);

        Assert.DoesNotContain(page.QuerySelectorAll("main button"), button => button.TextContent.Contains("archief", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
    }

    /// <summary>An article of Vera, whose day has come.</summary>
    private async Task<Person> WriteAsync()
    {
        var vera = await NamedAsync("Vera");
        await ChangeAsync(async db =>
        {
            var article = await db.PublishAsync("zeldzaam", author: await db.Accounts.SingleAsync(account => account.Id == vera.Id, Cancel));
            article.CheckAgain(Due);
        });
        return vera;
    }

    private async Task<IReadOnlyList<string>> LinksAsync()
    {
        var text = (await MailAsync("vera@collectief.example", "still-holds")).Text;
        return [.. text.Split((char[]?)null).Where(word => word.Contains("/klopt/artikel?", StringComparison.Ordinal)).Select(word => word[word.IndexOf("/klopt/artikel?", StringComparison.Ordinal)..])];
    }

    private async Task<T> RunAsync<T>(Func<AskAuthors, Task<T>> run)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await run(ActivatorUtilities.CreateInstance<AskAuthors>(scope.ServiceProvider));
    }

    private Task<Article> StoredAsync() => InDatabaseAsync(db => db.Articles.AsNoTracking().SingleAsync(article => article.Slug == "zeldzaam", Cancel));
}
