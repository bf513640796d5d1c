using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Surveys;

internal sealed class AnswerSetMapping : IEntityTypeConfiguration<AnswerSet>
{
    public void Configure(EntityTypeBuilder<AnswerSet> set)
    {
        set.ToTable("answer_sets");
        set.Property(s => s.RegionCode).HasMaxLength(10);
        set.Property<uint>("xmin").IsRowVersion();
        set.HasOne<Wave>().WithMany().HasForeignKey(s => s.WaveSlug).OnDelete(DeleteBehavior.Restrict);
        set.HasOne<Collective>().WithMany().HasForeignKey(s => s.CollectiveId).OnDelete(DeleteBehavior.Restrict);
        set.HasOne<AnswerImport>().WithMany().HasForeignKey(s => s.ImportId).OnDelete(DeleteBehavior.Restrict);
        set.HasMany(s => s.Answers).WithOne().HasForeignKey(a => a.AnswerSetId).OnDelete(DeleteBehavior.Cascade);
        // One list per collective: who begins a second one at the same moment is refused.
        set.HasIndex(s => new { s.WaveSlug, s.CollectiveId }).IsUnique();
        // What is to be counted next.
        set.HasIndex(s => new { s.WaveSlug, s.ChangedAt }).HasFilter("submitted_at is not null");
    }
}

internal sealed class SurveyAnswerMapping : IEntityTypeConfiguration<SurveyAnswer>
{
    public void Configure(EntityTypeBuilder<SurveyAnswer> answer)
    {
        answer.ToTable("survey_answers");
        // Two people who save the same question at once both mean the next version; the second is refused.
        answer.HasKey(a => new { a.AnswerSetId, a.QuestionId, a.Version });
        answer.Property(a => a.Own).HasMaxLength(GivenAnswer.LongestOwn);
        answer.Property(a => a.Explanation).HasMaxLength(GivenAnswer.LongestExplanation);
        answer.HasOne<SurveyQuestion>().WithMany().HasForeignKey(a => a.QuestionId).OnDelete(DeleteBehavior.Restrict);
        answer.HasOne<Account>().WithMany().HasForeignKey(a => a.By).OnDelete(DeleteBehavior.Restrict);
        answer.Ignore(a => a.Given);
    }
}

internal sealed class CountedAnswersMapping : IEntityTypeConfiguration<CountedAnswers>
{
    public void Configure(EntityTypeBuilder<CountedAnswers> counted)
    {
        counted.ToTable("counted_answers");
        counted.HasKey(c => c.AnswerSetId);
        counted.Property(c => c.RegionCode).HasMaxLength(10);
        counted.HasOne<AnswerSet>().WithOne().HasForeignKey<CountedAnswers>(c => c.AnswerSetId).OnDelete(DeleteBehavior.Cascade);
        counted.HasOne<Wave>().WithMany().HasForeignKey(c => c.WaveSlug).OnDelete(DeleteBehavior.Restrict);
        counted.HasIndex(c => c.WaveSlug);
    }
}

internal sealed class AnswerImportMapping : IEntityTypeConfiguration<AnswerImport>
{
    public void Configure(EntityTypeBuilder<AnswerImport> import)
    {
        import.ToTable("answer_imports");
        import.Property(i => i.FileName).HasMaxLength(200);
        import.Property(i => i.FileHash).HasMaxLength(64);
        import.HasOne<Wave>().WithMany().HasForeignKey(i => i.WaveSlug).OnDelete(DeleteBehavior.Restrict);
        import.HasOne<Account>().WithMany().HasForeignKey(i => i.By).OnDelete(DeleteBehavior.Restrict);
        import.HasIndex(i => new { i.WaveSlug, i.FileHash }).IsUnique();
    }
}
