using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Platform.Jobs;
using CollectieveKracht.Web.Tests.Features.Collectives;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace CollectieveKracht.Web.Tests.Features.Files;

/// <summary>Pictures and documents: taken in by what is in them, given out where they can do nothing, to whom may see their text.</summary>
[Trait("Trust", "T18")]
public sealed class AttachmentTests(PostgresTemplate template) : CollectiveTest(template)
{
    private readonly Guid _text = Guid.CreateVersion7();

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"bestanden-{Guid.NewGuid():N}");

    private string Page => $"/schrijven/{_text}?soort=ervaring";

    protected override ValueTask BeginAsync()
    {
        Site.Settings["Files:Folder"] = _folder;
        return ValueTask.CompletedTask;
    }

    protected override ValueTask EndAsync()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_photo_is_made_anew_without_the_place_where_it_was_taken()
    {
        var browser = await WriterAsync();
        var sent = SampleFiles.JpegWithPlace(640, 480);

        var address = await TakenAsync(browser, "vakantie.jpg", sent);
        using var given = await browser.GetAsync(address, Cancel);
        var content = await given.Content.ReadAsByteArrayAsync(Cancel);
        using var picture = SKBitmap.Decode(content);

        Assert.Contains("GPS-hier", Encoding.Latin1.GetString(sent), StringComparison.Ordinal);
        Assert.DoesNotContain("GPS-hier", Encoding.Latin1.GetString(content), StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(content), StringComparison.Ordinal);
        Assert.Equal("image/webp", given.Content.Headers.ContentType!.MediaType);
        // It was held on its side.
        Assert.Equal((480, 640), (picture.Width, picture.Height));
        Assert.All(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories), file => Assert.DoesNotContain("GPS-hier", File.ReadAllText(file, Encoding.Latin1), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", 1600)]
    [InlineData("?b=480", 480)]
    [InlineData("?b=500", 960)]
    [InlineData("?b=99999", 1600)]
    [InlineData("?b=-1", 480)]
    public async Task A_picture_is_given_in_the_width_that_a_page_asks(string query, int width)
    {
        var browser = await WriterAsync();
        var address = await TakenAsync(browser, "foto.png", SampleFiles.Png(2400, 1200));

        using var picture = SKBitmap.Decode(await browser.GetByteArrayAsync(address + query, Cancel));

        Assert.Equal((width, width / 2), (picture.Width, picture.Height));
    }

    [Fact]
    public async Task A_small_picture_is_not_blown_up()
    {
        var browser = await WriterAsync();
        var address = await TakenAsync(browser, "klein.png", SampleFiles.Png(60, 40));

        using var picture = SKBitmap.Decode(await browser.GetByteArrayAsync(address + "?b=1600", Cancel));

        Assert.Equal(60, picture.Width);
    }

    [Theory]
    [InlineData("plan.pdf", "application/pdf")]
    [InlineData("plan.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("plan.odt", "application/vnd.oasis.opendocument.text")]
    [InlineData("plan.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task A_document_is_given_back_as_it_was_to_be_saved_and_its_words_are_kept(string name, string type)
    {
        var browser = await WriterAsync();
        var sent = Document(name, "kwikstaartplan begroting");

        var address = await TakenAsync(browser, name, sent);
        using var given = await browser.GetAsync(address, Cancel);

        Assert.Equal(sent, await given.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal(type, given.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", given.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(name, given.Content.Headers.ContentDisposition.FileNameStar ?? given.Content.Headers.ContentDisposition.FileName);
        Assert.Equal("nosniff", given.Header("X-Content-Type-Options"));
        Assert.Contains("sandbox", given.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("kwikstaartplan begroting", await InDatabaseAsync(db => db.Attachments.Select(attachment => attachment.Text).SingleAsync(Cancel)), StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Bad => new()
    {
        { "leeg.png", "empty", "Kies eerst een bestand. Dit is leeg." },
        { "tekening.svg", "svg", "Dit soort bestand nemen we niet aan." },
        { "foto.png", "html", "Dit soort bestand nemen we niet aan." },
        { "foto.jpg", "program", "Dit soort bestand nemen we niet aan." },
        { "brief.docx", "zip", "Dit soort bestand nemen we niet aan." },
        { "brief.docx", "macros", "Dit soort bestand nemen we niet aan." },
        { "foto.png", "huge picture", "Deze foto heeft te veel beeldpunten." },
        { "foto.png", "half picture", "Dit bestand is stuk." },
        { "plan.pdf", "half pdf", "Dit bestand is stuk." },
        { "brief.docx", "bomb", "Dit bestand wordt bij het openen veel te groot." },
        { "brief.docx", "entity", "Dit bestand is stuk." },
        { "foto.png", "large", "Dit bestand is te groot." },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_is_not_what_it_says_gets_a_clear_answer(string name, string what, string sentence)
    {
        var browser = await WriterAsync();

        using var refused = await SendAsync(browser, name, BadFile(what));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.StartsWith(sentence, (await JsonAsync(refused)).GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await InDatabaseAsync(db => db.Attachments.CountAsync(Cancel)));
        Assert.False(Directory.Exists(_folder) && Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Any());
    }

    [Theory]
    [InlineData("../../etc/passwd.png", "passwd.webp")]
    [InlineData("C:\\Users\\Anna\\foto van <mij>.png", "foto van mij.webp")]
    [InlineData("...png", "foto.webp")]
    [InlineData("rekening.pdf.exe", "rekening.pdf.webp")]
    [Trait("Trust", "T13")]
    public async Task Its_name_has_no_path_and_the_ending_of_what_it_is(string given, string kept)
    {
        var browser = await WriterAsync();

        await TakenAsync(browser, given, SampleFiles.Png());

        var name = await InDatabaseAsync(db => db.Attachments.Select(attachment => attachment.Name).SingleAsync(Cancel));
        Assert.Equal(kept, name);
    }

    [Fact]
    [Trait("Trust", "T33")]
    public async Task Without_script_it_is_put_at_the_end_of_the_text()
    {
        var browser = await WriterAsync();
        var page = await browser.PageAsync(Page);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("Mijn tekst."), "tekst" },
            { new ByteArrayContent(SampleFiles.Png()), "bestand", "ons [dak].png" },
        };

        using var added = await browser.PostAsync($"/schrijven/{_text}?handler=Attach", form, Cancel);
        var text = (await browser.PageAsync($"/schrijven/{_text}")).QuerySelector("#tekst")!.TextContent;

        AssertLeadsTo($"/schrijven/{_text}?gedaan=toegevoegd", added);
        Assert.Matches(@"^Mijn tekst\.\n\n!\[ons dak\]\(/bestanden/[0-9a-f-]{36}/ons%20%5Bdak%5D\.webp\)\n$", text);
    }

    [Fact]
    [Trait("Trust", "T08")]
    public async Task Who_may_not_see_the_text_may_not_see_its_files()
    {
        var anna = await NamedAsync("Anna");
        var ours = await ListedAsync("Kwikstaart", people: [(anna, TeamRole.Contact)]);
        var neighbour = await NamedAsync("Noor");
        await ListedAsync("Buurkracht", people: [(neighbour, TeamRole.Contact)]);
        var (author, member, stranger) = (await SignedInAsync(anna), await SignedInAsync(neighbour), await SignedInAsync(await NamedAsync("Stella")));
        var moderator = await SignedInAsync(await JoinedAsync("mo@collectief.example", null, Role.Moderator), hasSecondFactor: true);
        var address = await TakenAsync(author, "plan.pdf", SampleFiles.Pdf("kwikstaartplan"));

        var whileWriting = await MayAsync(address, author, moderator, member, stranger, Visitor);
        using var sent = await author.SubmitAsync(Page, "Stuur in", ("titel", "Ons plan"), ("samenvatting", "Kort."), ("tekst", $"Zie [het plan]({address})."), ("uitdaging", "leiderschap"), ("lezers", "collectieven"), ("namens", ours.Slug));
        var whileWaiting = await MayAsync(address, author, moderator, member, stranger, Visitor);
        await PublishAsync();
        var published = await MayAsync(address, author, moderator, member, stranger, Visitor);
        var found = await member.PageAsync("/zoeken?q=kwikstaartplan");
        var notFound = await Visitor.PageAsync("/zoeken?q=kwikstaartplan");

        AssertLeadsTo("/schrijven?gedaan=ingestuurd", sent);
        Assert.Equal([true, true, false, false, false], whileWriting);
        Assert.Equal([true, true, false, false, false], whileWaiting);
        Assert.Equal([true, true, true, false, false], published);
        Assert.Contains("Ons plan", found.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Ons plan", notFound.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_never_sent_in_is_removed_with_its_files_after_thirty_days()
    {
        var browser = await WriterAsync();
        await TakenAsync(browser, "foto.png", SampleFiles.Png());
        await TakenAsync(browser, "plan.pdf", SampleFiles.Pdf("plan"));
        var term = Site.Services.GetServices<RetentionTerm>().Single(one => one.What.StartsWith("pictures and documents", StringComparison.Ordinal));

        var early = await InDatabaseAsync(db => term.ForgetAsync(db, DateTimeOffset.UtcNow - term.Kept, Cancel));
        var late = await InDatabaseAsync(db => term.ForgetAsync(db, DateTimeOffset.UtcNow.AddMinutes(1), Cancel));

        Assert.Equal((0, 2), (early, late));
        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    [Trait("Trust", "T09")]
    public async Task Nobody_adds_a_file_to_the_text_of_another()
    {
        var browser = await WriterAsync();
        using var begun = await browser.SubmitAsync(Page, "Bewaar", ("titel", "Van Anna"));
        var stranger = await SignedInAsync(await NamedAsync("Stella"));

        using var refused = await SendAsync(stranger, "foto.png", SampleFiles.Png(), "/instellingen");
        using var visitor = await Visitor.PostAsync($"/schrijven/{_text}?handler=Attach", new MultipartFormDataContent { { new ByteArrayContent(SampleFiles.Png()), "bestand", "foto.png" } }, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, visitor.StatusCode);
        Assert.Equal(0, await InDatabaseAsync(db => db.Attachments.CountAsync(Cancel)));
    }

    private static byte[] Document(string name, string words) => Path.GetExtension(name) switch
    {
        ".pdf" => SampleFiles.Pdf(words),
        ".docx" => SampleFiles.Docx(words),
        ".odt" => SampleFiles.Odt(words),
        _ => SampleFiles.Xlsx(words),
    };

    private static byte[] BadFile(string what) => what switch
    {
        "empty" => [],
        "svg" => SampleFiles.Text("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"),
        "html" => SampleFiles.Text("<!doctype html><script>alert(1)</script>"),
        "program" => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0],
        "zip" => [.. "PK"u8, 3, 4, .. new byte[60]],
        "macros" => SampleFiles.DocxWithMacros(),
        "huge picture" => SampleFiles.PngThatClaims(50_000, 50_000),
        "half picture" => SampleFiles.Png()[..20],
        "half pdf" => SampleFiles.Pdf("plan")[..40],
        "bomb" => SampleFiles.Bomb(),
        "entity" => SampleFiles.DocxThatReadsFiles(),
        _ => [.. SampleFiles.Png(), .. new byte[Attachment.LargestPicture]],
    };

    private async Task<HttpClient> WriterAsync()
    {
        var anna = await NamedAsync("Anna");
        await ListedAsync("Kwikstaart", people: [(anna, TeamRole.Contact)]);
        return await SignedInAsync(anna);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient browser, string name, byte[] content, string? pageWithToken = null)
    {
        var page = await browser.PageAsync(pageWithToken ?? Page);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
        };
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(file, "bestand", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/schrijven/{_text}?handler=Attach") { Content = form };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return await browser.SendAsync(request, Cancel);
    }

    private async Task<string> TakenAsync(HttpClient browser, string name, byte[] content)
    {
        using var answer = await SendAsync(browser, name, content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await JsonAsync(answer)).GetProperty("address").GetString()!;
    }

    private static async Task<bool[]> MayAsync(string address, params HttpClient[] browsers)
    {
        var may = new List<bool>();
        foreach (var browser in browsers)
        {
            using var head = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), Cancel);
            using var answer = await browser.GetAsync(address, Cancel);
            Assert.Equal(head.StatusCode, answer.StatusCode);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound);
            may.Add(answer.StatusCode == HttpStatusCode.OK);
        }

        return [.. may];
    }

    private Task PublishAsync() => ChangeAsync(async db =>
    {
        var moderator = db.Add(new Account("Mo Moderator")).Entity;
        var article = await db.Articles.Include(known => known.Revisions).SingleAsync(known => known.Slug == "ons-plan", Cancel);
        var (revision, now) = (article.Revisions.Single(), DateTimeOffset.UtcNow);
        var reviewer = new Reviewer(moderator.Id, [Role.Moderator]);
        revision.TakeUp(reviewer, now);
        article.Publish(revision, reviewer, new("Goed."), now, new([await db.Challenges.SingleAsync(known => known.Slug == "leiderschap", Cancel)], [], []));
    });

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
}
