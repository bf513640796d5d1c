using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Challenges;

internal sealed class ChainMapping : IEntityTypeConfiguration<Chain>
{
    public void Configure(EntityTypeBuilder<Chain> chain)
    {
        chain.ToTable("chains");
        chain.HasKey(c => c.Slug);
        chain.Property(c => c.Slug).HasMaxLength(90);
        chain.HasLabel(c => c.Name, 120);
        chain.HasLabel(c => c.Summary, 300);
        chain.OwnsMany(c => c.Links, link =>
        {
            link.ToTable("chain_links");
            link.HasKey(l => l.Id);
            link.Property(l => l.Slug).HasMaxLength(90);
            link.OwnsOne(l => l.OwnName, name =>
            {
                name.Property(n => n.Nl).HasMaxLength(120);
                name.Property(n => n.En).HasMaxLength(120);
            });
            link.HasOne(l => l.Challenge).WithMany().HasForeignKey("challenge_id").OnDelete(DeleteBehavior.Restrict);
        });
    }
}
