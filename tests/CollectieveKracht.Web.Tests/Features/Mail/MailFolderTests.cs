using System.Net;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Mail;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Mail;

/// <summary>The page that shows developers the mails of their site.</summary>
public sealed class MailFolderTests(PostgresTemplate template) : IAsyncLifetime
{
    private const string Page = "/ontwikkeling/post";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mail-");
    private readonly DevelopmentSite _site = new();
    private TestDatabase _database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_that_would_be_sent_is_shown_there_and_can_do_nothing()
    {
        using var visitor = _site.Visitor();
        await WriteAsync("<script>x()</script>");

        var list = await visitor.PageAsync(Page);
        var one = await visitor.PageAsync(list.QuerySelector(".lines a")!.GetAttribute("href")!);
        using var html = await visitor.GetAsync(one.QuerySelector(".panel a[href$=html]")!.GetAttribute("href"), Cancel);

        Assert.Equal("Proefmail van CollectieveKracht", one.QuerySelector("#mail")!.TextContent);
        Assert.Contains("<script>x()</script> vroeg om deze proefmail.", one.QuerySelector("#tekst")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(one.QuerySelectorAll("main script"));
        Assert.Contains("De mail werkt", await html.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal("default-src 'none'; style-src 'sha256-…'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox", WithoutHash(html.Header("Content-Security-Policy")!));
    }

    [Fact]
    public async Task A_mail_that_is_not_there_is_not_found()
    {
        using var visitor = _site.Visitor();

        foreach (var address in new[] { $"{Page}?mail={Guid.NewGuid():N}", $"{Page}/{Guid.NewGuid():N}/html", $"{Page}/..%2f..%2fappsettings/html" })
        {
            using var answer = await visitor.GetAsync(address, Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Test")]
    public async Task Outside_development_there_is_no_such_page(string environment)
    {
        await WriteAsync("Anna");
        var file = Path.GetFileNameWithoutExtension(_folder.GetFiles("*.eml").Single().Name);
        await using var site = environment == "Test" ? new TestSite() : new LiveSite();
        site.Settings["Mail:Folder"] = _folder.FullName;
        using var visitor = site.Visitor(environment == "Test" ? null : LiveSite.Address);

        foreach (var address in new[] { Page, $"{Page}?mail={file}", $"{Page}/{file}/html" })
        {
            using var answer = await visitor.GetAsync(address, Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    public async ValueTask InitializeAsync()
    {
        _database = await template.CloneAsync();
        _site.Settings["ConnectionStrings:Platform"] = _database.ConnectionString;
        _site.Settings["Mail:Folder"] = _folder.FullName;
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static string WithoutHash(string policy) => System.Text.RegularExpressions.Regex.Replace(policy, "'sha256-[^']*'", "'sha256-…'");

    private async Task WriteAsync(string askedBy)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        await scope.ServiceProvider.GetRequiredService<Outbox>().WriteAsync(db, new("iemand@collectief.example", Language.Dutch), TrialMail.Kind, new TrialMail(askedBy), Cancel);
        await db.SaveChangesAsync(Cancel);
        await _site.Services.GetRequiredService<MailSender>().SendDueAsync(Cancel);
    }

    private sealed class DevelopmentSite : TestSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment("Development");
        }
    }
}
