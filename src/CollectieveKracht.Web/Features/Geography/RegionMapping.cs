using CollectieveKracht.Domain.Geography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Geography;

internal sealed class RegionMapping : IEntityTypeConfiguration<Region>
{
    public void Configure(EntityTypeBuilder<Region> region)
    {
        region.ToTable("regions");
        region.HasKey(r => r.Code);
        region.Property(r => r.Code).HasMaxLength(10);
        region.Property(r => r.Name).HasMaxLength(80);
        region.Property(r => r.Slug).HasMaxLength(90);
        region.Property(r => r.Iso).HasMaxLength(10);
        region.HasIndex(r => r.Slug).IsUnique();
        region.HasOne<Region>().WithMany().HasForeignKey(r => r.ParentCode).OnDelete(DeleteBehavior.Restrict);
        region.HasOne<Region>().WithMany().HasForeignKey(r => r.SuccessorCode).OnDelete(DeleteBehavior.Restrict);
    }
}
