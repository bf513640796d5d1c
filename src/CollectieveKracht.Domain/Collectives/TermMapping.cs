namespace CollectieveKracht.Domain.Collectives;

/// <summary>
/// How a term of one version of a list reads in another version. Without a mapping two figures are not comparable, and
/// the site says so.
/// </summary>
public sealed class TermMapping
{
    private TermMapping()
    {
    }

    public TermMapping(Term from, Term to)
    {
        RuleException.Unless(from.Characteristic == to.Characteristic && from.Version != to.Version, "term.mapping");
        From = from;
        To = to;
    }

    public int Id { get; private set; }

    public Term From { get; private set; } = null!;

    public Term To { get; private set; } = null!;
}
