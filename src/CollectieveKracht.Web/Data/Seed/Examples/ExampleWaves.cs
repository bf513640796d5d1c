using Bogus;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Features.Surveys;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Data.Seed.Examples;

/// <summary>
/// Two made-up waves: one that is published, which every example collective answered as it recognises challenges, and one that is open, which
/// some of them answered. Both carry the word "voorbeeld" in their name.
/// </summary>
internal sealed class ExampleWaves(Randomizer random, DateTimeOffset now)
{
    private const int BatchSize = 40;

    // How often the first example wave answers each step of the scale; the report states the first (56%) only.
    private static readonly float[] ReadyForTheFuture = [0.56f, 0.24f, 0.12f, 0.06f, 0.02f];

    public async Task AddToAsync(PlatformDb db, List<Collective> collectives, List<Recognition> recognitions, CancellationToken cancel)
    {
        var recognised = recognitions.ToLookup(recognition => recognition.Collective, recognition => recognition.Challenge.Code);
        var year = now.Year;
        var published = await AskAsync(db, year - 1, now.AddDays(-330), cancel);
        await AnswerAsync(db, published, collectives, recognised, now.AddDays(-300), cancel);
        var open = await AskAsync(db, year, now.AddDays(-20), cancel);
        // The example member acts for the first by name; that one is left to answer by hand.
        await AnswerAsync(db, open, [.. random.Shuffle(collectives.OrderBy(collective => collective.Slug, StringComparer.Ordinal).Skip(1)).Take(collectives.Count / 5)], recognised, now.AddDays(-9), cancel);
        await PublishAsync(db, published.Slug, cancel);
    }

    private static async Task<Wave> AskAsync(PlatformDb db, int year, DateTimeOffset at, CancellationToken cancel)
    {
        var wave = Wave.Prepare($"voorbeeld-{year}", new Label($"Voorbeeldpeiling {year}", $"Example survey {year}"), year, Wave.FirstVersion, by: null, isExample: true);
        await db.AskStandardQuestionsAsync(wave, by: null, cancel);
        wave.Open(by: null, at);
        db.Add(wave);
        await db.SaveChangesAsync(cancel);
        return wave;
    }

    private async Task AnswerAsync(
        PlatformDb db, Wave wave, IReadOnlyList<Collective> collectives, ILookup<Collective, string> recognised, DateTimeOffset at, CancellationToken cancel)
    {
        var by = await db.Accounts.OrderBy(account => account.Id).Select(account => account.Id).FirstAsync(cancel);
        foreach (var batch in collectives.Chunk(BatchSize))
        {
            foreach (var collective in batch)
            {
                var set = AnswerSet.Begin(wave, collective.Id, by, at);
                set.StandIn(collective.Municipality.Code, collective.Networks.Select(network => network.Slug));
                var codes = recognised[collective].ToHashSet();
                foreach (var question in wave.Questions) set.Say(wave, question, Given(question, collective, codes), by, at);
                set.Submit(wave, by, at);
                db.Add(set);
                at = at.AddMinutes(7);
            }

            await db.SaveChangesAsync(cancel);
        }
    }

    private GivenAnswer Given(SurveyQuestion question, Collective collective, HashSet<string> recognised)
    {
        HashSet<string> ticked = question.Kind switch
        {
            QuestionKind.Challenges => recognised,
            QuestionKind.Statement => [random.WeightedRandom([.. question.OfferedOptions.Select(option => option.Slug)], ReadyForTheFuture)],
            _ => [.. collective.TermsOf(question.CountedAs).Select(term => term.Slug)],
        };
        var options = question.OfferedOptions.Where(option => ticked.Contains(option.Slug)).Select(option => option.Id);
        return new GivenAnswer([.. options], question.TakesNumber ? collective.MemberCount : null);
    }

    private async Task PublishAsync(PlatformDb db, string slug, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var wave = await db.Waves.Include(known => known.Questions).ThenInclude(question => question.Options).AsSplitQuery().SingleAsync(known => known.Slug == slug, cancel);
        wave.Close(by: null, now.AddDays(-200));
        wave.Publish($"CollectieveKracht, {wave.Name.Nl} (verzonnen antwoorden)", by: null, now.AddDays(-180));
        await db.SaveChangesAsync(cancel);
    }
}
