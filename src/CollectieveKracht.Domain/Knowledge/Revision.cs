using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Knowledge;

/// <summary>
/// One version of an article's text on its way to publication (product, "Moderation"). The permitted moves are the
/// table <see cref="Moves"/>; docs/moderation.md and the tests are made from the same table.
/// </summary>
public sealed class Revision : Entity
{
    /// <summary>The longest text in characters; a longer one is a book, not an article, and costs too much to render.</summary>
    public const int MaxBodyLength = 100_000;

    /// <summary>Every permitted move, and nothing else.</summary>
    public static readonly IReadOnlyCollection<(RevisionState From, RevisionState To)> Moves =
    [
        (RevisionState.Draft, RevisionState.Submitted),
        (RevisionState.Draft, RevisionState.Published),
        (RevisionState.Submitted, RevisionState.Draft),
        (RevisionState.Submitted, RevisionState.InReview),
        (RevisionState.InReview, RevisionState.Submitted),
        (RevisionState.InReview, RevisionState.Published),
        (RevisionState.InReview, RevisionState.ChangesRequested),
        (RevisionState.InReview, RevisionState.Rejected),
        (RevisionState.ChangesRequested, RevisionState.Submitted),
        (RevisionState.Rejected, RevisionState.Submitted),
    ];

    private Revision()
    {
    }

    internal Revision(Article article, int number, AccountId author, RevisionText text, DateTimeOffset now)
    {
        Id = RevisionId.New();
        ArticleId = article.Id;
        Number = number;
        AuthorId = author;
        CreatedAt = now;
        Write(text);
    }

    public RevisionId Id { get; private set; }

    public ArticleId ArticleId { get; private set; }

    /// <summary>Counts from 1 within the article.</summary>
    public int Number { get; private set; }

    public AccountId AuthorId { get; private set; }

    public RevisionState State { get; private set; }

    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public string BodyMarkdown { get; private set; } = "";

    /// <summary>The body as sanitised HTML, made when it was written.</summary>
    public string BodyHtml { get; private set; } = "";

    public IReadOnlyList<Source> Sources { get; private set; } = [];

    /// <summary>What the author says changed with this version.</summary>
    public string? ReasonForChange { get; private set; }

    /// <summary>What its documents say, for the search.</summary>
    public string? AttachedText { get; private set; }

    /// <summary>What this version says of the article beside the text; null when it leaves that as it is.</summary>
    public Placement? Placement { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public Claim? Claim { get; private set; }

    /// <summary>What the moderator gave as reason for the last decision.</summary>
    public string? DecisionReason { get; private set; }

    /// <summary>Why the author thinks that a rejection was wrong.</summary>
    public string? AppealReason { get; private set; }

    public bool HasBeenAppealed { get; private set; }

    /// <summary>Changes the text while it is with the author.</summary>
    public void Edit(AccountId author, RevisionText text)
    {
        RequireAuthor(author);
        RuleException.Unless(State is RevisionState.Draft or RevisionState.ChangesRequested, "moderation.not-with-the-author");

        Write(text);
    }

    public void Submit(AccountId author, DateTimeOffset now)
    {
        RequireAuthor(author);
        RuleException.Unless(State is RevisionState.Draft or RevisionState.ChangesRequested, "moderation.cannot-move");

        MoveTo(RevisionState.Submitted, author);
        SubmittedAt = now;
    }

    public void Withdraw(AccountId author)
    {
        RequireAuthor(author);
        MoveTo(RevisionState.Draft, author);
        SubmittedAt = null;
    }

    /// <summary>A rejected author may ask for a second look, once.</summary>
    public void Appeal(AccountId author, Reason reason, DateTimeOffset now)
    {
        RequireAuthor(author);
        RuleException.Unless(State == RevisionState.Rejected, "moderation.cannot-move");
        RuleException.Unless(!HasBeenAppealed, "moderation.appealed-before");

        MoveTo(RevisionState.Submitted, author, reason);
        AppealReason = reason.Text;
        HasBeenAppealed = true;
        SubmittedAt = now;
    }

    /// <summary>A moderator takes it up; a claim that has lapsed may be taken over by another.</summary>
    public void TakeUp(AccountId moderator, DateTimeOffset now)
    {
        RuleException.Unless(State is RevisionState.Submitted or RevisionState.InReview, "moderation.cannot-move");
        RuleException.Unless(moderator != AuthorId, "moderation.own-submission");
        RuleException.Unless(Claim is null || Claim.By == moderator || !Claim.HoldsAt(now), "moderation.claimed-by-other");

        if (State == RevisionState.Submitted) MoveTo(RevisionState.InReview, moderator);
        else if (Claim?.By != moderator) Record(new DomainEvent("revision", Id.Value, moderator, "take-over", State.ToString(), State.ToString()));
        Claim = Claim.Start(moderator, now);
    }

    /// <summary>Puts it back in the queue undecided.</summary>
    public void Release(AccountId moderator, DateTimeOffset now)
    {
        RequireClaim(moderator, now);
        MoveTo(RevisionState.Submitted, moderator);
    }

    public void RequestChanges(AccountId moderator, Reason reason, DateTimeOffset now)
    {
        RequireClaim(moderator, now);
        Decide(RevisionState.ChangesRequested, moderator, reason);
    }

    public void Reject(AccountId moderator, Reason reason, DateTimeOffset now)
    {
        RequireClaim(moderator, now);
        Decide(RevisionState.Rejected, moderator, reason);
    }

    internal void Publish(AccountId moderator, Reason reason, DateTimeOffset now)
    {
        RequireClaim(moderator, now);
        Decide(RevisionState.Published, moderator, reason);
        PublishedAt = now;
    }

    internal void PublishAtOnce(AccountId author, DateTimeOffset now)
    {
        RequireAuthor(author);
        RuleException.Unless(State == RevisionState.Draft, "moderation.cannot-move");
        RuleException.Unless(DecisionReason is null, "moderation.decided-before");

        MoveTo(RevisionState.Published, author);
        PublishedAt = now;
    }

    /// <summary>What it says of its article goes along with the collective it is written for.</summary>
    public void Follow(Collective merged) => Placement = Placement?.Following(merged);

    private void Decide(RevisionState outcome, AccountId moderator, Reason reason)
    {
        MoveTo(outcome, moderator, reason);
        DecisionReason = reason.Text;
    }

    private void MoveTo(RevisionState next, AccountId actor, Reason? reason = null)
    {
        RuleException.Unless(Moves.Contains((State, next)), "moderation.cannot-move");

        Record(new DomainEvent("revision", Id.Value, actor, "move", State.ToString(), next.ToString(), reason?.Text));
        State = next;
        Claim = null;
    }

    private void RequireAuthor(AccountId author) => RuleException.Unless(author == AuthorId, "moderation.not-the-author");

    private void RequireClaim(AccountId moderator, DateTimeOffset now)
    {
        RuleException.Unless(State == RevisionState.InReview, "moderation.cannot-move");
        RuleException.Unless(moderator != AuthorId, "moderation.own-submission");
        RuleException.Unless(Claim?.IsHeldBy(moderator, now) == true, "moderation.not-claimed");
    }

    private void Write(RevisionText text)
    {
        Title = text.Title;
        Summary = text.Summary;
        BodyMarkdown = text.BodyMarkdown;
        BodyHtml = text.BodyHtml;
        Sources = text.Sources;
        ReasonForChange = text.ReasonForChange;
        Placement = text.Placement;
        AttachedText = text.AttachedText;
    }
}

/// <summary>What an author writes, checked once here, so that no revision has an empty title or a text without end.</summary>
public sealed record RevisionText
{
    public RevisionText(string title, string summary, string bodyMarkdown, string bodyHtml, IReadOnlyList<Source>? sources = null, string? reasonForChange = null)
    {
        RuleException.Unless(title.Trim().Length is > 0 and <= 150, "article.title");
        RuleException.Unless(summary.Trim().Length is > 0 and <= 300, "article.summary");
        RuleException.Unless(bodyMarkdown.Trim().Length > 0, "article.body-empty");
        RuleException.Unless(bodyMarkdown.Length <= Revision.MaxBodyLength, "article.body-too-long");
        RuleException.Unless(reasonForChange is null or { Length: <= 300 }, "article.reason-for-change");
        Title = title.Trim();
        Summary = summary.Trim();
        BodyMarkdown = bodyMarkdown;
        BodyHtml = bodyHtml;
        Sources = sources ?? [];
        ReasonForChange = reasonForChange;
    }

    public string Title { get; }

    public string Summary { get; }

    public string BodyMarkdown { get; }

    public string BodyHtml { get; }

    public IReadOnlyList<Source> Sources { get; }

    public string? ReasonForChange { get; }

    /// <summary>What the documents say that the text links; null without documents.</summary>
    public string? AttachedText { get; init; }

    /// <summary>What changes of the article beside the text; null for nothing.</summary>
    public Placement? Placement { get; init; }
}
