using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Accounts.SignIn;
using CollectieveKracht.Web.Features.Collectives.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Ours;

/// <summary>Says from the page of a challenge that it plays with the collective now: the short way past the form of that part of the profile.</summary>
public sealed class PlaysNowModel(PlatformDb db, CurrentViewer current, TimeProvider clock) : OurPage(db, current, TeamRole.Editor)
{
    public IActionResult OnGet() => To($"/{Ours.Slug}/profiel/uitdagingen");

    public async Task<IActionResult> OnPostAsync(string? uitdaging, [FromForm(Name = Back.Name)] string? back, CancellationToken cancel)
    {
        if (!Slug.IsValid(uitdaging)) return NotFound();
        if (await Db.Challenges.SingleOrDefaultAsync(challenge => challenge.Slug == uitdaging && !challenge.IsRetired, cancel) is not { } challenge) return NotFound();

        var recognised = await Db.RecognisedByAsync(Ours, cancel);
        recognised.Say(new Dictionary<Challenge, RecognitionState?> { [challenge] = RecognitionState.PlaysNow }, Me, clock.GetUtcNow());
        Db.Store(recognised);
        await Db.SaveOrRefuseAsync(cancel);
        return LocalRedirect(back is null ? Url.Content($"~/uitdagingen/{challenge.Slug}") : Back.Local(Url, back));
    }
}
