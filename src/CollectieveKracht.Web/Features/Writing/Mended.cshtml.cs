using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Writing;

/// <summary>What a moderator changed in a text that someone sent in, for its author.</summary>
[Authorize]
public sealed class MendedModel(PlatformDb db, CurrentViewer current) : PageModel
{
    public SentText SentIn { get; private set; } = null!;

    public SentText Mended { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        var (version, me) = (RevisionId.From(id), current.Person!.Account);
        var found = await db.Revisions.Where(revision => revision.Id == version && revision.AuthorId == me && revision.AsSentIn != null)
            .Select(revision => new { revision.AsSentIn, revision.Title, revision.Summary, revision.BodyMarkdown }).SingleOrDefaultAsync(cancel);
        if (found is null) return NotFound();

        (SentIn, Mended) = (found.AsSentIn!, new(found.Title, found.Summary, found.BodyMarkdown));
        return Page();
    }
}
