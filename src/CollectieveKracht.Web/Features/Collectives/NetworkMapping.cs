using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Collectives;

internal sealed class NetworkMapping : IEntityTypeConfiguration<Network>
{
    public void Configure(EntityTypeBuilder<Network> network)
    {
        network.ToTable("networks");
        network.Property(n => n.Slug).HasMaxLength(90);
        network.Property(n => n.Name).HasMaxLength(120);
        network.Property(n => n.ShortName).HasMaxLength(60);
        network.Property(n => n.Website).HasMaxLength(WebAddress.MaxLength);
        network.HasLabel(n => n.Summary, 300);
        network.HasIndex(n => n.Slug).IsUnique();
        network.HasMany(n => n.Sectors).WithMany().UsingEntity("network_sectors");
    }
}
