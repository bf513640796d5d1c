using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Glossary;

/// <summary>All words that are read differently, in alphabetical order.</summary>
[PublicPage]
public sealed class GlossaryModel(PlatformDb db) : PageModel
{
    private const int Most = 1000;

    public IReadOnlyList<GlossaryRow> Terms { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var terms = await db.GlossaryTerms.AsNoTracking()
            .OrderBy(term => term.Slug)
            .Select(term => new GlossaryRow(term.Slug, term.Name, term.Summary))
            .Take(Most)
            .ToListAsync(cancel);
        var alphabet = StringComparer.Create(Language.Current.Culture, ignoreCase: true);
        Terms = [.. terms.OrderBy(term => term.Name.In(Language.Current.Code), alphabet)];
    }
}

public sealed record GlossaryRow(string Slug, Label Name, Label Summary);
