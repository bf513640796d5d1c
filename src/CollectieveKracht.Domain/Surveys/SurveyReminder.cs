using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Domain.Surveys;

/// <summary>Why a collective was written to about a wave. Each happens once.</summary>
public enum ReminderKind
{
    /// <summary>The wave opened.</summary>
    Invitation,

    /// <summary>It began, and for a while nothing changed.</summary>
    Quiet,

    /// <summary>It began, and there are few days left.</summary>
    AlmostOver,
}

/// <summary>That the contacts of a collective were written to about a wave.</summary>
public sealed class SurveyReminder
{
    /// <summary>So long nothing changes before who began is reminded.</summary>
    public static readonly TimeSpan QuietFor = TimeSpan.FromDays(7);

    /// <summary>So many days before the last day who began is reminded once more.</summary>
    public const int LastDays = 3;

    private SurveyReminder()
    {
    }

    public SurveyReminder(Wave wave, CollectiveId collective, ReminderKind kind, DateTimeOffset now)
    {
        RuleException.Unless(wave.Stage == WaveStage.Open, "survey.not-open");
        (WaveSlug, CollectiveId, Kind, At) = (wave.Slug, collective, kind, now);
    }

    public string WaveSlug { get; private set; } = "";

    public CollectiveId CollectiveId { get; private set; }

    public ReminderKind Kind { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The kind of reminder that is due on a day for who began and did not send in.</summary>
    public static ReminderKind KindOn(DateOnly day, Wave wave) =>
        wave.AnswerBefore is { } last && day >= last.AddDays(-LastDays) ? ReminderKind.AlmostOver : ReminderKind.Quiet;

    /// <summary>The same of the collective that its own was merged into.</summary>
    public SurveyReminder Following(Collective merged) => new()
    {
        WaveSlug = WaveSlug,
        CollectiveId = merged.SuccessorOf(CollectiveId),
        Kind = Kind,
        At = At,
    };
}
