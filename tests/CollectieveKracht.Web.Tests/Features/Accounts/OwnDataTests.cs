using System.Net;
using System.Text.Json;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts.OwnData;
using CollectieveKracht.Web.Tests.Features.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Accounts;

/// <summary>What the platform keeps of a person: to take along, and to have erased.</summary>
public sealed class OwnDataTests(PostgresTemplate template) : AccountTest(template)
{
    private const string Address = "anna@collectief.example";

    [Fact]
    [Trait("Trust", "T26")]
    public async Task One_file_holds_all_that_is_kept_of_a_person_and_nothing_of_another_or_that_opens_a_door()
    {
        var (person, other) = (await JoinedAsync(Address, Password), await JoinedAsync("ander@collectief.example", Password));
        await PublishAsync(person.Id, "stuk-van-anna", "Wat Anna schreef");
        await PublishAsync(other.Id, "stuk-van-ander", "Wat een ander schreef");
        var browser = await SignedInAsync(person);
        using var asked = await AskCodeAsync(Site.Visitor(), Address);

        using var answer = await browser.GetAsync("/instellingen/gegevens?handler=Download", Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        var data = JsonDocument.Parse(text).RootElement;

        Assert.Equal(("application/json", "no-store"), (answer.Content.Headers.ContentType!.MediaType, answer.Header("Cache-Control")));
        Assert.Contains("mijn-gegevens.json", answer.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.Equal(Address, data.GetProperty("account").GetProperty("email").GetString());
        Assert.Equal("Wat Anna schreef", data.GetProperty("articles")[0].GetProperty("title").GetString());
        Assert.Equal(1, data.GetProperty("sessions").GetArrayLength());
        Assert.Equal(1, data.GetProperty("mailedCodes").GetArrayLength());
        var stored = await InDatabaseAsync(db => db.People.SingleAsync(one => one.Id == person.Id, Cancel));
        Assert.DoesNotContain(stored.PasswordHash!, text, StringComparison.Ordinal);
        Assert.DoesNotContain(stored.SecurityStamp!, text, StringComparison.Ordinal);
        Assert.DoesNotContain("ash\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ander", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Trait("Trust", "T26")]
    public void Every_table_that_holds_something_of_a_person_is_told_of()
    {
        using var scope = Site.Services.CreateScope();
        var told = scope.ServiceProvider.GetServices<PersonalData>().SelectMany(part => part.Tables).ToHashSet();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();

        var ofPeople = db.Model.GetEntityTypes()
            .Where(type => type.GetProperties().Any(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(AccountId)
                || property.Name is "Address" or "Email"))
            .Select(type => type.IsOwned() ? type.FindOwnership()!.PrincipalEntityType.ClrType : type.ClrType)
            .Distinct();

        Assert.Empty(ofPeople.Except(told).Select(type => type.Name));
    }

    [Fact]
    [Trait("Trust", "T27")]
    public async Task Who_is_erased_cannot_come_in_and_leaves_what_they_wrote_without_a_name()
    {
        var person = await JoinedAsync(Address, Password);
        await ChangeAsync(async db => (await db.Accounts.SingleAsync(account => account.Id == person.Id, Cancel)).Rename("Zeldzame Naam", person.Id));
        await PublishAsync(person.Id, "stuk-van-anna", "Wat Anna schreef");
        var (browser, elsewhere) = (await SignedInAsync(person), await SignedInAsync(person));
        var before = await Site.Visitor().GetStringAsync("/kennis/stuk-van-anna", Cancel);

        using var refused = await browser.SubmitAsync("/instellingen/gegevens", "Verwijder mijn account", ("adres", "verkeerd@collectief.example"));
        using var erased = await browser.SubmitAsync("/instellingen/gegevens", "Verwijder mijn account", ("adres", Address));

        Assert.NotNull((await refused.PageAsync()).GetElementById("adres-fout"));
        AssertLeadsTo("/", erased);
        Assert.Contains("Zeldzame Naam", before, StringComparison.Ordinal);
        Assert.False(await IsSignedInAsync(browser));
        Assert.False(await IsSignedInAsync(elsewhere));
        using var signedIn = await GivePasswordAsync(Site.Visitor(), Address, Password);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        foreach (var address in (string[])["/kennis/stuk-van-anna", "/kennis/stuk-van-anna/versies", "/zoeken?q=zeldzame", "/kennis", "/sitemap.xml"])
        {
            var page = await Site.Visitor().GetStringAsync(address, Cancel);
            Assert.DoesNotContain("Zeldzame Naam", page, StringComparison.Ordinal);
        }

        Assert.Contains(Account.ErasedName, await Site.Visitor().GetStringAsync("/kennis/stuk-van-anna", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T27")]
    public async Task Nothing_in_the_database_names_who_was_erased_but_the_last_mail_to_them()
    {
        var person = await JoinedAsync(Address, Password);
        await ChangeAsync(async db => (await db.Accounts.SingleAsync(account => account.Id == person.Id, Cancel)).Rename("Zeldzame Naam", person.Id));
        var browser = await SignedInAsync(person);
        using var asked = await AskCodeAsync(Site.Visitor(), Address);

        using var erased = await browser.SubmitAsync("/instellingen/gegevens", "Verwijder mijn account", ("adres", Address));

        var tables = await InDatabaseAsync(db => db.Database.SqlQuery<string>($"select tablename::text as \"Value\" from pg_tables where schemaname = 'public'").ToListAsync(Cancel));
        var holding = new List<string>();
        foreach (var table in tables)
        {
            var sql = $"select count(*)::int as \"Value\" from \"{table}\" as held where held::text ilike '%zeldzame naam%' or held::text ilike '%{Address}%'";
            if (await InDatabaseAsync(db => db.Database.SqlQueryRaw<int>(sql).SingleAsync(Cancel)) > 0) holding.Add(table);
        }

        Assert.Equal(["outbox_mails"], holding);
        Assert.Equal("Je account bij CollectieveKracht is verwijderd", (await MailAsync(Address, "account-notice")).Subject);
        Assert.NotEqual(0, await InDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.ActorId == person.Id && entry.Act == "erase", Cancel)));
    }

    private Task<Article> PublishAsync(AccountId author, string slug, string title) => InDatabaseAsync(async db =>
        await db.PublishAsync(slug, title: title, author: await db.Accounts.SingleAsync(account => account.Id == author, Cancel)));
}
