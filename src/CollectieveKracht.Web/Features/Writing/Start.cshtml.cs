using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Features.Knowledge;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Writing;

/// <summary>What someone wants to share: the kind comes first, since the headings to begin with follow from it.</summary>
[Authorize]
public sealed class StartModel : PageModel
{
    public void OnGet()
    {
    }

    /// <summary>An address for a text that does not exist yet; the kind goes along.</summary>
    public string AddressFor(KnowledgeKind kind) => Url.Content($"~/schrijven/{ManuscriptId.New().Value}?soort={KnowledgeKindSlug.Of(kind)}");
}
