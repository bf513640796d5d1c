namespace CollectieveKracht.Web.Tests;

/// <summary>One address of every kind of page, for what has to hold on each. A new kind of page joins by adding its row.</summary>
public static class PageTypes
{
    public const string NotFound = "/bestaat-niet";

    public static readonly IReadOnlyList<string> Addresses =
    [
        "/",
        "/zoeken",
        "/zoeken?q=bestuur&sector=energie",
        "/zoeken?q=zzzgeenwoord",
        "/kennis",
        "/kennis/professioneler-werken-en-jezelf-blijven",
        "/kennis/opvolging-in-je-bestuur/versies",
        "/kennis/opvolging-in-je-bestuur/versies/1",
        "/kennis/opvolging-in-je-bestuur/versies/1..2",
        "/uitdagingen",
        "/uitdagingen?weergave=ketting",
        "/uitdagingen/groep/interne-werking",
        "/uitdagingen/leiderschap",
        "/uitdagingen/leiderschap/kennis",
        "/uitdagingen/leiderschap/vragen",
        "/uitdagingen/leiderschap/collectieven",
        "/uitdagingen/leiderschap/cijfers",
        "/kettingen/van-geld-naar-regels",
        "/scenario",
        "/scenario?fase=groei&leden=50-249&sector=energie",
        "/vragen",
        "/vragen/voorbeeld-hoe-krijg-je-jongeren-in-het-bestuur",
        "/vragen/voorbeeld-welke-vragen-stel-je-aan-je-leden-over-jullie-effect",
        "/collectieven",
        "/collectieven?weergave=kaart&sector=energie",
        "/collectieven/voorbeeld-akkercooperatie-het-beverpad",
        "/netwerken",
        "/netwerken/energie-samen",
        "/cijfers",
        "/cijfers/ranglijst",
        "/cijfers/kruistabel",
        "/cijfers/kruistabel?weergave=balken",
        "/cijfers/tabellenboek",
        "/cijfers/download",
        "/peiling",
        $"/peiling/voorbeeld-{DateTimeOffset.UtcNow.Year}",
        "/sectoren/energie",
        "/regio/limburg",
        "/regio/maastricht",
        "/woordenlijst",
        "/woordenlijst/professionalisering",
        "/over",
        "/spelregels",
        "/privacy",
        "/toegankelijkheid",
        "/hulp",
        "/inloggen",
        "/wachtwoord-vergeten",
        "/en/uitdagingen/leiderschap",
        NotFound,
    ];

    /// <summary>What someone else sent in, of which <see cref="BusyPerson"/> holds the claim as a moderator.</summary>
    public const string WaitingText = "019b0000-0000-7000-8000-000000000002";

    /// <summary>What <see cref="BusyPerson"/> sent in, and a moderator mended.</summary>
    public const string MendedText = "019b0000-0000-7000-8000-000000000003";

    /// <summary>What readers reported, of which <see cref="BusyPerson"/> holds the claim as a moderator.</summary>
    public const string FlaggedArticle = "019b0000-0000-7000-8000-000000000004";

    /// <summary>A file of answers that <see cref="BusyPerson"/> is looking at as an administrator.</summary>
    public const string FileOfAnswers = "019b0000-0000-7000-8000-000000000005";

    /// <summary>A file of answers that <see cref="BusyPerson"/> loaded.</summary>
    public const string LoadedFile = "019b0000-0000-7000-8000-000000000006";

    /// <summary>An export of figures that is being made for <see cref="BusyPerson"/>.</summary>
    public const string Export = "019b0000-0000-7000-8000-000000000007";

    /// <summary>What <see cref="BusyPerson"/> is writing.</summary>
    public const string BusyPersonsText = "019b0000-0000-7000-8000-000000000001";

    /// <summary>Pages for who is signed in, as <see cref="BusyPerson"/> opens them.</summary>
    /// <param name="busy">Their number, for the pages about one person.</param>
    public static IReadOnlyList<string> ForMembers(Guid busy) =>
    [
        "/voor-jou",
        "/ons-collectief?alle=true",
        "/ons-collectief/kwikstaart",
        "/ons-collectief/kwikstaart/mensen",
        "/ons-collectief/kwikstaart/geschiedenis",
        "/ons-collectief/kwikstaart/profiel/wie",
        "/ons-collectief/kwikstaart/profiel/werk",
        "/ons-collectief/kwikstaart/profiel/vorm",
        "/ons-collectief/kwikstaart/profiel/doelgroep",
        "/ons-collectief/kwikstaart/profiel/hulp",
        "/ons-collectief/kwikstaart/profiel/uitdagingen",
        "/peiling/proef-2026/jullie-collectief?collectief=kwikstaart",
        "/peiling/proef-2026/toekomst?collectief=kwikstaart",
        "/peiling/proef-2026/interne-werking?collectief=kwikstaart",
        "/peiling/proef-2026/klaar?collectief=kwikstaart",
        "/peiling/proef-2026/uitkomst?collectief=kwikstaart",
        "/collectieven/aanmelden",
        "/collectieven/avondrood/claimen",
        "/collectieven/morgenrood/meedoen",
        "/uitdagingen/leiderschap/herken",
        "/uitdagingen/leiderschap/volgen",
        "/volgen/sector/energie",
        "/volgen/regio/limburg",
        "/cijfers/bewaard",
        "/cijfers/bewaard/nieuw?adres=%2Fcijfers%2Franglijst",
        "/cijfers/uitvoer",
        $"/cijfers/uitvoer/{Export}",
        "/uitnodiging?sleutel=verlopen",
        "/moderatie",
        $"/moderatie/{WaitingText}",
        $"/moderatie/{WaitingText}/bewerken",
        $"/schrijven/veranderd/{MendedText}",
        $"/moderatie/melding/{FlaggedArticle}",
        "/kennis/opvolging-in-je-bestuur/melden",
        "/beheer/redenen",
        "/schrijven",
        "/schrijven/nieuw",
        "/kennis/opvolging-in-je-bestuur/bewerken",
        $"/schrijven/{BusyPersonsText}",
        "/instellingen",
        "/instellingen/e-mailadres",
        "/instellingen/gegevens",
        "/instellingen/meldingen",
        "/instellingen/organisatie",
        "/instellingen/organisaties",
        "/instellingen/sessies",
        "/instellingen/sleutels",
        "/instellingen/tweede-stap",
        "/instellingen/wachtwoord",
        "/analyse",
        "/analyse/kruistabel",
        "/analyse/ranglijst",
        "/beheer/collectieven",
        "/beheer/collectieven/dubbel",
        "/beheer/collectieven/samenvoegen?blijft=avondrood&ander=morgenrood",
        "/beheer/herzien",
        "/beheer/herzien/opvolging-in-je-bestuur",
        "/beheer/kenmerken",
        "/beheer/kenmerken/sector/energie",
        "/beheer/kenmerken/rechtsvorm/vereniging",
        "/beheer/kenmerken/terrein/nieuw",
        "/beheer/kenmerken/rechtsvorm/samenvoegen",
        "/beheer/kenmerken/terrein/samenvoegen?blijft=zorg&ander=wonen",
        "/beheer/mensen",
        $"/beheer/mensen/{busy}",
        "/beheer/netwerken",
        "/beheer/instellingen",
        "/beheer/peilingen",
        "/beheer/peilingen/nieuw",
        $"/beheer/peilingen/{BusyPerson.OpenWave}",
        $"/beheer/peilingen/{BusyPerson.OpenWave}/geladen/{LoadedFile}",
        $"/beheer/peilingen/{BusyPerson.OpenWave}/importeren",
        $"/beheer/peilingen/{BusyPerson.OpenWave}/importeren/{FileOfAnswers}",
        $"/beheer/peilingen/{BusyPerson.OpenWave}/importeren/{FileOfAnswers}/controle",
        $"/beheer/peilingen/{BusyPerson.DraftWave}",
        $"/beheer/peilingen/{BusyPerson.DraftWave}/voorbeeld",
        $"/beheer/peilingen/{BusyPerson.DraftWave}/vragen/interne-werking",
        $"/beheer/peilingen/{BusyPerson.DraftWave}/vragen/nieuw",
        "/beheer/post",
        "/beheer/taken",
        "/moderatie/logboek?wat=collective&van=2026-01-01",
        "/beheer/synoniemen",
        "/beheer/synoniemen/nieuw",
        "/beheer/uitdagingen",
        "/beheer/uitdagingen/leiderschap",
        "/beheer/uitdagingen/nieuw",
        "/beheer/uitdagingen/samenvoegen",
        "/beheer/uitdagingen/samenvoegen?blijft=leiderschap&ander=opschalen",
        "/beheer/zoekvragen",
    ];

    /// <summary>Further states that make other HTML, and longer texts.</summary>
    private static readonly string[] States =
    [
        "/zoeken?q=bestuur&sector=energie&sector=cultuur&soort=kennis", "/zoeken?q=vrijwiligers", "/zoeken?q=%3Cb%3E%22%26",
        "/kennis?q=bestuur&regio=limburg&kennissoort=stappenplan", "/kennis?pagina=2", "/kennis/opvolging-in-je-bestuur",
        "/kennis/what-collectives-struggle-with", "/kennis/uitkomsten-onderzoek-2020", "/uitdagingen?sector=energie", "/vragen?antwoord=zonder",
        "/vragen/voorbeeld-leden-komen-niet-naar-de-vergadering-hoe-erg-is-dat", "/collectieven?sector=energie&uitdaging=leiderschap&pagina=2", "/stijlbord", "/scenario?sector=onzin",
    ];

    public static IEnumerable<string> InBothLanguages => Addresses.Concat(States)
        .Where(address => !address.StartsWith("/en/", StringComparison.Ordinal))
        .SelectMany(address => new[] { address, InEnglish(address) });

    public static IEnumerable<string> ForMembersInBothLanguages(Guid busy) => ForMembers(busy).SelectMany(address => new[] { address, InEnglish(address) });

    private static string InEnglish(string address) => address == "/" ? "/en" : $"/en{address}";
}
