using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CollectieveKracht.Web.Data;

/// <summary>
/// Sees which tables each command reads or writes: the answer in the making is told what it depends on, and after a commit
/// this site forgets at once what it kept of those tables. The other sites hear it from the database, see
/// <see cref="ChangeListener"/>. Going by the commands, no page and no change can be left out.
/// </summary>
internal sealed class ChangeInterceptor(Changes changes, IHttpContextAccessor accessor) : IDbCommandInterceptor, IDbTransactionInterceptor, ISaveChangesInterceptor
{
    /// <summary>Commands of the same shape have the same text; more shapes than this are read each time.</summary>
    private const int MostTexts = 2000;

    private readonly ConcurrentDictionary<string, string[]> _tablesOf = new();
    private readonly ConditionalWeakTable<DbContext, HashSet<string>> _written = [];
    private Regex? _tables;

    public ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Look(command, eventData);
        return ValueTask.FromResult(result);
    }

    public InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Look(command, eventData);
        return result;
    }

    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Look(command, eventData);
        return ValueTask.FromResult(result);
    }

    public InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Look(command, eventData);
        return result;
    }

    public async ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.CommandSource is not CommandSource.SaveChanges) await TellAsync(eventData.Context);
        return result;
    }

    public int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        if (eventData.CommandSource is not CommandSource.SaveChanges) TellAsync(eventData.Context).GetAwaiter().GetResult();
        return result;
    }

    public async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        await TellAsync(eventData.Context);
        return result;
    }

    public int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        TellAsync(eventData.Context).GetAwaiter().GetResult();
        return result;
    }

    // A line that broke while committing leaves us in doubt: then it counts as changed.
    public Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default) => TellAsync(eventData.Context);

    public Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default) =>
        TellAsync(eventData.Context, isCommitted: true);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        TellAsync(eventData.Context, isCommitted: true);

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        TellAsync(eventData.Context, isCommitted: true).GetAwaiter().GetResult();

    private void Look(DbCommand command, CommandEventData eventData)
    {
        if (eventData.Context is not { } db) return;

        var tables = TablesOf(command.CommandText, db);
        if (tables.Length == 0) return;
        if (eventData.CommandSource is CommandSource.LinqQuery or CommandSource.FromSqlQuery) PageReads.Note(accessor, tables);
        else _written.GetOrCreateValue(db).UnionWith(tables);
    }

    private async Task TellAsync(DbContext? db, bool isCommitted = false)
    {
        if (db is null || !_written.TryGetValue(db, out var written) || written.Count == 0) return;
        if (!isCommitted && db.Database.CurrentTransaction is not null) return;

        string[] tables = [.. written];
        written.Clear();
        await changes.NoteAsync(tables);
    }

    private string[] TablesOf(string sql, DbContext db)
    {
        if (_tablesOf.TryGetValue(sql, out var known)) return known;

        _tables ??= new Regex(
            $@"\b(?:{string.Join('|', db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct().Select(Regex.Escape))})\b",
            RegexOptions.CultureInvariant);
        string[] tables = [.. _tables.Matches(sql).Select(match => match.Value).Distinct()];
        if (_tablesOf.Count < MostTexts) _tablesOf.TryAdd(sql, tables);
        return tables;
    }
}
