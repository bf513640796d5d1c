using CollectieveKracht.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Data;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.Property(a => a.Name).HasMaxLength(80);
        account.PrimitiveCollection(a => a.Roles).HasColumnType("text[]").ElementType().HasConversion<string>();
    }
}
