using CollectieveKracht.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Accounts.SignIn;

/// <summary>What a mailed code is for.</summary>
public enum MailCodeUse
{
    /// <summary>To sign in, or to make an account.</summary>
    SignIn,

    /// <summary>To show that a new address belongs to whoever asks for it.</summary>
    NewAddress,
}

/// <summary>
/// A code that was mailed to show that an address belongs to who asks. Neither the code nor the secret of the browser that asked is
/// kept: one is hashed with the other, so that the database tells nothing of six digits.
/// </summary>
public sealed class MailCode
{
    /// <summary>How long a code can be used.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <summary>How long a shown address may be used to finish an account.</summary>
    public static readonly TimeSpan ProofLife = TimeSpan.FromMinutes(30);

    /// <summary>How long it is kept, to count what was tried against an address.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>How often one code may be tried.</summary>
    public const int MostTries = 5;

    private MailCode()
    {
    }

    public MailCode(byte[] browserHash, byte[] codeHash, string address, MailCodeUse use, AccountId? person, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        BrowserHash = browserHash;
        CodeHash = codeHash;
        Address = address;
        NormalizedAddress = Person.Normalized(address);
        Use = use;
        PersonId = person;
        MadeAt = now;
    }

    public Guid Id { get; private set; }

    /// <summary>The hash of the secret that only the browser that asked has.</summary>
    public byte[] BrowserHash { get; private set; } = [];

    public byte[] CodeHash { get; private set; } = [];

    public string Address { get; private set; } = "";

    public string NormalizedAddress { get; private set; } = "";

    public MailCodeUse Use { get; private set; }

    /// <summary>Who asks for a new address; null for who signs in.</summary>
    public AccountId? PersonId { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public int Tries { get; private set; }

    /// <summary>When the code was given; from then on it is spent.</summary>
    public DateTimeOffset? ProvenAt { get; private set; }
}

internal sealed class MailCodeMapping : IEntityTypeConfiguration<MailCode>
{
    public void Configure(EntityTypeBuilder<MailCode> code)
    {
        code.ToTable("mail_codes");
        code.Property(c => c.BrowserHash).HasMaxLength(32);
        code.Property(c => c.CodeHash).HasMaxLength(32);
        code.Property(c => c.Address).HasMaxLength(Person.LongestAddress);
        code.Property(c => c.NormalizedAddress).HasMaxLength(Person.LongestAddress);
        code.HasIndex(c => c.BrowserHash).IsUnique();
        code.HasIndex(c => new { c.NormalizedAddress, c.MadeAt });
        code.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
