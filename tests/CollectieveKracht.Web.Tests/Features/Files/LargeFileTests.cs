using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using CollectieveKracht.Web.Tests.Features.Collectives;

namespace CollectieveKracht.Web.Tests.Features.Files;

/// <summary>A file of 500 MB, over a real connection: refused before it is sent, and the text beside it is kept.</summary>
[Trait("Trust", "T18")]
public sealed class LargeFileTests(PostgresTemplate template) : CollectiveTest(template)
{
    private const long Large = 500L * 1024 * 1024;

    private const string Boundary = "grens";

    private readonly Guid _text = Guid.CreateVersion7();

    protected override ValueTask BeginAsync()
    {
        Site.UseKestrel(0);
        Site.StartServer();
        return ValueTask.CompletedTask;
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task Without_script_the_answer_comes_at_once_and_holds_what_was_typed()
    {
        var browser = await SignedInAsync(await NamedAsync("Anna"));

        var (status, page) = await SendBeginningAsync(browser, "text/html");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("Het bestand is te groot. Je tekst is er nog.", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Een foto mag 15 MB zijn, een document 25 MB.", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Wat ik schreef.", page.QuerySelector("#tekst")!.TextContent);
        Assert.Equal("collectieven", page.QuerySelector("input[name=lezers]")!.GetAttribute("value"));
        Assert.Equal($"/schrijven/{_text}", page.QuerySelector("main form")!.GetAttribute("action"));
    }

    [Fact]
    public async Task A_script_is_told_in_JSON_in_the_language_of_the_address()
    {
        var browser = await SignedInAsync(await NamedAsync("Anna"));

        var (status, page) = await SendBeginningAsync(browser, "application/json", "/en");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Contains("\"title\":\"This is too large.\"", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_is_not_asked_for_the_file_either()
    {
        var (status, page) = await SendBeginningAsync(Visitor, "text/html");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("Wat ik schreef.", page.QuerySelector("#tekst")!.TextContent);
        Assert.Equal("Je bent uitgelogd. Je tekst is er nog.", page.QuerySelector("h1")!.TextContent);
    }

    /// <summary>Says that 500 MB come, and sends the fields and the first bytes of the file.</summary>
    private async Task<(HttpStatusCode Status, IDocument Page)> SendBeginningAsync(HttpClient browser, string accepts, string language = "")
    {
        var address = Site.ClientOptions.BaseAddress;
        var beginning = string.Concat(new[] { ("versie", "0"), ("soort", "ervaring"), ("titel", "Met een groot bestand"), ("tekst", "Wat ik schreef."), ("lezers", "collectieven") }
            .Select(field => $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{field.Item1}\"\r\n\r\n{field.Item2}\r\n"))
            + $"--{Boundary}\r\nContent-Disposition: form-data; name=\"bestand\"; filename=\"film.png\"\r\nContent-Type: image/png\r\n\r\n" + new string('x', 100_000);
        var cookie = browser.DefaultRequestHeaders.TryGetValues("Cookie", out var cookies) ? $"Cookie: {cookies.Single()}\r\n" : "";
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, address.Port, Cancel);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(
            $"POST {language}/schrijven/{_text}?handler=Attach HTTP/1.1\r\nHost: localhost\r\nAccept: {accepts}\r\n{cookie}Content-Type: multipart/form-data; boundary={Boundary}\r\nContent-Length: {Large}\r\n\r\n{beginning}"), Cancel);

        using var reader = new StreamReader(stream, Encoding.Latin1);
        var status = (HttpStatusCode)int.Parse((await reader.ReadLineAsync(Cancel))!.Split(' ')[1], CultureInfo.InvariantCulture);
        while (await reader.ReadLineAsync(Cancel) is { Length: > 0 })
        {
            // The headers.
        }

        var content = new StringBuilder();
        while (int.Parse((await reader.ReadLineAsync(Cancel))!, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var length)
        {
            var chunk = new char[length + 2];
            await reader.ReadBlockAsync(chunk, Cancel);
            content.Append(chunk, 0, length);
        }

        var html = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(content.ToString()));
        return (status, await BrowsingContext.New().OpenAsync(answer => answer.Content(html), Cancel));
    }
}
