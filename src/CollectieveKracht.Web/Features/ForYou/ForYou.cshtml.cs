using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Decisions;
using CollectieveKracht.Web.Features.Conversation;
using CollectieveKracht.Web.Features.Search;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.ForYou;

/// <summary>What asks something of who is signed in, on top; then what is new for their collectives, and how their own contributions stand.</summary>
[Authorize]
public sealed class ForYouModel(PlatformDb db, CurrentViewer current) : PageModel
{
    private const int ShownNews = 5, ShownQuestions = 2, ShownOwn = 10;

    public string Name => current.Person!.Name;

    public bool HasDecisions { get; private set; }

    public IReadOnlyList<OwnCollective> Collectives { get; private set; } = [];

    public IReadOnlyList<OwnVersion> Written { get; private set; } = [];

    public IReadOnlyList<OwnClaim> Claims { get; private set; } = [];

    public IReadOnlyList<Hit> News { get; private set; } = [];

    public IReadOnlyList<QuestionCard> Questions { get; private set; } = [];

    public IEnumerable<OwnCollective> ToConfirm => Collectives.Where(collective => collective is { Waits: true, MayEdit: true });

    public IEnumerable<OwnVersion> ToChange => Written.Where(version => version.State == RevisionState.ChangesRequested);

    public bool HasNothingToDo => !HasDecisions && !ToConfirm.Any() && !ToChange.Any();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var me = current.Person!.Account;
        Collectives = await db.OwnCollectivesAsync(me, cancel);
        Written = await db.WrittenBy(me).Take(ShownOwn).ToListAsync(cancel);
        Claims = await db.ClaimedBy(me).Take(ShownOwn).ToListAsync(cancel);
        HasDecisions = await db.HasDecisionsAsync(await db.DeciderAsync(current.Person, cancel), cancel);

        var own = Collectives.Select(collective => collective.Id).ToArray();
        var facing = await db.FacedByAsync(own, cancel);
        if (facing.Count == 0) return;

        News = await db.NewOn(facing, current.Viewer).Take(ShownNews).ToListAsync(cancel);
        Questions = await db.Questions
            .Where(question => question.Answers.Count == 0 && !own.Contains(question.AskedBy.Id) && question.Challenges.Any(challenge => facing.Contains(challenge.Slug)))
            .AsCards().Take(ShownQuestions).ToListAsync(cancel);
    }
}
