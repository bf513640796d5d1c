using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Figures.CrossTables;
using CollectieveKracht.Web.Features.Figures.Rankings;
using CollectieveKracht.Web.Features.Vocabularies;

namespace CollectieveKracht.Web.Features.Figures.WaveOverviews;

/// <summary>What the newest wave tells of one challenge: how many ticked it, beside the wave before, and in which sectors.</summary>
/// <param name="Row">Its place among all challenges of the wave.</param>
/// <param name="Sectors">The sectors beside this one challenge; null when the wave did not ask the sector.</param>
public sealed record ChallengeInWave(RankingSelection Ranking, RankingRow Row, CrossSelection? Sectors)
{
    public ShownWave Wave => Ranking.Wave;

    /// <summary>The path of the page that shows it, without language.</summary>
    public required string Path { get; init; }

    /// <param name="code">Under which figures know the challenge.</param>
    /// <param name="path">Of the page that shows it, without language.</param>
    /// <returns>Null while no wave is published, or when the newest did not ask of it.</returns>
    public static async Task<ChallengeInWave?> ReadAsync(PlatformDb db, ShownWaves waves, Vocabulary vocabulary, string code, string path, CancellationToken cancel)
    {
        var challenge = Subject.Challenge(code);
        var ranking = await RankingSelection.FindAsync(db, waves, vocabulary, new QueryCollection(), inFull: false, cancel);
        if (ranking?.View.Challenges.FirstOrDefault(row => row.Subject == challenge) is not { } row) return null;

        var sectors = ranking.Wave.AxisOf(SubjectKind.Sector) is { } axis
            ? new CrossSelection(ranking.Waves, ranking.Wave, axis, ranking.Wave.AxisOfOne(challenge), [], CrossMeasure.RowShare, Chosen: null) { PagePath = CrossSelection.Path }
            : null;
        return new ChallengeInWave(ranking, row, sectors) { Path = path };
    }
}
