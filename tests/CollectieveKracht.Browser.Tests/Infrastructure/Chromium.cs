using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(CollectieveKracht.Browser.Tests.Chromium))]

namespace CollectieveKracht.Browser.Tests;

/// <summary>The system's Chromium, started once, and a site on a port of its own that all tests of the browser visit.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private readonly Lazy<TestSite> _site = new(StartSite);
    private readonly Lazy<Task<Person>> _busyPerson;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Chromium() => _busyPerson = new(MakeBusyPersonAsync);

    /// <summary>By name: a key in a device belongs to a name, never to a number such as 127.0.0.1.</summary>
    public Uri Address => new UriBuilder(_site.Value.ClientOptions.BaseAddress) { Host = "localhost" }.Uri;

    public IBrowser Browser => _browser!;

    /// <summary>Of the site: to make what a test needs, as the site would.</summary>
    public IServiceProvider Services => _site.Value.Services;

    /// <summary>Someone for whom every page has something to show.</summary>
    public Task<Person> BusyPersonAsync() => _busyPerson.Value;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            // The browser of the distribution: nothing is downloaded. ./test installs it where it is missing.
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium",
            // The sandbox of Chromium does not work for root, and seldom in a container. It visits only our own pages.
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_site.IsValueCreated) await _site.Value.DisposeAsync();
    }

    private async Task<Person> MakeBusyPersonAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        return await BusyPerson.MakeAsync(scope.ServiceProvider.GetRequiredService<PlatformDb>());
    }

    private static TestSite StartSite()
    {
        var site = new TestSite();
        site.UseKestrel(0);
        site.StartServer();
        return site;
    }
}
