using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Features.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Writing;

internal sealed class ManuscriptMapping : IEntityTypeConfiguration<Manuscript>
{
    public void Configure(EntityTypeBuilder<Manuscript> manuscript)
    {
        manuscript.ToTable("manuscripts");
        manuscript.Property(m => m.Id).ValueGeneratedNever();
        manuscript.Property(m => m.Text).HasColumnType("jsonb").HasConversion(new KnowledgeJson<ManuscriptText>(), KnowledgeJson<ManuscriptText>.Comparer);
        manuscript.Property(m => m.Placement).HasColumnType("jsonb").HasConversion(new KnowledgeJson<Placement>(), KnowledgeJson<Placement>.Comparer);
        manuscript.Property(m => m.Version).IsConcurrencyToken();
        manuscript.HasOne<Account>().WithMany().HasForeignKey(m => m.AuthorId).OnDelete(DeleteBehavior.Restrict);
        manuscript.HasOne<Account>().WithMany().HasForeignKey(m => m.WrittenBy).OnDelete(DeleteBehavior.Restrict);
        manuscript.HasOne<Article>().WithMany().HasForeignKey(m => m.ArticleId).OnDelete(DeleteBehavior.Cascade);
        manuscript.HasOne<Revision>().WithMany().HasForeignKey(m => m.RevisionId).OnDelete(DeleteBehavior.Cascade);
        manuscript.HasOne<Collective>().WithMany().HasForeignKey(m => m.CollectiveId).OnDelete(DeleteBehavior.Restrict);
        manuscript.HasIndex(m => new { m.AuthorId, m.WrittenAt });
        // Whoever goes on with a version twice at once gets the same manuscript.
        manuscript.HasIndex(m => m.RevisionId).IsUnique();
        manuscript.HasIndex(m => m.DiscardedAt);
    }
}
