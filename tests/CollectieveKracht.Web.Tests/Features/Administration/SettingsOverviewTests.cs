using System.Reflection;
using System.Text.RegularExpressions;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Administration;
using CollectieveKracht.Web.Platform.Start;
using CollectieveKracht.Web.Tests.Features.Accounts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Tests.Features.Administration;

/// <summary>What administrators see of what the site is set to.</summary>
public sealed partial class SettingsOverviewTests(PostgresTemplate template) : AccountTest(template)
{
    [Fact]
    [Trait("Trust", "T28")]
    public async Task It_shows_values_and_of_a_secret_only_that_it_is_set()
    {
        Site.Settings["Mail:Host"] = "post.voorbeeld.example";
        Site.Settings["Mail:User"] = "naam-bij-de-post";
        Site.Settings["Mail:Password"] = "heel geheim woord";
        Site.Settings.Remove("Mail:Folder");
        Site.Settings["SignIn:Providers:0:Name"] = "Werkplaats";
        Site.Settings["SignIn:Providers:0:Authority"] = "https://werkplaats.example";
        Site.Settings["SignIn:Providers:0:ClientId"] = "nummer-daar";
        Site.Settings["SignIn:Providers:0:ClientSecret"] = "geheim van daar";
        var administrator = await SignedInAsync(await JoinedAsync("bea@beheer.example", roles: Role.Administrator), hasSecondFactor: true);

        var page = await administrator.PageAsync("/beheer/instellingen");

        string Row(string name) => string.Join(" | ", page.QuerySelectorAll("tbody tr").Single(row => row.QuerySelector("code")!.TextContent == name).QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
        Assert.Equal("post.voorbeeld.example | bij het starten", Row("Mail:Host"));
        Assert.Equal("ingesteld, geheim | bij het starten", Row("Mail:Password"));
        Assert.Equal("587 | standaard", Row("Mail:Port"));
        Assert.Contains("Werkplaats", Row("SignIn:Providers"), StringComparison.Ordinal);
        Assert.All(
            new[] { "heel geheim woord", "naam-bij-de-post", "geheim van daar", "nummer-daar", Site.Settings["ConnectionStrings:Platform"] },
            hidden => Assert.DoesNotContain(hidden, page.DocumentElement.OuterHtml, StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("main form"));
    }

    [Fact]
    public void It_tells_file_environment_and_default_apart_and_the_last_wins()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("ck-settings-").FullName, "eigen.json");
        File.WriteAllText(file, """{ "Mail": { "Host": "uit.bestand.example", "Port": 25 }, "Proxy": { "Networks": ["10.0.0.0/8"] } }""");
        Environment.SetEnvironmentVariable("CKTEST_Mail__Port", "465");
        var settings = new ConfigurationBuilder().AddJsonFile(file).AddEnvironmentVariables("CKTEST_").AddCommandLine(["--Log:Format=json"]).Build();
        Environment.SetEnvironmentVariable("CKTEST_Mail__Port", null);

        var shown = ShownSetting.Read(settings).ToDictionary(setting => setting.Name);

        Assert.Equal((SettingOrigin.File, "eigen.json", "uit.bestand.example"), (shown["Mail:Host"].Origin, shown["Mail:Host"].File, shown["Mail:Host"].Value));
        Assert.Equal((SettingOrigin.Environment, "465"), (shown["Mail:Port"].Origin, shown["Mail:Port"].Value));
        Assert.Equal((SettingOrigin.CommandLine, "json"), (shown["Log:Format"].Origin, shown["Log:Format"].Value));
        Assert.Equal((SettingOrigin.File, "10.0.0.0/8"), (shown["Proxy:Networks"].Origin, shown["Proxy:Networks"].Value));
        Assert.Equal((SettingOrigin.Default, "4"), (shown["Database:StatementSeconds"].Origin, shown["Database:StatementSeconds"].Value));
    }

    [Fact]
    public void What_sounds_like_a_secret_is_marked_as_one_and_each_setting_has_words()
    {
        var texts = Site.Services.GetRequiredService<IStringLocalizer<SettingsOverviewText>>();
        var all = ShownSetting.Records.SelectMany(record => ShownSetting.Of(record.Type).Select(property => (record.Section, Property: property))).ToList();

        Assert.Empty(all.Where(one => Opens().IsMatch(one.Property.Name) && one.Property.GetCustomAttribute<SecretAttribute>() is null).Select(one => one.Property.Name));
        Assert.Empty(all.Where(one => texts[$"Setting-{one.Section}-{one.Property.Name}"].ResourceNotFound || texts[$"Section{one.Section}"].ResourceNotFound).Select(one => $"{one.Section}-{one.Property.Name}"));
    }

    [Fact]
    public void Every_record_of_settings_is_shown()
    {
        var sections = typeof(ShownSetting).Assembly.GetTypes().Select(type => type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue()).OfType<string>();

        Assert.Equal(sections.Order(StringComparer.Ordinal), ShownSetting.Records.Select(record => record.Section).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("password|secret|key|token|redis|connectionstring", RegexOptions.IgnoreCase)]
    private static partial Regex Opens();
}
