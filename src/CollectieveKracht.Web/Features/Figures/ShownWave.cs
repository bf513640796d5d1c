using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Surveys;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Figures;

/// <summary>A question as one side of a table, or as the list that a ranking is of.</summary>
/// <param name="Slug">Its name in an address.</param>
/// <param name="Kind">Under which its options count.</param>
public sealed record FigureAxis(string Slug, string Name, string Kind, IReadOnlyList<Subject> Options)
{
    /// <summary>The slug of the challenges that are ticked most, which are others in each filter.</summary>
    public const string MostTicked = "meest";

    /// <summary>Whether a respondent has one of its answers only.</summary>
    public bool IsExclusive => SubjectKind.Exclusive.Contains(Kind);

    /// <summary>Whether it is one answer instead of a question, such as one challenge or one sector.</summary>
    public bool IsOneAnswer => Options is [var only] && Slug == only.ToString();

    public bool IsFilter => SubjectKind.Filters.Contains(Kind);
}

/// <summary>A published wave as its figures are shown to everyone: with words for what is counted, and without what may not be shown.</summary>
public sealed class ShownWave
{
    /// <summary>The five categories, each ticked by who ticked one of its challenges.</summary>
    public const string CategoriesSlug = "groepen";

    public const string ProvinceSlug = "provincie";

    private readonly Dictionary<Subject, string> _names = [];

    public ShownWave(CountedWave wave, Disclosure disclosure, Vocabulary vocabulary, string provinces, string categories)
    {
        (Wave, Disclosure) = (wave, disclosure);
        foreach (var question in wave.Questions)
            foreach (var option in question.Options) _names[question.Of(option)] = option.Name.In(Language.Current.Code);
        // The short names, of those that are still in the tree.
        foreach (var challenge in vocabulary.Of(FacetDimension.Challenge)) _names[Subject.Challenge(challenge.Code!)] = challenge.Text;
        foreach (var category in vocabulary.Categories) _names[Subject.Category(category.Slug)] = category.Text;
        var places = vocabulary.Of(FacetDimension.Region).Where(region => region.Parent is null).ToList();
        foreach (var province in places) _names[new Subject(SubjectKind.Province, province.Code!)] = province.Text;
        foreach (var network in vocabulary.Of(FacetDimension.Network)) _names[new Subject(SubjectKind.Network, network.Slug)] = network.Text;
        Networks = [.. _names.Keys.Where(known => known.Kind == SubjectKind.Network)];

        // What is not public is no choice either.
        Axes =
        [
            .. wave.Questions.Where(question => question.Kind is not QuestionKind.Challenges && IsShown(question)).Select(OfQuestion),
            new(ProvinceSlug, provinces, SubjectKind.Province, [.. places.Select(province => new Subject(SubjectKind.Province, province.Code!))]),
            new(CategoriesSlug, categories, SubjectKind.Category, [.. wave.Categories.Where(IsShown).Select(category => Subject.Category(category.CategorySlug!))]),
            .. wave.Categories.Where(IsShown).Select(OfQuestion),
        ];
    }

    public CountedWave Wave { get; }

    public Disclosure Disclosure { get; }

    public AnswerTable Answers => Wave.Answers;

    public string Name => Wave.Name.In(Language.Current.Code);

    /// <summary>All that can be a side of a table.</summary>
    public IReadOnlyList<FigureAxis> Axes { get; }

    /// <summary>What figures can be filtered by.</summary>
    public IEnumerable<FigureAxis> Filters => Axes.Where(axis => axis.IsFilter);

    /// <summary>What no question asks, and yet a page and its figures can be about.</summary>
    public IReadOnlyList<Subject> Networks { get; }

    /// <summary>The challenges per category that figures are of.</summary>
    public IReadOnlyList<CategoryBranch> Tree =>
        [.. Wave.Categories.Where(IsShown).Select(category => new CategoryBranch(category.CategorySlug!, [.. category.Options.Select(option => option.Slug)]))];

    public FigureAxis? Axis(string? slug) => Axes.FirstOrDefault(axis => axis.Slug == slug);

    /// <summary>The question that is counted under a kind; null when the wave did not ask it, or its figures are not public.</summary>
    public FigureAxis? AxisOf(string kind) => Axes.FirstOrDefault(axis => axis.Kind == kind);

    /// <summary>One answer as a side of its own, by how it is written: "challenge:leiderschap"; null when everyone may not see it or it was not asked.</summary>
    public FigureAxis? AxisOfOne(string? written)
    {
        var answer = Axes.SelectMany(axis => axis.Options).Concat(Networks).Where(option => option.ToString() == written).Select(option => (Subject?)option).FirstOrDefault();
        return answer is { } found ? AxisOfOne(found) : null;
    }

    public FigureAxis AxisOfOne(Subject answer) => new(answer.ToString(), NameOf(answer), answer.Kind, [answer]);

    /// <summary>What an answer is called in the language of the request.</summary>
    public string NameOf(Subject subject) => _names.GetValueOrDefault(subject, subject.Slug);

    /// <summary>The respondents that have all of these in common.</summary>
    public RespondentGroup Within(IEnumerable<Subject> filter) => filter.Aggregate(Answers.Everyone, (group, subject) => group.And(Answers.Of(subject)));

    /// <summary>How many have all of these in common; null when that may not be shown.</summary>
    public int? Count(params IReadOnlyCollection<Subject> together) => Disclosure.Show(Within(together).Count, together);

    private bool IsShown(SurveyQuestion question) =>
        question.IsPublished || Disclosure == Disclosure.Everything;

    private FigureAxis OfQuestion(SurveyQuestion question) => new(
        question.Code, question.CategorySlug is { } category ? NameOf(Subject.Category(category)) : question.Text.In(Language.Current.Code), question.CountedAs, [.. question.Options.OrderBy(option => option.Position).Select(question.Of)]);
}

/// <summary>A wave to choose.</summary>
/// <param name="HasAnswers">Whether its figures are counted from answers; of the 2020 wave only those that were published exist.</param>
/// <param name="Source">The publication, as it is to be cited.</param>
public sealed record WaveChoice(string Slug, Label Name, int Year, bool HasAnswers, bool IsExample, string Source)
{
    public string Text => Name.In(Language.Current.Code);
}

/// <summary>Finds the waves of which everyone sees figures.</summary>
public sealed class ShownWaves(PlatformDb db, CountedWaves counted, VocabularyCache vocabularies, IHttpContextAccessor accessor, Microsoft.Extensions.Localization.IStringLocalizer<FiguresText> texts)
{
    private const int MostWaves = 50;

    /// <summary>Those that are published, the newest first.</summary>
    public async Task<IReadOnlyList<WaveChoice>> ReadAllAsync(CancellationToken cancel)
    {
        PageReads.Note(accessor, ["waves"]);
        return await db.Waves.AsNoTracking()
            .Where(wave => wave.Stage == WaveStage.Published)
            .OrderByDescending(wave => wave.Year).ThenByDescending(wave => wave.Slug).Take(MostWaves)
            .Select(wave => new WaveChoice(wave.Slug, wave.Name, wave.Year, wave.Questions.Any(), wave.IsExample, wave.Source))
            .ToListAsync(cancel);
    }

    /// <summary>A published wave with answers; null when there is none of that name.</summary>
    public async Task<ShownWave?> ReadAsync(string slug, CancellationToken cancel) =>
        Slug.IsValid(slug) && await counted.ReadAsync(slug, cancel) is { Stage: WaveStage.Published } wave ? Show(wave, wave.Public, await vocabularies.ReadAsync(cancel)) : null;

    /// <summary>A wave as an analyst sees it: in full, and as soon as it is closed.</summary>
    public async Task<ShownWave?> ReadInFullAsync(string slug, CancellationToken cancel) =>
        Slug.IsValid(slug) && await counted.ReadAsync(slug, cancel) is { Stage: WaveStage.Published or WaveStage.Closed } wave
            ? Show(wave, Disclosure.Everything, await vocabularies.ReadAsync(cancel)) : null;

    private ShownWave Show(CountedWave wave, Disclosure disclosure, Vocabulary vocabulary) =>
        new(wave, disclosure, vocabulary, texts["AxisProvince"], texts["AxisCategories"]);
}
