using CollectieveKracht.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Accounts;

/// <summary>
/// A person said yes to mails of a topic that nobody gets unasked (<see cref="Platform.Mail.MailTopics.OnRequest"/>). The link in such a
/// mail stops them as it does any other, whatever stands here.
/// </summary>
public sealed class MailConsent
{
    private MailConsent()
    {
    }

    public MailConsent(AccountId person, string topic, DateTimeOffset now)
    {
        PersonId = person;
        Topic = topic;
        GivenAt = now;
    }

    public AccountId PersonId { get; private set; }

    public string Topic { get; private set; } = "";

    public DateTimeOffset GivenAt { get; private set; }
}

internal sealed class MailConsentMapping : IEntityTypeConfiguration<MailConsent>
{
    public void Configure(EntityTypeBuilder<MailConsent> consent)
    {
        consent.ToTable("mail_consents");
        consent.HasKey(c => new { c.PersonId, c.Topic });
        consent.Property(c => c.Topic).HasMaxLength(40);
        consent.HasIndex(c => new { c.Topic, c.PersonId });
        consent.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
    }
}
