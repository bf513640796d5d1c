using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Surveys;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Surveys;

/// <summary>What tests about the survey begin with.</summary>
public static class SurveySteps
{
    public static readonly DateTimeOffset Opening = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>An open wave with the questions of the report, saved.</summary>
    public static async Task<Wave> OpenWaveAsync(this PlatformDb db, string slug = "peiling-2026", int year = 2026)
    {
        var wave = Wave.Prepare(slug, new Label($"Peiling {year}", $"Survey {year}"), year, Wave.FirstVersion, by: null);
        await db.AskStandardQuestionsAsync(wave, by: null, CancellationToken.None);
        wave.Open(by: null, Opening);
        db.Add(wave);
        await db.SaveChangesAsync();
        return wave;
    }

    /// <summary>A collective answers all questions: what its profile says, and these challenges.</summary>
    public static AnswerSet Answered(this Wave wave, Collective collective, AccountId by, DateTimeOffset at, params IReadOnlyCollection<string> challenges)
    {
        var set = AnswerSet.Begin(wave, collective.Id, by, at);
        set.StandIn(collective.Municipality.Code, collective.Networks.Select(network => network.Slug));
        foreach (var question in wave.Questions)
        {
            var slugs = question.Kind switch
            {
                QuestionKind.Challenges => challenges,
                QuestionKind.Statement => ["eens"],
                _ => [.. collective.TermsOf(question.CountedAs).Select(term => term.Slug)],
            };
            set.Say(wave, question, new GivenAnswer([.. question.OfferedOptions.Where(option => slugs.Contains(option.Slug)).Select(option => option.Id)]), by, at);
        }

        set.Submit(wave, by, at);
        return set;
    }
}
