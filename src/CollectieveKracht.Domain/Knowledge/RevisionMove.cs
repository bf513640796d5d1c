namespace CollectieveKracht.Domain.Knowledge;

/// <summary>What is done to a version on its way to its readers.</summary>
public enum RevisionAct
{
    /// <summary>Its author sends it in.</summary>
    Submit,

    /// <summary>A trusted author publishes it; a moderator looks afterwards.</summary>
    PublishAtOnce,

    /// <summary>Its author takes it back before a moderator took it up.</summary>
    Withdraw,

    /// <summary>A moderator takes it up, or takes a lapsed claim over.</summary>
    TakeUp,

    /// <summary>Back to the queue, undecided.</summary>
    Release,

    /// <summary>A moderator mends small things in it.</summary>
    Mend,

    Publish,

    RequestChanges,

    Reject,

    /// <summary>What was published at once is in order.</summary>
    Accept,

    /// <summary>Its author asks for a second look.</summary>
    Appeal,

    /// <summary>A decision is undone by who made it.</summary>
    TakeBack,
}

/// <summary>Who may do something to a version.</summary>
public enum Party
{
    Author,

    /// <summary>A moderator who is not its author, and whose remit it is.</summary>
    Moderator,

    /// <summary>The moderator whose claim holds.</summary>
    ClaimHolder,

    /// <summary>The moderator who decided a moment ago.</summary>
    Decider,
}

/// <summary>A permitted move of a version. <see cref="All"/> is the one table of them: the code, docs/moderation.md and the tests use it.</summary>
public sealed record RevisionMove(RevisionAct Act, RevisionState From, RevisionState To, Party By)
{
    /// <summary>What the log calls the act, such as "request-changes".</summary>
    public string Word => Act switch
    {
        RevisionAct.PublishAtOnce => "publish-at-once",
        RevisionAct.TakeUp => "take-up",
        RevisionAct.RequestChanges => "request-changes",
        RevisionAct.TakeBack => "take-back",
        _ => Act.ToString().ToLowerInvariant(),
    };

    /// <summary>Every permitted move, and nothing else.</summary>
    public static readonly IReadOnlyList<RevisionMove> All =
    [
        new(RevisionAct.Submit, RevisionState.Draft, RevisionState.Submitted, Party.Author),
        new(RevisionAct.Submit, RevisionState.ChangesRequested, RevisionState.Submitted, Party.Author),
        new(RevisionAct.PublishAtOnce, RevisionState.Draft, RevisionState.Published, Party.Author),
        new(RevisionAct.Withdraw, RevisionState.Submitted, RevisionState.Draft, Party.Author),
        new(RevisionAct.TakeUp, RevisionState.Submitted, RevisionState.InReview, Party.Moderator),
        new(RevisionAct.TakeUp, RevisionState.InReview, RevisionState.InReview, Party.Moderator),
        new(RevisionAct.TakeUp, RevisionState.Published, RevisionState.Published, Party.Moderator),
        new(RevisionAct.Release, RevisionState.InReview, RevisionState.Submitted, Party.ClaimHolder),
        new(RevisionAct.Release, RevisionState.Published, RevisionState.Published, Party.ClaimHolder),
        new(RevisionAct.Mend, RevisionState.InReview, RevisionState.InReview, Party.ClaimHolder),
        new(RevisionAct.Publish, RevisionState.InReview, RevisionState.Published, Party.ClaimHolder),
        new(RevisionAct.RequestChanges, RevisionState.InReview, RevisionState.ChangesRequested, Party.ClaimHolder),
        new(RevisionAct.RequestChanges, RevisionState.Published, RevisionState.ChangesRequested, Party.ClaimHolder),
        new(RevisionAct.Reject, RevisionState.InReview, RevisionState.Rejected, Party.ClaimHolder),
        new(RevisionAct.Reject, RevisionState.Published, RevisionState.Rejected, Party.ClaimHolder),
        new(RevisionAct.Accept, RevisionState.Published, RevisionState.Published, Party.ClaimHolder),
        new(RevisionAct.Appeal, RevisionState.Rejected, RevisionState.Submitted, Party.Author),
        new(RevisionAct.TakeBack, RevisionState.Published, RevisionState.InReview, Party.Decider),
        new(RevisionAct.TakeBack, RevisionState.ChangesRequested, RevisionState.InReview, Party.Decider),
        new(RevisionAct.TakeBack, RevisionState.Rejected, RevisionState.InReview, Party.Decider),
    ];

    /// <summary>The move that an act makes from a state.</summary>
    /// <exception cref="RuleException">There is none.</exception>
    public static RevisionMove Of(RevisionAct act, RevisionState from) =>
        All.FirstOrDefault(move => move.Act == act && move.From == from) ?? throw new RuleException("moderation.cannot-move");
}
