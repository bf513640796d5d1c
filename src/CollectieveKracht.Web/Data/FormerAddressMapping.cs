using CollectieveKracht.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Data;

internal sealed class FormerAddressMapping : IEntityTypeConfiguration<FormerAddress>
{
    public void Configure(EntityTypeBuilder<FormerAddress> address)
    {
        address.ToTable("former_addresses");
        address.HasKey(a => a.Path);
        address.Property(a => a.Path).HasMaxLength(200);
        address.Property(a => a.Target).HasMaxLength(200);
    }
}
