using System.Net;
using AngleSharp.Html.Dom;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Tests.Features.Trial;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Platform.Caching;

/// <summary>Asks a site for its public trial page, as visitor or as member, and changes what that page shows.</summary>
public abstract class CacheTest(PostgresTemplate template) : SiteTest(template)
{
    protected const string Address = "/proef-openbaar";

    /// <summary>Within this time a change must be seen everywhere.</summary>
    protected static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    protected static void WithMembers(TestSite site) => site.Additions.Add(services => services.AddScoped(provider =>
        new CurrentViewer { Viewer = IsMember(provider) ? Viewer.Member([CollectiveId.New()], []) : Viewer.Visitor }));

    protected static HttpClient Plain(TestSite site) =>
        site.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = TestSite.Plain, AllowAutoRedirect = false, HandleCookies = false });

    protected static async Task<HttpResponseMessage> AskAsync(HttpClient visitor, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await visitor.SendAsync(request, Cancel);
    }

    protected static async Task<string> ShownAsync(HttpClient visitor, string what, string address = Address) => Shown(await visitor.PageAsync(address), what);

    protected static string Shown(IHtmlDocument page, string what) => page.GetElementById(what)!.TextContent;

    /// <summary>Asks until the same page is given twice: from then on the site keeps pages.</summary>
    protected static async Task<string> KeptAsync(HttpClient visitor, string address = Address)
    {
        string made = "", before;
        await UntilAsync(async () =>
        {
            (before, made) = (made, await ShownAsync(visitor, "made", address));
            return before == made;
        });
        return made;
    }

    protected static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (!await isSo()) deadline.Token.ThrowIfCancellationRequested();
    }

    protected Task SayAsync(string summary) => ChangeAsync(async db =>
    {
        var challenge = await db.Challenges.SingleAsync(challenge => challenge.Slug == "leiderschap", Cancel);
        db.Entry(challenge).ComplexProperty(c => c.Summary).CurrentValue = new(summary, "In English");
    });

    protected static HttpStatusCode Status(HttpResponseMessage answer) => answer.StatusCode;

    private static bool IsMember(IServiceProvider provider) =>
        provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.Request.Headers.ContainsKey(PublicTrialModel.Member) is true;
}
