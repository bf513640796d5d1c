using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Moderation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Collectives.People;

internal sealed class ProposedChangeMapping : IEntityTypeConfiguration<ProposedChange>
{
    public void Configure(EntityTypeBuilder<ProposedChange> change)
    {
        change.ToTable("proposed_changes");
        change.HasKey(c => new { c.CollectiveId, c.Part });
        change.Property(c => c.By).HasColumnName("account_id");
        change.Property(c => c.Reason).HasMaxLength(Reason.MaxLength);
        change.Ignore(c => c.Would);
        change.Property<uint>("xmin").IsRowVersion();
        change.HasIndex(c => new { c.State, c.At });
        change.HasOne<Collective>().WithMany().HasForeignKey(c => c.CollectiveId).OnDelete(DeleteBehavior.Cascade);
        change.HasOne<Account>().WithMany().HasForeignKey(c => c.By).OnDelete(DeleteBehavior.Restrict);
    }
}
