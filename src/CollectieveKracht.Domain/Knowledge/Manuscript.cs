using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Knowledge;

/// <summary>
/// What someone is writing, as far as it got: it may still lack a title or end in the middle of a word. Nobody else sees it, but those who keep
/// the page of the collective that it is written for. When it is sent in, a <see cref="Revision"/> takes over the text.
/// </summary>
public sealed class Manuscript : Entity
{
    /// <summary>How many one person can be writing at once, and how many they can have with those in the bin.</summary>
    public const int MostPerPerson = 100, MostWithBin = 500;

    /// <summary>How long a thrown away manuscript can be taken back.</summary>
    public static readonly TimeSpan KeptInBin = TimeSpan.FromDays(30);

    private Manuscript()
    {
    }

    public ManuscriptId Id { get; private set; }

    public AccountId AuthorId { get; private set; }

    /// <summary>The article of which this is a next version; null for what was never sent in.</summary>
    public ArticleId? ArticleId { get; private set; }

    /// <summary>The version that is with the author again, if that is what is being changed.</summary>
    public RevisionId? RevisionId { get; private set; }

    public ManuscriptText Text { get; private set; } = ManuscriptText.Empty;

    public Placement Placement { get; private set; } = new();

    /// <summary>The collective in whose name it is written, whose keepers may write along.</summary>
    public CollectiveId? CollectiveId { get; private set; }

    /// <summary>Counts the times it was saved: who saves a text that rests on an older count is shown both.</summary>
    public int Version { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    public AccountId WrittenBy { get; private set; }

    /// <summary>When it was thrown away; null for what is being written.</summary>
    public DateTimeOffset? DiscardedAt { get; private set; }

    /// <summary>Begins something new.</summary>
    public static Manuscript Begin(ManuscriptId id, AccountId author, DateTimeOffset now) =>
        new() { Id = id, AuthorId = author, WrittenBy = author, WrittenAt = now };

    /// <summary>Begins a change of an article: of the version that is with its author, or else a next one.</summary>
    /// <param name="revision">The version whose text to start from.</param>
    public static Manuscript BeginFrom(ManuscriptId id, Revision revision, Placement placement, AccountId author, DateTimeOffset now)
    {
        RuleException.Unless(revision.State == RevisionState.Published || revision.AuthorId == author, "moderation.not-the-author");

        var manuscript = Begin(id, author, now);
        manuscript.ArticleId = revision.ArticleId;
        manuscript.RevisionId = revision.State == RevisionState.Published ? null : revision.Id;
        manuscript.Text = ManuscriptText.Of(revision);
        (manuscript.Placement, manuscript.CollectiveId) = (placement, placement.Collective);
        return manuscript;
    }

    /// <summary>
    /// Begins a change of a published article by whoever wishes. In the name of its collective only the author of the article writes: what
    /// another proposes is theirs until it is sent in.
    /// </summary>
    public static Manuscript Improve(ManuscriptId id, Article article, AccountId by, DateTimeOffset now)
    {
        RuleException.Unless(article.PublishedRevision is not null, "article.cannot-move");
        var placement = Placement.Of(article);
        return BeginFrom(id, article.PublishedRevision!, by == article.AuthorId ? placement : placement with { Collective = null }, by, now);
    }

    /// <summary>Whether it proposes a change of what another wrote and readers see.</summary>
    public bool IsProposalFor(Article article) => article.PublishedRevisionId is not null && article.AuthorId != AuthorId;

    /// <summary>Whether this person may read and change it: its author, and who keeps the page of the collective it is written for.</summary>
    /// <param name="roleInCollective">Their role in that collective, if any.</param>
    public bool MayBeWrittenBy(AccountId person, TeamRole? roleInCollective) =>
        person == AuthorId || (CollectiveId is not null && roleInCollective is TeamRole.Contact or TeamRole.Editor);

    /// <summary>Whether a text that rests on this count would overwrite nothing.</summary>
    public bool IsAt(int version) => Version == version;

    public void Write(AccountId by, ManuscriptText text, Placement placement, DateTimeOffset now)
    {
        RuleException.Unless(DiscardedAt is null, "writing.discarded");
        // Only its author says in whose name it is, or a colleague could lock the author out.
        var allowed = by == AuthorId ? placement : placement with { Collective = Placement.Collective };

        (Text, Placement, WrittenBy, WrittenAt) = (text, allowed, by, now);
        CollectiveId = allowed.Collective;
        Version++;
    }

    /// <summary>Goes along with the collective that it is written for, into the one that this was merged into.</summary>
    public void Follow(Collective merged)
    {
        RuleException.Unless(CollectiveId == merged.Id && merged.MergedInto is not null, "collective.not-merged");
        (Placement, CollectiveId) = (Placement.Following(merged), merged.MergedInto);
    }

    /// <summary>What it says with a term that was merged, it says with the other.</summary>
    public void Follow(Term merged, Term survivor) => Placement = Placement.Following(merged, survivor);

    /// <summary>Puts it in the bin.</summary>
    public void Discard(AccountId by, DateTimeOffset now)
    {
        RequireAuthor(by);
        DiscardedAt ??= now;
    }

    /// <summary>Puts one of two texts that were written at once in the bin of whoever chose the other. Taken back, it still belongs to its article.</summary>
    public Manuscript SetAside(ManuscriptText text, Placement placement, AccountId by, DateTimeOffset now)
    {
        var copy = Begin(ManuscriptId.New(), by, now);
        copy.ArticleId = ArticleId;
        copy.Write(by, text, placement, now);
        copy.Discard(by, now);
        return copy;
    }

    /// <summary>Takes it out of the bin.</summary>
    public void TakeBack(AccountId by)
    {
        RequireAuthor(by);
        DiscardedAt = null;
    }

    /// <summary>
    /// Sends it in: the text becomes a version of the article that a moderator looks at. What waited of this author is replaced by it. Who
    /// proposes a change of another's article changes neither its readers nor its collective or licence.
    /// </summary>
    /// <param name="article">The article it belongs to, with its versions.</param>
    /// <param name="html">The body as sanitised HTML.</param>
    /// <param name="attachments">Those that were added to this text or to the article before.</param>
    /// <param name="collective">The collective that the placement names, with its networks.</param>
    /// <param name="facts">What is known of the text and its author.</param>
    /// <param name="atOnce">What the placement names, for a trusted author who publishes at once; null for everyone else.</param>
    public Revision Submit(
        Article article, string html, IReadOnlyCollection<Attachment> attachments, AccountId by, Collective? collective, DateTimeOffset now,
        SubmissionFacts? facts = null, PlacedTerms? atOnce = null)
    {
        RequireAuthor(by);
        RuleException.Unless(DiscardedAt is null, "writing.discarded");
        var isProposal = IsProposalFor(article);
        var placement = isProposal ? Placement.WithRightsOf(article) : Placement;
        placement.RequireComplete();
        if (!isProposal) placement.RequireAudienceOf(collective);
        var linked = attachments.Where(attachment => Text.Body.Contains(attachment.Path, StringComparison.Ordinal)).ToList();
        var text = Text.Finish(html, placement, linked);
        RuleException.Unless(article.PublishedRevisionId is null || !string.IsNullOrWhiteSpace(text.ReasonForChange), "article.reason-for-change-missing");

        var waiting = article.Revisions.SingleOrDefault(other => other.Id == RevisionId)
            ?? article.Revisions.FirstOrDefault(other => other.AuthorId == by && other.State == RevisionState.Submitted);
        if (waiting is { State: RevisionState.Submitted }) waiting.Withdraw(by);
        if (waiting is { State: RevisionState.Draft or RevisionState.ChangesRequested }) waiting.Edit(by, text);
        else waiting = article.Draft(by, text, now);
        IReadOnlyList<Sign> signs = facts is null ? [] : Signs.Of(facts);
        if (atOnce is null) waiting.Submit(by, now, signs);
        else article.PublishAtOnce(waiting, by, facts?.Author ?? AuthorRecord.None, signs, now, atOnce);
        foreach (var attachment in linked) attachment.BelongTo(article.Id);
        return waiting;
    }

    private void RequireAuthor(AccountId by) => RuleException.Unless(by == AuthorId, "moderation.not-the-author");
}

/// <summary>The words of a manuscript, in whatever state they are; only their length is bounded.</summary>
public sealed record ManuscriptText
{
    public const int MostSources = 20;

    public static ManuscriptText Empty { get; } = new("", "", "", [], null);

    public ManuscriptText(string title, string summary, string body, IReadOnlyList<WrittenSource> sources, string? reasonForChange)
    {
        RuleException.Unless(title.Length <= 300, "article.title");
        RuleException.Unless(summary.Length <= 1000, "article.summary");
        RuleException.Unless(body.Length <= Revision.MaxBodyLength, "article.body-too-long");
        RuleException.Unless(sources.Count <= MostSources, "article.sources");
        RuleException.Unless(reasonForChange is null or { Length: <= 300 }, "article.reason-for-change");
        (Title, Summary, Body, Sources, ReasonForChange) = (title, summary, body, sources, reasonForChange);
    }

    public string Title { get; }

    public string Summary { get; }

    /// <summary>Markdown.</summary>
    public string Body { get; }

    public IReadOnlyList<WrittenSource> Sources { get; }

    public string? ReasonForChange { get; }

    internal static ManuscriptText Of(Revision revision) => new(
        revision.Title, revision.Summary, revision.BodyMarkdown, [.. revision.Sources.Select(source => new WrittenSource(source.Text, source.Url ?? ""))],
        revision.State == RevisionState.Published ? null : revision.ReasonForChange);

    internal RevisionText Finish(string html, Placement placement, IEnumerable<Attachment> linked)
    {
        var sources = Sources.Where(source => source.Text.Trim().Length > 0 || source.Url.Trim().Length > 0).ToList();
        RuleException.Unless(sources.All(source => source.Text.Trim().Length > 0), "article.source-text");
        return new RevisionText(
            Title, Summary, Body, html, [.. sources.Select(source => new Source(source.Text.Trim(), source.Url.Trim() is { Length: > 0 } url ? url : null))], ReasonForChange)
        {
            Placement = placement,
            AttachedText = string.Join('\n', linked.Select(attachment => attachment.Text).OfType<string>()) is { Length: > 0 } said ? said : null,
        };
    }
}

/// <summary>A source as it was typed.</summary>
public sealed record WrittenSource(string Text, string Url);
