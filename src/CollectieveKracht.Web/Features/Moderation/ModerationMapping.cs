using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Moderation;

internal sealed class ReadyReasonMapping : IEntityTypeConfiguration<ReadyReason>
{
    public void Configure(EntityTypeBuilder<ReadyReason> reason)
    {
        reason.ToTable("ready_reasons");
        reason.HasLabel(r => r.Name, ReadyReason.LongestName);
        reason.HasLabel(r => r.Text, Reason.MaxLength);
        reason.Property<uint>("xmin").IsRowVersion();
    }
}

internal sealed class ModeratorRemitMapping : IEntityTypeConfiguration<ModeratorRemit>
{
    public void Configure(EntityTypeBuilder<ModeratorRemit> remit)
    {
        remit.ToTable("moderator_remits");
        remit.HasKey(r => r.AccountId);
        remit.Property<uint>("xmin").IsRowVersion();
        remit.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ModeratorNoteMapping : IEntityTypeConfiguration<ModeratorNote>
{
    public void Configure(EntityTypeBuilder<ModeratorNote> note)
    {
        note.ToTable("moderator_notes");
        note.Property(n => n.Text).HasMaxLength(ModeratorNote.MaxLength);
        note.HasOne<Article>().WithMany().HasForeignKey(n => n.ArticleId).OnDelete(DeleteBehavior.Cascade);
        note.HasOne<Account>().WithMany().HasForeignKey(n => n.By).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FlaggedArticleMapping : IEntityTypeConfiguration<FlaggedArticle>
{
    public void Configure(EntityTypeBuilder<FlaggedArticle> flagged)
    {
        flagged.ToTable("flagged_articles");
        flagged.Property(f => f.DecisionReason).HasMaxLength(Reason.MaxLength);
        flagged.Property<uint>("xmin").IsRowVersion();
        flagged.OwnsOne(f => f.Claim);
        flagged.OwnsMany(f => f.Flags, flag =>
        {
            flag.ToTable("flags");
            flag.WithOwner().HasForeignKey("FlaggedArticleId");
            flag.HasKey("FlaggedArticleId", nameof(Flag.By));
            flag.Property(f => f.Explanation).HasMaxLength(Flag.LongestExplanation);
            flag.HasOne<Account>().WithMany().HasForeignKey(f => f.By).OnDelete(DeleteBehavior.Restrict);
        });
        flagged.HasOne<Article>().WithMany().HasForeignKey(f => f.ArticleId).OnDelete(DeleteBehavior.Cascade);
        // Of one article one case is open at a time.
        flagged.HasIndex(f => f.ArticleId).IsUnique().HasFilter("decided_at is null");
        flagged.HasIndex(f => f.DecidedAt);
    }
}
