using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Knowledge;

internal sealed class ArticleMapping : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> article)
    {
        article.ToTable("articles", table => table.HasCheckConstraint(
            "ck_articles_shown_has_published_revision", "standing = 'Unpublished' or published_revision_id is not null"));
        article.Property(a => a.Slug).HasMaxLength(90);
        article.Property(a => a.Language).HasMaxLength(2);
        article.Property(a => a.Licence).HasMaxLength(40);
        article.Property<uint>("xmin").IsRowVersion();
        article.HasIndex(a => a.Slug).IsUnique();
        article.HasIndex(a => a.FirstPublishedAt);
        article.HasIndex(a => a.LastPublishedAt);
        article.HasIndex(a => a.CheckAgainOn);
        article.HasOne<Account>().WithMany().HasForeignKey(a => a.AuthorId).OnDelete(DeleteBehavior.Restrict);
        article.HasOne<Collective>().WithMany().HasForeignKey(a => a.CollectiveId).OnDelete(DeleteBehavior.Restrict);
        article.HasOne(a => a.PublishedRevision).WithMany().HasForeignKey(a => a.PublishedRevisionId).OnDelete(DeleteBehavior.Restrict);
        article.HasMany(a => a.Revisions).WithOne().HasForeignKey(r => r.ArticleId).OnDelete(DeleteBehavior.Cascade);
        article.HasOne<Article>().WithMany().HasForeignKey(a => a.TranslationOf).OnDelete(DeleteBehavior.Restrict);
        article.Property(a => a.Details).HasColumnType("jsonb").HasDefaultValueSql("'{}'")
            .HasConversion(new KnowledgeJson<KnowledgeDetails>(), KnowledgeJson<KnowledgeDetails>.Comparer);
        article.HasOne(a => a.Phase).WithMany().OnDelete(DeleteBehavior.Restrict);
        article.HasMany(a => a.Challenges).WithMany().UsingEntity("article_challenges", link => link.HasIndex("ChallengesId", "ArticleId"));
        article.HasMany(a => a.Regions).WithMany().UsingEntity("article_regions");
        article.HasMany(a => a.Sectors).WithMany().UsingEntity("article_sectors");
        article.HasMany(a => a.LegalForms).WithMany().UsingEntity("article_legal_forms");
        article.HasMany(a => a.WorkingAreas).WithMany().UsingEntity("article_working_areas");
        article.HasMany(a => a.SizeClasses).WithMany().UsingEntity("article_size_classes");
        article.HasMany(a => a.TargetGroups).WithMany().UsingEntity("article_target_groups");
    }
}
