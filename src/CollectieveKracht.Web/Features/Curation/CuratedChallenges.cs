using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>
/// Renames and merges challenges, with all that names them. A test fails for a place that does not follow. The caller begins the transaction,
/// by <see cref="HoldAsync"/>, and commits it.
/// </summary>
public sealed class CuratedChallenges(PlatformDb db)
{
    private const int BatchSize = 100;

    private static readonly string[] Folders = ["/uitdagingen/", "/beheer/uitdagingen/"];

    // Pages of ours at such addresses.
    private static readonly string[] Taken = ["groep", "nieuw", "samenvoegen"];

    /// <summary>From here on others who change one of these wait until this is done.</summary>
    public Task HoldAsync(string one, string other, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"select from challenges where slug in ({one}, {other}) order by id for update", cancel);

    /// <summary>The name in addresses for a challenge that is called so; the one it has or had when that fits.</summary>
    public async Task<string> SlugForAsync(string name, Challenge? challenge, CancellationToken cancel)
    {
        var wanted = Slug.From(name) is { Length: > 0 } made ? made : "uitdaging";
        if (challenge is not null)
        {
            var (path, own) = (Folders[0] + wanted, Folders[0] + challenge.Slug);
            if (wanted == challenge.Slug || await db.FormerAddresses.AnyAsync(address => address.Path == path && address.Target == own, cancel)) return wanted;
        }

        var used = db.Challenges.Select(known => known.Slug).Union(db.Challenges.Select(known => known.Code));
        return await db.FreeSlugAsync(used, Folders[0], Taken, wanted, cancel);
    }

    public async Task RenameAsync(Challenge challenge, Label name, AccountId by, Reason reason, CancellationToken cancel)
    {
        var (old, slug) = (challenge.Slug, await SlugForAsync(name.Nl, challenge, cancel));
        challenge.Rename(name, slug, by, reason);
        foreach (var chain in await db.Chains.Include(chain => chain.Links).ThenInclude(link => link.Challenge).ToListAsync(cancel)) chain.FollowNames();
        await db.SaveOrRefuseAsync(cancel);
        if (slug != old)
        {
            await FollowSlugAsync(old, slug, cancel);
            await LeadAsync(old, slug, cancel);
        }

        await RenewWordsAsync(challenge.Id, cancel);
    }

    public async Task MergeAsync(Challenge survivor, Challenge merged, AccountId by, Reason reason, CancellationToken cancel)
    {
        survivor.Merge(merged, by, reason);
        foreach (var other in await db.Challenges.Include(other => other.Related).ToListAsync(cancel)) other.Follow(merged, survivor);
        foreach (var chain in await db.Chains.Include(chain => chain.Links).ThenInclude(link => link.Challenge).ToListAsync(cancel)) chain.Follow(merged, survivor);
        await db.SaveOrRefuseAsync(cancel);

        await RecognisedCounts.CountLaterAsync(db, cancel);
        await FollowRecognitionsAsync(merged.Id, survivor.Id, cancel);
        await FollowFollowersAsync(merged.Id.Value, survivor.Id.Value, cancel);
        await FollowTextsAsync(merged.Id.Value, survivor.Id.Value, cancel);
        await FollowSlugAsync(merged.Slug, survivor.Slug, cancel);
        await LeadAsync(merged.Slug, survivor.Slug, cancel);
        await RenewWordsAsync(survivor.Id, cancel);
        await RecognisedCounts.RefreshAsync(db, cancel);
    }

    /// <summary>A collective that recognised both keeps one, which says the strongest of what it said.</summary>
    private async Task FollowRecognitionsAsync(ChallengeId merged, ChallengeId survivor, CancellationToken cancel)
    {
        var twice = await (
            from other in db.Recognitions
            where other.ChallengeId == merged
            join own in db.Recognitions.Where(own => own.ChallengeId == survivor) on other.CollectiveId equals own.CollectiveId
            select new { own.CollectiveId, Own = own.State, Other = other.State }).ToListAsync(cancel);
        foreach (var same in twice.GroupBy(both => Recognition.Strongest(both.Own, both.Other)))
        {
            var collectives = same.Select(both => both.CollectiveId).ToArray();
            await db.Recognitions.Where(own => own.ChallengeId == survivor && own.State != same.Key && collectives.Contains(own.CollectiveId))
                .ExecuteUpdateAsync(set => set.SetProperty(own => own.State, same.Key), cancel);
            await db.Recognitions.Where(other => other.ChallengeId == merged && collectives.Contains(other.CollectiveId)).ExecuteDeleteAsync(cancel);
        }

        await db.Recognitions.Where(other => other.ChallengeId == merged).ExecuteUpdateAsync(set => set.SetProperty(other => other.ChallengeId, survivor), cancel);
    }

    /// <summary>Who followed both follows the one since the first time.</summary>
    private Task<int> FollowFollowersAsync(Guid merged, Guid survivor, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"""
        insert into followed_challenges (account_id, challenge_id, since)
        select account_id, {survivor}, since from followed_challenges where challenge_id = {merged}
        on conflict (account_id, challenge_id) do update set since = least(followed_challenges.since, excluded.since);
        delete from followed_challenges where challenge_id = {merged}
        """, cancel);

    private Task<int> FollowTextsAsync(Guid merged, Guid survivor, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"""
        insert into article_challenges (article_id, challenges_id) select article_id, {survivor} from article_challenges where challenges_id = {merged} on conflict do nothing;
        delete from article_challenges where challenges_id = {merged};
        insert into question_challenges (question_id, challenges_id) select question_id, {survivor} from question_challenges where challenges_id = {merged} on conflict do nothing;
        delete from question_challenges where challenges_id = {merged};
        insert into glossary_term_challenges (glossary_term_id, challenges_id) select glossary_term_id, {survivor} from glossary_term_challenges where challenges_id = {merged} on conflict do nothing;
        delete from glossary_term_challenges where challenges_id = {merged}
        """, cancel);

    /// <summary>What names it by its address: texts that are being written or wait, and the index.</summary>
    private async Task FollowSlugAsync(string old, string now, CancellationToken cancel)
    {
        var (facet, renewed) = (FacetDimension.Challenge.Facet(old), FacetDimension.Challenge.Facet(now));
        await db.Database.ExecuteSqlAsync(
            $"""
            update revisions set placement = jsonb_set(placement, array['challenges'], (
                select jsonb_agg(named.slug order by named.place) from (
                    select case when slug = {old} then {now} else slug end as slug, min(place) as place
                    from jsonb_array_elements_text(placement -> 'challenges') with ordinality as one (slug, place) group by 1) as named))
            where placement -> 'challenges' @> to_jsonb({old}::text);
            update revisions set replaced = jsonb_set(replaced, array['challenges'], (
                select jsonb_agg(named.slug order by named.place) from (
                    select case when slug = {old} then {now} else slug end as slug, min(place) as place
                    from jsonb_array_elements_text(replaced -> 'challenges') with ordinality as one (slug, place) group by 1) as named))
            where replaced -> 'challenges' @> to_jsonb({old}::text);
            update manuscripts set placement = jsonb_set(placement, array['challenges'], (
                select jsonb_agg(named.slug order by named.place) from (
                    select case when slug = {old} then {now} else slug end as slug, min(place) as place
                    from jsonb_array_elements_text(placement -> 'challenges') with ordinality as one (slug, place) group by 1) as named))
            where placement -> 'challenges' @> to_jsonb({old}::text);
            update search_entries set facets = array(
                select case when facet = {facet} then {renewed} else facet end
                from unnest(facets) with ordinality as one (facet, place) group by 1 order by min(place))
            where facets @> array[{facet}]
            """, cancel);
    }

    /// <summary>Its name is among the words by which texts about it are found.</summary>
    private async Task RenewWordsAsync(ChallengeId challenge, CancellationToken cancel)
    {
        foreach (var ids in (await db.Articles.Where(article => article.Challenges.Any(about => about.Id == challenge)).Select(article => article.Id).ToListAsync(cancel)).Chunk(BatchSize))
        {
            db.ChangeTracker.Clear();
            var articles = await db.Articles.Where(article => ids.Contains(article.Id))
                .Include(a => a.PublishedRevision).Include(a => a.Challenges).Include(a => a.Regions).Include(a => a.Sectors).Include(a => a.LegalForms)
                .Include(a => a.WorkingAreas).Include(a => a.SizeClasses).Include(a => a.TargetGroups).AsSplitQuery().ToListAsync(cancel);
            foreach (var article in articles) db.Entry(article).Property(a => a.LastPublishedAt).IsModified = true;
            await db.SaveOrRefuseAsync(cancel);
        }

        foreach (var ids in (await db.Questions.Where(question => question.Challenges.Any(about => about.Id == challenge)).Select(question => question.Id).ToListAsync(cancel)).Chunk(BatchSize))
        {
            db.ChangeTracker.Clear();
            var questions = await db.Questions.Where(question => ids.Contains(question.Id))
                .Include(question => question.AskedBy).ThenInclude(asker => asker.Sector).Include(question => question.Challenges).AsSplitQuery().ToListAsync(cancel);
            foreach (var question in questions) db.Entry(question).Property(q => q.AskedAt).IsModified = true;
            await db.SaveOrRefuseAsync(cancel);
        }
    }

    /// <summary>Old addresses lead on in one step.</summary>
    private async Task LeadAsync(string from, string to, CancellationToken cancel)
    {
        foreach (var folder in Folders)
        {
            var (old, now) = (folder + from, folder + to);
            // What has a page again leads nowhere.
            await db.FormerAddresses.Where(address => address.Path == now).ExecuteDeleteAsync(cancel);
            await db.FormerAddresses.Where(address => address.Target == old).ExecuteUpdateAsync(set => set.SetProperty(address => address.Target, now), cancel);
            db.Add(new FormerAddress(old, now));
        }

        await db.SaveOrRefuseAsync(cancel);
    }
}
