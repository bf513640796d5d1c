using System.Globalization;
using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Knowledge;

/// <summary>Whether an article still holds: when someone looks at it again, and who was asked to.</summary>
public sealed partial class Article
{
    /// <summary>The longest time after which a moderator lets an article be looked at again.</summary>
    public const int MostYearsAhead = 5;

    /// <summary>When its author was asked last whether it still holds.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>
    /// When an article that says nothing about it is looked at again: law and funding change sooner than what people lived through, and a
    /// scheme is over after its last day.
    /// </summary>
    public DateOnly UsualCheck(DateOnly publishedOn) => Kind switch
    {
        KnowledgeKind.Funding when Details.Deadline is { } deadline && deadline >= publishedOn => deadline.AddDays(1),
        KnowledgeKind.Funding or KnowledgeKind.Law => publishedOn.AddMonths(6),
        _ => publishedOn.AddMonths(24),
    };

    /// <summary>Gives it a day to be looked at, when it has none or was rewritten since that day came.</summary>
    /// <param name="publishedOn">The day of the version that readers see.</param>
    /// <returns>Whether it has another day now.</returns>
    public bool PlanCheck(DateOnly publishedOn)
    {
        if (CheckAgainOn is { } on && on > publishedOn) return false;

        (CheckAgainOn, AskedAt) = (UsualCheck(publishedOn), null);
        return true;
    }

    /// <summary>Remembers that its author was asked whether it still holds, so that nobody is asked twice.</summary>
    public void Ask(DateTimeOffset now) => AskedAt = now;

    /// <summary>Someone looked, and it still holds: for a year.</summary>
    public void StillHolds(AccountId by, DateOnly today) => CheckOn(today.AddYears(1), by, "still-holds", reason: null);

    /// <summary>A moderator chooses another day to look at it.</summary>
    public void CheckInstead(DateOnly on, AccountId by, Reason reason, DateOnly today)
    {
        RuleException.Unless(on > today && on <= today.AddYears(MostYearsAhead), "article.check-on");
        CheckOn(on, by, "check-instead", reason);
    }

    private void CheckOn(DateOnly on, AccountId by, string act, Reason? reason)
    {
        if (on == CheckAgainOn) return;

        Record(new DomainEvent("article", Id.Value, by, act, CheckAgainOn is { } before ? Written(before) : null, Written(on), reason?.Text));
        (CheckAgainOn, AskedAt) = (on, null);
    }

    private static string Written(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
