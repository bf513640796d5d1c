using System.Net;
using CollectieveKracht.Web.Tests.Features.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests;

/// <summary>What holds on every page for who is signed in.</summary>
public sealed class MemberPageTests(PostgresTemplate template) : SiteTest(template)
{
    // What script asks for, or what only leads elsewhere.
    private static readonly string[] Pieces = ["/collectieven/lijkt-op", "/schrijven/lijkt-op"];

    [Fact]
    [Trait("Trust", "T34")]
    public async Task Every_page_for_members_is_valid_HTML_with_a_heading_and_a_title_of_its_own()
    {
        var (browser, busy) = await BusyBrowserAsync();
        var (faults, titles) = (new List<string>(), new List<(string Address, string? Title)>());

        foreach (var address in PageTypes.ForMembersInBothLanguages(busy))
        {
            using var answer = await browser.GetAsync(address, Cancel);
            var html = await answer.Content.ReadAsStringAsync(Cancel);
            var page = await answer.PageAsync();
            titles.Add((address, page.Title));
            if (answer.StatusCode != HttpStatusCode.OK) faults.Add($"{address} answers {answer.StatusCode}");
            faults.AddRange(Markup.FaultsIn(html).Select(fault => $"{address}: {fault}"));
            if (page.QuerySelectorAll("h1").Length != 1) faults.Add($"{address} has {page.QuerySelectorAll("h1").Length} headings of the first level");
        }

        faults.AddRange(titles.GroupBy(one => (one.Title, IsEnglish: one.Address.StartsWith("/en/", StringComparison.Ordinal))).Where(same => same.Count() > 1).Select(same => $"{same.Key.Title}: {string.Join(" ", same.Select(one => one.Address))}"));
        AssertNone(faults);
    }

    [Fact]
    [Trait("Trust", "T23")]
    public async Task No_page_for_members_is_kept_by_a_browser_or_found_by_a_search_engine()
    {
        var (browser, busy) = await BusyBrowserAsync();
        var faults = new List<string>();

        foreach (var address in PageTypes.ForMembers(busy))
        {
            using var answer = await browser.GetAsync(address, Cancel);
            if (answer.Header("Cache-Control") != "no-store" || answer.Header("ETag") is not null) faults.Add($"{address} may be kept: {answer.Header("Cache-Control")}");
            if ((await answer.PageAsync()).QuerySelector("meta[name=robots][content=noindex]") is null) faults.Add($"{address} may be found");
        }

        AssertNone(faults);
    }

    [Fact]
    [Trait("Trust", "T34")]
    public async Task No_link_on_them_leads_nowhere()
    {
        var (browser, busy) = await BusyBrowserAsync();
        var links = new HashSet<string>();
        foreach (var address in PageTypes.ForMembers(busy))
        {
            var page = await browser.PageAsync(address);
            links.UnionWith(page.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]));
        }

        var broken = new List<string>();
        foreach (var link in links.Where(link => link.Length > 0))
        {
            using var answer = await browser.GetAsync(link, Cancel);
            if ((int)answer.StatusCode >= 400) broken.Add($"{link} answers {(int)answer.StatusCode}");
        }

        AssertNone(broken);
    }

    [Fact]
    public void The_list_has_every_page_for_members()
    {
        var pages = Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null
                && endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Where(pattern => !Pieces.Contains($"/{pattern.TrimStart('/')}"));

        AssertNone([.. pages.Where(pattern => !PageTypes.ForMembers(Guid.Empty).Any(address => IsAt(pattern, address))).Select(pattern => $"{pattern} is missing")]);
    }

    private async Task<(HttpClient Browser, Guid Person)> BusyBrowserAsync()
    {
        var person = await InDatabaseAsync(BusyPerson.MakeAsync);
        return (await Members.SignedInAsync(Site, person, hasSecondFactor: true), person.Id.Value);
    }

    private static bool IsAt(string pattern, string address) =>
        new TemplateMatcher(TemplateParser.Parse(pattern.TrimStart('/')), []).TryMatch(address.Split('?')[0], []);

    private static void AssertNone(List<string> faults) => Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
}
