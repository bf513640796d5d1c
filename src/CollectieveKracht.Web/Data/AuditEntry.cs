using CollectieveKracht.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Data;

/// <summary>Who did what, when, what it was before and after, and why. Written with the change itself; never changed.</summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    public AuditEntry(DomainEvent happened, DateTimeOffset at)
    {
        At = at;
        ActorId = happened.Actor;
        Subject = happened.Subject;
        SubjectId = happened.SubjectId;
        Act = happened.Act;
        Before = happened.Before;
        After = happened.After;
        Why = happened.Why;
    }

    public long Id { get; private set; }

    public DateTimeOffset At { get; private set; }

    public AccountId? ActorId { get; private set; }

    public string Subject { get; private set; } = "";

    public Guid SubjectId { get; private set; }

    public string Act { get; private set; } = "";

    public string? Before { get; private set; }

    public string? After { get; private set; }

    public string? Why { get; private set; }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_entries");
        entry.Property(e => e.Subject).HasMaxLength(30);
        entry.Property(e => e.Act).HasMaxLength(40);
        // Each way to look through the log, in its order.
        entry.HasIndex(e => new { e.At, e.Id });
        entry.HasIndex(e => new { e.ActorId, e.At, e.Id });
        entry.HasIndex(e => new { e.Subject, e.At, e.Id });
        entry.HasIndex(e => new { e.Act, e.At, e.Id });
        entry.HasIndex(e => new { e.SubjectId, e.At, e.Id });
    }
}
