namespace CollectieveKracht.Domain.Surveys;

/// <summary>
/// When the answers of a wave go into its figures. Figures that change with one respondent give away what that respondent said, to who looks
/// before and after. So while a wave is open, answers are counted by groups, and the newest wait for those that come after them: two counts always
/// differ by at least <see cref="SmallestGroup"/> respondents.
/// </summary>
public static class Counting
{
    public const int SmallestGroup = 5;

    /// <summary>How many of the changed answer sets, oldest first, may be counted now.</summary>
    /// <param name="changed">Submitted answer sets that are new or were corrected since the last count.</param>
    public static int MayCount(WaveStage stage, int changed) => stage switch
    {
        WaveStage.Draft => 0,
        WaveStage.Open => changed >= 2 * SmallestGroup ? changed - SmallestGroup : 0,
        _ => changed,
    };
}

/// <summary>One respondent as the figures of a wave count it. It changes only when the wave is counted.</summary>
public sealed class CountedAnswers
{
    private CountedAnswers()
    {
    }

    public CountedAnswers(AnswerSet set)
    {
        (AnswerSetId, WaveSlug) = (set.Id, set.WaveSlug);
        Take(set);
    }

    public AnswerSetId AnswerSetId { get; private set; }

    public string WaveSlug { get; private set; } = "";

    /// <summary>What is ticked, by the numbers of the options.</summary>
    public int[] Options { get; private set; } = [];

    public string? RegionCode { get; private set; }

    public string[] Networks { get; private set; } = [];

    /// <summary>When what is counted here was last changed by the respondent.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Counts what the respondent says now.</summary>
    public void Take(AnswerSet set)
    {
        RuleException.Unless(set.Id == AnswerSetId && set.IsSubmitted, "survey.not-complete");
        (Options, RegionCode, Networks, ChangedAt) = (set.Ticked(), set.RegionCode, set.Networks, set.ChangedAt);
    }
}

public sealed partial class Wave
{
    internal void NoteAnswered() => IsAnswered = true;

    /// <summary>Remembers that its answers were counted; figures of before are of an older count.</summary>
    public void NoteCounted(DateTimeOffset now) => (Counts, CountedAt) = (Counts + 1, now);
}
