using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>Someone wants no more mails of a topic. It outlives their account, so it holds no address but what can be compared with one.</summary>
public sealed class MailRefusal
{
    private MailRefusal()
    {
    }

    public MailRefusal(string mark, string topic, DateTimeOffset now)
    {
        Mark = mark;
        Topic = topic;
        At = now;
    }

    /// <summary>See <see cref="MarkOf"/>.</summary>
    public string Mark { get; private set; } = "";

    public string Topic { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>By what an address is known again here.</summary>
    public static string MarkOf(string address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.Trim().ToLowerInvariant())));
}

internal sealed class MailRefusalMapping : IEntityTypeConfiguration<MailRefusal>
{
    public void Configure(EntityTypeBuilder<MailRefusal> refusal)
    {
        refusal.ToTable("mail_refusals");
        refusal.HasKey(r => new { r.Mark, r.Topic });
        refusal.Property(r => r.Mark).HasMaxLength(64);
        refusal.Property(r => r.Topic).HasMaxLength(40);
    }
}
