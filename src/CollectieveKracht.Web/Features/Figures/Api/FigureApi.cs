using System.Text.Json;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Api;
using CollectieveKracht.Web.Features.Figures.CrossTables;
using CollectieveKracht.Web.Features.Figures.Rankings;
using CollectieveKracht.Web.Features.Figures.TableBooks;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace CollectieveKracht.Web.Features.Figures.Api;

/// <summary>
/// Figures for programs. They come from the same selections and <see cref="FigureTable"/> as the pages and their files. What a page leaves out of a question that it does not
/// understand, is refused here with a text that helps on: a program does not see what is left out.
/// </summary>
public sealed class FigureApi(
    PlatformDb db, ShownWaves waves, VocabularyCache vocabularies, SiteOptions site, TimeProvider clock, IOptions<JsonOptions> json,
    IStringLocalizer<FigureApiText> texts, IStringLocalizer<RankingText> rankings, IStringLocalizer<CrossText> crossTables)
{
    /// <summary>The value that asks for no wave beside it.</summary>
    private const string NoneBeside = "geen";

    private DateOnly Today => Dates.Day(clock.GetUtcNow());

    public async Task<Ok<WavesAnswer>> WavesAsync(CancellationToken cancel)
    {
        var outlines = new List<WaveOutline>();
        foreach (var choice in await waves.ReadAllAsync(cancel)) outlines.Add(await OutlineAsync(choice, cancel));
        return TypedResults.Ok(new WavesAnswer(outlines, Today));
    }

    public async Task<Results<Ok<WaveAnswer>, ProblemHttpResult>> WaveAsync(string slug, CancellationToken cancel)
    {
        if (await ChoiceAsync(slug, cancel) is not { } choice) return NoWave();

        var axes = await waves.ReadAsync(slug, cancel) is { } wave ? wave.Axes.Select(axis => Outline(wave, axis)) : [];
        return TypedResults.Ok(new WaveAnswer(await OutlineAsync(choice, cancel), [.. axes], Today));
    }

    public async Task<Results<Ok<RankingsAnswer>, ProblemHttpResult>> RankingsAsync(string slug, string[]? filter, string? beside, CancellationToken cancel)
    {
        if (await waves.ReadAsync(slug, cancel) is not { } wave) return await NoAnswersAsync(slug, cancel);
        if (!Knows(wave, filter)) return UnknownFilter(slug);

        var chosen = (await RankingSelection.FindAsync(
            db, waves, await vocabularies.ReadAsync(cancel), Asked(("peiling", slug), ("filter", filter), ("naast", beside ?? NoneBeside)), inFull: false, cancel))!;
        if (chosen.Beside?.Slug != beside) return Refused("UnknownBeside", Address("/waves"));
        if (LeavesOut(chosen.Filter, filter)) return Refused("TooMuchTogether");

        var table = rankings.NumbersOf(chosen);
        var links = LinksOf($"/waves/{slug}/rankings", [("filter", filter), ("beside", beside)], end => chosen.Address(RankingSelection.Path + end, ("naast", beside ?? NoneBeside)));
        return TypedResults.Ok(new RankingsAnswer(
            await OutlineAsync(slug, cancel), Named(wave, chosen.Filter), beside, chosen.View.Base, Written(table), CitationOf(wave.Wave.Year, table.Title, table.Source, links.Page), Today, links));
    }

    public async Task<Results<Ok<CrossTableAnswer>, ProblemHttpResult>> CrossTableAsync(string slug, string? rows, string? columns, string[]? filter, CancellationToken cancel)
    {
        if (await waves.ReadAsync(slug, cancel) is not { } wave) return await NoAnswersAsync(slug, cancel);
        if (wave.Axis(rows) is not { } ofRows || wave.Axis(columns) is not { } ofColumns) return Refused("UnknownQuestion", string.Join(", ", wave.Axes.Select(axis => axis.Slug)));
        if (!Knows(wave, filter)) return UnknownFilter(slug);

        var chosen = (await CrossSelection.FindAsync(
            waves, Asked(("peiling", slug), ("rij", rows), ("kolom", columns), ("filter", filter), ("toon", "aantal")), inFull: false, cancel))!;
        if (LeavesOut(chosen.Filter, filter)) return Refused("TooMuchTogether");

        var table = crossTables.NumbersOf(chosen);
        var links = LinksOf($"/waves/{slug}/cross-table", [("rows", rows), ("columns", columns), ("filter", filter)], end => chosen.Address(CrossSelection.Path + end));
        return TypedResults.Ok(new CrossTableAnswer(
            await OutlineAsync(slug, cancel), Name(ofRows), Name(ofColumns), Named(wave, chosen.Filter), chosen.View.Base, Written(table),
            CitationOf(wave.Wave.Year, table.Title, table.Source, links.Page), Today, links));
    }

    public async Task<Results<Ok<PublishedFiguresAnswer>, ProblemHttpResult>> FiguresAsync(string slug, CancellationToken cancel)
    {
        if (await ChoiceAsync(slug, cancel) is not { } choice) return NoWave();
        if (choice.HasAnswers) return Refused("NoFigures", StatusCodes.Status404NotFound, Address($"/waves/{slug}/rankings"));

        var vocabulary = await vocabularies.ReadAsync(cancel);
        var published = await PublishedFigures.ReadAsync(db, vocabulary, cancel);
        return TypedResults.Ok(new PublishedFiguresAnswer(await OutlineAsync(choice, cancel), [.. published.All.Select(Stated)], Today));

        StatedFigure Stated(PublishedFigure figure) => new(
            figure.Subject, NameOf(vocabulary, figure.Subject), figure.Within, figure.Within is { } within ? NameOf(vocabulary, within) : null,
            figure.Measure, figure.Panel, (double)figure.Value, figure.Unit, figure.Exactness, figure.Of, figure.Place);
    }

    /// <summary>How a figure is cited today.</summary>
    /// <param name="page">Its lasting address.</param>
    private string CitationOf(int year, string title, string source, string page) => texts["Citation", site.Name, year, title, source, page, Dates.InFull(clock.GetUtcNow())];

    private async Task<WaveChoice?> ChoiceAsync(string slug, CancellationToken cancel) => (await waves.ReadAllAsync(cancel)).FirstOrDefault(choice => choice.Slug == slug);

    private async Task<WaveOutline> OutlineAsync(string slug, CancellationToken cancel) => await OutlineAsync((await ChoiceAsync(slug, cancel))!, cancel);

    private async Task<WaveOutline> OutlineAsync(WaveChoice choice, CancellationToken cancel)
    {
        var self = $"/waves/{choice.Slug}";
        var respondents = choice.HasAnswers
            ? (await waves.ReadAsync(choice.Slug, cancel))?.Count()
            : (await PublishedFigures.ReadAsync(db, await vocabularies.ReadAsync(cancel), cancel)).CategoryRanking(Measure.RespondentsWithAnyChallenge, Panel.Survey) is [var first, ..] ? first.Of : null;
        return new WaveOutline(
            choice.Slug, choice.Text, choice.Year, choice.HasAnswers, choice.IsExample, respondents, choice.Source,
            choice.HasAnswers ? new(Licences.Usual, Licences.Address(Licences.Usual)!) : null,
            new WaveLinks(
                Address(self), PageAddress(QueryHelpers.AddQueryString(RankingSelection.Path, "peiling", choice.Slug)),
                choice.HasAnswers ? Address($"{self}/rankings") : null,
                choice.HasAnswers ? PageAddress(QueryHelpers.AddQueryString($"{TableBook.Path}.xlsx", "peiling", choice.Slug)) : null,
                choice.HasAnswers ? null : Address($"{self}/figures")));
    }

    private QuestionOutline Outline(ShownWave wave, FigureAxis axis) => new(
        axis.Slug, crossTables.ShortNameOf(axis), axis.Kind, axis.IsExclusive,
        [.. axis.Options.Select(option => new OptionOutline(option.Slug, wave.NameOf(option), axis.IsFilter ? option.ToString() : null))]);

    private QuestionName Name(FigureAxis axis) => new(axis.Slug, crossTables.ShortNameOf(axis));

    private static IReadOnlyList<FilterOutline> Named(ShownWave wave, IEnumerable<Subject> filter) => [.. filter.Select(subject => new FilterOutline(subject.ToString(), wave.NameOf(subject)))];

    private static string? NameOf(Vocabulary vocabulary, string subject) => PublishedFigures.Read(subject) switch
    {
        (SubjectKind.Category, [var slug]) => vocabulary.Categories.FirstOrDefault(category => category.Slug == slug)?.Text,
        (SubjectKind.Challenge or SubjectKind.Sector or SubjectKind.LegalForm or SubjectKind.WorkingArea or SubjectKind.TargetGroup, _) => vocabulary.NameOf(subject),
        _ => null,
    };

    private TableAnswer Written(FigureTable table) => table.ToJson().Deserialize<TableAnswer>(json.Value.SerializerOptions)!;

    private FigureLinks LinksOf(string self, IEnumerable<(string Name, StringValues Value)> choices, Func<string, string> page) => new(
        Address(QueryHelpers.AddQueryString(self, choices.SelectMany(choice => choice.Value, (choice, value) => KeyValuePair.Create(choice.Name, value)).Where(choice => choice.Value is not null))),
        PageAddress(page("")), PageAddress(page(".csv")), PageAddress(page(CsvMetadata.End)), PageAddress(page(".xlsx")), PageAddress(page(".svg")), PageAddress(page(".png")));

    private string Address(string path) => PageAddress(ApiFeature.Root + path);

    private string PageAddress(string path) => site.Origin + Language.Current.Prefix + path;

    private static bool Knows(ShownWave wave, string[]? filter)
    {
        var offered = wave.Filters.SelectMany(axis => axis.Options).Select(option => option.ToString()).ToHashSet();
        return filter is null || filter.All(offered.Contains);
    }

    private static bool LeavesOut(IReadOnlyList<Subject> shown, string[]? asked) => asked is not null && asked.Distinct().Count() > shown.Count;

    private static QueryCollection Asked(params (string Name, StringValues Value)[] choices) => new(choices.ToDictionary(choice => choice.Name, choice => choice.Value));

    private ProblemHttpResult NoWave() => Refused("NoWave", StatusCodes.Status404NotFound, Address("/waves"));

    private async Task<ProblemHttpResult> NoAnswersAsync(string slug, CancellationToken cancel) =>
        await ChoiceAsync(slug, cancel) is null ? NoWave() : Refused("NoAnswers", StatusCodes.Status404NotFound, Address($"/waves/{slug}/figures"));

    private ProblemHttpResult UnknownFilter(string slug) => Refused("UnknownFilter", Address($"/waves/{slug}"));

    private ProblemHttpResult Refused(string why, params string[] known) => Refused(why, StatusCodes.Status400BadRequest, known);

    private ProblemHttpResult Refused(string why, int status, params object[] known) => TypedResults.Problem(texts[$"{why}About", known], title: texts[why], statusCode: status);
}

/// <summary>The words of the API on figures.</summary>
public sealed class FigureApiText;
