using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Collectives.Follow;

internal sealed class FollowedGroupMapping : IEntityTypeConfiguration<FollowedGroup>
{
    public void Configure(EntityTypeBuilder<FollowedGroup> followed)
    {
        followed.ToTable("followed_groups");
        followed.HasKey(f => new { f.Person, f.Kind, f.Slug });
        followed.Property(f => f.Person).HasColumnName("account_id");
        followed.Property(f => f.Slug).HasMaxLength(Slug.MaxLength);
        followed.Ignore(f => f.NewSince);
        followed.HasOne<Account>().WithMany().HasForeignKey(f => f.Person).OnDelete(DeleteBehavior.Cascade);
    }
}
