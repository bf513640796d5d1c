using System.Net;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Tests.Platform.Caching;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Accounts;

/// <summary>Pages that show who is signed in, beside pages that are kept for everyone; with sessions as people have them.</summary>
[Trait("Trust", "T23")]
public sealed class PersonalPageTests(PostgresTemplate template) : CacheTest(template)
{
    private const string Page = "/woordenlijst";

    [Fact]
    public async Task Who_is_signed_in_gets_a_page_of_their_own_and_leaves_the_kept_one_as_it_was()
    {
        var visitor = Plain(Site);
        using var kept = await AskAsync(visitor, Page);
        var member = await Members.SignedInAsync(Site, await PersonAsync("Anna Proef"));

        using var own = await AskAsync(member, Page, ("If-None-Match", kept.Header("ETag")!));
        using var next = await AskAsync(visitor, Page);

        Assert.Equal((HttpStatusCode.OK, "no-store", null), (own.StatusCode, own.Header("Cache-Control"), own.Header("ETag")));
        Assert.Contains("Anna Proef", await own.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(await kept.Content.ReadAsStringAsync(Cancel), await next.Content.ReadAsStringAsync(Cancel));
        Assert.DoesNotContain("Anna Proef", await next.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Among_many_sessions_and_visitors_at_once_nobody_reads_the_name_of_another()
    {
        var names = Enumerable.Range(0, 6).Select(number => $"Lid-{number}-Proef").ToList();
        var members = new List<HttpClient>();
        foreach (var name in names) members.Add(await Members.SignedInAsync(Site, await PersonAsync(name)));
        var visitor = Plain(Site);

        var wrong = new List<string>();
        await Parallel.ForAsync(0, 300, new ParallelOptions { MaxDegreeOfParallelism = 12, CancellationToken = Cancel }, async (turn, _) =>
        {
            var who = turn % (names.Count + 2);
            var address = (turn % 3) switch { 0 => Page, 1 => "/en" + Page, _ => "/bestaat-niet" };
            if (turn % 40 == 0) await InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"update glossary_terms set slug = slug", Cancel));
            using var answer = await AskAsync(who < names.Count ? members[who] : visitor, address);
            var html = await answer.Content.ReadAsStringAsync(Cancel);
            var read = names.Where(name => html.Contains(name, StringComparison.Ordinal)).ToList();
            var expected = who < names.Count ? [names[who]] : new List<string>();
            if (!read.SequenceEqual(expected)) lock (wrong) wrong.Add($"{address}: {string.Join(", ", expected)} read {string.Join(", ", read)}");
        });

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_colours_that_a_person_chose_are_theirs_alone()
    {
        var person = await PersonAsync("Anna Proef");
        await InDatabaseAsync(db => db.People.ExecuteUpdateAsync(set => set.SetProperty(one => one.Theme, Theme.Dark), Cancel));
        var member = await Members.SignedInAsync(Site, person);

        Assert.Equal("donker", (await member.PageAsync(Page)).DocumentElement.GetAttribute("data-thema"));
        Assert.Null((await Plain(Site).PageAsync(Page)).DocumentElement.GetAttribute("data-thema"));
    }

    private Task<Person> PersonAsync(string name) => InDatabaseAsync(async db =>
    {
        var account = db.Add(new Account(name)).Entity;
        var person = db.Add(new Person(account, $"{account.Id.Value:N}@collectief.example", Language.Dutch, DateTimeOffset.UtcNow)).Entity;
        await db.SaveChangesAsync(Cancel);
        return person;
    });
}
