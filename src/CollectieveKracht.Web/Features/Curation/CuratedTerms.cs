using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Collectives.Forms;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>
/// Adds, renames and merges terms of characteristics, with all that has them. A test fails for a place that does not follow. The caller begins the
/// transaction, by <see cref="HoldAsync"/>, and commits it.
/// </summary>
public sealed class CuratedTerms(PlatformDb db)
{
    private const int BatchSize = 100;

    // Pages of ours at such addresses.
    private static readonly string[] Taken = ["nieuw", "samenvoegen"];

    /// <summary>The terms of a characteristic in their order. From here on others who change one of these wait until this is done.</summary>
    public async Task<IReadOnlyList<Term>> HoldAsync(Characteristic characteristic, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"select from terms where characteristic = {characteristic.ToString()} order by id for update", cancel);
        return await db.Terms.Where(term => term.Characteristic == characteristic).OrderBy(term => term.Position).ThenBy(term => term.Id).ToListAsync(cancel);
    }

    /// <summary>The name in addresses for a new term that is called so.</summary>
    public Task<string> SlugForAsync(Characteristic characteristic, string name, CancellationToken cancel) => db.FreeSlugAsync(
        db.Terms.Where(term => term.Characteristic == characteristic).Select(term => term.Slug), $"/beheer/kenmerken/{CharacteristicSlug.Of(characteristic)}/", Taken,
        Slug.From(name) is { Length: > 0 } made ? made : "kenmerk", cancel);

    public async Task MergeAsync(Term survivor, Term merged, AccountId by, Reason reason, CancellationToken cancel)
    {
        db.Add(survivor.Merge(merged, by, reason));
        var earlier = db.TermMappings.Include(mapping => mapping.From).Include(mapping => mapping.To).Where(mapping => mapping.To.Id == merged.Id);
        foreach (var mapping in await earlier.ToListAsync(cancel)) mapping.Follow(merged, survivor);
        await FollowChangesAsync(merged, survivor, cancel);
        await FollowPlacementsAsync(merged, survivor, cancel);
        await db.SaveOrRefuseAsync(cancel);

        await FollowCollectivesAsync(merged, survivor, cancel);
        await FollowArticlesAsync(merged, survivor, cancel);
    }

    /// <summary>After a new name: the names of sectors and fields of activity are among the words by which collectives are found.</summary>
    public async Task RenewWordsAsync(Term term, CancellationToken cancel)
    {
        if (term.Characteristic is not (Characteristic.Sector or Characteristic.ActivityField)) return;

        foreach (var ids in (await db.Collectives.With(term).Select(collective => collective.Id).ToListAsync(cancel)).Chunk(BatchSize))
        {
            db.ChangeTracker.Clear();
            foreach (var collective in await Described(ids).ToListAsync(cancel)) db.Entry(collective).Property(c => c.Name).IsModified = true;
            await db.SaveOrRefuseAsync(cancel);
        }
    }

    private async Task FollowChangesAsync(Term merged, Term survivor, CancellationToken cancel)
    {
        foreach (var change in await db.ProposedChanges.Where(change => change.Written.Contains(merged.Slug)).ToListAsync(cancel)) change.Follow(merged, survivor);
    }

    /// <summary>What names it by its slug: texts that are being written, wait, or can be brought back.</summary>
    private async Task FollowPlacementsAsync(Term merged, Term survivor, CancellationToken cancel)
    {
        if (merged.Characteristic is not (Characteristic.LegalForm or Characteristic.Phase)) return;

        var slug = merged.Slug;
        var revisions = db.Revisions.FromSql(
            $"""
            select *, xmin from revisions
            where placement -> 'legalForms' @> to_jsonb({slug}::text) or placement ->> 'phase' = {slug} or replaced -> 'legalForms' @> to_jsonb({slug}::text) or replaced ->> 'phase' = {slug}
            """);
        foreach (var revision in await revisions.ToListAsync(cancel)) revision.Follow(merged, survivor);
        var manuscripts = db.Manuscripts.FromSql($"select * from manuscripts where placement -> 'legalForms' @> to_jsonb({slug}::text) or placement ->> 'phase' = {slug}");
        foreach (var manuscript in await manuscripts.ToListAsync(cancel)) manuscript.Follow(merged, survivor);
    }

    private async Task FollowCollectivesAsync(Term merged, Term survivor, CancellationToken cancel)
    {
        foreach (var ids in (await db.Collectives.With(merged).Select(collective => collective.Id).ToListAsync(cancel)).Chunk(BatchSize))
        {
            var (old, now, sectors) = await ReadAgainAsync(merged, survivor, cancel);
            var collectives = await Described(ids).Include(c => c.MainActivity).Include(c => c.MembershipConditions).Include(c => c.Phase).Include(c => c.GovernmentRelation)
                .ToListAsync(cancel);
            var before = collectives.ToDictionary(collective => collective.Id, collective => collective.Sector);
            foreach (var collective in collectives) collective.Follow(old, now, sectors);
            var moved = collectives.Where(collective => collective.Sector != before[collective.Id]).Select(collective => collective.Id).ToArray();
            await db.SaveOrRefuseAsync(cancel);
            await RenewQuestionsAsync(moved, cancel);
        }
    }

    private async Task FollowArticlesAsync(Term merged, Term survivor, CancellationToken cancel)
    {
        foreach (var ids in (await db.Articles.With(merged).Select(article => article.Id).ToListAsync(cancel)).Chunk(BatchSize))
        {
            var (old, now, _) = await ReadAgainAsync(merged, survivor, cancel);
            var articles = await db.Articles.Where(article => ids.Contains(article.Id))
                .Include(a => a.PublishedRevision).Include(a => a.Challenges).Include(a => a.Regions).Include(a => a.Sectors).Include(a => a.LegalForms)
                .Include(a => a.WorkingAreas).Include(a => a.SizeClasses).Include(a => a.TargetGroups).Include(a => a.Phase).AsSplitQuery().ToListAsync(cancel);
            foreach (var article in articles) article.Follow(old, now);
            await db.SaveOrRefuseAsync(cancel);
        }
    }

    /// <summary>Questions are found under the sector of who asks them.</summary>
    private async Task RenewQuestionsAsync(CollectiveId[] collectives, CancellationToken cancel)
    {
        var questions = await db.Questions.Where(question => collectives.Contains(question.AskedBy.Id))
            .Include(question => question.AskedBy).ThenInclude(asker => asker.Sector).Include(question => question.Challenges).Include(question => question.Answers)
            .AsSplitQuery().ToListAsync(cancel);
        foreach (var question in questions) db.Entry(question).Property(q => q.AskedAt).IsModified = true;
        await db.SaveOrRefuseAsync(cancel);
    }

    private IQueryable<Collective> Described(CollectiveId[] ids) => db.Collectives.Where(collective => ids.Contains(collective.Id))
        .Include(c => c.Municipality).Include(c => c.Sector).Include(c => c.LegalForm).Include(c => c.WorkingArea).Include(c => c.SizeClass)
        .Include(c => c.Activities).Include(c => c.TargetGroups).Include(c => c.Networks).AsSplitQuery();

    // Each batch begins with nothing in memory but these.
    private async Task<(Term Merged, Term Survivor, IReadOnlyCollection<Term> Sectors)> ReadAgainAsync(Term merged, Term survivor, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var terms = await db.Terms.Where(term => term.Id == merged.Id || term.Id == survivor.Id || term.Characteristic == Characteristic.Sector).ToListAsync(cancel);
        return (terms.Single(term => term.Id == merged.Id), terms.Single(term => term.Id == survivor.Id), [.. terms.Where(term => term.Characteristic == Characteristic.Sector)]);
    }
}
