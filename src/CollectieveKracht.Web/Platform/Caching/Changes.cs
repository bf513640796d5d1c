using System.Collections.Concurrent;

namespace CollectieveKracht.Web.Platform.Caching;

/// <summary>
/// What changed in the database and when, counted in moments of this process. Whoever keeps something that was read asks
/// here whether a change overtook it.
/// </summary>
public sealed class Changes(TimeProvider clock)
{
    /// <summary>The tag of what depends on anything at all.</summary>
    public const string Everything = "*";

    /// <summary>After so much silence on the line with the database, a change may have gone unheard.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, long> _changedAt = new();
    private readonly ConcurrentQueue<Func<IReadOnlyCollection<string>, Task>> _listeners = [];
    private long _now;
    private long _heardAt;

    /// <summary>The moment to remember before reading what will be kept.</summary>
    public long Now => Interlocked.Read(ref _now);

    /// <summary>Whether all changes up to about this moment are known. If not, nothing kept may be used.</summary>
    public bool AreKnown => Interlocked.Read(ref _heardAt) is var heard and not 0 && clock.GetElapsedTime(heard) < Silence;

    /// <summary>The line with the database works: everything that was committed up to now has been noted.</summary>
    public void Hear() => Interlocked.Exchange(ref _heardAt, clock.GetTimestamp());

    /// <summary>The line is lost: changes may pass unheard.</summary>
    public void LoseHearing() => Interlocked.Exchange(ref _heardAt, 0);

    /// <summary>Has <paramref name="evict"/> called with the tables of each change, or <see cref="Everything"/>, before it is answered to.</summary>
    public void OnChange(Func<IReadOnlyCollection<string>, Task> evict) => _listeners.Enqueue(evict);

    /// <summary>Notes a change that has been committed. Back when nothing that came before it is kept any more.</summary>
    public async Task NoteAsync(IReadOnlyCollection<string> tables)
    {
        var moment = Interlocked.Increment(ref _now);
        foreach (var table in tables) _changedAt.AddOrUpdate(table, moment, (_, before) => Math.Max(before, moment));
        foreach (var evict in _listeners) await evict(tables);
    }

    /// <summary>Whether one of these tables changed after a moment.</summary>
    public bool Overtook(long moment, IReadOnlyList<string> tables)
    {
        if (moment == Now) return false;
        if (_changedAt.GetValueOrDefault(Everything) > moment) return true;

        foreach (var table in tables)
        {
            if (_changedAt.GetValueOrDefault(table) > moment) return true;
        }

        return false;
    }
}
