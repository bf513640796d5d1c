using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.StyleBoard;

/// <summary>Every component on one page, to look at and to test. Only for who builds the site, and so in Dutch only.</summary>
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
        "megaphone", "menu", "microphone", "minus", "notebook", "people", "pin", "plus", "print", "question", "scale", "search", "share",
        "star", "steps", "table", "template", "warning",
    ];

    public IActionResult OnGet() => environment.IsDevelopment() ? Page() : NotFound();
}
