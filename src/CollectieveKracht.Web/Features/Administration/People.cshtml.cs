using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Administration;

/// <summary>Everyone with an account, to find one by name or mail address.</summary>
[Authorize(Policies.Administrator)]
public sealed class PeopleModel(PlatformDb db) : PageModel
{
    public const int PageSize = 25, LongestWords = 100;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty(Name = "rol", SupportsGet = true)]
    public Role? ChosenRole { get; set; }

    [BindProperty(Name = "pagina", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public int LastPage { get; private set; } = 1;

    public int Count { get; private set; }

    public IReadOnlyList<WaitingAffiliation> Waiting { get; private set; } = [];

    public IReadOnlyList<PersonRow> Rows { get; private set; } = [];

    /// <summary>The address of a page of what was looked for.</summary>
    public string Address(int page) =>
        QueryHelpers.AddQueryString(Url.Content("~/beheer/mensen"), new Dictionary<string, string?> { ["q"] = Words, ["rol"] = ChosenRole?.ToString(), ["pagina"] = $"{page}" });

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        Words = Words is { Length: > LongestWords } ? Words[..LongestWords] : Words;
        var people = db.People.Called(db, Words).WithRole(db, ChosenRole);
        Count = await people.CountAsync(cancel);
        LastPage = Math.Max(1, (Count + PageSize - 1) / PageSize);
        if (PageNumber < 1 || PageNumber > LastPage) return NotFound();

        Rows = await people.AsRows(db).Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        if (PageNumber == 1) Waiting = await db.WaitingAffiliations().Take(PageSize).ToListAsync(cancel);
        return Page();
    }
}
