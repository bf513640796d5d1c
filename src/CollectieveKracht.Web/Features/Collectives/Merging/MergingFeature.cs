using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Conversation;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Collectives.People;
using CollectieveKracht.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Merging;

/// <summary>Merging collectives that are the same: what hangs on them, table by table.</summary>
public static class MergingFeature
{
    public static void AddMerging(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<CollectiveMerge>();
        builder.AddNightlyJob<FollowMerged>(FollowMerged.Name, hour: 3);
        services.AddMergePart(new([typeof(Collective)], FollowMergedBeforeAsync));
        services.AddMergePart(new([typeof(Team), typeof(Membership)], FollowPeopleAsync));
        services.AddMergePart(new([typeof(Invitation)], FollowInvitationsAsync));
        services.AddMergePart(new([typeof(CollectiveClaim)], FollowClaimsAsync));
        services.AddMergePart(new([typeof(JoinRequest)], FollowJoinRequestsAsync));
        services.AddMergePart(new([typeof(ProposedChange)], FollowChangesAsync));
        services.AddMergePart(new([typeof(Recognition)], FollowRecognitionsAsync));
        services.AddMergePart(new([typeof(Article)], FollowArticlesAsync));
        services.AddMergePart(new([typeof(Manuscript)], FollowManuscriptsAsync));
        services.AddMergePart(new([typeof(Question), typeof(Answer)], FollowQuestionsAsync));
    }

    private static async Task FollowMergedBeforeAsync(PlatformDb db, Merge merge, CancellationToken cancel)
    {
        foreach (var before in await db.Collectives.Where(collective => collective.MergedInto == merge.Merged.Id).ToListAsync(cancel)) before.Follow(merge.Merged);
    }

    private static async Task FollowPeopleAsync(PlatformDb db, Merge merge, CancellationToken cancel)
    {
        if (await db.FindTeamAsync(merge.Merged.Id, cancel) is not { } theirs) return;

        if (await db.FindTeamAsync(merge.Survivor.Id, cancel) is { } ours) ours.TakeIn(theirs, merge.Merged, merge.By);
        else db.Add(Team.Succeed(theirs, merge.Merged, merge.By));
        db.Remove(theirs);
    }

    private static async Task FollowInvitationsAsync(PlatformDb db, Merge merge, CancellationToken cancel)
    {
        foreach (var invitation in await db.Invitations.Where(invitation => invitation.CollectiveId == merge.Merged.Id).ToListAsync(cancel)) invitation.Follow(merge.Merged);
    }

    private static async Task FollowClaimsAsync(PlatformDb db, Merge merge, CancellationToken cancel)
    {
        var ours = await db.CollectiveClaims.Where(claim => claim.CollectiveId == merge.Survivor.Id).ToListAsync(cancel);
        foreach (var claim in await db.CollectiveClaims.Where(claim => claim.CollectiveId == merge.Merged.Id).ToListAsync(cancel))
            claim.Follow(merge.Merged, ours, merge.By, merge.At);
    }

    private static async Task FollowJoinRequestsAsync(PlatformDb db, Merge merge, CancellationToken cancel)
    {
        var team = await db.FindTeamAsync(merge.Survivor.Id, cancel) ?? db.Teams.Local.SingleOrDefault(known => known.Id == merge.Survivor.Id);
        var ours = await db.JoinRequests.Where(request => request.CollectiveId == merge.Survivor.Id).ToListAsync(cancel);
        foreach (var request in await db.JoinRequests.Where(request => request.CollectiveId == merge.Merged.Id).ToListAsync(cancel))
            request.Follow(merge.Merged, team, ours, merge.At);
    }

    // Of two for one part the newer goes on; what both would say is in the history.
    private static async Task FollowChangesAsync(PlatformDb db, Merge merge, CancellationToken cancel)
    {
        var ours = await db.ProposedChanges.Where(change => change.CollectiveId == merge.Survivor.Id).ToDictionaryAsync(change => change.Part, cancel);
        foreach (var change in await db.ProposedChanges.Where(change => change.CollectiveId == merge.Merged.Id).ToListAsync(cancel))
        {
            db.Remove(change);
            if (ours.TryGetValue(change.Part, out var known)) known.TakeOver(change);
            else db.Add(change.Following(merge.Merged));
        }
    }

    private static async Task FollowRecognitionsAsync(PlatformDb db, Merge merge, CancellationToken cancel)
    {
        var both = (await db.Recognitions.Include(recognition => recognition.Challenge)
            .Where(recognition => recognition.CollectiveId == merge.Merged.Id || recognition.CollectiveId == merge.Survivor.Id)
            .ToListAsync(cancel)).ToLookup(recognition => recognition.CollectiveId == merge.Merged.Id);
        var (theirs, ours) = (both[true].ToList(), both[false].ToDictionary(recognition => recognition.ChallengeId));
        if (theirs.Count == 0) return;

        var (before, merged) = (Written(ours.Values), Written(theirs));
        foreach (var recognition in theirs)
        {
            if (ours.TryGetValue(recognition.ChallengeId, out var known)) known.TakeOver(recognition);
            else ours[recognition.ChallengeId] = db.Add(recognition.Following(merge.Merged, merge.Survivor)).Entity;
            db.Remove(recognition);
        }

        // The same act on both, so that the history of the one that is left shows what each recognised.
        db.AuditEntries.Add(Noted(merge.Merged, merged, null));
        db.AuditEntries.Add(Noted(merge.Survivor, before, Written(ours.Values)));

        AuditEntry Noted(Collective collective, string said, string? now) =>
            new(new DomainEvent("collective", collective.Id.Value, merge.By, "merge-recognitions", said, now), merge.At);
    }

    private static string Written(IEnumerable<Recognition> recognitions) => PartState.Write(
    [
        .. from state in Enum.GetValues<RecognitionState>()
           let challenges = recognitions.Where(recognition => recognition.State == state).Select(recognition => recognition.Challenge.Slug)
           select new PartField(state.ToString(), [.. challenges.Order(StringComparer.Ordinal)]),
    ]);

    private static async Task FollowArticlesAsync(PlatformDb db, Merge merge, CancellationToken cancel)
    {
        var own = Audience.OwnCollective(merge.Merged.Id);
        var theirs = await db.Articles.Where(article => article.CollectiveId == merge.Merged.Id || article.Audience == own).ToListAsync(cancel);
        foreach (var article in theirs) article.Follow(merge.Merged);

        // What waits says for itself in whose name it is, and would otherwise bring the merged one back when it is published.
        var waiting = db.Revisions.FromSql($"select *, xmin from revisions where (state <> 'Published' and placement->>'collective' = {merge.Merged.Id.Value.ToString()}) or replaced->>'collective' = {merge.Merged.Id.Value.ToString()}");
        foreach (var revision in await waiting.ToListAsync(cancel)) revision.Follow(merge.Merged);
    }

    private static async Task FollowManuscriptsAsync(PlatformDb db, Merge merge, CancellationToken cancel)
    {
        foreach (var manuscript in await db.Manuscripts.Where(manuscript => manuscript.CollectiveId == merge.Merged.Id).ToListAsync(cancel)) manuscript.Follow(merge.Merged);
    }

    private static async Task FollowQuestionsAsync(PlatformDb db, Merge merge, CancellationToken cancel)
    {
        var merged = merge.Merged.Id;
        var questions = await db.Questions.Include(question => question.AskedBy).Include(question => question.Answers).ThenInclude(answer => answer.By)
            .Where(question => question.AskedBy.Id == merged || question.Answers.Any(answer => answer.By.Id == merged))
            .AsSplitQuery().ToListAsync(cancel);
        foreach (var question in questions)
        {
            question.Follow(merge.Merged, merge.Survivor);
            // The index is told of questions, not of who asks them.
            db.Entry(question).Property(q => q.AskedAt).IsModified = true;
        }
    }
}
