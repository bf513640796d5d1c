using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Surveys;

/// <summary>A wave as its figures need it: what was asked, and what was answered at the last count.</summary>
/// <param name="Questions">Those that were not retired, in order.</param>
public sealed record CountedWave(
    string Slug, Guid Key, Label Name, int Year, string Source, string Version, WaveStage Stage, bool IsExample, int Counts, DateTimeOffset? CountedAt,
    IReadOnlyList<SurveyQuestion> Questions, AnswerTable Answers)
{
    // Of the whole wave, so that it is worked out once for all who look.
    private readonly Lazy<Disclosure> _public = new(() => Disclosure.Of(Answers, new PublicAnswers(Questions).Contains));

    /// <summary>What of it everyone may see; what a question that is not published asks is hidden.</summary>
    public Disclosure Public => _public.Value;

    /// <summary>The numbers of the questions of which the figures are public, in order.</summary>
    public IEnumerable<int> Shown => Questions.Where(question => question.IsPublished).Select(question => question.Id).Order();

    /// <summary>The question that is counted under a kind; of challenges the one of a category.</summary>
    public SurveyQuestion? QuestionOn(string countedAs, string? category = null) =>
        Questions.FirstOrDefault(question => question.CountedAs == countedAs && question.CategorySlug == category);

    /// <summary>The questions on challenges, one for each category.</summary>
    public IEnumerable<SurveyQuestion> Categories => Questions.Where(question => question.Kind == QuestionKind.Challenges);
}

public static class WaveQueries
{
    /// <summary>Those whose figures are public and counted from answers, the newest first.</summary>
    public static IQueryable<Wave> PublishedWithAnswers(this IQueryable<Wave> waves) => waves.AsNoTracking()
        .Where(wave => wave.Stage == WaveStage.Published && wave.Questions.Any())
        .OrderByDescending(wave => wave.Year).ThenByDescending(wave => wave.PublishedAt).ThenBy(wave => wave.Slug);
}

/// <summary>Which answers are public at all once their wave is.</summary>
internal sealed class PublicAnswers
{
    private readonly HashSet<string> _kinds = [SubjectKind.Province, SubjectKind.Network];
    private readonly HashSet<Subject> _challenges = [];

    public PublicAnswers(IEnumerable<SurveyQuestion> questions)
    {
        foreach (var question in questions.Where(question => question.IsPublished))
        {
            if (question.CategorySlug is { } category) _challenges.UnionWith([Subject.Category(category), .. question.Options.Select(question.Of)]);
            else _kinds.Add(question.CountedAs);
        }
    }

    public bool Contains(Subject subject) => _kinds.Contains(subject.Kind) || _challenges.Contains(subject);
}

/// <summary>Reads waves with their answers, and keeps them until they are counted again.</summary>
public sealed class CountedWaves(IServiceScopeFactory scopes, IHttpContextAccessor accessor)
{
    private readonly Dictionary<string, CountedWave> _kept = [];
    private readonly Lock _lock = new();

    /// <summary>The newest wave whose figures are public; null when there is none with answers.</summary>
    public async Task<CountedWave?> NewestPublishedAsync(CancellationToken cancel)
    {
        PageReads.Note(accessor, ["waves"]);
        await using var scope = scopes.CreateAsyncScope();
        var newest = await scope.ServiceProvider.GetRequiredService<PlatformDb>().Waves.PublishedWithAnswers().Select(wave => wave.Slug).FirstOrDefaultAsync(cancel);
        return newest is null ? null : await ReadAsync(newest, cancel);
    }

    /// <summary>A wave that has answers; null when there is none of that name.</summary>
    public async Task<CountedWave?> ReadAsync(string slug, CancellationToken cancel)
    {
        PageReads.Note(accessor, ["waves", "survey_questions", "survey_options", "counted_answers"]);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var now = await db.Waves.AsNoTracking()
            .Where(wave => wave.Slug == slug && wave.Questions.Any())
            .Select(wave => new { wave.Stage, wave.Counts, Shown = wave.Questions.Where(question => question.IsPublished && !question.IsRetired).OrderBy(question => question.Id).Select(question => question.Id).ToList() })
            .SingleOrDefaultAsync(cancel);
        if (now is null) return null;

        lock (_lock)
        {
            if (_kept.TryGetValue(slug, out var kept) && (kept.Stage, kept.Counts) == (now.Stage, now.Counts) && kept.Shown.SequenceEqual(now.Shown)) return kept;
        }

        var read = await ReadAsync(db, slug, cancel);
        // What is still being prepared or asked changes without being counted.
        if (read.Stage is WaveStage.Draft) return read;
        lock (_lock) _kept[slug] = read;
        return read;
    }

    private static async Task<CountedWave> ReadAsync(PlatformDb db, string slug, CancellationToken cancel)
    {
        var wave = await db.Waves.AsNoTracking().Include(known => known.Questions).ThenInclude(question => question.Options).AsSplitQuery().SingleAsync(known => known.Slug == slug, cancel);
        var provinces = await db.Regions.AsNoTracking()
            .Where(region => region.Kind == Domain.Geography.RegionKind.Municipality)
            .Select(region => new { region.Code, region.ParentCode })
            .ToDictionaryAsync(region => region.Code, region => region.ParentCode, cancel);
        var rows = await db.CountedAnswers.AsNoTracking()
            .Where(counted => counted.WaveSlug == slug)
            .Select(counted => new CountedRow(counted.Options, counted.RegionCode, counted.Networks))
            .ToListAsync(cancel);
        IReadOnlyList<SurveyQuestion> questions = [.. wave.Questions.Where(question => !question.IsRetired).OrderBy(question => question.Position)];
        return new CountedWave(
            wave.Slug, wave.Key, wave.Name, wave.Year, wave.Source, wave.Version, wave.Stage, wave.IsExample, wave.Counts, wave.CountedAt, questions,
            Tabulate(wave.Questions, rows, provinces));
    }

    private static AnswerTable Tabulate(IReadOnlyList<SurveyQuestion> questions, List<CountedRow> rows, Dictionary<string, string?> provinces)
    {
        var byOption = questions.SelectMany(question => question.Options).ToDictionary(option => option.Id, _ => new RespondentMarks(rows.Count));
        var places = new Dictionary<Subject, RespondentMarks>();
        foreach (var (respondent, row) in rows.Index())
        {
            foreach (var option in row.Options) byOption.GetValueOrDefault(option)?.Add(respondent);
            foreach (var place in PlacesOf(row, provinces))
            {
                if (!places.TryGetValue(place, out var marks)) places[place] = marks = new RespondentMarks(rows.Count);
                marks.Add(respondent);
            }
        }

        var answered = questions.SelectMany(question => question.Options.Select(option => (Subject: question.Of(option), Members: byOption[option.Id].ToGroup()))).ToList();
        var members = answered.ToDictionary(pair => pair.Subject, pair => pair.Members);
        var categories = questions.Where(question => question.CategorySlug is not null)
            .Select(question => (Subject.Category(question.CategorySlug!), question.Options.Select(option => members[question.Of(option)]).Aggregate(new RespondentMarks(rows.Count).ToGroup(), (one, other) => one.Or(other))));
        return AnswerTable.Of(rows.Count, [.. answered.Where(pair => !pair.Members.IsEmpty), .. categories, .. places.Select(pair => (pair.Key, pair.Value.ToGroup()))]);
    }

    private static IEnumerable<Subject> PlacesOf(CountedRow row, Dictionary<string, string?> provinces)
    {
        foreach (var network in row.Networks) yield return new Subject(SubjectKind.Network, network);
        if (row.RegionCode is not { } code) yield break;

        var isMunicipality = provinces.TryGetValue(code, out var province);
        if (isMunicipality) yield return new Subject(SubjectKind.Municipality, code);
        yield return new Subject(SubjectKind.Province, isMunicipality ? province! : code);
    }

    private sealed record CountedRow(int[] Options, string? RegionCode, string[] Networks);
}
