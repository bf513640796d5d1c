using System.Globalization;
using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>The published versions of an article: their list, one of them ("2"), or what changed between two ("1..2").</summary>
public sealed class VersionsModel(PlatformDb db, CurrentViewer current) : PageModel
{
    public string ArticleSlug { get; private set; } = "";

    public IReadOnlyList<PublishedVersion> Versions { get; private set; } = [];

    public PublishedVersion Newest => Versions[0];

    /// <summary>The version to read, or the newer one of a comparison.</summary>
    public PublishedVersion? Chosen { get; private set; }

    /// <summary>The older one of a comparison.</summary>
    public PublishedVersion? Before { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, string? range, CancellationToken cancel)
    {
        if (!Slug.IsValid(slug) || await db.VersionsAsync(slug, current.Viewer, cancel) is not { } versions) return NotFound();

        (ArticleSlug, Versions) = (slug, versions);
        if (range is null) return Page();

        var numbers = range.Split("..");
        if (numbers.Length > 2) return NotFound();
        Chosen = Version(numbers[^1]);
        if (numbers.Length == 2 && (Before = Version(numbers[0])) is null) return NotFound();
        return Chosen is null ? NotFound() : Page();
    }

    private PublishedVersion? Version(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
            ? Versions.FirstOrDefault(version => version.Number == wanted)
            : null;
}
