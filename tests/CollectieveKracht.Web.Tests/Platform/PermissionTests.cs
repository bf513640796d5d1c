using System.Net;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Platform;

/// <summary>Every address says who may use it. A new one that says nothing fails here, and is closed to visitors meanwhile.</summary>
public sealed class PermissionTests(PostgresTemplate template) : ReadingTest(template)
{
    private const string Public = "public", Anyone = "anyone", SignedIn = "signed in";

    // Beside the pages that are public, and those that are for who is signed in: who may use what. Add a row with a new address.
    private static readonly Dictionary<string, string> Stated = new()
    {
        ["/inloggen"] = Anyone,
        ["/inloggen/code"] = Anyone,
        ["/inloggen/link"] = Anyone,
        ["/inloggen/naam"] = Anyone,
        ["/inloggen/verder"] = Anyone,
        ["/inloggen/via/{bij}"] = Anyone,
        ["/.well-known/change-password"] = Anyone,
        ["/inloggen/tweede-stap"] = Anyone,
        ["/uitloggen"] = Anyone,
        ["/wachtwoord-vergeten"] = Anyone,
        ["/wachtwoord-vergeten/nieuw"] = Anyone,
        ["/instellingen"] = SignedIn,
        ["/instellingen/e-mailadres"] = SignedIn,
        ["/instellingen/gegevens"] = SignedIn,
        ["/instellingen/meldingen"] = SignedIn,
        ["/instellingen/organisatie"] = SignedIn,
        ["/instellingen/organisaties"] = SignedIn,
        ["/instellingen/sessies"] = SignedIn,
        ["/instellingen/sleutels"] = SignedIn,
        ["/instellingen/tweede-stap"] = SignedIn,
        ["/instellingen/wachtwoord"] = SignedIn,
        ["/analyse"] = Policies.Analyst,
        ["/analyse/kruistabel"] = Policies.Analyst,
        ["/analyse/kruistabel.csv"] = Policies.Analyst,
        ["/analyse/kruistabel.csv-metadata.json"] = Policies.Analyst,
        ["/analyse/kruistabel.json"] = Policies.Analyst,
        ["/analyse/kruistabel.png"] = Policies.Analyst,
        ["/analyse/kruistabel.svg"] = Policies.Analyst,
        ["/analyse/kruistabel.xlsx"] = Policies.Analyst,
        ["/analyse/ranglijst"] = Policies.Analyst,
        ["/analyse/ranglijst.csv"] = Policies.Analyst,
        ["/analyse/ranglijst.csv-metadata.json"] = Policies.Analyst,
        ["/analyse/ranglijst.json"] = Policies.Analyst,
        ["/analyse/ranglijst.png"] = Policies.Analyst,
        ["/analyse/ranglijst.svg"] = Policies.Analyst,
        ["/analyse/ranglijst.xlsx"] = Policies.Analyst,
        ["/beheer/collectieven"] = SignedIn,
        ["/beheer/collectieven/dubbel"] = Policies.Moderator,
        ["/beheer/collectieven/samenvoegen"] = Policies.Moderator,
        ["/beheer/herzien"] = Policies.Curator,
        ["/beheer/herzien/{slug}"] = Policies.Curator,
        ["/beheer/kenmerken"] = Policies.Administrator,
        ["/beheer/kenmerken/{kenmerk}/nieuw"] = Policies.Administrator,
        ["/beheer/kenmerken/{kenmerk}/samenvoegen"] = Policies.Administrator,
        ["/beheer/kenmerken/{kenmerk}/{slug}"] = Policies.Administrator,
        ["/beheer/mensen"] = Policies.Administrator,
        ["/beheer/mensen/{id:guid}"] = Policies.Administrator,
        ["/beheer/netwerken"] = Policies.Administrator,
        ["/beheer/peilingen"] = Policies.Administrator,
        ["/beheer/peilingen/nieuw"] = Policies.Administrator,
        ["/beheer/peilingen/{slug}"] = Policies.Administrator,
        ["/beheer/peilingen/{slug}/geladen/{id:guid}"] = Policies.Administrator,
        ["/beheer/peilingen/{slug}/importeren"] = Policies.Administrator,
        ["/beheer/peilingen/{slug}/importeren/{id:guid}"] = Policies.Administrator,
        ["/beheer/peilingen/{slug}/importeren/{id:guid}/controle"] = Policies.Administrator,
        ["/beheer/peilingen/{slug}/voorbeeld"] = Policies.Administrator,
        ["/beheer/peilingen/{slug}/vragen/nieuw"] = Policies.Administrator,
        ["/beheer/peilingen/{slug}/vragen/{vraag}"] = Policies.Administrator,
        ["/beheer/synoniemen"] = Policies.Curator,
        ["/beheer/synoniemen/{groep}"] = Policies.Curator,
        ["/beheer/uitdagingen"] = Policies.Curator,
        ["/beheer/uitdagingen/nieuw"] = Policies.Curator,
        ["/beheer/uitdagingen/samenvoegen"] = Policies.Curator,
        ["/beheer/uitdagingen/{slug}"] = Policies.Curator,
        ["/beheer/zoekvragen"] = Policies.Curator,
        ["/collectieven/aanmelden"] = SignedIn,
        ["/collectieven/lijkt-op"] = SignedIn,
        ["/collectieven/{slug}/claimen"] = SignedIn,
        ["/collectieven/{slug}/meedoen"] = SignedIn,
        ["/klopt"] = Anyone,
        ["/klopt/artikel"] = Anyone,
        ["/ons-collectief"] = SignedIn,
        ["/ons-collectief/{slug}"] = SignedIn,
        ["/ons-collectief/{slug}/geschiedenis"] = SignedIn,
        ["/ons-collectief/{slug}/mensen"] = SignedIn,
        ["/ons-collectief/{slug}/profiel/{deel}"] = SignedIn,
        ["/uitdagingen/{slug}/herken"] = SignedIn,
        ["/uitdagingen/{slug}/volgen"] = SignedIn,
        ["/volgen/{soort}/{slug}"] = SignedIn,
        ["/cijfers/bewaard"] = SignedIn,
        ["/cijfers/bewaard/nieuw"] = SignedIn,
        ["/cijfers/uitvoer"] = SignedIn,
        ["/cijfers/uitvoer/{id:guid}"] = SignedIn,
        ["/cijfers/uitvoer/{id:guid}.zip"] = SignedIn,
        ["/bestanden/{id:guid}/{name}"] = Anyone,
        ["/moderatie"] = Policies.Moderator,
        ["/moderatie/{id:guid}"] = Policies.Moderator,
        ["/moderatie/{id:guid}/bewerken"] = Policies.Moderator,
        ["/schrijven/veranderd/{id:guid}"] = SignedIn,
        ["/moderatie/melding/{id:guid}"] = Policies.Moderator,
        ["/kennis/{slug}/melden"] = SignedIn,
        ["/beheer/redenen"] = Policies.Moderator,
        ["/kennis/{slug}/bewerken"] = SignedIn,
        ["/schrijven"] = SignedIn,
        ["/schrijven/alles.zip"] = SignedIn,
        ["/schrijven/alles-html.zip"] = SignedIn,
        ["/schrijven/alles-pdf.zip"] = SignedIn,
        ["/schrijven/lijkt-op"] = SignedIn,
        ["/schrijven/nieuw"] = SignedIn,
        ["/schrijven/{id:guid}"] = SignedIn,
        ["/schrijven/{id:guid}/niet-bewaard"] = Anyone,
        ["/uitnodiging"] = SignedIn,
        ["/voor-jou"] = SignedIn,
        ["/peiling/{slug}/{stap}"] = SignedIn,
        ["/peiling/{slug}/{stap}/niet-bewaard"] = Anyone,
        ["/peiling/{slug}/klaar"] = SignedIn,
        ["/peiling/{slug}/uitkomst"] = SignedIn,
        ["/beheer/instellingen"] = Policies.Administrator,
        ["/beheer/post"] = Policies.Administrator,
        ["/beheer/taken"] = Policies.Administrator,
        ["/moderatie/logboek"] = Policies.LogReader,
        ["/afmelden"] = Anyone,
        ["/ontwikkeling/post"] = Anyone,
        ["/ontwikkeling/post/{mail:guid}/html"] = Anyone,
        ["/fout"] = Anyone,
        ["/stijlbord"] = Anyone,
        ["/proef/{deel?}"] = Anyone,
        ["/zoeken/suggesties"] = Anyone,
        ["/kettingen"] = Anyone,
        ["/robots.txt"] = Anyone,
        ["/.well-known/security.txt"] = Anyone,
        ["/health/live"] = Anyone,
        ["/health/ready"] = Anyone,
    };

    [Fact]
    [Trait("Trust", "T07")]
    public void Every_address_states_who_may_use_it()
    {
        var found = Endpoints.Select(endpoint => (Address: AddressOf(endpoint), Who: PermissionOf(endpoint))).Where(one => one.Who != Public).Distinct().ToList();

        Assert.Equal(
            Stated.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}: {one.Value}"),
            found.OrderBy(one => one.Address, StringComparer.Ordinal).Select(one => $"{one.Address}: {one.Who}"));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("POST")]
    [Trait("Trust", "T07")]
    public async Task What_is_not_for_visitors_is_closed_to_them(string method)
    {
        foreach (var endpoint in Endpoints.Where(endpoint => PermissionOf(endpoint) is not (Public or Anyone)))
        {
            var address = string.Join('/', AddressOf(endpoint).Split('/').Select(part => part.StartsWith('{') ? Guid.Empty.ToString() : part));
            using var answer = await Visitor.SendAsync(new HttpRequestMessage(new HttpMethod(method), address), Cancel);

            var isLedToSignIn = answer.StatusCode == HttpStatusCode.Redirect && answer.Header("Location")!.StartsWith("/inloggen?terug=", StringComparison.Ordinal);
            Assert.True(isLedToSignIn || answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed,
                $"{method} {address} answered {answer.StatusCode}");
        }
    }

    private IEnumerable<RouteEndpoint> Endpoints => Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        // Files, and what the framework adds in development to find those that are made while the site runs.
        .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && endpoint.RoutePattern.RawText != "{**path:file}");

    private static string AddressOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static string PermissionOf(Endpoint endpoint) =>
        endpoint.IsPublicPage() ? Public
        : endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? Anyone
        : endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>() is [.., var asked] ? asked.Policy ?? SignedIn
        : "nobody said";
}
