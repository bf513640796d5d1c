using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CollectieveKracht.Browser.Tests;

/// <summary>
/// A test in a real browser. Errors of scripts, refusals by the content policy and requests that fail make it fail. Of a
/// failure stay a picture, a trace (open it with "playwright show-trace") and the console, in the folder TestResults.
/// </summary>
public abstract class BrowserTest(Chromium chromium) : IAsyncLifetime
{
    private readonly List<IBrowserContext> _contexts = [];
    private readonly ConcurrentQueue<string> _console = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private bool _mayRefuse;

    protected Chromium Chromium { get; } = chromium;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A walk past many pages does without: recording all of them would take longer than the walk.</summary>
    protected virtual bool KeepsTrace => true;

    /// <summary>From here on requests may be refused, which is what the test is about.</summary>
    protected void AllowFailedRequests() => _mayRefuse = true;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Opens an address of the site, such as "/kennis", or a whole one.</summary>
    protected async Task<IPage> OpenAsync(string address, Look? look = null)
    {
        look ??= Look.Desktop;
        var context = await Chromium.Browser.NewContextAsync(new()
        {
            BaseURL = Chromium.Address.ToString(),
            Locale = "nl-NL",
            ViewportSize = new() { Width = look.Width, Height = look.Height },
            ColorScheme = look.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = look.WantsNoMotion ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            JavaScriptEnabled = look.HasScript,
        });
        _contexts.Add(context);
        // Long enough for a machine that does more than this; only a failure waits so long.
        context.SetDefaultTimeout(30_000);
        if (KeepsTrace) await context.Tracing.StartAsync(new() { Screenshots = true, Snapshots = true });

        var page = await context.NewPageAsync();
        Watch(page);
        await page.GotoAsync(address);
        if (look.HasScript && address.StartsWith('/')) await WiredAsync(page);
        return page;
    }

    /// <summary>Goes to another address in a window with script, and waits until the page does what it can do.</summary>
    protected static async Task GoAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await WiredAsync(page);
    }

    protected static Task WiredAsync(IPage page) => page.Locator("html[data-wired]").WaitForAsync();

    /// <summary>Tells every fault in full; an assertion on the collection would cut them short.</summary>
    protected static void AssertNone(IReadOnlyCollection<string> faults) => Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var isBroken = TestContext.Current.TestState?.Result == TestResult.Failed || !_faults.IsEmpty;
        foreach (var (context, number) in _contexts.Select((context, index) => (context, index + 1)))
        {
            if (isBroken) await KeepAsync(context, number);
            await context.CloseAsync();
        }

        Assert.Empty(_faults);
    }

    private void Watch(IPage page)
    {
        page.Console += (_, line) =>
        {
            _console.Enqueue($"{line.Type}: {line.Text}");
            // What could not be loaded is told below, with its address.
            if (line.Type == "error" && !line.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) _faults.Enqueue(line.Text);
        };
        page.PageError += (_, error) => _faults.Enqueue(error);
        page.Response += (_, response) =>
        {
            // The page itself may be a "not found" that a test asked for; what it needs must be there.
            if (response.Status >= 400 && !_mayRefuse && !response.Request.IsNavigationRequest) _faults.Enqueue($"{response.Url} answered {response.Status}");
        };
    }

    private async Task KeepAsync(IBrowserContext context, int number)
    {
        var name = string.Concat(TestContext.Current.Test!.TestDisplayName.Split(Path.GetInvalidFileNameChars()).TakeLast(1));
        var folder = Path.Combine(Repository.Root, "TestResults", $"{name[..Math.Min(name.Length, 120)]}-{number}");
        Directory.CreateDirectory(folder);
        await File.WriteAllLinesAsync(Path.Combine(folder, "console.txt"), [.. _console, .. _faults], CancellationToken.None);
        foreach (var page in context.Pages)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"page-{context.Pages.ToList().IndexOf(page) + 1}.png"), FullPage = true });
        if (KeepsTrace) await context.Tracing.StopAsync(new() { Path = Path.Combine(folder, "trace.zip") });
    }
}
