using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.About;

/// <summary>A page about the site: what it is, its rules, privacy, accessibility and help.</summary>
[PublicPage]
public sealed class AboutModel(AboutPages pages) : PageModel
{
    public AboutPage Shown { get; private set; } = null!;

    public void OnGet(string slug) => Shown = pages[slug];
}
