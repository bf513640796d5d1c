using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Platform.Markdown;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Glossary;

public static class GlossaryWordQueries
{
    /// <summary>The words by which a text in that language is seen to use a term.</summary>
    public static async Task<IReadOnlyCollection<GlossaryWords>> WordsAsync(
        this IQueryable<GlossaryTerm> terms, string language, CancellationToken cancel)
    {
        var known = await terms.AsNoTracking()
            .OrderBy(term => term.Slug)
            .Select(term => new { term.Slug, term.Name, term.Forms })
            .ToListAsync(cancel);
        return [.. known.Select(term => new GlossaryWords(term.Slug, language == "en" ? [term.Name.En] : [term.Name.Nl, .. term.Forms]))];
    }
}
