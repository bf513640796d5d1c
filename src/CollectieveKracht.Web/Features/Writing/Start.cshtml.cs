using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Features.Knowledge;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace CollectieveKracht.Web.Features.Writing;

/// <summary>What someone wants to share: the kind comes first, since the headings to begin with follow from it.</summary>
[Authorize]
public sealed class StartModel : PageModel
{
    /// <summary>What the text is to be called, where someone is asked to write it.</summary>
    [BindProperty(SupportsGet = true, Name = "titel")]
    public string? Title { get; set; }

    public void OnGet()
    {
    }

    /// <summary>An address for a text that does not exist yet; the kind goes along.</summary>
    public string AddressFor(KnowledgeKind kind) => QueryHelpers.AddQueryString(
        Url.Content($"~/schrijven/{ManuscriptId.New().Value}"),
        new Dictionary<string, string?> { ["soort"] = KnowledgeKindSlug.Of(kind), ["titel"] = string.IsNullOrWhiteSpace(Title) ? null : Title });
}
