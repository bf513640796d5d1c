using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Accounts.External;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Accounts;

/// <summary>Which colours a person wants to see.</summary>
public enum Theme
{
    AsDevice,
    Light,
    Dark,
}

/// <summary>
/// The private side of an account, under the same id: how its person signs in, is reached and likes to read. All of it goes when
/// the person has the account erased; the <see cref="Account"/>, to which contributions refer, stays without a name.
/// </summary>
public sealed class Person : IdentityUser<AccountId>
{
    /// <summary>The longest mail address there is (RFC 5321).</summary>
    public const int LongestAddress = 254;

    private Person()
    {
    }

    /// <param name="address">A mail address of which the person has shown that it is theirs.</param>
    public Person(Account account, string address, Language language, DateTimeOffset now)
    {
        Id = account.Id;
        // Identity wants a name to sign in with. The address is asked for instead, so this one is never shown.
        UserName = account.Id.Value.ToString("N");
        NormalizedUserName = UserName.ToUpperInvariant();
        Email = address;
        NormalizedEmail = Normalized(address);
        EmailConfirmed = true;
        LockoutEnabled = true;
        SecurityStamp = Guid.NewGuid().ToString("N");
        Language = language.Code;
        MadeAt = now;
    }

    /// <summary>In which language mails are, "nl" or "en". The pages follow their address.</summary>
    public string Language { get; set; } = "";

    public Theme Theme { get; set; }

    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>Made up, for development. Nobody can sign in as one elsewhere.</summary>
    public bool IsExample { get; init; }

    /// <summary>The time step of the last code of their authenticator app that was taken; no code of it or before is taken again.</summary>
    public long? LastAppStep { get; private set; }

    /// <summary>Whom mails about their account go to.</summary>
    public Receiver AsReceiver() => new(Email!, Platform.Localisation.Language.All.First(language => language.Code == Language));

    /// <summary>By this form two ways to write one address are known to be the same.</summary>
    public static string Normalized(string address) => address.Trim().ToUpperInvariant();
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("people");
        person.HasOne<Account>().WithOne().HasForeignKey<Person>(p => p.Id);
        person.Property(p => p.Email).HasMaxLength(Person.LongestAddress);
        person.Property(p => p.NormalizedEmail).HasMaxLength(Person.LongestAddress);
        person.Property(p => p.UserName).HasMaxLength(32);
        person.Property(p => p.NormalizedUserName).HasMaxLength(32);
        person.Property(p => p.PasswordHash).HasMaxLength(200);
        person.Property(p => p.SecurityStamp).HasMaxLength(40);
        person.Property(p => p.ConcurrencyStamp).HasMaxLength(40).IsConcurrencyToken();
        person.Property(p => p.Language).HasMaxLength(2);
        // Set by statements of its own: who saves a person that was read a moment before does not set it back.
        person.Property(p => p.LastAppStep).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        person.HasIndex(p => p.NormalizedEmail).IsUnique();
        // An administrator looks for a part of an address.
        person.HasIndex([nameof(Person.NormalizedEmail)], "part").HasDatabaseName("ix_people_normalized_email_part").HasMethod("gin").HasOperators("gin_trgm_ops");
        person.HasIndex(p => p.NormalizedUserName).IsUnique();
        person.Ignore(p => p.PhoneNumber);
        person.Ignore(p => p.PhoneNumberConfirmed);
    }
}

/// <summary>A key in a device of a person, with which they sign in without a password.</summary>
internal sealed class PasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<AccountId>>
{
    // By WebAuthn no longer than 1023 bytes.
    private const int LongestId = 1023;

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<AccountId>> passkey)
    {
        passkey.ToTable("passkeys");
        passkey.HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(LongestId);
        passkey.OwnsOne(p => p.Data).ToJson();
        passkey.HasOne<Person>().WithMany().HasForeignKey(p => p.UserId);
    }
}

/// <summary>That a person signs in through another organisation, and who they are there.</summary>
internal sealed class ExternalSignInMapping : IEntityTypeConfiguration<IdentityUserLogin<AccountId>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<AccountId>> external)
    {
        external.ToTable("external_sign_ins");
        external.HasKey(e => new { e.LoginProvider, e.ProviderKey });
        // What Identity calls the provider is the issuer here: names in the settings may change, that does not.
        external.Property(e => e.LoginProvider).HasMaxLength(ExternalIdentity.LongestPart);
        external.Property(e => e.ProviderKey).HasMaxLength(ExternalIdentity.LongestPart);
        external.Property(e => e.ProviderDisplayName).HasMaxLength(100);
        external.HasOne<Person>().WithMany().HasForeignKey(e => e.UserId);
    }
}

/// <summary>What an authenticator app shares with the site, and the codes to come in without it.</summary>
internal sealed class PersonSecretMapping : IEntityTypeConfiguration<IdentityUserToken<AccountId>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<AccountId>> secret)
    {
        secret.ToTable("person_secrets");
        secret.HasKey(s => new { s.UserId, s.LoginProvider, s.Name });
        secret.Property(s => s.LoginProvider).HasMaxLength(40);
        secret.Property(s => s.Name).HasMaxLength(40);
        secret.HasOne<Person>().WithMany().HasForeignKey(s => s.UserId);
    }
}
