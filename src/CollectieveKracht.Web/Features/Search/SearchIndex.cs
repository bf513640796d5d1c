using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Conversation;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>
/// Keeps <see cref="SearchEntry"/> true: whenever an indexed thing is saved, its entry is written in the same transaction.
/// </summary>
internal sealed class SearchIndex(SearchDocument documents) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (PlatformDb)eventData.Context!;
        var changedThings = ChangedThings(db);

        // Else each look at what is tracked searches all of it for changes: with many things in one save, by far the most work.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            changedThings.AddRange(await OthersThatRecogniseAsync(db, changedThings, cancellationToken));
            foreach (var changed in changedThings) await WriteEntryAsync(db, changed, cancellationToken);
            foreach (var renamed in RenamedAuthors(db)) await RenameAsync(db, renamed, cancellationToken);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }

        return result;
    }

    private async Task WriteEntryAsync(PlatformDb db, EntityEntry changed, CancellationToken cancel)
    {
        await LoadWhatIsIndexedAsync(changed, cancel);
        var id = IdOf(changed.Entity);
        var entry = changed.State == EntityState.Added
            ? null
            : await db.SearchEntries.Include(stored => stored.Words).SingleOrDefaultAsync(stored => stored.SubjectId == id, cancel);
        if (changed.State == EntityState.Deleted || !IsFindable(changed.Entity))
        {
            if (entry is not null) db.Remove(entry);
            return;
        }

        entry ??= db.Add(new SearchEntry(id)).Entity;
        await EntryDescription.WriteAsync(db, entry, changed.Entity, cancel);
        documents.Write(entry);
    }

    /// <summary>An author has another name, or none any more: so has the line under what they wrote.</summary>
    private static async Task RenameAsync(PlatformDb db, Account author, CancellationToken cancel)
    {
        var written = await db.Articles.Where(article => article.AuthorId == author.Id && article.CollectiveId == null).Select(article => article.Id).ToListAsync(cancel);
        var ids = written.ConvertAll(article => article.Value);
        foreach (var entry in await db.SearchEntries.Where(entry => ids.Contains(entry.SubjectId)).ToListAsync(cancel))
        {
            entry.Byline = author.Name;
            db.Entry(entry).Property(e => e.Byline).IsModified = true;
        }
    }

    private static List<Account> RenamedAuthors(PlatformDb db) =>
    [
        .. db.ChangeTracker.Entries<Account>()
            .Where(entry => entry.State == EntityState.Modified && entry.Property(account => account.Name).IsModified)
            .Select(entry => entry.Entity),
    ];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        ChangedThings((PlatformDb)eventData.Context!).Count == 0
            ? result
            : throw new InvalidOperationException("Indexed things are saved with SaveChangesAsync.");

    private static List<EntityEntry> ChangedThings(PlatformDb db)
    {
        db.ChangeTracker.DetectChanges();
        var entries = db.ChangeTracker.Entries().ToList();
        var changedTypes = entries.Where(entry => entry.State != EntityState.Unchanged).Select(entry => entry.Metadata).ToHashSet<IReadOnlyEntityType>();
        return
        [
            .. entries
                .Where(entry => entry.Entity is Article or Question or Challenge or Collective or Network or GlossaryTerm)
                .Where(entry => entry.State != EntityState.Unchanged || entry.Collections.Where(MayBeModified).Any(collection => collection.IsModified)),
        ];

        // Whether a collection is modified takes a look at all that is tracked.
        bool MayBeModified(CollectionEntry collection) =>
            IsIndexed(collection) && changedTypes.Contains((collection.Metadata as IReadOnlySkipNavigation)?.JoinEntityType ?? collection.Metadata.TargetEntityType);
    }

    /// <summary>Collectives that are not changed themselves, but with which a challenge begins or ceases to play.</summary>
    private static async Task<List<EntityEntry>> OthersThatRecogniseAsync(PlatformDb db, IEnumerable<EntityEntry> changedThings, CancellationToken cancel)
    {
        var changed = changedThings.Select(entry => entry.Entity).OfType<Collective>().Select(collective => collective.Id);
        var others = db.ChangeTracker.Entries<Recognition>().Where(entry => entry.State != EntityState.Unchanged).Select(entry => entry.Entity.CollectiveId).Distinct().Except(changed).ToList();
        List<EntityEntry> found = [];
        foreach (var id in others)
        {
            if (await db.Collectives.FindAsync([id], cancel) is { } collective) found.Add(db.Entry(collective));
        }

        return found;
    }

    private static async Task LoadWhatIsIndexedAsync(EntityEntry changed, CancellationToken cancel)
    {
        if (changed.State is EntityState.Added or EntityState.Deleted) return;

        foreach (var reference in changed.References.Where(reference => !reference.IsLoaded))
            await reference.LoadAsync(cancel);
        foreach (var collection in changed.Collections.Where(IsIndexed).Where(collection => !collection.IsLoaded))
            await collection.LoadAsync(cancel);
    }

    private static bool IsIndexed(CollectionEntry collection) =>
        collection.Metadata.PropertyInfo is not null && collection.Metadata.Name != nameof(Article.Revisions);

    internal static Guid IdOf(object thing) => thing switch
    {
        Article article => article.Id.Value,
        Question question => question.Id.Value,
        Challenge challenge => challenge.Id.Value,
        Collective collective => collective.Id.Value,
        Network network => network.Id.Value,
        GlossaryTerm term => term.Id,
        _ => throw new ArgumentOutOfRangeException(nameof(thing)),
    };

    internal static bool IsFindable(object thing) => thing switch
    {
        Article article => article.Standing is ArticleStanding.Visible or ArticleStanding.Flagged,
        Collective collective => collective.Standing != CollectiveStanding.Archived,
        Challenge challenge => !challenge.IsRetired,
        _ => true,
    };
}
