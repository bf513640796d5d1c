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
        // An administrator looks for a part of a name, or for who has a role.
        account.HasIndex(a => a.Name).HasMethod("gin").HasOperators("gin_trgm_ops");
        account.HasIndex(a => a.Roles).HasMethod("gin");
        account.PrimitiveCollection(a => a.Roles).HasColumnType("text[]").ElementType().HasConversion<string>();
        account.OwnsOne(a => a.Affiliation, affiliation =>
        {
            affiliation.Property(a => a.Kind).HasConversion<string>().HasMaxLength(20);
            affiliation.Property(a => a.Organisation).HasMaxLength(Affiliation.LongestOrganisation);
            affiliation.Property(a => a.Refusal).HasMaxLength(Account.LongestReason);
        });
    }
}
