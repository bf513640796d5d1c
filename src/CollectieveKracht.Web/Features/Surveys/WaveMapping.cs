using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Surveys;

internal sealed class WaveMapping : IEntityTypeConfiguration<Wave>
{
    public void Configure(EntityTypeBuilder<Wave> wave)
    {
        wave.ToTable("waves");
        wave.HasKey(w => w.Slug);
        wave.Property(w => w.Slug).HasMaxLength(90);
        wave.Property(w => w.Source).HasMaxLength(400);
        wave.Property(w => w.Version).HasMaxLength(10);
        wave.Property<uint>("xmin").IsRowVersion();
        wave.HasLabel(w => w.Name, Wave.LongestName);
        wave.HasIndex(w => w.Key).IsUnique();
        wave.Ignore(w => w.Asked);
        wave.HasMany(w => w.Questions).WithOne().HasForeignKey("WaveSlug").IsRequired().OnDelete(DeleteBehavior.Cascade);
        wave.OwnsMany(w => w.Figures, figure =>
        {
            figure.ToTable("published_figures");
            figure.HasKey(f => f.Id);
            figure.Property(f => f.Subject).HasMaxLength(120);
            figure.Property(f => f.Within).HasMaxLength(120);
            figure.Property(f => f.Place).HasMaxLength(200);
            figure.Property(f => f.Value).HasPrecision(9, 2);
            figure.HasIndex("WaveSlug", nameof(PublishedFigure.Measure), nameof(PublishedFigure.Subject));
        });
    }
}

internal sealed class SurveyQuestionMapping : IEntityTypeConfiguration<SurveyQuestion>
{
    public void Configure(EntityTypeBuilder<SurveyQuestion> question)
    {
        question.ToTable("survey_questions");
        question.Property(q => q.Code).HasMaxLength(90);
        question.Property(q => q.CountedAs).HasMaxLength(90);
        question.Property(q => q.CategorySlug).HasMaxLength(90);
        question.HasLabel(q => q.Text, SurveyQuestion.LongestText);
        question.HasLabel(q => q.Help, SurveyQuestion.LongestHelp);
        question.Ignore(q => q.OfferedOptions);
        question.HasIndex("WaveSlug", nameof(SurveyQuestion.Code)).IsUnique();
        question.HasMany(q => q.Options).WithOne().HasForeignKey("QuestionId").IsRequired().OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SurveyOptionMapping : IEntityTypeConfiguration<SurveyOption>
{
    public void Configure(EntityTypeBuilder<SurveyOption> option)
    {
        option.ToTable("survey_options");
        option.Property(o => o.Slug).HasMaxLength(90);
        option.HasLabel(o => o.Name, SurveyOption.LongestName);
        option.HasIndex("QuestionId", nameof(SurveyOption.Slug)).IsUnique();
    }
}
