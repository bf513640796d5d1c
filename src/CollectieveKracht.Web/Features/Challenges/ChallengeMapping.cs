using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Challenges;

internal sealed class ChallengeCategoryMapping : IEntityTypeConfiguration<ChallengeCategory>
{
    public void Configure(EntityTypeBuilder<ChallengeCategory> category)
    {
        category.ToTable("challenge_categories");
        category.HasKey(c => c.Slug);
        category.Property(c => c.Slug).HasMaxLength(90);
        category.HasLabel(c => c.Name, 120);
        category.HasLabel(c => c.Summary, 300);
    }
}

internal sealed class ChallengeMapping : IEntityTypeConfiguration<Challenge>
{
    public void Configure(EntityTypeBuilder<Challenge> challenge)
    {
        challenge.ToTable("challenges");
        challenge.Property(c => c.Slug).HasMaxLength(90);
        challenge.HasLabel(c => c.Name, 160);
        challenge.HasLabel(c => c.ShortName, 80);
        challenge.HasLabel(c => c.Summary, 300);
        challenge.Property<uint>("xmin").IsRowVersion();
        challenge.Property(c => c.Code).HasMaxLength(90);
        challenge.Property(c => c.Version).HasMaxLength(10);
        challenge.HasIndex(c => c.Slug).IsUnique();
        challenge.HasIndex(c => new { c.Version, c.Code }).IsUnique();
        challenge.HasOne<Challenge>().WithMany().HasForeignKey(c => c.SuccessorId).OnDelete(DeleteBehavior.Restrict);
        challenge.HasOne(c => c.Category).WithMany(c => c.Challenges).HasForeignKey(c => c.CategorySlug).OnDelete(DeleteBehavior.Restrict);
        challenge.HasMany(c => c.Related).WithMany().UsingEntity(
            "challenge_relations",
            right => right.HasOne(typeof(Challenge)).WithMany().HasForeignKey("related_id"),
            left => left.HasOne(typeof(Challenge)).WithMany().HasForeignKey("challenge_id"),
            join => join.HasKey("challenge_id", "related_id"));
    }
}

internal sealed class RecognitionMapping : IEntityTypeConfiguration<Recognition>
{
    public void Configure(EntityTypeBuilder<Recognition> recognition)
    {
        recognition.ToTable("recognitions");
        recognition.HasKey(r => new { r.CollectiveId, r.ChallengeId });
        recognition.HasOne(r => r.Collective).WithMany().HasForeignKey(r => r.CollectiveId).OnDelete(DeleteBehavior.Cascade);
        recognition.HasOne(r => r.Challenge).WithMany().HasForeignKey(r => r.ChallengeId).OnDelete(DeleteBehavior.Restrict);
        recognition.HasIndex(r => new { r.ChallengeId, r.State, r.CollectiveId });
        recognition.HasIndex(r => new { r.ChallengeId, r.CollectiveId });
    }
}
