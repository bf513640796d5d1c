namespace CollectieveKracht.Domain.Moderation;

/// <summary>What makes a moderator look twice. None of them refuses anything.</summary>
public enum SignKind
{
    /// <summary>Nothing of this author was accepted yet.</summary>
    FirstContribution,

    /// <summary>The account is some days old; the amount is how many.</summary>
    NewAccount,

    /// <summary>Links to other sites; the amount is how many.</summary>
    Links,

    /// <summary>Text that stands in another contribution too; the amount is its share in per cent.</summary>
    RepeatedText,

    /// <summary>Sent in much within an hour; the amount is how many.</summary>
    Fast,

    /// <summary>The title is like that of another article; the amount is the likeness in per cent.</summary>
    Alike,
}

/// <summary>Something noticed when a text was sent in.</summary>
/// <param name="Amount">What it counts, see <see cref="SignKind"/>.</param>
public sealed record Sign(SignKind Kind, int Amount);

/// <summary>What is known of a text and its author when it is sent in.</summary>
/// <param name="AccountAge">How long the author has an account.</param>
/// <param name="Links">Links to other sites.</param>
/// <param name="RepeatedShare">How much of it stands in another contribution, from 0 to 1.</param>
/// <param name="SentThisHour">How many texts the author sent in within the last hour, this one included.</param>
/// <param name="AlikeShare">How like its title is to that of another article, in per cent.</param>
public sealed record SubmissionFacts(AuthorRecord Author, TimeSpan AccountAge, int Links, double RepeatedShare, int SentThisHour, int AlikeShare);

/// <summary>Signs of spam and of doubles, and how much they weigh together. Where the numbers come from: docs/moderation.md.</summary>
public static class Signs
{
    /// <summary>From this weight on a text is shown as possibly spam.</summary>
    public const int Suspicious = 5;

    /// <summary>A new author can put so many links to other sites in a text, and send in so many texts in a day.</summary>
    public const int MostLinksOfNewAuthor = 5, MostADayOfNewAuthor = 5;

    private const int ManyLinks = 4, RepeatedFrom = 40, FastFrom = 3, AlikeFrom = 50;

    private static readonly TimeSpan New = TimeSpan.FromDays(7);

    /// <summary>What stands out.</summary>
    public static IReadOnlyList<Sign> Of(SubmissionFacts facts)
    {
        var repeated = (int)Math.Round(facts.RepeatedShare * 100);
        Sign?[] found =
        [
            facts.Author.IsNew ? new(SignKind.FirstContribution, 1) : null,
            facts.AccountAge < New ? new(SignKind.NewAccount, (int)facts.AccountAge.TotalDays) : null,
            facts.Links >= ManyLinks ? new(SignKind.Links, facts.Links) : null,
            repeated >= RepeatedFrom ? new(SignKind.RepeatedText, repeated) : null,
            facts.SentThisHour >= FastFrom ? new(SignKind.Fast, facts.SentThisHour) : null,
            facts.AlikeShare >= AlikeFrom ? new(SignKind.Alike, facts.AlikeShare) : null,
        ];
        return [.. found.OfType<Sign>()];
    }

    /// <summary>How suspicious they are together; doubles weigh nothing, they are no spam.</summary>
    public static int Weight(this IEnumerable<Sign> signs) => signs.Sum(sign => sign.Kind switch
    {
        SignKind.FirstContribution or SignKind.NewAccount => 1,
        SignKind.Links or SignKind.Fast => 2,
        SignKind.RepeatedText => 3,
        _ => 0,
    });

    /// <summary>Refuses what a new author cannot do yet.</summary>
    public static void RequireWithinLimits(SubmissionFacts facts, int sentToday)
    {
        if (!facts.Author.IsNew) return;

        RuleException.Unless(facts.Links <= MostLinksOfNewAuthor, "moderation.too-many-links");
        RuleException.Unless(sentToday <= MostADayOfNewAuthor, "moderation.too-many-today");
    }
}
