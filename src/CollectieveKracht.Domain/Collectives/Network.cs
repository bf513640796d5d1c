namespace CollectieveKracht.Domain.Collectives;

/// <summary>An umbrella or network organisation (koepel- of netwerkorganisatie) that has member collectives.</summary>
public sealed class Network : Entity
{
    private readonly List<Term> _sectors = [];

    private Network()
    {
    }

    public Network(string slug, string name, string shortName)
    {
        Id = NetworkId.New();
        Slug = Domain.Slug.Require(slug);
        Name = name;
        ShortName = shortName;
    }

    public NetworkId Id { get; private set; }

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string ShortName { get; private set; } = "";

    public Label Summary { get; private set; } = new("-", "-");

    public string BodyMarkdown { get; private set; } = "";

    /// <summary>The body as sanitised HTML, made when it was saved.</summary>
    public string BodyHtml { get; private set; } = "";

    public string? Website { get; private set; }

    /// <summary>Where what is said about it comes from.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Whether changes of the profiles of its members wait until one of its verifiers clears them.</summary>
    public bool ClearsChanges { get; private set; }

    public IReadOnlyList<Term> Sectors => _sectors;

    /// <summary>An administrator gives it the right to clear changes, or takes it back, as agreed with the network.</summary>
    public void LetClearChanges(bool clears, AccountId by)
    {
        if (ClearsChanges == clears) return;

        ClearsChanges = clears;
        Record(new DomainEvent("network", Id.Value, by, clears ? "let-clear-changes" : "withdraw-clearing", null, null));
    }

    public void Describe(Label summary, string bodyMarkdown, string bodyHtml, string? website, string source, IEnumerable<Term> sectors)
    {
        Term[] checkedSectors = [.. sectors.Select(sector => sector.Require(Characteristic.Sector)).Distinct()];

        Website = WebAddress.Require(website);
        Summary = summary;
        BodyMarkdown = bodyMarkdown;
        BodyHtml = bodyHtml;
        Source = source;
        _sectors.Clear();
        _sectors.AddRange(checkedSectors);
    }
}
