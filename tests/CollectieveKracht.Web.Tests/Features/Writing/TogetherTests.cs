using System.Net;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Tests.Features.Collectives;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Writing;

/// <summary>Writing on what another began: a text of the collective, and a change of a published article.</summary>
public sealed class TogetherTests(PostgresTemplate template) : CollectiveTest(template)
{
    private readonly Guid _text = Guid.CreateVersion7();

    private static readonly (string Name, string Value)[] Finished =
        [("titel", "Onze molen, beter"), ("samenvatting", "In het kort."), ("tekst", "Een betere tekst."), ("uitdaging", "leiderschap"), ("waarom", "Een fout hersteld.")];

    [Fact]
    [Trait("Trust", "T09")]
    public async Task Who_keeps_the_page_finds_what_others_write_in_its_name_and_nobody_else_does()
    {
        var (anna, bram, carla, dirk) = (await NamedAsync("Anna"), await NamedAsync("Bram"), await NamedAsync("Carla"), await NamedAsync("Dirk"));
        var ours = await ListedAsync("Kwikstaart", people: [(anna, TeamRole.Contact), (bram, TeamRole.Editor), (carla, TeamRole.Member)]);
        await ListedAsync("Aalscholver", people: [(dirk, TeamRole.Contact)]);
        var writer = await SignedInAsync(anna);
        using var kept = await writer.SubmitAsync($"/schrijven/{_text}?soort=ervaring", "Bewaar", ("titel", "Samen aan de molen"), ("namens", ours.Slug));
        using var own = await writer.SubmitAsync($"/schrijven/{Guid.CreateVersion7()}?soort=ervaring", "Bewaar", ("titel", "Alleen van mij"), ("namens", ""));

        var (editor, member, stranger) = (await ListAsync(bram), await ListAsync(carla), await ListAsync(dirk));

        Assert.Contains("Samen aan de molen", editor, StringComparison.Ordinal);
        Assert.Contains("Van Anna, namens Kwikstaart.", editor, StringComparison.Ordinal);
        Assert.DoesNotContain("Alleen van mij", editor, StringComparison.Ordinal);
        Assert.All([member, stranger], list => Assert.DoesNotContain("Samen aan de molen", list, StringComparison.Ordinal));
        Assert.DoesNotContain("Van jullie collectief", await ListAsync(anna), StringComparison.Ordinal);
        using var thrown = await writer.SubmitAsync($"/schrijven/{_text}", "Gooi weg");
        Assert.DoesNotContain("Samen aan de molen", await ListAsync(bram), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_proposes_a_change_of_an_article_whose_author_stays_and_sees_it()
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        var ours = await ListedAsync("Kwikstaart", people: [(anna, TeamRole.Contact)]);
        var theirs = await ListedAsync("Aalscholver", people: [(bram, TeamRole.Contact)]);
        await ArticleAsync(Audience.Collectives, ours);
        var browser = await SignedInAsync(bram);

        using var begun = await browser.SubmitAsync("/kennis/onze-molen", "Verbeter dit artikel");
        using var again = await browser.SubmitAsync("/kennis/onze-molen/bewerken", "Verbeter dit artikel");
        var address = begun.Header("Location")!;
        var page = await browser.PageAsync(address);
        using var sent = await browser.PressAsync(page, address, "Stuur in", [.. Finished, ("lezers", "iedereen"), ("namens", theirs.Slug), ("licentie", "CC0 1.0"), ("taal", "en")]);

        Assert.Equal(address, again.Header("Location"));
        Assert.Empty(page.QuerySelectorAll("[name=lezers], [name=namens], [name=licentie], select[name=taal]"));
        Assert.Contains("Je stelt een verandering voor in een artikel van Anna.", page.QuerySelector("aside")!.TextContent, StringComparison.Ordinal);
        AssertLeadsTo("/schrijven?gedaan=ingestuurd", sent);
        var (article, revision) = await InDatabaseAsync(async db =>
            (await db.Articles.SingleAsync(known => known.Slug == "onze-molen", Cancel), await db.Revisions.SingleAsync(known => known.State == RevisionState.Submitted && known.Title == "Onze molen, beter", Cancel)));
        Assert.Equal((anna.Id, bram.Id), (article.AuthorId, revision.AuthorId));
        Assert.Equal((Audience.Collectives, ours.Id, "CC BY 4.0", "nl"), (revision.Placement!.Audience, revision.Placement.Collective, revision.Placement.Licence, revision.Placement.Language));
        var list = await ListAsync(anna);
        Assert.Contains("Voorstellen voor jouw artikelen", list, StringComparison.Ordinal);
        Assert.Contains("Van Bram, ingestuurd op", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Voorstellen voor jouw artikelen", await ListAsync(bram), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T08")]
    public async Task An_article_that_one_may_not_read_can_not_be_improved_and_is_not_there()
    {
        var (anna, bram, lonneke) = (await NamedAsync("Anna"), await NamedAsync("Bram"), await NamedAsync("Lonneke"));
        var ours = await ListedAsync("Kwikstaart", people: [(anna, TeamRole.Contact)]);
        await ListedAsync("Aalscholver", people: [(bram, TeamRole.Contact)]);
        await ArticleAsync(Audience.OwnCollective(ours.Id), ours);
        var (member, lonely) = (await SignedInAsync(bram), await SignedInAsync(lonneke));

        using var hidden = await member.GetAsync("/kennis/onze-molen/bewerken", Cancel);
        using var forged = await member.SubmitToAsync("/kennis/onze-molen/bewerken", "/instellingen");
        using var nothing = await member.SubmitToAsync("/kennis/bestaat-niet/bewerken", "/instellingen");
        using var withoutCollective = await lonely.SubmitToAsync("/kennis/opvolging-in-je-bestuur/bewerken", "/instellingen");

        Assert.All([hidden, forged, nothing], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, withoutCollective.StatusCode);
        Assert.DoesNotContain("Verbeter dit artikel", (await lonely.PageAsync("/kennis/opvolging-in-je-bestuur")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await InDatabaseAsync(db => db.Manuscripts.CountAsync(Cancel)));
    }

    private async Task<string> ListAsync(Person person) => (await (await SignedInAsync(person)).PageAsync("/schrijven")).QuerySelector("main")!.TextContent;

    /// <summary>An article of Anna, in the name of a collective.</summary>
    private Task ArticleAsync(Audience audience, Collective ours) => ChangeAsync(async db =>
    {
        var anna = await db.Accounts.SingleAsync(account => account.Name == "Anna", Cancel);
        var article = new Article("onze-molen", KnowledgeKind.Experience, anna.Id, "nl", audience, "CC BY 4.0");
        article.WriteFor(ours.Id);
        var first = article.Draft(anna.Id, new("Onze molen", "In het kort.", "Zo was het.", "<p>Zo was het.</p>"), DateTimeOffset.UtcNow);
        db.Add(article);
        await db.SaveChangesAsync(Cancel);
        article.PublishAtOnce(first, anna.Id, DateTimeOffset.UtcNow);
    });
}
