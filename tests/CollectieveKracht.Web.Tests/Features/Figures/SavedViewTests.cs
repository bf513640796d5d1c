using System.Net;
using CollectieveKracht.Web.Tests.Features.Collectives;
using CollectieveKracht.Web.Tests.Features.Surveys;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Figures;

/// <summary>Keeping a page with figures as one chose it.</summary>
public sealed class SavedViewTests(PostgresTemplate template) : CollectiveTest(template)
{
    private const string Saved = "/cijfers/bewaard", New = "/cijfers/bewaard/nieuw?adres=%2Fcijfers%2Fkruistabel%3Frij%3Dsector%26filter%3Dsector%253Aenergie";

    [Theory]
    [InlineData("/cijfers/kruistabel?peiling=peiling-2026&rij=rechtsvorm&filter=sector:energie")]
    [InlineData("/cijfers/ranglijst?peiling=peiling-2026&filter=sector:energie")]
    public async Task A_view_is_saved_from_its_page_found_in_the_list_and_removed(string address)
    {
        await ChangeAsync(db => db.PublishedWaveAsync("peiling-2026", (12, "sector:energie legal-form:vereniging challenge:leiderschap")));
        var browser = await SignedInAsync(await NamedAsync("Anna"));
        var empty = await browser.PageAsync(Saved);
        var link = (await browser.PageAsync(address)).QuerySelectorAll("main a").First(one => one.TextContent == "Bewaar deze weergave").GetAttribute("href")!;

        using var kept = await browser.SubmitAsync(link, "Bewaar", ("naam", " Voor de raad "));
        var view = (await browser.PageAsync(Saved)).QuerySelector("main ul.lines a")!;
        using var opened = await browser.GetAsync(view.GetAttribute("href"), Cancel);
        using var removed = await browser.SubmitAsync(Saved, "Haal weg Voor de raad");

        Assert.Contains("Je bewaarde nog niets", empty.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        AssertLeadsTo(Saved, kept);
        Assert.Equal("Voor de raad", view.TextContent);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.Contains("energie", view.GetAttribute("href"), StringComparison.Ordinal);
        AssertLeadsTo(Saved, removed);
        Assert.Equal(0, await CountAsync());
    }

    [Theory]
    [InlineData("https://elders.example/cijfers/ranglijst")]
    [InlineData("//elders.example/cijfers/ranglijst")]
    [InlineData("/cijfers/ranglijst/../../uitloggen")]
    [InlineData("/\\elders.example")]
    [InlineData("/instellingen")]
    [InlineData("/netwerken")]
    [InlineData("")]
    [Trait("Trust", "T15")]
    public async Task Other_addresses_than_of_figures_on_this_site_are_refused(string address)
    {
        var browser = await SignedInAsync(await NamedAsync("Anna"));

        using var shown = await browser.GetAsync($"{Saved}/nieuw?adres={Uri.EscapeDataString(address)}", Cancel);
        using var sent = await browser.SubmitToAsync($"{Saved}/nieuw", New, ("adres", address), ("naam", "Voor de raad"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, 0), (shown.StatusCode, sent.StatusCode, await CountAsync()));
    }

    [Fact]
    public async Task Without_a_name_it_is_told_at_the_field_and_what_is_to_be_saved_is_kept()
    {
        var browser = await SignedInAsync(await NamedAsync("Anna"));

        using var refused = await browser.SubmitAsync(New, "Bewaar", ("naam", " "));
        var page = await refused.PageAsync();

        Assert.NotNull(page.GetElementById("naam-fout"));
        Assert.Equal("/cijfers/kruistabel?rij=sector&filter=sector%3Aenergie", page.QuerySelector("input[name=adres]")!.GetAttribute("value"));
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    [Trait("Trust", "T08")]
    public async Task What_another_person_saved_is_neither_seen_nor_removed()
    {
        var (anna, bram) = (await SignedInAsync(await NamedAsync("Anna")), await SignedInAsync(await NamedAsync("Bram")));
        using var kept = await anna.SubmitAsync(New, "Bewaar", ("naam", "Van Anna"));
        var id = await InDatabaseAsync(db => db.SavedViews.Select(view => view.Id).SingleAsync(Cancel));

        var list = await bram.PageAsync(Saved);
        using var tried = await bram.SubmitToAsync(Saved, New, ("weg", id.ToString()));

        Assert.DoesNotContain("Van Anna", list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, 1), (tried.StatusCode, await CountAsync()));
    }

    [Fact]
    [Trait("Trust", "T26")]
    [Trait("Trust", "T27")]
    public async Task What_one_saved_is_in_the_download_and_goes_with_the_account()
    {
        var browser = await SignedInAsync(await NamedAsync("Anna"));
        using var kept = await browser.SubmitAsync(New, "Bewaar", ("naam", "Voor de raad"));

        var data = await browser.GetStringAsync("/instellingen/gegevens?handler=Download", Cancel);
        using var erased = await browser.SubmitAsync("/instellingen/gegevens", "Verwijder mijn account", ("adres", "anna@collectief.example"));

        Assert.Contains("\"name\": \"Voor de raad\"", data, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    private Task<int> CountAsync() => InDatabaseAsync(db => db.SavedViews.CountAsync(Cancel));
}
