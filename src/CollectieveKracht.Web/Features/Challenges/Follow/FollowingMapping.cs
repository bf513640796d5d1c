using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Challenges;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Challenges.Follow;

internal sealed class FollowingMapping : IEntityTypeConfiguration<Following>
{
    public void Configure(EntityTypeBuilder<Following> following)
    {
        following.ToTable("followings");
        following.Property(f => f.Id).HasColumnName("account_id").ValueGeneratedNever();
        following.HasOne<Account>().WithOne().HasForeignKey<Following>(f => f.Id).OnDelete(DeleteBehavior.Cascade);
        following.HasMany(f => f.Challenges).WithOne().HasForeignKey(c => c.Person).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class FollowedChallengeMapping : IEntityTypeConfiguration<FollowedChallenge>
{
    public void Configure(EntityTypeBuilder<FollowedChallenge> followed)
    {
        followed.ToTable("followed_challenges");
        followed.HasKey(f => new { f.Person, f.ChallengeId });
        followed.Property(f => f.Person).HasColumnName("account_id");
        followed.HasOne<Challenge>().WithMany().HasForeignKey(f => f.ChallengeId).OnDelete(DeleteBehavior.Cascade);
    }
}
