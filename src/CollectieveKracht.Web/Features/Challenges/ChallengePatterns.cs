using System.Runtime.CompilerServices;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Surveys;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Challenges;

/// <summary>Which challenges came before which others.</summary>
/// <param name="Told">Those of which the order is no chance, the surest first.</param>
/// <param name="Collectives">How many collectives were followed from before to after.</param>
public sealed record Courses(IReadOnlyList<Succession> Told, int Collectives, bool IncludeExamples)
{
    public static readonly Courses None = new([], 0, false);
}

/// <summary>What collectives tell of challenges that go together and that follow each other, as far as everyone may know it.</summary>
/// <param name="Wave">The newest published wave with answers; null when there is none.</param>
/// <param name="Pairs">What goes together in that wave, and is no chance; the surest first.</param>
/// <param name="OverWaves">From what collectives ticked in one published wave to what they ticked in a later one.</param>
/// <param name="OnProfiles">From what collectives say on their pages that played before to what plays now.</param>
public sealed record ChallengePatterns(CountedWave? Wave, IReadOnlyList<Together> Pairs, Courses OverWaves, Courses OnProfiles)
{
    /// <summary>What is told has a p-value, corrected for all that was tested, of at most this.</summary>
    public const double MostChance = 0.05;

    public static readonly ChallengePatterns None = new(null, [], Courses.None, Courses.None);

    public bool AreEmpty => Pairs.Count + OverWaves.Told.Count + OnProfiles.Told.Count == 0;

    /// <summary>Whether something that is told comes from made-up collectives.</summary>
    public bool IncludeExamples =>
        (Pairs.Count > 0 && Wave!.IsExample) || (OverWaves.Told.Count > 0 && OverWaves.IncludeExamples) || (OnProfiles.Told.Count > 0 && OnProfiles.IncludeExamples);

    /// <summary>All that involves one challenge.</summary>
    /// <param name="code">As figures know it.</param>
    public ChallengePatterns With(string code) => new(
        Wave, [.. Pairs.Where(pair => pair.One.Slug == code || pair.Other.Slug == code)], Of(OverWaves, code), Of(OnProfiles, code));

    private static Courses Of(Courses courses, string code) => courses with { Told = [.. courses.Told.Where(told => told.First == code || told.Then == code)] };
}

/// <summary>Works out the patterns, and keeps them until a wave is counted again or a collective says something else on its page.</summary>
public sealed class PatternReader(IServiceScopeFactory scopes, CountedWaves waves, Changes changes, IHttpContextAccessor accessor) : IDisposable
{
    /// <summary>Of so many waves, the newest, the course of collectives is followed.</summary>
    private const int MostWaves = 6;

    private static readonly string[] ProfileTables = ["recognitions", "collectives", "challenges"];

    // Whether a question is published can change without a new count.
    private static readonly string[] QuestionTables = ["survey_questions", "survey_options"];

    private readonly ConditionalWeakTable<CountedWave, IReadOnlyList<Together>> _pairs = [];
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private (long ReadAt, string Counts, Courses Courses)? _overWaves;
    private (long ReadAt, Courses Courses)? _onProfiles;

    public async Task<ChallengePatterns> ReadAsync(CancellationToken cancel)
    {
        PageReads.Note(accessor, ["waves", "counted_answers", .. QuestionTables, .. ProfileTables]);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var published = await db.Waves.PublishedWithAnswers().Take(MostWaves).Select(wave => new PublishedWave(wave.Slug, wave.Counts, wave.IsExample)).ToListAsync(cancel);
        var newest = published.Count == 0 ? null : await waves.ReadAsync(published[0].Slug, cancel);
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            return new ChallengePatterns(
                newest, newest is null ? [] : _pairs.GetValue(newest, PairsOf),
                await OverWavesAsync(db, published, cancel), await OnProfilesAsync(db, cancel));
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private static List<Together> PairsOf(CountedWave wave)
    {
        var asked = wave.Categories.Where(question => question.IsPublished).SelectMany(question => question.OfferedOptions.Select(question.Of));
        return
        [
            .. Together.Of(wave.Answers, asked, wave.Answers.Everyone)
                .Where(pair => pair.CorrectedP <= ChallengePatterns.MostChance && pair.LiftInterval.Low > 1)
                .Where(pair => wave.Public.Shows() && wave.Public.Shows(pair.One) && wave.Public.Shows(pair.Other) && wave.Public.Shows(pair.One, pair.Other)),
        ];
    }

    private async Task<Courses> OverWavesAsync(PlatformDb db, IReadOnlyList<PublishedWave> published, CancellationToken cancel)
    {
        if (published.Count < 2) return Courses.None;

        var (now, counts) = (changes.Now, string.Join(' ', published.Select(wave => $"{wave.Slug}:{wave.Counts}")));
        if (changes.AreKnown && _overWaves is { } known && known.Counts == counts && !changes.Overtook(known.ReadAt, QuestionTables)) return known.Courses;

        string[] slugs = [.. published.Select(wave => wave.Slug)];
        var codes = await CodesAsync(db, slugs, cancel);
        var answered = await db.CountedAnswers.AsNoTracking()
            .Where(counted => slugs.Contains(counted.WaveSlug))
            .Join(db.AnswerSets.Where(set => set.CollectiveId != null), counted => counted.AnswerSetId, set => set.Id, (counted, set) => new { set.CollectiveId, counted.WaveSlug, counted.Options })
            .ToListAsync(cancel);
        var followed = answered.GroupBy(answers => answers.CollectiveId)
            .Where(collective => collective.Count() > 1)
            .Select(collective => Passage.Through(collective
                .OrderByDescending(answers => Array.IndexOf(slugs, answers.WaveSlug))
                .Select(answers => answers.Options.Select(option => codes.GetValueOrDefault(option)).OfType<string>().ToHashSet())).ToList())
            .ToList();
        var courses = CoursesOf(followed, published.Any(wave => wave.IsExample));
        _overWaves = (now, counts, courses);
        return courses;
    }

    /// <summary>The challenges by their options. What was not asked each time, and published, cannot be said to come later.</summary>
    private static async Task<Dictionary<int, string>> CodesAsync(PlatformDb db, string[] waves, CancellationToken cancel)
    {
        var options = await db.Waves.AsNoTracking()
            .Where(wave => waves.Contains(wave.Slug))
            .SelectMany(wave => wave.Questions)
            .Where(question => question.Kind == QuestionKind.Challenges && question.IsPublished && !question.IsRetired)
            .SelectMany(question => question.Options)
            .Select(option => new { option.Id, option.Slug })
            .ToListAsync(cancel);
        return options.GroupBy(option => option.Slug)
            .Where(challenge => challenge.Count() == waves.Length)
            .SelectMany(challenge => challenge.Select(option => (option.Id, challenge.Key)))
            .ToDictionary(pair => pair.Id, pair => pair.Key);
    }

    private async Task<Courses> OnProfilesAsync(PlatformDb db, CancellationToken cancel)
    {
        var now = changes.Now;
        if (changes.AreKnown && _onProfiles is { } known && !changes.Overtook(known.ReadAt, ProfileTables)) return known.Courses;

        var codes = await db.Challenges.Where(challenge => !challenge.IsRetired).ToDictionaryAsync(challenge => challenge.Id, challenge => challenge.Code, cancel);
        var said = await db.Recognitions.AsNoTracking()
            .Where(recognition => recognition.Collective.Standing != CollectiveStanding.Archived)
            .Select(recognition => new Said(recognition.CollectiveId, recognition.ChallengeId, recognition.State, recognition.Collective.IsExample))
            .ToListAsync(cancel);
        var followed = said.Where(each => codes.ContainsKey(each.Challenge)).ToLookup(each => each.Collective)
            .Where(collective => collective.Any(IsNow) && !collective.All(IsNow))
            .ToList();
        var courses = CoursesOf(
            [.. followed.Select(collective => (List<Passage>)[new Passage(CodesOf(collective.Where(each => !IsNow(each))), CodesOf(collective.Where(IsNow)))])],
            followed.Exists(collective => collective.First().IsExample));
        _onProfiles = (now, courses);
        return courses;

        HashSet<string> CodesOf(IEnumerable<Said> challenges) => [.. challenges.Select(each => codes[each.Challenge])];

        static bool IsNow(Said said) => said.State == RecognitionState.PlaysNow;
    }

    private static Courses CoursesOf(List<List<Passage>> followed, bool includeExamples) => new(
        [.. Succession.Of(followed.SelectMany(passages => passages)).Where(told => told.CorrectedP <= ChallengePatterns.MostChance)],
        followed.Count, includeExamples);

    private sealed record PublishedWave(string Slug, int Counts, bool IsExample);

    private readonly record struct Said(CollectiveId Collective, ChallengeId Challenge, RecognitionState State, bool IsExample);
}
