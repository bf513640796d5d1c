using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Knowledge;

internal sealed class RevisionMapping : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> revision)
    {
        revision.ToTable("revisions");
        revision.Property(r => r.Title).HasMaxLength(150);
        revision.Property(r => r.Summary).HasMaxLength(300);
        revision.Property(r => r.ReasonForChange).HasMaxLength(300);
        revision.Property(r => r.DecisionReason).HasMaxLength(2000);
        revision.Property(r => r.AppealReason).HasMaxLength(2000);
        revision.Property<uint>("xmin").IsRowVersion();
        revision.Property(r => r.Sources).HasColumnType("jsonb").HasConversion(new JsonListConverter<Source>(), JsonListConverter<Source>.Comparer);
        revision.Property(r => r.Placement).HasColumnType("jsonb").HasConversion(new KnowledgeJson<Placement?>(), KnowledgeJson<Placement?>.Comparer);
        revision.Property(r => r.Signs).HasColumnType("jsonb").HasDefaultValueSql("'[]'").HasConversion(new KnowledgeJson<IReadOnlyList<Sign>>(), KnowledgeJson<IReadOnlyList<Sign>>.Comparer);
        revision.Property(r => r.Replaced).HasColumnType("jsonb").HasConversion(new KnowledgeJson<Placement?>(), KnowledgeJson<Placement?>.Comparer);
        revision.Property(r => r.AsSentIn).HasColumnType("jsonb").HasConversion(new KnowledgeJson<SentText?>(), KnowledgeJson<SentText?>.Comparer);
        revision.OwnsOne(r => r.Claim);
        revision.HasOne<Account>().WithMany().HasForeignKey(r => r.DecidedBy).OnDelete(DeleteBehavior.Restrict);
        revision.HasOne<Account>().WithMany().HasForeignKey(r => r.AuthorId).OnDelete(DeleteBehavior.Restrict);
        revision.HasIndex(r => new { r.ArticleId, r.Number }).IsUnique();
        revision.HasIndex(r => new { r.State, r.SubmittedAt, r.Id });
        // What waits for moderators is few of many.
        revision.HasIndex(r => new { r.SubmittedAt, r.Id }).HasFilter("state in ('Submitted', 'InReview') or awaits_look");
        revision.HasIndex(r => new { r.AuthorId, r.State });
        revision.HasIndex(r => new { r.DecidedBy, r.DecidedAt });
    }
}
