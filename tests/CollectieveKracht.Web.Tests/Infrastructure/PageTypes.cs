namespace CollectieveKracht.Web.Tests;

/// <summary>An address of every kind of page and of every state that makes other HTML. A page joins by adding its row.</summary>
public static class PageTypes
{
    private static readonly string[] Dutch =
    [
        "/", "/zoeken", "/zoeken?q=bestuur", "/zoeken?q=bestuur&sector=energie&sector=cultuur&soort=kennis", "/zoeken?q=zzzgeenwoord", "/zoeken?q=%3Cb%3E%22%26",
        "/kennis", "/kennis?q=bestuur&regio=limburg&kennissoort=stappenplan", "/kennis?pagina=2", "/kennis/opvolging-in-je-bestuur",
        "/kennis/what-collectives-struggle-with", "/kennis/uitkomsten-onderzoek-2020", "/kennis/opvolging-in-je-bestuur/versies",
        "/kennis/opvolging-in-je-bestuur/versies/1", "/kennis/opvolging-in-je-bestuur/versies/1..2",
        "/uitdagingen", "/uitdagingen?weergave=ketting", "/uitdagingen?sector=energie", "/uitdagingen/groep/interne-werking", "/uitdagingen/leiderschap",
        "/uitdagingen/leiderschap/kennis", "/uitdagingen/leiderschap/vragen", "/uitdagingen/leiderschap/collectieven", "/uitdagingen/leiderschap/cijfers",
        "/kettingen/van-geld-naar-regels", "/vragen", "/vragen?antwoord=zonder", "/vragen/voorbeeld-leden-komen-niet-naar-de-vergadering-hoe-erg-is-dat",
        "/collectieven", "/collectieven?weergave=kaart", "/collectieven?sector=energie&uitdaging=leiderschap&pagina=2",
        "/collectieven/voorbeeld-akkercooperatie-het-beverpad", "/netwerken", "/netwerken/energie-samen",
        "/cijfers", "/sectoren/energie", "/regio/limburg", "/regio/maastricht", "/woordenlijst", "/woordenlijst/professionalisering",
        "/over", "/spelregels", "/privacy", "/toegankelijkheid", "/hulp", "/stijlbord", "/nergens",
    ];

    public static IEnumerable<string> InBothLanguages => Dutch.SelectMany(address => new[] { address, InEnglish(address) });

    public static string InEnglish(string address) => address == "/" ? "/en" : $"/en{address}";
}
