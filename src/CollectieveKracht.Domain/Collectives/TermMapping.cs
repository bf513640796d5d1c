namespace CollectieveKracht.Domain.Collectives;

/// <summary>
/// How a term of one version of a list reads in another version, or since it went into another term. Without a mapping two
/// figures are not comparable, and the site says so.
/// </summary>
public sealed class TermMapping
{
    private TermMapping()
    {
    }

    public TermMapping(Term from, Term to)
    {
        RuleException.Unless(from.Characteristic == to.Characteristic && (from.Version != to.Version || (from.IsMerged && from != to)), "term.mapping");
        From = from;
        To = to;
    }

    public int Id { get; private set; }

    public Term From { get; private set; } = null!;

    public Term To { get; private set; } = null!;

    /// <summary>What it leads to went into another term: so it leads to that, in one step.</summary>
    public void Follow(Term merged, Term survivor) => To = Term.Following(To, merged, survivor);
}
