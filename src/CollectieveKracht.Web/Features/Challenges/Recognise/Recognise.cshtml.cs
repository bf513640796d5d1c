using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Accounts.SignIn;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Collectives.People;
using CollectieveKracht.Web.Features.Vocabularies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Challenges.Recognise;

/// <summary>
/// Says for a collective how a challenge stands, from wherever that is asked: the short way past the form of that part of the profile. The
/// answer can be changed any time, and taken back.
/// </summary>
[Authorize]
public sealed class RecogniseModel(
    PlatformDb db, VocabularyCache vocabularies, CurrentViewer current, TimeProvider clock, IStringLocalizer<ChallengesText> texts) : PageModel
{
    [BindProperty(Name = Back.Name, SupportsGet = true)]
    public string? BackTo { get; set; }

    public ChallengePoll Poll { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel) => await AskAsync(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, string? collectief, string? antwoord, CancellationToken cancel)
    {
        var answer = PollAnswer.Find(antwoord);
        if (answer is null) ModelState.AddModelError(nameof(antwoord), texts["PollNoAnswer"]);
        if (!Slug.IsValid(collectief)) ModelState.AddModelError(nameof(collectief), texts["PollNoCollective"]);
        if (!ModelState.IsValid) return await AskAsync(slug, cancel) ? Page() : NotFound();

        // Who presses twice waits for the first press, and then finds it said.
        await using var held = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select 1 from collectives where slug = {collectief} for update", cancel);
        var ours = await db.Collectives.SingleOrDefaultAsync(collective => collective.Slug == collectief && collective.Standing != CollectiveStanding.Archived, cancel);
        if (ours is null || await db.FindTeamAsync(ours.Id, cancel) is not { } team || !team.IsEditedBy(current.Person!.Account)) return Forbid();
        if (!Slug.IsValid(slug) || await db.Challenges.SingleOrDefaultAsync(known => known.Slug == slug && !known.IsRetired, cancel) is not { } challenge) return NotFound();

        var recognised = await db.RecognisedByAsync(ours, cancel);
        recognised.Say(new Dictionary<Challenge, RecognitionState?> { [challenge] = answer!.State }, current.Person.Account, clock.GetUtcNow());
        db.Store(recognised);
        await db.SaveOrRefuseAsync(cancel);
        await held.CommitAsync(cancel);

        var back = BackTo is null ? Url.Content($"~/uitdagingen/{slug}#{ChallengePoll.Anchor}") : Back.Local(Url, BackTo);
        return LocalRedirect(QueryHelpers.AddQueryString(back, ChallengePoll.For, ours.Slug));
    }

    /// <summary>Reads the question; there is none about a challenge that was retired or merged.</summary>
    private async Task<bool> AskAsync(string slug, CancellationToken cancel)
    {
        if ((await vocabularies.ReadAsync(cancel)).Find(Search.FacetDimension.Challenge, slug) is not { } challenge) return false;

        Poll = await ChallengePoll.ReadAsync(db, challenge, BackTo, current, cancel);
        return true;
    }
}
