using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Data;

/// <summary>
/// The place of an entry in the audit log: numbers without a gap, in the order of the commits, each with a hash over its entry and the hash
/// before it. Made by the database at the end of the transaction, and by nothing else (docs/decisions/0007).
/// </summary>
public sealed class AuditLink
{
    private AuditLink()
    {
    }

    public long Number { get; private init; }

    public long EntryId { get; private init; }

    public byte[] Hash { get; private init; } = [];
}

internal sealed class AuditLinkMapping : IEntityTypeConfiguration<AuditLink>
{
    public void Configure(EntityTypeBuilder<AuditLink> link)
    {
        link.ToTable("audit_links");
        link.HasKey(l => l.Number);
        link.Property(l => l.Number).ValueGeneratedNever();
        link.HasOne<AuditEntry>().WithOne().HasForeignKey<AuditLink>(l => l.EntryId).OnDelete(DeleteBehavior.Restrict);
    }
}
