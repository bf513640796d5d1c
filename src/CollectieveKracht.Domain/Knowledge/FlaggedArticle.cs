using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Knowledge;

/// <summary>
/// What readers reported of an article, taken together, until a moderator decided: the article is kept or hidden. Who reports it later begins anew.
/// </summary>
public sealed class FlaggedArticle : Entity
{
    /// <summary>More readers than these tell a moderator nothing new.</summary>
    public const int MostFlags = 200;

    private readonly List<Flag> _flags = [];

    private FlaggedArticle()
    {
    }

    public Guid Id { get; private set; }

    public ArticleId ArticleId { get; private set; }

    public IReadOnlyList<Flag> Flags => _flags;

    public DateTimeOffset OpenedAt { get; private set; }

    public Claim? Claim { get; private set; }

    /// <summary>When a moderator decided; null while it waits.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Whether the article was hidden.</summary>
    public bool IsHidden { get; private set; }

    public string? DecisionReason { get; private set; }

    /// <summary>The first reader reports an article: it is flagged from now on, and stays readable.</summary>
    public static FlaggedArticle Open(Article article, AccountId by, FlagGround ground, string? explanation, DateTimeOffset now)
    {
        var flagged = new FlaggedArticle { Id = Guid.CreateVersion7(), ArticleId = article.Id, OpenedAt = now };
        flagged.Add(article, by, ground, explanation, now);
        article.Flag(by, new Reason(ground.ToString()));
        return flagged;
    }

    /// <summary>Another reader reports the same. Who did before is not counted twice.</summary>
    public void Add(Article article, AccountId by, FlagGround ground, string? explanation, DateTimeOffset now)
    {
        RuleException.Unless(article.Id == ArticleId, "article.other-revision");
        RuleException.Unless(by != article.AuthorId, "flag.own");
        RuleException.Unless(DecidedAt is null, "flag.decided");
        var flag = new Flag(by, ground, string.IsNullOrWhiteSpace(explanation) ? null : explanation.Trim(), now);
        if (_flags.Any(known => known.By == by)) return;

        RuleException.Unless(_flags.Count < MostFlags, "flag.enough");
        _flags.Add(flag);
    }

    /// <summary>A moderator takes it up; a claim that has lapsed may be taken over by another.</summary>
    public void TakeUp(Article article, Reviewer reviewer, DateTimeOffset now)
    {
        RuleException.Unless(DecidedAt is null, "moderation.cannot-move");
        RequireOther(article, reviewer);
        RuleException.Unless(Claim is null || Claim.By == reviewer.Account || !Claim.HoldsAt(now), "moderation.claimed-by-other");

        if (Claim?.By != reviewer.Account) Record(new DomainEvent("flag", Id, reviewer.Account, "take-up", null, null));
        Claim = Claim.Start(reviewer.Account, now);
    }

    public void Release(Reviewer reviewer, DateTimeOffset now)
    {
        RequireClaim(reviewer, now);
        Record(new DomainEvent("flag", Id, reviewer.Account, "release", null, null));
        Claim = null;
    }

    /// <summary>The moderator who holds the claim keeps the article or hides it.</summary>
    public void Decide(Article article, Reviewer reviewer, bool hide, Reason reason, DateTimeOffset now)
    {
        RuleException.Unless(article.Id == ArticleId, "article.other-revision");
        RuleException.Unless(DecidedAt is null, "moderation.cannot-move");
        RequireOther(article, reviewer);
        RequireClaim(reviewer, now);

        if (hide) article.Hide(reviewer, reason);
        else article.Keep(reviewer, reason);
        Record(new DomainEvent("flag", Id, reviewer.Account, hide ? "hide" : "keep", null, null, reason.Text));
        (DecidedAt, IsHidden, DecisionReason, Claim) = (now, hide, reason.Text, null);
    }

    /// <summary>What a reader wrote goes when they have their account erased; that they reported something stays.</summary>
    public void Forget(AccountId reader) => _flags.Find(flag => flag.By == reader)?.Forget();

    private void RequireClaim(Reviewer reviewer, DateTimeOffset now) => RuleException.Unless(Claim?.IsHeldBy(reviewer.Account, now) == true, "moderation.not-claimed");

    private void RequireOther(Article article, Reviewer reviewer) =>
        RuleException.Unless(reviewer.Account != article.AuthorId && _flags.All(flag => flag.By != reviewer.Account), "moderation.own-submission");
}
