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

    /// <summary>Respondents of an imported file, so many with each of these answers ("sector:energie challenge:leiderschap").</summary>
    public static async Task RespondAsync(this PlatformDb db, Wave wave, params IReadOnlyList<(int Count, string Answers)> groups)
    {
        var by = await db.Accounts.OrderBy(account => account.Id).Select(account => account.Id).FirstAsync();
        var import = db.Add(new AnswerImport(wave, "antwoorden.csv", $"{Guid.NewGuid():N}", groups.Sum(group => group.Count), by, Opening)).Entity;
        foreach (var (count, answers) in groups)
        {
            var written = answers.Split(' ').ToHashSet();
            var region = written.FirstOrDefault(answer => answer.StartsWith("province:", StringComparison.Ordinal))?["province:".Length..];
            var networks = written.Where(answer => answer.StartsWith("network:", StringComparison.Ordinal)).Select(answer => answer["network:".Length..]).ToList();
            for (var respondent = 0; respondent < count; respondent++)
            {
                var set = AnswerSet.Imported(wave, collective: null, region, import.Id, Opening);
                if (networks.Count > 0) set.StandIn(region ?? "PV20", networks);
                foreach (var question in wave.Questions)
                {
                    var ticked = question.Options.Where(option => written.Contains(question.Of(option).ToString())).Select(option => option.Id);
                    set.Say(wave, question, new GivenAnswer([.. ticked]), by: null, Opening);
                }

                db.Add(set);
            }
        }

        await db.SaveChangesAsync();
    }

    /// <summary>A published wave, counted, of respondents with these answers.</summary>
    public static async Task PublishedWaveAsync(this PlatformDb db, string slug, params IReadOnlyList<(int Count, string Answers)> groups)
    {
        var wave = await db.OpenWaveAsync(slug);
        await db.RespondAsync(wave, groups);
        wave.Close(by: null, Opening.AddDays(30));
        wave.Publish("CollectieveKracht, Peiling 2026", by: null, Opening.AddDays(60));
        await db.SaveChangesAsync();
        await new WaveCounting(db, TimeProvider.System).CountAsync(slug, CancellationToken.None);
    }
}
