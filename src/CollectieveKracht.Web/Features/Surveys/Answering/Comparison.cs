using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Web.Features.Surveys.Answering;

/// <summary>Beside whom a collective is put.</summary>
/// <param name="Slug">As addresses name it; empty for all.</param>
/// <param name="Name">Of their own sector or size class; null for all.</param>
public sealed record ComparedGroup(string Slug, Subject? Subject, Label? Name, int Count, bool IsChosen);

/// <summary>One challenge: how many recognise it, and whether the reader's collective does.</summary>
/// <param name="Code">As the question names it.</param>
/// <param name="InSector">The share in their own sector.</param>
public sealed record ComparedChallenge(string Code, Label Name, bool IsOwn, ComparedShare Share, ComparedShare InSector);

/// <summary>The answers of one collective beside those of others, as far as they were counted.</summary>
public sealed class Comparison
{
    public const string Sector = "sector", Size = "omvang";

    private const int MostOwn = 7, MostRows = 10;

    private readonly CountedWave _wave;
    private readonly HashSet<int> _ticked;

    public Comparison(CountedWave wave, AnswerSet own, string? chosen)
    {
        (_wave, _ticked) = (wave, [.. own.Ticked()]);
        OwnSector = OptionOf(SubjectKind.Sector)?.Slug;
        Groups = [.. GroupsOf(chosen)];
        var group = Groups.FirstOrDefault(group => group.IsChosen) ?? Groups[0];
        var sector = Groups.FirstOrDefault(other => other.Slug == Sector);
        var all = wave.Categories.SelectMany(question => question.Options.Where(option => !option.IsRetired || _ticked.Contains(option.Id)).Select(option => new ComparedChallenge(
            option.Slug, option.Name, _ticked.Contains(option.Id), wave.ShareOf(group.Subject, question.Of(option)),
            sector is null ? default : wave.ShareOf(sector.Subject, question.Of(option))))).ToList();
        Own = [.. all.Where(challenge => challenge.IsOwn)];
        Chosen = group;
        var shown = Own.OrderByDescending(challenge => challenge.Share.Count ?? -1).Take(MostOwn).ToList();
        shown.AddRange(all.Except(shown).OrderByDescending(challenge => challenge.Share.Count ?? -1).Where(challenge => challenge.Share.Count > 0).Take(MostRows - shown.Count));
        Rows = [.. shown.OrderByDescending(challenge => challenge.Share.Count ?? -1).ThenBy(challenge => challenge.Code, StringComparer.Ordinal)];
        Widespread = Own.Count(challenge => wave.ShareOf(null, Subject.Challenge(challenge.Code)) is { Count: { } count, Of: var of } && count * 3 > of);
    }

    /// <summary>The slug of their own sector; null when it is not known.</summary>
    public string? OwnSector { get; }

    /// <summary>All, and their own sector and size class where those are large enough.</summary>
    public IReadOnlyList<ComparedGroup> Groups { get; }

    public ComparedGroup Chosen { get; }

    /// <summary>All challenges that they tick.</summary>
    public IReadOnlyList<ComparedChallenge> Own { get; }

    /// <summary>How many of those more than a third of all collectives recognise.</summary>
    public int Widespread { get; }

    /// <summary>Those that they tick and those that are ticked most, from most to least.</summary>
    public IReadOnlyList<ComparedChallenge> Rows { get; }

    /// <summary>Whether so many were counted that anything can be told.</summary>
    public static bool IsPossible(CountedWave wave) => wave.MayTell(null);

    private IEnumerable<ComparedGroup> GroupsOf(string? chosen)
    {
        yield return new("", null, null, _wave.Answers.Respondents, chosen is not (Sector or Size));
        foreach (var (slug, kind) in new[] { (Sector, SubjectKind.Sector), (Size, SubjectKind.SizeClass) })
        {
            if (OptionOf(kind) is not { } option) continue;

            var group = new Subject(kind, option.Slug);
            if (_wave.MayTell(group)) yield return new(slug, group, option.Name, _wave.Of(group).Count, chosen == slug);
        }
    }

    private SurveyOption? OptionOf(string kind) => _wave.QuestionOn(kind)?.Options.FirstOrDefault(option => _ticked.Contains(option.Id));
}
