using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Collectives.Decisions;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Collectives.Mails;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Merging;

/// <summary>Merges one collective into another, with all that hangs on it. The caller begins the transaction, by <see cref="HoldAsync"/>, and commits it.</summary>
public sealed class CollectiveMerge(PlatformDb db, IEnumerable<MergePart> parts, Outbox outbox, TimeProvider clock)
{
    private static readonly string[] Pages = ["/collectieven/", "/ons-collectief/"];

    /// <summary>From here on others who change or merge one of these wait until this is done.</summary>
    public Task HoldAsync(string one, string other, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"select from collectives where slug in ({one}, {other}) order by id for update", cancel);

    public async Task RunAsync(Collective survivor, Collective merged, MergeChoices choices, Decider decider, Reason reason, CancellationToken cancel)
    {
        var vocabulary = await db.Terms.ToListAsync(cancel);
        var contacts = await db.Memberships
            .Where(person => (person.CollectiveId == survivor.Id || person.CollectiveId == merged.Id) && person.Role == TeamRole.Contact)
            .Select(person => person.Person).Distinct().ToListAsync(cancel);
        var merge = new Merge(survivor, merged, decider.Account, clock.GetUtcNow());

        survivor.Merge(merged, choices, decider, reason, vocabulary, merge.At);
        await LeadAsync(merged.Slug, survivor.Slug, cancel);
        await RenewIndexAsync(survivor.Id, cancel);
        var mail = new DecisionMail(Decision.Merged, survivor.Name, $"/ons-collectief/{survivor.Slug}", merged.Name, reason.Text);
        await outbox.TellAsync(db, contacts, mail, cancel);
        await TakeAlongAsync(merge, cancel);
    }

    /// <summary>Makes all that refers to the merged one refer to the survivor, and stores it.</summary>
    /// <returns>Whether there was anything to store.</returns>
    public async Task<bool> TakeAlongAsync(Merge merge, CancellationToken cancel)
    {
        foreach (var part in parts) await part.FollowAsync(db, merge, cancel);
        if (!db.ChangeTracker.HasChanges()) return false;

        await db.SaveOrRefuseAsync(cancel);
        // The index reads what plays with a collective as it is stored.
        db.Entry(merge.Survivor).Property(c => c.ChangedAt).IsModified = true;
        await db.SaveOrRefuseAsync(cancel);
        await RecognisedCounts.RefreshAsync(db, cancel);
        return true;
    }

    // The index names the collective under what it wrote and asked, and what it is called may have changed.
    private async Task RenewIndexAsync(CollectiveId survivor, CancellationToken cancel)
    {
        foreach (var article in await db.Articles.Where(article => article.CollectiveId == survivor).ToListAsync(cancel))
            db.Entry(article).Property(a => a.LastPublishedAt).IsModified = true;
        foreach (var question in await db.Questions.Include(question => question.AskedBy).Where(question => question.AskedBy.Id == survivor).ToListAsync(cancel))
            db.Entry(question).Property(q => q.AskedAt).IsModified = true;
    }

    private async Task LeadAsync(string from, string to, CancellationToken cancel)
    {
        foreach (var page in Pages)
        {
            var (old, now) = (page + from, page + to);
            await db.FormerAddresses.Where(address => address.Target == old).ExecuteUpdateAsync(set => set.SetProperty(address => address.Target, now), cancel);
            db.Add(new FormerAddress(old, now));
        }
    }
}
