using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>What became of a mail.</summary>
public enum MailState
{
    /// <summary>To be sent when it is due.</summary>
    Waiting,

    /// <summary>
    /// Written down just before the mail server gets the end of the message, and can accept it. Where a site died after that,
    /// the mail stays so: it was accepted, almost surely, so it is not sent again by itself.
    /// </summary>
    HandingOver,

    /// <summary>The mail server accepted it.</summary>
    Sent,

    /// <summary>Refused for good, or of no use any more.</summary>
    Failed,
}

/// <summary>A mail that was written in the transaction of what it tells of, and what became of it.</summary>
public sealed class OutboxMail
{
    private OutboxMail()
    {
    }

    public OutboxMail(MailKind kind, string address, RenderedMail content, string? unsubscribe, DateTimeOffset now, Guid? about = null)
    {
        Id = Guid.CreateVersion7();
        Kind = kind.Name;
        Address = address;
        Subject = content.Subject;
        Text = content.Text;
        Html = content.Html;
        Unsubscribe = unsubscribe;
        WrittenAt = now;
        DueAt = now + kind.WaitsFor;
        About = about;
        UsefulUntil = now + kind.UsefulFor;
    }

    /// <summary>Also the Message-ID, which is the same at each try: a receiver can tell a double.</summary>
    public Guid Id { get; private set; }

    public string Kind { get; private set; } = "";

    public string Address { get; private set; } = "";

    /// <summary>The thing it tells of, for who takes that back before the mail is sent; null for what cannot be taken back.</summary>
    public Guid? About { get; private set; }

    /// <summary>Subject and texts are emptied once it is sent.</summary>
    public string Subject { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string Html { get; private set; } = "";

    /// <summary>The address at which one POST stops mails of its topic; null when it cannot be stopped.</summary>
    public string? Unsubscribe { get; private set; }

    public MailState State { get; private set; }

    public int Tries { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>Not tried before this. Whoever takes it to send moves this ahead, so that it comes back by itself if they die.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public DateTimeOffset UsefulUntil { get; private set; }

    /// <summary>When it came in its last state: handed over, sent or failed.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why the last try failed, without any address: a status of the mail server or the kind of error.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Has it sent once more, with a day to do so. False when it was sent, or is still being tried.</summary>
    public bool SendAgain(DateTimeOffset now)
    {
        if (State is MailState.Waiting or MailState.Sent) return false;

        (State, Tries, Trouble, EndedAt) = (MailState.Waiting, 0, null, null);
        (DueAt, UsefulUntil) = (now, now + TimeSpan.FromDays(1));
        return true;
    }
}

internal sealed class OutboxMailMapping : IEntityTypeConfiguration<OutboxMail>
{
    public const string Table = "outbox_mails";

    public void Configure(EntityTypeBuilder<OutboxMail> mail)
    {
        mail.ToTable(Table);
        mail.Property(m => m.Kind).HasMaxLength(40);
        mail.Property(m => m.Address).HasMaxLength(254);
        mail.Property(m => m.Subject).HasMaxLength(300);
        mail.Property(m => m.Unsubscribe).HasMaxLength(1000);
        mail.Property(m => m.Trouble).HasMaxLength(100);
        mail.HasIndex(m => m.DueAt).HasFilter("state = 'Waiting'");
        mail.HasIndex(m => new { m.State, m.EndedAt });
        mail.HasIndex(m => m.About).HasFilter("state = 'Waiting'");
        mail.HasIndex(m => new { m.WrittenAt, m.Id });
    }
}
