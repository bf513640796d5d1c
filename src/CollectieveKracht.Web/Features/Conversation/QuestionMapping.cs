using CollectieveKracht.Domain.Conversation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Conversation;

internal sealed class QuestionMapping : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> question)
    {
        question.ToTable("questions");
        question.Property(q => q.Slug).HasMaxLength(90);
        question.Property(q => q.Title).HasMaxLength(150);
        question.Property<uint>("xmin").IsRowVersion();
        question.HasIndex(q => q.Slug).IsUnique();
        question.HasIndex(q => new { q.AskedAt, q.Id });
        question.HasOne(q => q.AskedBy).WithMany().HasForeignKey("asked_by_id").IsRequired().OnDelete(DeleteBehavior.Restrict);
        question.HasMany(q => q.Challenges).WithMany().UsingEntity("question_challenges");
        question.OwnsMany(q => q.Answers, answer =>
        {
            answer.ToTable("answers");
            answer.HasKey(a => a.Id);
            answer.Property(a => a.Id).ValueGeneratedNever();
            answer.HasOne(a => a.By).WithMany().HasForeignKey("by_id").IsRequired().OnDelete(DeleteBehavior.Restrict);
        });
    }
}
