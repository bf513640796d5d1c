using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Figures.CrossTables;
using CollectieveKracht.Web.Features.Figures.Rankings;
using CollectieveKracht.Web.Features.Geography;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.AspNetCore.WebUtilities;

namespace CollectieveKracht.Web.Features.Figures.WaveOverviews;

/// <summary>
/// What a wave tells of a group such as a sector, province or network. Each part of it is a ranking or a cross table that has a page of its own,
/// so that the numbers here, there and in the files are the same.
/// </summary>
public sealed class WaveOverview
{
    private const int MostChallenges = 10, MostFindings = 3, MostNumbers = 5;

    /// <summary>The steps of colour on the map.</summary>
    public const int HeatSteps = 6;

    private readonly Subject _about;

    private WaveOverview(string path, Subject about, RankingSelection ranking)
    {
        (Path, _about, Ranking) = (path, about, ranking);
        IsOfSector = about.Kind == SubjectKind.Sector;
        Challenges = [.. ranking.View.Challenges.Where(row => row.Count is > 0).Take(MostChallenges)];
    }

    /// <summary>The path of the page, without language.</summary>
    public string Path { get; }

    public RankingSelection Ranking { get; }

    public ShownWave Wave => Ranking.Wave;

    public bool IsOfSector { get; }

    /// <summary>What it is called that it is about.</summary>
    public string About => Wave.NameOf(_about);

    public Subject Subject => _about;

    /// <summary>The respondents in it; null when that may not be shown.</summary>
    public int? Base => Ranking.View.Base;

    /// <summary>All respondents of the wave.</summary>
    public int Everyone => Wave.Answers.Respondents;

    /// <summary>Its most ticked challenges, at most ten.</summary>
    public IReadOnlyList<RankingRow> Challenges { get; }

    /// <summary>The categories in each sector, beside each other; null where the sector is not public.</summary>
    public CrossSelection? Beside => field ??= Wave.AxisOf(SubjectKind.Sector) is { } sectors
        ? Cross(sectors, Wave.AxisOf(SubjectKind.Category)!, [.. Ranking.Filter.Where(subject => subject.Kind != SubjectKind.Sector)]) : null;

    /// <summary>The most ticked challenges by number of members; null where the wave did not ask it.</summary>
    public CrossSelection? BySize => field ??= Wave.AxisOf(SubjectKind.SizeClass) is { } sizes && Challenges.Count > 0 && Ranking.Filter.Count == 1
        ? Cross(sizes, CrossSelection.Most(Wave, Ranking.Filter), Ranking.Filter) : null;

    /// <summary>The provinces that its respondents are from; null within a filter, and of a province.</summary>
    public CrossSelection? Where => field ??= Wave.AxisOf(SubjectKind.Province) is { } provinces && _about.Kind != SubjectKind.Province && Ranking.Filter.Count == 1
        ? Cross(provinces, Wave.AxisOfOne(_about), []) : null;

    /// <summary>The most respondents of it that a province is shown with.</summary>
    public int MostInProvince => Where?.View.Rows.Max(row => Where.View[row.Subject, _about].Cell?.Count) ?? 0;

    /// <summary>The same on the map: darker where there are more, hatched where too few to show, with the number on the largest five.</summary>
    public StoneMap? Map
    {
        get
        {
            if (Where is not { View: var view }) return null;
            var cells = view.Rows.ToDictionary(row => row.Subject.Slug, row => view[row.Subject, _about]);
            var most = MostInProvince;
            return new StoneMap(StoneGrid.Coarse)
            {
                Heat = cells.Where(pair => pair.Value.Cell is not { Count: 0 })
                    .ToDictionary(pair => pair.Key, pair => pair.Value.Cell is { Count: var count } ? (count * HeatSteps + most - 1) / most : StoneMap.TooFew),
                Numbers = cells.Where(pair => pair.Value.Cell is { Count: > 0 }).OrderByDescending(pair => pair.Value.Cell!.Count).Take(MostNumbers)
                    .ToDictionary(pair => pair.Key, pair => $"{pair.Value.Cell!.Count}"),
            };
        }
    }

    /// <summary>What stands out in it beside all others, the strongest first.</summary>
    public IReadOnlyList<StandsOut> Findings => field ??= FindWhatStandsOut();

    /// <summary>The part of it that fully agrees that it is ready for the future; null when the wave did not ask it or it may not be shown.</summary>
    public (int Count, int Of)? Ready
    {
        get
        {
            var fullyAgrees = new Subject(SubjectKind.FutureProof, "helemaal-eens");
            return Base is { } of && Wave.AxisOf(SubjectKind.FutureProof) is not null && Wave.Count([.. Ranking.Filter, fullyAgrees]) is { } count ? (count, of) : null;
        }
    }

    /// <summary>Reads the wave that an address asks for; null while none is published.</summary>
    /// <param name="about">What the page is about, by which all of it is filtered.</param>
    public static async Task<WaveOverview?> ReadAsync(
        PlatformDb db, ShownWaves waves, Vocabulary vocabulary, string path, Subject about, IQueryCollection query, CancellationToken cancel)
    {
        var ranking = await RankingSelection.FindAsync(db, waves, vocabulary, query, inFull: false, cancel, about);
        return ranking is null ? null : new WaveOverview(path, about, ranking);
    }

    /// <summary>The address of the rankings of what is shown.</summary>
    public string RankingAddress(string end = "") => Ranking.Address(RankingSelection.Path + end);

    /// <summary>The address of what is shown: the wave also when it was not asked for, since a newer one may come. With an end it is that of a file.</summary>
    public string Address(string end = "") => QueryHelpers.AddQueryString(
        Path + end,
        Ranking.Filter.Where(subject => subject != _about).Select(subject => KeyValuePair.Create("filter", (string?)subject.ToString()))
            .Prepend(new("naast", Ranking.BesideInAddress)).Prepend(new("peiling", Wave.Wave.Slug)).Where(parameter => parameter.Value is not null));

    /// <summary>The choices of an export of all figures of what the page is about.</summary>
    public string ExportQuery => QueryString.Create([KeyValuePair.Create("peiling", (string?)Wave.Wave.Slug), KeyValuePair.Create("filter", (string?)_about.ToString())]).Value!;

    /// <summary>The same, to be followed from outside the site.</summary>
    public string LastingAddress(SiteOptions site) => site.Origin + Language.Current.Prefix + Address();

    private CrossSelection Cross(FigureAxis rows, FigureAxis columns, IReadOnlyList<Subject> filter) =>
        new(Ranking.Waves, Wave, rows, columns, filter, CrossMeasure.RowShare, Chosen: null) { PagePath = CrossSelection.Path };

    private List<StandsOut> FindWhatStandsOut()
    {
        if (Base is null or 0 || Wave.Axes.FirstOrDefault(axis => axis.Options.Contains(_about)) is not { } own) return [];

        var others = Ranking.Filter.Where(subject => subject != _about).ToList();
        var challenges = new FigureAxis("alle", "", SubjectKind.Challenge, [.. Wave.Tree.SelectMany(branch => branch.ChallengeSubjects)]);
        return [.. new CrossView(Wave, own, challenges, others, CrossMeasure.RowShare).AllFindings.Where(found => found.Cell.Row == _about).Take(MostFindings)];
    }
}
