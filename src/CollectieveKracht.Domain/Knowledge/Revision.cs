using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Knowledge;

/// <summary>
/// One version of an article's text on its way to publication (product, "Moderation"). The permitted moves are the
/// table <see cref="RevisionMove.All"/>; docs/moderation.md and the tests are made from the same table.
/// </summary>
public sealed class Revision : Entity
{
    /// <summary>The longest text in characters; a longer one is a book, not an article, and costs too much to render.</summary>
    public const int MaxBodyLength = 100_000;

    /// <summary>How long a moderator can take a decision back. The page says ten seconds; the rest is for a slow line.</summary>
    public static readonly TimeSpan TakeBackWithin = TimeSpan.FromSeconds(15);

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

    /// <summary>When a moderator decided, and who; null for what nobody decided on.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    public AccountId? DecidedBy { get; private set; }

    /// <summary>What its author sent in, where a moderator mended it; null where nobody did.</summary>
    public SentText? AsSentIn { get; private set; }

    /// <summary>Whether it was published at once, and no moderator looked at it yet.</summary>
    public bool AwaitsLook { get; private set; }

    /// <summary>What was noticed when it was sent in.</summary>
    public IReadOnlyList<Sign> Signs { get; private set; } = [];

    /// <summary>What its article said before it was published, for whoever takes that back; null where nothing was replaced.</summary>
    public Placement? Replaced { get; private set; }

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

    /// <param name="signs">What was noticed of it.</param>
    public void Submit(AccountId author, DateTimeOffset now, IReadOnlyList<Sign>? signs = null)
    {
        RequireAuthor(author);
        Move(RevisionAct.Submit, author);
        SubmittedAt = now;
        Signs = signs ?? [];
    }

    public void Withdraw(AccountId author)
    {
        RequireAuthor(author);
        Move(RevisionAct.Withdraw, author);
        SubmittedAt = null;
    }

    /// <summary>A rejected author may ask for a second look, once.</summary>
    public void Appeal(AccountId author, Reason reason, DateTimeOffset now)
    {
        RequireAuthor(author);
        var appeal = RevisionMove.Of(RevisionAct.Appeal, State);
        RuleException.Unless(!HasBeenAppealed, "moderation.appealed-before");

        Move(appeal, author, reason);
        AppealReason = reason.Text;
        HasBeenAppealed = true;
        SubmittedAt = now;
    }

    /// <summary>A moderator takes it up; a claim that has lapsed may be taken over by another.</summary>
    public void TakeUp(Reviewer reviewer, DateTimeOffset now)
    {
        var move = RevisionMove.Of(RevisionAct.TakeUp, State);
        RuleException.Unless(State != RevisionState.Published || AwaitsLook, "moderation.cannot-move");
        RequireOther(reviewer);
        if (Placement is { } placement) reviewer.RequireFor(placement.Sectors, placement.Regions);
        RuleException.Unless(Claim is null || Claim.By == reviewer.Account || !Claim.HoldsAt(now), "moderation.claimed-by-other");

        // Starting the half hour of one's own claim anew is no news.
        if (Claim?.By != reviewer.Account) Move(move, reviewer.Account);
        Claim = Claim.Start(reviewer.Account, now);
    }

    /// <summary>Puts it back in the queue undecided.</summary>
    public void Release(Reviewer reviewer, DateTimeOffset now)
    {
        RequireClaim(reviewer, now);
        Move(RevisionAct.Release, reviewer.Account);
    }

    /// <summary>A moderator mends small things in the text. What the author wrote is kept, and shown to them.</summary>
    /// <param name="html">The body as sanitised HTML.</param>
    public void Mend(Reviewer reviewer, SentText text, string html, DateTimeOffset now)
    {
        var move = RevisionMove.Of(RevisionAct.Mend, State);
        RequireClaim(reviewer, now);
        var before = new SentText(Title, Summary, BodyMarkdown);
        if (text == before) return;

        var (sentIn, claim) = (AsSentIn ?? before, Claim);
        Write(new RevisionText(text.Title, text.Summary, text.Body, html, Sources, ReasonForChange) { Placement = Placement, AttachedText = AttachedText });
        Move(move, reviewer.Account);
        (AsSentIn, Claim) = (sentIn, claim);
    }

    /// <summary>What was published at once is in order.</summary>
    public void Accept(Reviewer reviewer, DateTimeOffset now)
    {
        var move = RevisionMove.Of(RevisionAct.Accept, State);
        RequireClaim(reviewer, now);
        Move(move, reviewer.Account);
        AwaitsLook = false;
    }

    internal void Publish(Reviewer reviewer, Reason reason, DateTimeOffset now)
    {
        Decide(RevisionAct.Publish, reviewer, reason, now);
        PublishedAt = now;
    }

    internal void RequestChanges(Reviewer reviewer, Reason reason, DateTimeOffset now) => Decide(RevisionAct.RequestChanges, reviewer, reason, now);

    internal void Reject(Reviewer reviewer, Reason reason, DateTimeOffset now) => Decide(RevisionAct.Reject, reviewer, reason, now);

    internal void TakeBack(Reviewer reviewer, DateTimeOffset now)
    {
        var move = RevisionMove.Of(RevisionAct.TakeBack, State);
        RuleException.Unless(reviewer.Account == DecidedBy, "moderation.not-the-decider");
        RuleException.Unless(now <= DecidedAt + TakeBackWithin, "moderation.too-late");

        Move(move, reviewer.Account);
        (DecidedAt, DecidedBy, PublishedAt, Replaced) = (null, null, null, null);
        Claim = Claim.Start(reviewer.Account, now);
    }

    internal void PublishAtOnce(AccountId author, DateTimeOffset now, bool awaitsLook, IReadOnlyList<Sign> signs)
    {
        RequireAuthor(author);
        var move = RevisionMove.Of(RevisionAct.PublishAtOnce, State);
        RuleException.Unless(DecisionReason is null, "moderation.decided-before");

        Move(move, author);
        (SubmittedAt, PublishedAt, AwaitsLook, Signs) = (now, now, awaitsLook, signs);
    }

    /// <summary>Keeps what its article said before it.</summary>
    internal void Replace(Placement placement) => Replaced = placement;

    /// <summary>What it says of its article goes along with the collective it is written for.</summary>
    public void Follow(Collective merged) => (Placement, Replaced) = (Placement?.Following(merged), Replaced?.Following(merged));

    /// <summary>What it says with a term that was merged, or would bring back, it says with the other.</summary>
    public void Follow(Term merged, Term survivor) => (Placement, Replaced) = (Placement?.Following(merged, survivor), Replaced?.Following(merged, survivor));

    private void Decide(RevisionAct act, Reviewer reviewer, Reason reason, DateTimeOffset now)
    {
        var move = RevisionMove.Of(act, State);
        RequireClaim(reviewer, now);
        Move(move, reviewer.Account, reason);
        (DecisionReason, DecidedAt, DecidedBy, AwaitsLook) = (reason.Text, now, reviewer.Account, false);
        if (State != RevisionState.Published) PublishedAt = null;
    }

    private void Move(RevisionAct act, AccountId actor) => Move(RevisionMove.Of(act, State), actor);

    private void Move(RevisionMove move, AccountId actor, Reason? reason = null)
    {
        Record(new DomainEvent("revision", Id.Value, actor, move.Word, State.ToString(), move.To.ToString(), reason?.Text));
        State = move.To;
        Claim = null;
    }

    private void RequireAuthor(AccountId author) => RuleException.Unless(author == AuthorId, "moderation.not-the-author");

    private void RequireOther(Reviewer reviewer) => RuleException.Unless(reviewer.Account != AuthorId, "moderation.own-submission");

    private void RequireClaim(Reviewer reviewer, DateTimeOffset now)
    {
        RequireOther(reviewer);
        RuleException.Unless(State is RevisionState.InReview || (State is RevisionState.Published && AwaitsLook), "moderation.cannot-move");
        RuleException.Unless(Claim?.IsHeldBy(reviewer.Account, now) == true, "moderation.not-claimed");
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
        AsSentIn = null;
    }
}

/// <summary>The words of a version as someone sent them in.</summary>
/// <param name="Body">Markdown.</param>
public sealed record SentText(string Title, string Summary, string Body);

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
