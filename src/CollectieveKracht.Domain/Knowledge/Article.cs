using System.Linq.Expressions;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Knowledge;

/// <summary>Where an article stands once it has a published revision.</summary>
public enum ArticleStanding
{
    Unpublished,
    Visible,
    Flagged,
    Hidden,
    Archived,
}

/// <summary>
/// A piece of knowledge (kennisartikel). It shows its latest published revision, whatever happens to newer ones.
/// </summary>
public sealed partial class Article : Entity
{
    private readonly List<Revision> _revisions = [];
    private readonly List<Challenge> _challenges = [];
    private readonly List<Term> _sectors = [];
    private readonly List<Term> _legalForms = [];
    private readonly List<Term> _workingAreas = [];
    private readonly List<Term> _sizeClasses = [];
    private readonly List<Term> _targetGroups = [];
    private readonly List<Region> _regions = [];

    private Article()
    {
    }

    /// <param name="language">Of the content: "nl" or "en".</param>
    /// <param name="licence">How others may use it, for example "CC BY 4.0".</param>
    public Article(string slug, KnowledgeKind kind, AccountId author, string language, Audience audience, string licence)
    {
        RuleException.Unless(language is "nl" or "en", "article.language");
        RuleException.Unless(audience != default, "audience.unknown");
        Id = ArticleId.New();
        Slug = Domain.Slug.Require(slug);
        Kind = kind;
        AuthorId = author;
        Language = language;
        Audience = audience;
        Licence = licence;
    }

    public ArticleId Id { get; private set; }

    public string Slug { get; private set; } = "";

    public KnowledgeKind Kind { get; private set; }

    public AccountId AuthorId { get; private set; }

    /// <summary>The collective in whose name it was written, if any.</summary>
    public CollectiveId? CollectiveId { get; private set; }

    public string Language { get; private set; } = "nl";

    public Audience Audience { get; private set; }

    public string Licence { get; private set; } = "";

    public ArticleStanding Standing { get; private set; }

    public RevisionId? PublishedRevisionId { get; private set; }

    public Revision? PublishedRevision { get; private set; }

    public DateTimeOffset? FirstPublishedAt { get; private set; }

    public DateTimeOffset? LastPublishedAt { get; private set; }

    /// <summary>When someone should look whether it still holds.</summary>
    public DateOnly? CheckAgainOn { get; private set; }

    public Term? Phase { get; private set; }

    /// <summary>What only some kinds have, such as the deadline of a funding scheme.</summary>
    public KnowledgeDetails Details { get; private set; } = KnowledgeDetails.None;

    /// <summary>The article that this one translates, if it does.</summary>
    public ArticleId? TranslationOf { get; private set; }

    /// <summary>The number of the version that was translated: when the original has a newer one, this one lags behind.</summary>
    public int? TranslatedFrom { get; private set; }

    public IReadOnlyList<Revision> Revisions => _revisions;

    public IReadOnlyList<Challenge> Challenges => _challenges;

    /// <summary>For whom it is; empty means for all sectors. The lists below read alike.</summary>
    public IReadOnlyList<Term> Sectors => _sectors;

    public IReadOnlyList<Term> LegalForms => _legalForms;

    public IReadOnlyList<Term> WorkingAreas => _workingAreas;

    public IReadOnlyList<Term> SizeClasses => _sizeClasses;

    public IReadOnlyList<Term> TargetGroups => _targetGroups;

    /// <summary>Empty means the whole country.</summary>
    public IReadOnlyList<Region> Regions => _regions;

    /// <summary>The half of <see cref="VisibleTo"/> that is the same for everyone, for a query that is compiled before anyone looks.</summary>
    public static Expression<Func<Article, bool>> IsShown { get; } =
        article => article.Standing == ArticleStanding.Visible || article.Standing == ArticleStanding.Flagged;

    /// <summary>Who may see an article: it is shown, and its audience is one of the viewer's. Used in SQL and in memory.</summary>
    public static Expression<Func<Article, bool>> VisibleTo(Viewer viewer)
    {
        var audiences = viewer.Audiences;
        return article =>
            (article.Standing == ArticleStanding.Visible || article.Standing == ArticleStanding.Flagged)
            && audiences.Contains(article.Audience);
    }

    /// <summary>Starts a new version as a draft; the published one stays.</summary>
    public Revision Draft(AccountId author, RevisionText text, DateTimeOffset now)
    {
        var revision = new Revision(this, _revisions.Count == 0 ? 1 : _revisions.Max(known => known.Number) + 1, author, text, now);
        _revisions.Add(revision);
        return revision;
    }

    /// <summary>A moderator who holds the claim publishes a revision, which is shown from now on.</summary>
    /// <param name="placed">What the version's placement names; null only for a version without one.</param>
    public void Publish(Revision revision, Reviewer reviewer, Reason reason, DateTimeOffset now, PlacedTerms? placed = null)
    {
        RequireOwn(revision);
        RequirePlaced(revision.Placement, placed);
        revision.Publish(reviewer, reason, now);
        Show(revision, now, placed);
    }

    /// <summary>A moderator sends a revision back to its author with a question. What was published at once is not shown any more.</summary>
    /// <param name="before">What the placement that it replaced names; null only where it replaced none.</param>
    public void RequestChanges(Revision revision, Reviewer reviewer, Reason reason, DateTimeOffset now, PlacedTerms? before = null)
    {
        RequireOwn(revision);
        RequirePlaced(revision.Replaced, before);
        revision.RequestChanges(reviewer, reason, now);
        StopShowing(revision, before);
    }

    /// <summary>A moderator does not place a revision. What was published at once is not shown any more.</summary>
    /// <inheritdoc cref="RequestChanges"/>
    public void Reject(Revision revision, Reviewer reviewer, Reason reason, DateTimeOffset now, PlacedTerms? before = null)
    {
        RequireOwn(revision);
        RequirePlaced(revision.Replaced, before);
        revision.Reject(reviewer, reason, now);
        StopShowing(revision, before);
    }

    /// <summary>Who decided a moment ago takes that back: the revision is in review again, and readers see what they saw before.</summary>
    /// <inheritdoc cref="RequestChanges"/>
    public void TakeBack(Revision revision, Reviewer reviewer, DateTimeOffset now, PlacedTerms? before = null)
    {
        RequireOwn(revision);
        RequirePlaced(revision.Replaced, before);
        var replaced = revision.Replaced;
        revision.TakeBack(reviewer, now);
        StopShowing(revision, before, replaced);
    }

    /// <summary>The editors publish without a moderator.</summary>
    public void PublishAtOnce(Revision revision, AccountId author, DateTimeOffset now, PlacedTerms? placed = null)
    {
        RequireOwn(revision);
        RequirePlaced(revision.Placement, placed);
        revision.PublishAtOnce(author, now, awaitsLook: false, []);
        Show(revision, now, placed);
    }

    /// <summary>A trusted author publishes a text of their own without a moderator before them; one looks afterwards.</summary>
    /// <param name="signs">What was noticed of it.</param>
    public void PublishAtOnce(Revision revision, AccountId author, AuthorRecord record, IReadOnlyList<Sign> signs, DateTimeOffset now, PlacedTerms placed)
    {
        RequireOwn(revision);
        RequirePlaced(revision.Placement, placed);
        RuleException.Unless(record.IsTrusted && author == AuthorId, "moderation.not-trusted");
        revision.PublishAtOnce(author, now, awaitsLook: true, signs);
        Show(revision, now, placed);
    }

    public void Flag(AccountId by, Reason reason) => Move(ArticleStanding.Visible, ArticleStanding.Flagged, by, "flag", reason);

    public void Keep(Reviewer reviewer, Reason reason)
    {
        RequireOther(reviewer);
        Move(ArticleStanding.Flagged, ArticleStanding.Visible, reviewer.Account, "keep", reason);
    }

    public void Hide(Reviewer reviewer, Reason reason)
    {
        RequireOther(reviewer);
        Move(ArticleStanding.Flagged, ArticleStanding.Hidden, reviewer.Account, "hide", reason);
    }

    public void Archive(AccountId by, Reason reason) => Move(ArticleStanding.Visible, ArticleStanding.Archived, by, "archive", reason);

    public void Restore(AccountId by, Reason reason) => Move(ArticleStanding.Archived, ArticleStanding.Visible, by, "restore", reason);

    public void WriteFor(CollectiveId collective)
    {
        RuleException.Unless(!Audience.IsOneCollective || Audience == Audience.OwnCollective(collective), "article.other-collective");
        CollectiveId = collective;
    }

    /// <summary>Goes along with the collective that it was written for, into the one that this was merged into; who could read it still can.</summary>
    public void Follow(Collective merged)
    {
        var own = Audience == Audience.OwnCollective(merged.Id);
        RuleException.Unless(own || CollectiveId == merged.Id, "collective.not-merged");

        var successor = merged.SuccessorOf(merged.Id);
        if (own) Audience = Audience.OwnCollective(successor);
        if (CollectiveId == merged.Id) CollectiveId = successor;
    }

    /// <summary>What it says with a term that was merged, it says with the other from now on.</summary>
    public void Follow(Term merged, Term survivor)
    {
        foreach (var list in new[] { _legalForms, _workingAreas, _targetGroups }.Where(list => list.Contains(merged))) Refill(list, [.. list.Select(Now).Distinct()]);
        Phase = Phase is null ? null : Now(Phase);

        Term Now(Term term) => Term.Following(term, merged, survivor);
    }

    public void CheckAgain(DateOnly on) => CheckAgainOn = on;

    /// <summary>Says what it is about and for whom.</summary>
    public void Place(IEnumerable<Challenge> challenges, IEnumerable<Region> regions, IEnumerable<Term> terms)
    {
        var byCharacteristic = terms.Distinct().ToLookup(term => term.Characteristic);
        RuleException.Unless(byCharacteristic[Characteristic.Phase].Count() <= 1, "article.one-phase");

        Refill(_challenges, challenges.Distinct());
        Refill(_regions, regions.Distinct());
        Refill(_sectors, byCharacteristic[Characteristic.Sector]);
        Refill(_legalForms, byCharacteristic[Characteristic.LegalForm]);
        Refill(_workingAreas, byCharacteristic[Characteristic.WorkingArea]);
        Refill(_sizeClasses, byCharacteristic[Characteristic.SizeClass]);
        Refill(_targetGroups, byCharacteristic[Characteristic.TargetGroup]);
        Phase = byCharacteristic[Characteristic.Phase].SingleOrDefault();
    }

    private void Take(Placement placement, PlacedTerms placed)
    {
        (Kind, Language, Licence, Audience) = (placement.Kind, placement.Language, placement.Licence, placement.Audience);
        (CollectiveId, TranslationOf, Details) = (placement.Collective, placement.TranslationOf, placement.Details);
        TranslatedFrom = placed.TranslatedFrom;
        // What the form does not ask stays.
        Place(placed.Challenges, placed.Regions, [.. placed.Terms, .. WorkingAreas, .. SizeClasses, .. TargetGroups]);
    }

    private static void Refill<T>(List<T> list, IEnumerable<T> items)
    {
        list.Clear();
        list.AddRange(items);
    }

    private void Show(Revision revision, DateTimeOffset now, PlacedTerms? placed)
    {
        // A late decision on an older version must not push back the newer one that readers already see.
        if (_revisions.Any(other => other.State == RevisionState.Published && other.Number > revision.Number)) return;

        if (revision.Placement is { } placement)
        {
            if (PublishedRevisionId is not null) revision.Replace(Placement.Of(this));
            Take(placement, placed!);
        }

        PublishedRevision = revision;
        PublishedRevisionId = revision.Id;
        FirstPublishedAt ??= now;
        LastPublishedAt = now;
        if (Standing == ArticleStanding.Unpublished) Standing = ArticleStanding.Visible;
    }

    private void StopShowing(Revision revision, PlacedTerms? before, Placement? replaced = null)
    {
        if (PublishedRevisionId != revision.Id) return;

        PublishedRevision = _revisions.Where(other => other.State == RevisionState.Published).MaxBy(other => other.Number);
        (PublishedRevisionId, LastPublishedAt) = (PublishedRevision?.Id, PublishedRevision?.PublishedAt);
        if (PublishedRevision is null) (Standing, FirstPublishedAt) = (ArticleStanding.Unpublished, null);
        else if ((replaced ?? revision.Replaced) is { } placement) Take(placement, before!);
    }

    private void Move(ArticleStanding from, ArticleStanding to, AccountId by, string act, Reason reason)
    {
        RuleException.Unless(Standing == from, "article.cannot-move");

        Record(new DomainEvent("article", Id.Value, by, act, Standing.ToString(), to.ToString(), reason.Text));
        Standing = to;
    }

    private void RequireOther(Reviewer reviewer) =>
        RuleException.Unless(reviewer.Account != AuthorId && reviewer.Account != PublishedRevision?.AuthorId, "moderation.own-submission");

    private static void RequirePlaced(Placement? placement, PlacedTerms? placed)
    {
        if (placement is not null) ArgumentNullException.ThrowIfNull(placed);
    }

    private void RequireOwn(Revision revision) => RuleException.Unless(revision.ArticleId == Id, "article.other-revision");
}

/// <summary>What a placement names, found by whoever publishes.</summary>
/// <param name="TranslatedFrom">The number of the version of the original that readers see now; null for what is no translation.</param>
public sealed record PlacedTerms(
    IReadOnlyCollection<Challenge> Challenges, IReadOnlyCollection<Region> Regions, IReadOnlyCollection<Term> Terms, int? TranslatedFrom = null);
