using CollectieveKracht.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Accounts.Sessions;

/// <summary>How a person showed who they are.</summary>
public enum SignInMethod
{
    /// <summary>A code that was mailed.</summary>
    Code,

    Password,

    /// <summary>A key in their device, unlocked by finger, face or PIN. It counts as two factors.</summary>
    Passkey,

    /// <summary>Another organisation that knows them.</summary>
    External,

    /// <summary>A link that the operator made with a command.</summary>
    Link,

    /// <summary>One of the examples, in development.</summary>
    Example,
}

/// <summary>One browser in which a person is signed in.</summary>
public sealed class Session
{
    private Session()
    {
    }

    public Session(byte[] keyHash, AccountId person, SignInMethod method, bool hasSecondFactor, string browser, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        KeyHash = keyHash;
        PersonId = person;
        Method = method;
        HasSecondFactor = hasSecondFactor;
        Browser = browser;
        MadeAt = LastSeenAt = now;
    }

    /// <summary>Names it in the list of sessions. It opens nothing.</summary>
    public Guid Id { get; private set; }

    /// <summary>The hash of what the cookie holds, so that who reads the database cannot take a session over.</summary>
    public byte[] KeyHash { get; private set; } = [];

    public AccountId PersonId { get; private set; }

    public SignInMethod Method { get; private set; }

    /// <summary>Whether two factors were shown: what they have or are, beside what they know or can read.</summary>
    public bool HasSecondFactor { get; private set; }

    /// <summary>Browser and system in words, such as "Firefox, Windows".</summary>
    public string Browser { get; private set; } = "";

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset LastSeenAt { get; private set; }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("sessions");
        session.Property(s => s.KeyHash).HasMaxLength(32);
        session.Property(s => s.Browser).HasMaxLength(60);
        session.HasIndex(s => s.KeyHash).IsUnique();
        session.HasIndex(s => s.PersonId);
        session.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }
}
