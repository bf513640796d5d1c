using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>
/// Words that found nothing as they were typed, for moderators: what is missed here, and which synonym would help. Only the words and
/// how often; not who typed them. The privacy statement says so.
/// </summary>
public sealed class UnansweredSearch
{
    /// <summary>Kept this long after they were typed last.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    public const int LongestSettled = 300;

    /// <summary>Words that were typed less often may be one person's own business, and are shown to nobody.</summary>
    public const int FewestShown = 3;

    private UnansweredSearch()
    {
    }

    public string Words { get; private set; } = "";

    public int Times { get; private set; }

    /// <summary>Whether the last time something was found after all: by a correction, or with a word less.</summary>
    public bool WasHelped { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    /// <summary>When a moderator did something about it. Typed again since, it is open again.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>What was done about it.</summary>
    public string? SettledBy { get; private set; }

    public void Settle(string how, DateTimeOffset now) => (SettledBy, SettledAt) = (how, now);

    /// <summary>Counts one more.</summary>
    public static async Task NoteAsync(PlatformDb db, string words, bool wasHelped, DateTimeOffset now, CancellationToken cancel)
    {
        var counted = words.ToLowerInvariant();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into unanswered_searches (words, times, was_helped, last_at) values ({counted}, 1, {wasHelped}, {now})
            on conflict (words) do update
            set times = unanswered_searches.times + 1, was_helped = excluded.was_helped, last_at = excluded.last_at
            """, cancel);
    }
}

internal sealed class UnansweredSearchMapping : IEntityTypeConfiguration<UnansweredSearch>
{
    public void Configure(EntityTypeBuilder<UnansweredSearch> search)
    {
        search.ToTable("unanswered_searches");
        search.HasKey(s => s.Words);
        search.Property(s => s.Words).HasMaxLength(ListingRequest.MaxWordsLength);
        search.Property(s => s.SettledBy).HasMaxLength(UnansweredSearch.LongestSettled);
        search.HasIndex(s => s.LastAt);
        search.HasIndex(s => new { s.Times, s.Words }).IsDescending(true, false);
    }
}
