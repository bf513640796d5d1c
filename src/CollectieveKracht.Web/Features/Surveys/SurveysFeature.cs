using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Features.Accounts.OwnData;
using CollectieveKracht.Web.Features.Collectives.Merging;
using CollectieveKracht.Web.Features.Surveys.Importing;
using CollectieveKracht.Web.Features.Surveys.Reminding;
using CollectieveKracht.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Surveys;

/// <summary>The survey: waves, their questions, and what collectives answer.</summary>
public static class SurveysFeature
{
    private static readonly TimeSpan RemindersKept = TimeSpan.FromDays(365);

    public static void AddSurveys(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<CountedWaves>();
        services.AddScoped<AnswerImporting>();
        services.AddTerm("files of answers that were not loaded", ImportDraft.Kept, (db, before, cancel) => db.ImportDrafts.Where(draft => draft.At < before).ExecuteDeleteAsync(cancel));
        builder.AddNightlyJob<RemindOfSurvey>(RemindOfSurvey.Name, hour: 7);
        services.AddTerm("which collectives were written to about a wave that is over", RemindersKept, (db, before, cancel) =>
            db.SurveyReminders.Where(reminder => reminder.At < before && !db.Waves.Any(wave => wave.Slug == reminder.WaveSlug && wave.Stage == WaveStage.Open)).ExecuteDeleteAsync(cancel));
        services.AddMergePart(new([typeof(SurveyReminder)], async (db, merge, cancel) =>
        {
            var sent = await db.SurveyReminders.Where(reminder => reminder.CollectiveId == merge.Survivor.Id || reminder.CollectiveId == merge.Merged.Id).ToListAsync(cancel);
            foreach (var reminder in sent.Where(reminder => reminder.CollectiveId == merge.Merged.Id))
            {
                db.Remove(reminder);
                if (!sent.Exists(other => other.CollectiveId == merge.Survivor.Id && (other.WaveSlug, other.Kind) == (reminder.WaveSlug, reminder.Kind))) db.Add(reminder.Following(merge.Merged));
            }
        }));
        services.AddMergePart(new([typeof(AnswerSet)], async (db, merge, cancel) =>
        {
            // Where both answered a wave, each keeps its own list: a list is never thrown away, and one collective has one in a wave.
            var answered = db.AnswerSets.Where(set => set.CollectiveId == merge.Survivor.Id).Select(set => set.WaveSlug);
            foreach (var set in await db.AnswerSets.Where(set => set.CollectiveId == merge.Merged.Id && !answered.Contains(set.WaveSlug)).ToListAsync(cancel))
                set.Follow(merge.Merged);
        }));
        services.AddPersonalData(new("surveyAnswers", [typeof(SurveyAnswer)], async (db, id, cancel) => await (
            from answer in db.Set<SurveyAnswer>()
            where answer.By == id
            join question in db.Set<SurveyQuestion>() on answer.QuestionId equals question.Id
            orderby answer.At
            select new
            {
                Question = question.Text.Nl,
                Ticked = db.Set<SurveyOption>().Where(option => answer.Options.Contains(option.Id)).OrderBy(option => option.Position).Select(option => option.Name.Nl).ToList(),
                answer.Number,
                answer.Own,
                answer.Explanation,
                answer.Version,
                answer.At,
            }).ToListAsync(cancel)));
        services.AddPersonalData(new("importedAnswers", [typeof(AnswerImport)], async (db, id, cancel) => await db.AnswerImports
            .Where(import => import.By == id).OrderBy(import => import.At).Select(import => new { import.WaveSlug, import.FileName, import.Rows, import.At }).ToListAsync(cancel)));
        services.AddPersonalData(new("filesOfAnswers", [typeof(ImportDraft)], async (db, id, cancel) => await db.ImportDrafts
            .Where(draft => draft.By == id).OrderBy(draft => draft.At).Select(draft => new { draft.WaveSlug, draft.FileName, draft.At }).ToListAsync(cancel))
        {
            EraseAsync = (db, id, cancel) => db.ImportDrafts.Where(draft => draft.By == id).ExecuteDeleteAsync(cancel),
        });
    }
}
