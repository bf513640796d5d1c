using System.IO.Compression;
using System.Net;
using System.Text;
using CollectieveKracht.Web.Tests.Features.Trial;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Platform.Caching;

public sealed class PageCacheTests(PostgresTemplate template) : CacheTest(template)
{
    [Fact]
    public async Task All_visitors_get_the_same_page_until_something_on_it_changes()
    {
        var made = await KeptAsync(Visitor);

        Assert.Equal(made, await ShownAsync(Site.Visitor(), "made"));
        Assert.Equal(made, await ShownAsync(Site.Visitor(), "made", $"{Address}?utm_source=brief&Q="));
        Assert.NotEqual(made, await ShownAsync(Visitor, "made", "/en" + Address));
    }

    [Fact]
    public async Task A_change_is_shown_on_the_very_next_read()
    {
        await KeptAsync(Visitor);
        for (var turn = 1; turn <= 10; turn++)
        {
            await SayAsync($"Beurt {turn}.");

            Assert.Equal($"Beurt {turn}.", await ShownAsync(Visitor, "read"));
        }
    }

    [Fact]
    public async Task A_change_without_an_entity_is_shown_on_the_very_next_read_too()
    {
        await KeptAsync(Visitor);
        await InDatabaseAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            await db.Database.ExecuteSqlAsync($"update challenges set summary_nl = 'Rechtstreeks.' where slug = 'leiderschap'", Cancel);
            await ShownAsync(Visitor, "read");
            await transaction.CommitAsync(Cancel);
            return true;
        });

        Assert.Equal("Rechtstreeks.", await ShownAsync(Visitor, "read"));
    }

    [Fact]
    public async Task A_change_elsewhere_leaves_the_page_where_it_is()
    {
        var made = await KeptAsync(Visitor);

        await InDatabaseAsync(db => db.Waves.ExecuteUpdateAsync(set => set.SetProperty(wave => wave.Source, "Een andere bron"), Cancel));

        Assert.Equal(made, await ShownAsync(Visitor, "made"));
    }

    [Fact]
    public async Task A_page_that_a_change_overtook_while_it_was_made_is_neither_kept_nor_shared()
    {
        var pause = new TrialPause();
        Site.Additions.Add(services => services.AddSingleton(pause));
        await KeptAsync(Visitor);
        var slow = ShownAsync(Visitor, "read", $"{Address}?q=wacht");
        await pause.HasRead.Task.WaitAsync(Deadline, Cancel);

        await SayAsync("Nieuw.");
        var meanwhile = await ShownAsync(Visitor, "read", $"{Address}?q=wacht");
        pause.MayAnswer.SetResult();

        Assert.NotEqual("Nieuw.", await slow);
        Assert.Equal("Nieuw.", meanwhile);
        Assert.Equal("Nieuw.", await ShownAsync(Visitor, "read", $"{Address}?q=wacht"));
    }

    [Fact]
    public async Task Who_asks_for_a_page_that_is_being_made_gets_that_one()
    {
        var pause = new TrialPause();
        Site.Additions.Add(services => services.AddSingleton(pause));
        await KeptAsync(Visitor);
        var first = ShownAsync(Visitor, "made", $"{Address}?q=wacht");
        await pause.HasRead.Task.WaitAsync(Deadline, Cancel);

        var others = Enumerable.Range(0, 20).Select(_ => ShownAsync(Visitor, "made", $"{Address}?q=wacht")).ToList();
        pause.MayAnswer.SetResult();

        Assert.All(await Task.WhenAll(others), made => Assert.Equal(first.Result, made));
    }

    [Fact]
    public async Task A_browser_that_has_the_page_hears_that_it_is_still_right()
    {
        using var first = await AskAsync(Visitor, Address, ("If-None-Match", "\"een-andere\""));
        var validator = first.Header("ETag")!;
        await KeptAsync(Visitor);
        using var kept = await AskAsync(Visitor, Address);
        validator = kept.Header("ETag")!;

        using var again = await AskAsync(Visitor, Address, ("If-None-Match", $"W/\"oud\", {validator}"));
        await SayAsync("Nieuw.");
        using var changed = await AskAsync(Visitor, Address, ("If-None-Match", validator));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(validator, again.Header("ETag"));
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal("no-cache, private", again.Header("Cache-Control"));
        Assert.Equal("Accept-Encoding, Cookie", again.Header("Vary"));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Fact]
    public async Task A_page_has_a_validator_also_when_it_is_not_kept()
    {
        Site.Settings["Cache:Pages"] = "false";
        using var first = await AskAsync(Visitor, "/woordenlijst");

        using var again = await AskAsync(Visitor, "/woordenlijst", ("If-None-Match", first.Header("ETag")!));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData(Address)]
    [InlineData("/sitemap.xml")]
    [InlineData("/kennis/opvolging-in-je-bestuur.bib")]
    public async Task The_answer_to_HEAD_is_that_to_GET_without_its_body(string address)
    {
        using var head = await Visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), Cancel);
        using var get = await AskAsync(Visitor, address);
        using var headAgain = await Visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), Cancel);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal((await get.Content.ReadAsByteArrayAsync(Cancel)).Length.ToString(System.Globalization.CultureInfo.InvariantCulture), headAgain.Header("Content-Length"));
        Assert.Equal(get.Header("Content-Type"), headAgain.Header("Content-Type"));
        Assert.Equal(get.Header("Content-Security-Policy"), headAgain.Header("Content-Security-Policy"));
    }

    [Fact]
    public async Task A_compressed_page_is_kept_compressed_with_a_validator_of_its_own()
    {
        await KeptAsync(Visitor);
        using var plain = await AskAsync(Visitor, Address);
        using var first = await AskAsync(Visitor, Address, ("Accept-Encoding", "br"));

        using var again = await AskAsync(Visitor, Address, ("Accept-Encoding", "br"));

        var sent = await again.Content.ReadAsByteArrayAsync(Cancel);
        await using var unpacked = new BrotliStream(new MemoryStream(sent), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        Assert.Equal("br", again.Header("Content-Encoding"));
        Assert.Contains("Openbaar", await reader.ReadToEndAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(Cancel), sent);
        Assert.NotEqual(plain.Header("ETag"), again.Header("ETag"));
        Assert.Equal("Accept-Encoding, Cookie", plain.Header("Vary"));
    }

    [Fact]
    [Trait("Trust", "T20")]
    public async Task A_kept_page_has_the_policy_of_the_page_as_it_was_made()
    {
        using var made = await AskAsync(Visitor, Address);
        await KeptAsync(Visitor);

        using var kept = await AskAsync(Visitor, Address);

        Assert.Contains("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='", kept.Header("Content-Security-Policy"));
        Assert.Equal(made.Header("Content-Security-Policy"), kept.Header("Content-Security-Policy"));
    }

    [Fact]
    public async Task Junk_in_an_address_is_left_out_of_the_page()
    {
        var page = await PageAsync($"{Address}?weergave=rij&bel=0900-1234&q=een&weergave=kaart&leeg=");

        Assert.Equal($"/en{Address}?q=een&weergave=rij&weergave=kaart", Shown(page, "other"));
    }

    [Theory]
    [InlineData("koekje", HttpStatusCode.OK)]
    [InlineData("fout", HttpStatusCode.InternalServerError)]
    [InlineData("weg", HttpStatusCode.NotFound)]
    public async Task A_cookie_an_error_and_a_missing_page_are_not_kept(string how, HttpStatusCode status)
    {
        await KeptAsync(Visitor);
        using var first = await AskAsync(Visitor, $"{Address}?weergave={how}");
        using var again = await AskAsync(Visitor, $"{Address}?weergave={how}");

        Assert.Equal(status, again.StatusCode);
        Assert.Null(again.Header("ETag"));
        Assert.Contains("no-store", again.Header("Cache-Control"));
        if (how == "koekje") Assert.NotEqual(Shown(await first.PageAsync(), "made"), Shown(await again.PageAsync(), "made"));
    }

    [Theory]
    [InlineData("Authorization", "Basic bGlkOmdlaGVpbQ==")]
    [InlineData("Cookie", "sessie=iets")]
    [InlineData("Cookie", "form=iets; __Host-sessie=iets")]
    [InlineData(PublicTrialModel.Member, "7")]
    [Trait("Trust", "T23")]
    public async Task Who_may_be_signed_in_gets_a_page_of_their_own_that_nobody_keeps(string header, string value)
    {
        WithMembers(Site);
        var visitor = Plain(Site);
        await KeptAsync(visitor);
        using var ofVisitor = await AskAsync(visitor, Address);

        using var own = await AskAsync(visitor, Address, (header, value), ("If-None-Match", ofVisitor.Header("ETag")!));
        using var next = await AskAsync(visitor, Address);

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Equal("no-store", own.Header("Cache-Control"));
        Assert.Null(own.Header("ETag"));
        Assert.NotEqual(Shown(await ofVisitor.PageAsync(), "made"), Shown(await own.PageAsync(), "made"));
        Assert.Equal(Shown(await ofVisitor.PageAsync(), "made"), Shown(await next.PageAsync(), "made"));
    }

    [Fact]
    public async Task The_cookie_of_a_form_makes_nobody_a_member()
    {
        var visitor = Plain(Site);
        var made = await KeptAsync(visitor);

        using var answer = await AskAsync(visitor, Address, ("Cookie", "form=iets"));

        Assert.Equal(made, Shown(await answer.PageAsync(), "made"));
    }

    [Fact]
    [Trait("Trust", "T23")]
    public async Task Who_signs_in_while_the_page_is_made_leaves_nothing_of_it_behind()
    {
        await KeptAsync(Visitor);

        using var own = await AskAsync(Visitor, $"{Address}?q=eerst", (PublicTrialModel.SignsIn, "7"));
        using var next = await AskAsync(Visitor, $"{Address}?q=eerst");

        Assert.Equal("lid 7", Shown(await own.PageAsync(), "reader"));
        Assert.Equal("no-store", own.Header("Cache-Control"));
        Assert.Equal("bezoeker", Shown(await next.PageAsync(), "reader"));
    }

    [Fact]
    [Trait("Trust", "T23")]
    public async Task Among_many_members_and_visitors_at_once_nobody_gets_a_byte_of_another()
    {
        WithMembers(Site);
        var visitor = Plain(Site);
        await KeptAsync(visitor);
        string[] addresses = [Address, $"{Address}?q=een", $"/en{Address}"];

        var wrong = new List<string>();
        await Parallel.ForAsync(0, 600, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancel }, async (turn, _) =>
        {
            var address = addresses[turn % addresses.Length];
            var (header, reader) = (turn % 8) switch
            {
                0 or 4 => (PublicTrialModel.Member, $"lid {turn}"),
                1 => (PublicTrialModel.SignsIn, $"lid {turn}"),
                _ => ("X-Visitor", "bezoeker"),
            };
            // Who signs in by way of a page asks for one that is not kept yet, and a visitor comes right behind.
            if (turn % 8 is 1 or 2) address = $"{Address}?q=aanmelding-{turn / 8}";
            // Now and then everything is made anew, or only the first of each would matter.
            if (turn % 50 == 0) await InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"update challenges set summary_nl = {turn} where slug = 'leiderschap'", Cancel));
            using var answer = await AskAsync(visitor, address, (header, $"{turn}"));
            var shown = Shown(await answer.PageAsync(), "reader");
            var isKept = answer.Header("Cache-Control") == "no-cache, private";
            // To who signs in by way of a page that is kept already, nothing happens.
            if ((shown != reader && (shown, header) != ("bezoeker", PublicTrialModel.SignsIn)) || isKept != (shown == "bezoeker"))
            {
                lock (wrong) wrong.Add($"{address} gave {reader} the page of {shown}");
            }
        });

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Junk_fills_no_more_memory_than_the_settings_allow()
    {
        Site.Settings["Cache:Megabytes"] = "1";
        await KeptAsync(Visitor);
        var made = new Dictionary<string, string>();
        for (var turn = 0; turn < 250; turn++) made[$"{Address}?q=rommel-{turn}"] = await ShownAsync(Visitor, "made", $"{Address}?q=rommel-{turn}");

        // The last first, or each that was dropped and is made anew would push out the one asked for next.
        var kept = 0L;
        foreach (var (address, before) in made.Reverse())
        {
            var page = await Visitor.GetStringAsync(address, Cancel);
            if (page.Contains(before, StringComparison.Ordinal)) kept += Encoding.UTF8.GetByteCount(page);
        }

        Assert.InRange(kept, 1, 1024 * 1024);
    }
}
