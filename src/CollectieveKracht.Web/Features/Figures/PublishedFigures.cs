using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Vocabularies;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Figures;

/// <summary>A category in one of the report's rankings.</summary>
/// <param name="Value">Respondents in Overview 1, a score in Overview 2.</param>
/// <param name="Of">The number of respondents (n); null where the report does not give it.</param>
/// <param name="Rank">Counts from 1; equal values share a place.</param>
public sealed record CategoryFigure(string Category, decimal Value, int? Of, int Rank, string Place);

/// <summary>How many respondents of the survey ticked a challenge.</summary>
/// <param name="Challenge">The page that tells of it.</param>
/// <param name="Code">Under which figures know it.</param>
/// <param name="Name">The name under which the report gives the figure.</param>
/// <param name="IsOwn">Whether the page is its own: not of the challenge that it was merged into.</param>
/// <param name="Rank">Among the challenges it was ranked with, from 1; equal counts share a place.</param>
/// <param name="IsShared">Whether another challenge has the same place.</param>
public sealed record ChallengeFigure(string Challenge, string Code, Label Name, bool IsOwn, int Count, int Of, int Rank, bool IsShared, string Place);

/// <summary>
/// The figures of the 2020 report, as docs/figures.md lists them. What the report does not state is not here: show
/// nothing then, never 0.
/// </summary>
public sealed class PublishedFigures
{
    public const string Wave = "2020";

    private readonly IReadOnlyList<PublishedFigure> _figures;
    private readonly IReadOnlyList<ReportedChallenge> _challenges;

    private PublishedFigures(string citation, IReadOnlyList<PublishedFigure> figures, IReadOnlyList<ReportedChallenge> challenges)
    {
        Citation = citation;
        _figures = figures;
        _challenges = challenges;
    }

    /// <summary>The publication, as it is to be cited.</summary>
    public string Citation { get; }

    /// <summary>All that the publication states, in its order.</summary>
    public IReadOnlyList<PublishedFigure> All => _figures;

    /// <summary>Reads all figures, some sixty, with one command.</summary>
    public static async Task<PublishedFigures> ReadAsync(PlatformDb db, Vocabulary vocabulary, CancellationToken cancel)
    {
        var rows = await db.Waves.AsNoTracking()
            .Where(wave => wave.Slug == Wave)
            .SelectMany(wave => wave.Figures, (wave, figure) => new { wave.Source, Figure = figure })
            .OrderBy(row => row.Figure.Id)
            .ToListAsync(cancel);
        return new PublishedFigures(rows.FirstOrDefault()?.Source ?? "", [.. rows.Select(row => row.Figure)], vocabulary.Reported);
    }

    /// <summary>Overview 1 (any challenge) or Overview 2 (weighted): the five categories, highest first.</summary>
    public IReadOnlyList<CategoryFigure> CategoryRanking(Measure measure, Panel panel)
    {
        var figures = _figures
            .Where(figure => figure.Measure == measure && figure.Panel == panel && figure.Within is null)
            .OrderByDescending(figure => figure.Value)
            .ToList();
        return [.. figures.Select(figure => new CategoryFigure(
            SlugOf(figure.Subject), figure.Value, figure.Of, RankOf(figure, figures), figure.Place))];
    }

    /// <summary>Respondents of the survey that ticked at least one challenge of a category (Overview 1).</summary>
    public CategoryFigure? Category(string category) =>
        CategoryRanking(Measure.RespondentsWithAnyChallenge, Panel.Survey).FirstOrDefault(figure => figure.Category == category);

    /// <summary>
    /// The challenges of a category that the report gives a figure for, most ticked first. All that the report ranked, so that no place changes
    /// when the tree does.
    /// </summary>
    public IReadOnlyList<ChallengeFigure> ChallengeRanking(string category)
    {
        var subjects = _challenges.Where(challenge => challenge.Category == category).ToDictionary(challenge => $"challenge:{challenge.Code}");
        var figures = _figures
            .Where(figure => figure is { Measure: Measure.RespondentsWithChallenge, Panel: Panel.Survey, Within: null, Of: not null })
            .Where(figure => subjects.ContainsKey(figure.Subject))
            .OrderByDescending(figure => figure.Value)
            .ToList();
        return [.. figures.Select(figure => (Figure: figure, Challenge: subjects[figure.Subject])).Select(ranked => new ChallengeFigure(
            ranked.Challenge.Slug, ranked.Challenge.Code, ranked.Challenge.Name, !ranked.Challenge.IsMerged, (int)ranked.Figure.Value, ranked.Figure.Of!.Value, RankOf(ranked.Figure, figures),
            figures.Count(other => other.Value == ranked.Figure.Value) > 1, ranked.Figure.Place))];
    }

    /// <summary>
    /// Figures that state something of <paramref name="slug"/> in a group, such as members of one sector that ticked a
    /// challenge, or of one thing in the group <paramref name="slug"/>.
    /// </summary>
    /// <param name="kind">"challenge", "category", "sector", "legal-form" and so on.</param>
    public IReadOnlyList<PublishedFigure> Crossing(string kind, string slug) =>
        [.. _figures.Where(figure => figure.Within is not null && (Names(figure.Subject, kind, slug) || Names(figure.Within, kind, slug)))];

    /// <summary>The share or number of all respondents with a characteristic (part 1), such as "sector" and "energie".</summary>
    public PublishedFigure? Respondents(string kind, string slug) => _figures.FirstOrDefault(
        figure => figure is { Measure: Measure.Respondents, Within: null } && figure.Subject == $"{kind}:{slug}");

    /// <summary>"challenge" and "leiderschap" of "challenge:leiderschap". Some figures are about two things: "challenge:a, b".</summary>
    public static (string Kind, IReadOnlyList<string> Slugs) Read(string subject)
    {
        var colon = subject.IndexOf(':', StringComparison.Ordinal);
        return (subject[..colon], subject[(colon + 1)..].Split(", "));
    }

    private static bool Names(string subject, string kind, string slug)
    {
        var (itsKind, slugs) = Read(subject);
        return itsKind == kind && slugs.Contains(slug);
    }

    private static string SlugOf(string subject) => Read(subject).Slugs[0];

    private static int RankOf(PublishedFigure figure, List<PublishedFigure> among) => 1 + among.Count(other => other.Value > figure.Value);
}
