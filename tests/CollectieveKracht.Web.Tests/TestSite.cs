using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;

namespace CollectieveKracht.Web.Tests;

/// <summary>The site in this process, with the trial page of this project beside its own pages.</summary>
public class TestSite : WebApplicationFactory<Program>
{
    public static readonly Uri Plain = new("http://localhost");

    public static readonly Uri OverTls = new("https://localhost");

    /// <summary>What the site wrote in its log.</summary>
    public LogLines Log { get; } = new();

    /// <summary>The settings of the site; change them before the first request.</summary>
    public Dictionary<string, string> Settings { get; } = new()
    {
        ["Site:Address"] = "http://localhost:5080",
        ["Site:Operator"] = "Stichting Proef",
        ["Site:Contact"] = "proef@kracht.example",
        ["ConnectionStrings:Platform"] = PostgresTemplate.SharedDatabase,
        // Jobs run where a test asks for them.
        ["Jobs:Run"] = "false",
        ["Files:Folder"] = Path.Combine(Path.GetTempPath(), $"files-{Environment.ProcessId}"),
        ["Mail:Folder"] = Path.Combine(Path.GetTempPath(), $"mail-{Environment.ProcessId}"),
        // All tests come from one address; those about limits set them.
        ["Limits:SearchesPerMinute"] = "100000",
        ["Limits:DownloadsPerMinute"] = "100000",
        ["Limits:PrintsPerMinute"] = "100000",
    };

    /// <summary>What a test adds to the site's services or puts in their place; before the first request.</summary>
    public List<Action<IServiceCollection>> Additions { get; } = [];

    /// <summary>A browser that shows redirects and keeps cookies.</summary>
    public HttpClient Visitor(Uri? address = null) =>
        CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = address ?? Plain, AllowAutoRedirect = false });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // Neither development, which loads data at each start, nor production, which wants TLS.
        builder.UseEnvironment("Test");
        builder.UseStaticWebAssets();
        foreach (var (name, value) in Settings) builder.UseSetting(name, value);

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<ILogEventSink>(Log);
            services.AddMvc().AddApplicationPart(typeof(TestSite).Assembly);
            foreach (var change in Additions) change(services);
        });
    }
}

public static class Answers
{
    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var document = await BrowsingContext.New().OpenAsync(request => request.Content(html));
        return (IHtmlDocument)document;
    }

    public static async Task<IHtmlDocument> PageAsync(this HttpClient visitor, string address) =>
        await PageAsync(await visitor.GetAsync(address, TestContext.Current.CancellationToken));

    public static string Heading(this IDocument page) => page.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>Every header, those of the content too.</summary>
    public static string? Header(this HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;
}
