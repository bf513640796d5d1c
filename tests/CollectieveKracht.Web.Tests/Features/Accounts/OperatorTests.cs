using System.Net;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Accounts;

/// <summary>How there comes to be a first administrator, and that examples are for development only.</summary>
public sealed class OperatorTests(PostgresTemplate template) : AccountTest(template)
{
    private const string Address = "beheer@collectief.example";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Trust", "T05")]
    public async Task A_command_makes_an_administrator_who_comes_in_once_by_a_link_and_needs_a_second_factor(bool hasAccount)
    {
        if (hasAccount) await JoinedAsync(Address);
        var link = (await RunAsync(Address)).Split('\n').Single(line => line.StartsWith("http://localhost:5080/", StringComparison.Ordinal))["http://localhost:5080".Length..];
        var browser = Site.Visitor();

        using var first = await browser.SubmitAsync(link, "Log in");
        using var again = await Site.Visitor().SubmitAsync(link, "Log in");
        using var office = await browser.GetAsync("/beheer/taken", Cancel);

        AssertLeadsTo("/instellingen/tweede-stap", first);
        Assert.NotNull((await again.PageAsync()).QuerySelector(".note.wrong"));
        AssertLeadsTo("/instellingen/tweede-stap?terug=%2Fbeheer%2Ftaken", office);
        var account = await InDatabaseAsync(async db => await db.Accounts.SingleAsync(account => account.Id == db.People.Single(person => person.Email == Address).Id, Cancel));
        Assert.Equal([Role.Administrator], account.Roles);
        Assert.Null(await InDatabaseAsync(db => db.People.Where(person => person.Email == Address).Select(person => person.PasswordHash).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task What_is_no_address_makes_nobody_an_administrator()
    {
        await RunAsync("geen adres", exitCode: 1);

        Assert.Equal(0, await InDatabaseAsync(db => db.People.CountAsync(Cancel)));
    }

    [Fact]
    [Trait("Trust", "T05")]
    public async Task Examples_are_shown_and_can_be_used_in_development_only()
    {
        await InDatabaseAsync(async db =>
        {
            await ExampleAccounts.LoadAsync(db, DateTimeOffset.UtcNow, Cancel);
            await ExampleAccounts.LoadAsync(db, DateTimeOffset.UtcNow, Cancel);
            return true;
        });
        var id = await InDatabaseAsync(db => db.People.Where(person => person.IsExample).Select(person => person.Id).FirstAsync(Cancel));
        var database = Site.Settings["ConnectionStrings:Platform"];
        using var live = new LiveSite();
        live.Settings["ConnectionStrings:Platform"] = database;
        using var building = new DevelopmentSite();
        building.Settings["ConnectionStrings:Platform"] = database;
        var (visitor, builder) = (live.Visitor(LiveSite.Address), building.Visitor());

        var closed = await visitor.PageAsync("/inloggen");
        using var forged = await visitor.SubmitToAsync("/inloggen?handler=Example", "/inloggen", ("wie", $"{id.Value}"));
        var open = await builder.PageAsync("/inloggen");
        using var signedIn = await builder.PressAsync(open, "/inloggen", "Bram (voorbeeld: beheerder)");
        using var office = await builder.GetAsync("/beheer/taken", Cancel);

        Assert.DoesNotContain("voorbeeld:", closed.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        Assert.Equal(4, open.QuerySelectorAll("button[name=wie]").Length);
        Assert.Empty(Markup.FaultsIn(await builder.GetStringAsync("/", Cancel)));
        AssertLeadsTo("/", signedIn);
        Assert.Equal(HttpStatusCode.OK, office.StatusCode);
    }

    private async Task<string> RunAsync(string address, int exitCode = 0)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var command = scope.ServiceProvider.GetServices<Command>().Single(command => command.Name == "account administrator");
        var (console, written) = (Console.Out, new StringWriter());
        Console.SetOut(written);
        try
        {
            Assert.Equal(exitCode, await command.RunAsync(scope.ServiceProvider, [address], Cancel));
            return written.ToString();
        }
        finally
        {
            Console.SetOut(console);
        }
    }

    private sealed class DevelopmentSite : TestSite
    {
        protected override void ConfigureWebHost(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("environment", "Development");
        }
    }
}
