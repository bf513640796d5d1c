using CollectieveKracht.Web.Features.Geography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.StyleBoard;

/// <summary>Every component on one page, to look at and to test. It is for who builds the site, so it is in Dutch and not there in Production.</summary>
[AllowAnonymous]
public sealed class StyleBoardModel(IWebHostEnvironment environment) : PageModel
{
    public static IReadOnlyList<(string Slug, string Name)> Sectors { get; } =
    [
        ("energie", "Energie"),
        ("sociale-voorzieningen", "Sociale voorzieningen"),
        ("voedsel-omgeving-milieu", "Voedsel, omgeving & milieu"),
        ("voedsel-en-sociaal", "Voedsel & sociale voorzieningen"),
        ("infrastructuur-mobiliteit", "Infrastructuur & mobiliteit"),
        ("cultuur", "Cultuur"),
        ("multifunctioneel", "Multifunctioneel"),
    ];

    /// <summary>A stone of each sector in seven municipalities, and three provinces with a number, one of them too small to show.</summary>
    public static StoneMap Map { get; } =
        StoneMap.Lay(StoneGrid.Coarse, Sectors.Zip(["GM0014", "GM0080", "GM0106", "GM0193", "GM0363", "GM0518", "GM0687"], (sector, code) => new Located(code, "", "", sector.Slug, 1))) with
        {
            Heat = new Dictionary<string, int> { ["PV25"] = 2, ["PV30"] = 6, ["PV31"] = StoneMap.TooFew },
            Numbers = new Dictionary<string, string> { ["PV25"] = "7", ["PV30"] = "31" },
        };

    public static IReadOnlyList<(string Slug, string Name)> Categories { get; } =
    [
        ("interne-werking", "Interne werking"),
        ("ledendynamiek", "Ledendynamiek"),
        ("relatie-met-overheden", "Relatie met overheden"),
        ("relatie-met-commerciele-partijen", "Relatie met commerciële partijen"),
        ("relatie-met-andere-collectieven", "Relatie met andere collectieven"),
    ];

    public static IReadOnlyList<string> Icons { get; } =
    [
        "arrow-right", "bell", "book", "bookmark", "chart", "chat", "check", "chevron-down", "chevron-left", "chevron-right", "clock",
        "close", "coin", "document", "download", "filter", "flag", "globe", "history", "info", "link", "list", "lock", "mail", "map",
        "megaphone", "menu", "microphone", "minus", "notebook", "people", "pin", "plus", "print", "question", "quote", "scale", "search", "share",
        "star", "steps", "table", "template", "undo", "upload", "warning",
    ];

    public IActionResult OnGet() => environment.IsProduction() ? NotFound() : Page();
}
