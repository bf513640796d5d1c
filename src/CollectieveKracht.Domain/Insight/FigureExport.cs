using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Insight;

public enum ExportState
{
    /// <summary>Waits for its turn, or is being made.</summary>
    Waiting,

    Ready,

    /// <summary>Could not be made.</summary>
    Failed,
}

/// <summary>What someone wants to take along of a wave.</summary>
/// <param name="Edition">By which it is known whether the figures changed: which count, and which questions are public.</param>
/// <param name="Within">The sector, province or network that it is about; null for the whole wave.</param>
/// <param name="Language">The code of the language that it is made in.</param>
public sealed record ExportWish(string WaveSlug, string Edition, Subject? Within, string Language);

/// <summary>
/// All figures of a wave in one file, which takes so long to make that whoever asked is told when it is ready. Only they see it, and it is kept for a week.
/// </summary>
public sealed class FigureExport
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Who makes it has so long for a part; then someone else begins anew.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    /// <summary>After trouble it waits so long before the next try.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public const int MostPerDay = 10, MostTries = 3;

    private FigureExport()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>Who asked for it.</summary>
    public AccountId Person { get; private set; }

    public string WaveSlug { get; private set; } = "";

    /// <inheritdoc cref="ExportWish"/>
    public string Edition { get; private set; } = "";

    /// <summary>A <see cref="Subject"/> as it is written; null for the whole wave.</summary>
    public string? Within { get; private set; }

    public string Language { get; private set; } = "";

    public DateTimeOffset AskedAt { get; private set; }

    public ExportState State { get; private set; }

    /// <summary>How many of its parts are made.</summary>
    public int Done { get; private set; }

    /// <summary>Zero until someone began.</summary>
    public int Parts { get; private set; }

    /// <summary>How often someone began. Also by this it is known that someone else took over.</summary>
    public int Tries { get; private set; }

    /// <summary>Nobody begins before this.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>When it became ready, or failed.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Of the file, in bytes.</summary>
    public long Size { get; private set; }

    /// <summary>When it was first downloaded.</summary>
    public DateTimeOffset? DownloadedAt { get; private set; }

    /// <summary>Under which its file is kept.</summary>
    public string StoredName => $"{Id:N}.zip";

    /// <summary>What someone tells when it failed, so that the line in the log is found.</summary>
    public string Reference => $"{Id:N}"[^8..].ToUpperInvariant();

    public ExportWish Wish => new(WaveSlug, Edition, Within is null ? null : Subject.Parse(Within), Language);

    /// <summary>The last moment at which there is something to see of it.</summary>
    public DateTimeOffset KeptUntil => (EndedAt ?? AskedAt) + Kept;

    /// <summary>What a person asks for: the one that they have of it already, or a new one.</summary>
    /// <param name="own">All that they asked for in the last week.</param>
    public static FigureExport Ask(AccountId person, ExportWish wish, IReadOnlyCollection<FigureExport> own, DateTimeOffset now)
    {
        if (own.FirstOrDefault(known => known.Wish == wish && known.State != ExportState.Failed && now < known.KeptUntil) is { } same) return same;

        RuleException.Unless(own.All(known => known.State != ExportState.Waiting), "figure-export.running");
        RuleException.Unless(own.Count(known => known.AskedAt > now.AddDays(-1)) < MostPerDay, "figure-export.too-many");
        return new FigureExport
        {
            Id = Guid.CreateVersion7(now),
            Person = person,
            WaveSlug = wish.WaveSlug,
            Edition = wish.Edition,
            Within = wish.Within?.ToString(),
            Language = wish.Language,
            AskedAt = now,
            DueAt = now,
        };
    }

    /// <summary>Someone begins to make it, from the first part on.</summary>
    public void Begin(DateTimeOffset now) => (Tries, Done, Parts, DueAt) = (Tries + 1, 0, 0, now + Lease);

    /// <summary>So many of its parts are made.</summary>
    public void Advance(int done, int parts, DateTimeOffset now) => (Done, Parts, DueAt) = (done, parts, now + Lease);

    /// <summary>Who makes it has to stop before it is done; the next may begin at once.</summary>
    public void LetGo(DateTimeOffset now) => (Tries, Done, Parts, DueAt) = (Tries - 1, 0, 0, now);

    /// <summary>Making it went wrong: it is tried again, unless that was the last try.</summary>
    public void Stumble(DateTimeOffset now)
    {
        if (Tries >= MostTries) Fail(now);
        else (Done, Parts, DueAt) = (0, 0, now + Pause);
    }

    public void Fail(DateTimeOffset now) => (State, EndedAt) = (ExportState.Failed, now);

    public void Finish(long size, DateTimeOffset now) => (State, Size, Done, EndedAt) = (ExportState.Ready, size, Parts, now);

    /// <summary>Whoever asked takes it along.</summary>
    public void Download(DateTimeOffset now) => DownloadedAt ??= now;
}
