using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Surveys.Reminding;

internal sealed class SurveyReminderMapping : IEntityTypeConfiguration<SurveyReminder>
{
    public void Configure(EntityTypeBuilder<SurveyReminder> reminder)
    {
        reminder.ToTable("survey_reminders");
        // Two sites that remind at once both add this row; the second writes no mail.
        reminder.HasKey(r => new { r.WaveSlug, r.CollectiveId, r.Kind });
        reminder.HasOne<Wave>().WithMany().HasForeignKey(r => r.WaveSlug).OnDelete(DeleteBehavior.Cascade);
        reminder.HasOne<Collective>().WithMany().HasForeignKey(r => r.CollectiveId).OnDelete(DeleteBehavior.Cascade);
    }
}
