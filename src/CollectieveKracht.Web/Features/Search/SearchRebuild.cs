using System.Runtime.CompilerServices;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>
/// Makes the index anew from the content, and checks that the two agree. The site goes on meanwhile: entries are replaced a batch at
/// a time, each batch in a transaction of its own, and a search finds the old ones or the new.
/// </summary>
public sealed class SearchRebuild(PlatformDb db, SearchDocument documents)
{
    private const int BatchSize = 500, Few = 1000;

    /// <summary>Whether entries were made by an earlier version of the analysis, and so are not found as they should.</summary>
    public Task<bool> IsNeededAsync(CancellationToken cancel) =>
        db.SearchEntries.AnyAsync(entry => entry.Words == null || entry.Words.Version != SearchDocument.Version, cancel);

    /// <returns>How many entries there are now.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        // Counted beforehand, so that each entry is written once.
        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"create temporary table counted as select * from recognised_counts", cancel);
        await PrepareForManyAsync(cancel);
        var known = new HashSet<Guid>();
        await foreach (var batch in DescribeAllAsync(cancel))
        {
            known.UnionWith(batch.Select(entry => entry.SubjectId));
            await WriteAsync(batch, cancel);
        }

        await EndWithManyAsync(cancel);

        var gone = (await db.SearchEntries.Select(entry => entry.SubjectId).ToListAsync(cancel)).Where(id => !known.Contains(id)).ToList();
        foreach (var ids in gone.Chunk(BatchSize))
            await db.SearchEntries.Where(entry => ids.Contains(entry.SubjectId)).ExecuteDeleteAsync(cancel);

        await RefreshBitsAsync(cancel);
        await RefreshWordsAsync(cancel);
        await RecognisedCounts.RefreshAsync(db, cancel);
        await db.Database.ExecuteSqlAsync($"drop table counted", cancel);
        await db.Database.CloseConnectionAsync();
        return known.Count;
    }

    /// <summary>Few words are searched as fast without an index, and it is best made in one go. Else more may wait for it together than a search would want.</summary>
    private async Task PrepareForManyAsync(CancellationToken cancel)
    {
        if (await db.Set<SearchWords>().Take(Few).CountAsync(cancel) < Few)
            await db.Database.ExecuteSqlAsync($"drop index if exists ix_search_documents_document", cancel);
        else
            await db.Database.ExecuteSqlAsync($"alter index if exists ix_search_documents_document set (gin_pending_list_limit = 4096)", cancel);
    }

    private Task<int> EndWithManyAsync(CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"""
        set maintenance_work_mem = '256MB';
        create index if not exists ix_search_documents_document on search_documents using gin (document);
        reset maintenance_work_mem;
        alter index ix_search_documents_document set (gin_pending_list_limit = 256);
        select gin_clean_pending_list('ix_search_documents_document')
        """, cancel);

    /// <returns>A sentence for each entry that is missing, too many or not as its content says, and for each count of bits that is off.</returns>
    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancel)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        var differences = new List<string>();
        var known = new HashSet<Guid>();
        await foreach (var batch in DescribeAllAsync(cancel))
        {
            var ids = batch.Select(entry => entry.SubjectId).ToArray();
            known.UnionWith(ids);
            var stored = await db.SearchEntries.AsNoTracking().Include(entry => entry.Words).Where(entry => ids.Contains(entry.SubjectId)).ToDictionaryAsync(entry => entry.SubjectId, cancel);
            foreach (var entry in batch)
            {
                documents.Write(entry);
                if (!stored.TryGetValue(entry.SubjectId, out var found)) differences.Add($"{entry.Kind} {entry.Slug} is not in the index.");
                else if (!IsSame(entry, found)) differences.Add($"{entry.Kind} {entry.Slug} is in the index otherwise than it is.");
            }
        }

        var all = await db.SearchEntries.AsNoTracking().Select(entry => new { entry.SubjectId, entry.Kind, entry.Slug }).ToListAsync(cancel);
        differences.AddRange(all.Where(entry => !known.Contains(entry.SubjectId)).Select(entry => $"{entry.Kind} {entry.Slug} is in the index, but is not there."));
        differences.AddRange((await WrongBitsAsync(cancel)).Select(facet => $"The count of {facet} is wrong."));
        return differences;
    }

    private static bool IsSame(SearchEntry described, SearchEntry stored) =>
        described.Kind == stored.Kind && described.Slug == stored.Slug && described.Language == stored.Language && described.Audience == stored.Audience
        && described.Title == stored.Title && described.TitleEn == stored.TitleEn && described.Summary == stored.Summary && described.SummaryEn == stored.SummaryEn
        && described.Keywords == stored.Keywords && described.Body == stored.Body && described.Byline == stored.Byline
        && described.IsExample == stored.IsExample && described.Words!.Version == stored.Words?.Version
        && described.Facets.ToHashSet().SetEquals(stored.Facets) && LexemesOf(described.Words).SetEquals(LexemesOf(stored.Words));

    private static HashSet<string> LexemesOf(SearchWords words) => [.. words.Document.Select(lexeme => lexeme.ToString())];

    private Task<List<string>> WrongBitsAsync(CancellationToken cancel) => db.Database.SqlQuery<string>(
        $"""
        select facet as "Value"
        from (
            select facet, number / 8192 as chunk, bit_or(set_bit(0::bit(8192), number % 8192, 1)) as entries
            from search_entries, unnest(search_filters(search_entries)) as facet group by 1, 2
        ) as counted full join search_facets as stored using (facet, chunk)
        where coalesce(counted.entries, 0::bit(8192)) <> coalesce(stored.entries, 0::bit(8192))
        """).ToListAsync(cancel);

    private async IAsyncEnumerable<IReadOnlyList<SearchEntry>> DescribeAllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var batch in DescribeAsync(db.Challenges.Include(challenge => challenge.Category), challenge => challenge.Id, cancel)) yield return batch;
        await foreach (var batch in DescribeAsync(
            db.Collectives.Include(c => c.Municipality).Include(c => c.Sector).Include(c => c.LegalForm).Include(c => c.WorkingArea).Include(c => c.SizeClass)
                .Include(c => c.Activities).Include(c => c.TargetGroups).Include(c => c.Networks).AsSplitQuery(),
            collective => collective.Id, cancel)) yield return batch;
        await foreach (var batch in DescribeAsync(db.Networks.Include(network => network.Sectors), network => network.Id, cancel)) yield return batch;
        await foreach (var batch in DescribeAsync(db.GlossaryTerms.Include(term => term.Challenges), term => term.Id, cancel)) yield return batch;
        await foreach (var batch in DescribeAsync(
            db.Questions.Include(question => question.AskedBy).ThenInclude(asker => asker.Sector)
                .Include(question => question.Answers).Include(question => question.Challenges).AsSplitQuery(),
            question => question.Id, cancel)) yield return batch;
        await foreach (var batch in DescribeAsync(
            db.Articles.Where(article => article.PublishedRevisionId != null)
                .Include(a => a.PublishedRevision).Include(a => a.Challenges).Include(a => a.Regions).Include(a => a.Sectors).Include(a => a.LegalForms)
                .Include(a => a.WorkingAreas).Include(a => a.SizeClasses).Include(a => a.TargetGroups).AsSplitQuery(),
            article => article.Id, cancel)) yield return batch;
    }

    private async IAsyncEnumerable<IReadOnlyList<SearchEntry>> DescribeAsync<T, TId>(
        IQueryable<T> things, System.Linq.Expressions.Expression<Func<T, TId>> id, [EnumeratorCancellation] CancellationToken cancel) where T : class
    {
        // Nothing is changed here, and to look for changes after each thing would be most of the work.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        for (var skip = 0; ; skip += BatchSize)
        {
            db.ChangeTracker.Clear();
            var batch = await things.OrderBy(id).Skip(skip).Take(BatchSize).ToListAsync(cancel);
            if (batch.Count == 0) yield break;

            await LoadWhatIsNamedAsync(batch, cancel);
            var facing = await EntryDescription.FacingAsync(db, [.. batch.OfType<Collective>().Select(collective => collective.Id)], cancel);
            var entries = new List<SearchEntry>();
            foreach (var thing in batch.Where(SearchIndex.IsFindable))
            {
                var entry = new SearchEntry(SearchIndex.IdOf(thing));
                await EntryDescription.WriteAsync(db, entry, thing, cancel, facing);
                entries.Add(entry);
            }

            yield return entries;
        }
    }

    /// <summary>What descriptions look up by its key, loaded at once.</summary>
    private async Task LoadWhatIsNamedAsync<T>(List<T> batch, CancellationToken cancel)
    {
        await db.Regions.LoadAsync(cancel);
        if (batch is not List<Article> articles) return;

        var authors = articles.Select(article => article.AuthorId).Distinct().ToArray();
        await db.Accounts.Where(account => authors.Contains(account.Id)).LoadAsync(cancel);
        var collectives = articles.Select(article => article.CollectiveId).OfType<Domain.CollectiveId>().Distinct().ToArray();
        await db.Collectives.Where(collective => collectives.Contains(collective.Id)).LoadAsync(cancel);
    }

    private async Task WriteAsync(IReadOnlyList<SearchEntry> entries, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync(
            $"""
            set local search.rebuilding = 'yes';
            create temporary table described (like search_entries including defaults) on commit drop;
            alter table described drop column number, drop column recognised, add column document text, add column version int
            """, cancel);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using (var copy = await connection.BeginBinaryImportAsync(
            """
            copy described (subject_id, kind, slug, language, audience, title, title_en, summary, summary_en, keywords, body, byline, facets, newest_at, is_example, document, version)
            from stdin (format binary)
            """, cancel))
        {
            foreach (var entry in entries) await WriteRowAsync(copy, entry, cancel);
            await copy.CompleteAsync(cancel);
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            insert into search_entries
                (subject_id, kind, slug, language, audience, title, title_en, summary, summary_en, keywords, body, byline, facets, newest_at, is_example, recognised)
            select subject_id, kind, slug, language, audience, title, title_en, summary, summary_en, keywords, body, byline, facets, newest_at, is_example, coalesce(counted.recognised, 0)
            from described left join counted using (subject_id)
            on conflict (subject_id) do update set
                kind = excluded.kind, slug = excluded.slug, language = excluded.language, audience = excluded.audience,
                title = excluded.title, title_en = excluded.title_en, summary = excluded.summary, summary_en = excluded.summary_en,
                keywords = excluded.keywords, body = excluded.body, byline = excluded.byline, facets = excluded.facets,
                newest_at = excluded.newest_at, is_example = excluded.is_example;
            insert into search_documents (number, document, version)
            select number, document::tsvector, version from described join search_entries using (subject_id)
            on conflict (number) do update set document = excluded.document, version = excluded.version
            """, cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task WriteRowAsync(NpgsqlBinaryImporter copy, SearchEntry entry, CancellationToken cancel)
    {
        await copy.StartRowAsync(cancel);
        await copy.WriteAsync(entry.SubjectId, NpgsqlDbType.Uuid, cancel);
        await copy.WriteAsync(entry.Kind.ToString(), NpgsqlDbType.Varchar, cancel);
        await copy.WriteAsync(entry.Slug, NpgsqlDbType.Varchar, cancel);
        await copy.WriteAsync(entry.Language, NpgsqlDbType.Varchar, cancel);
        await copy.WriteAsync(entry.Audience.Key, NpgsqlDbType.Varchar, cancel);
        foreach (var text in new[] { entry.Title, entry.TitleEn, entry.Summary, entry.SummaryEn, entry.Keywords, entry.Body, entry.Byline })
            await copy.WriteAsync(text, NpgsqlDbType.Text, cancel);
        await copy.WriteAsync(entry.Facets, NpgsqlDbType.Array | NpgsqlDbType.Text, cancel);
        await copy.WriteAsync(entry.NewestAt.ToUniversalTime(), NpgsqlDbType.TimestampTz, cancel);
        await copy.WriteAsync(entry.IsExample, NpgsqlDbType.Boolean, cancel);
        await copy.WriteAsync(documents.TextOf(entry), NpgsqlDbType.Text, cancel);
        await copy.WriteAsync(SearchDocument.Version, NpgsqlDbType.Integer, cancel);
    }

    /// <summary>Counts of bits follow every entry by themselves; this makes them anew for when they were meddled with.</summary>
    private Task<int> RefreshBitsAsync(CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"""
        select search_facets_await();
        delete from search_facets;
        insert into search_facets (facet, chunk, entries)
        select facet, number / 8192, bit_or(set_bit(0::bit(8192), number % 8192, 1))
        from search_entries, unnest(search_filters(search_entries)) as facet
        group by 1, 2
        """, cancel);

    /// <summary>Forgets the words that nothing public holds any more, and adds those that the rebuilt entries brought.</summary>
    private Task<int> RefreshWordsAsync(CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"""
        create temporary table held on commit drop as
            select distinct word from search_entries join search_documents using (number), search_words_of(document) as word where audience = 'public';
        delete from search_words where word not in (select word from held);
        insert into search_words select word from held order by word on conflict do nothing;
        drop table held
        """, cancel);
}
