namespace CollectieveKracht.Domain.Challenges;

/// <summary>
/// Challenges that tend to follow each other as a collective develops (ketting; report, "Nabeschouwing").
/// </summary>
public sealed class Chain
{
    private readonly List<ChainLink> _links = [];

    private Chain()
    {
    }

    public Chain(string slug, Label name)
    {
        Slug = Domain.Slug.Require(slug);
        Name = name;
    }

    public string Slug { get; private set; } = "";

    public Label Name { get; private set; } = null!;

    public Label Summary { get; private set; } = new("-", "-");

    public string BodyMarkdown { get; private set; } = "";

    public string BodyHtml { get; private set; } = "";

    /// <summary>In order; links with the same step stand beside each other ("this or that").</summary>
    public IReadOnlyList<ChainLink> Links => _links;

    public void Describe(Label summary, string bodyMarkdown, string bodyHtml)
    {
        Summary = summary;
        BodyMarkdown = bodyMarkdown;
        BodyHtml = bodyHtml;
    }

    /// <summary>Adds the next step: one challenge, or several that may each come next.</summary>
    public void ThenAnyOf(params IReadOnlyCollection<Challenge> challenges)
    {
        RuleException.Unless(challenges.Count > 0, "chain.empty-step");
        var slugs = _links.Select(link => link.Slug).Concat(challenges.Select(challenge => challenge.Slug)).ToArray();
        RuleException.Unless(slugs.Distinct().Count() == slugs.Length, "chain.repeated");

        var step = NextStep();
        foreach (var challenge in challenges) _links.Add(new ChainLink(step, challenge));
    }

    /// <summary>Adds a step that is not one of the challenges, such as keeping one's own character.</summary>
    public void ThenOwnStep(string slug, Label name) => _links.Add(new ChainLink(NextStep(), slug, name));

    /// <summary>The step of a challenge goes along when that is merged into another; a chain that has both keeps one.</summary>
    public void Follow(Challenge merged, Challenge survivor)
    {
        Challenge.RequireMerged(merged, survivor);
        if (_links.Find(link => link.Challenge == merged) is not { } followed) return;

        if (_links.Exists(link => link.Challenge == survivor)) Remove(followed);
        else followed.Become(survivor);
    }

    /// <summary>Names its challenges as they are called in addresses now.</summary>
    public void FollowNames()
    {
        foreach (var link in _links.Where(link => link.Challenge is not null)) link.Become(link.Challenge!);
    }

    private void Remove(ChainLink link)
    {
        _links.Remove(link);
        if (_links.Exists(other => other.Step == link.Step)) return;

        foreach (var later in _links.Where(other => other.Step > link.Step)) later.MoveUp();
    }

    private int NextStep() => _links.Count == 0 ? 1 : _links.Max(link => link.Step) + 1;
}

/// <summary>One link of a chain: a challenge, or a step of the chain's own.</summary>
public sealed class ChainLink
{
    private ChainLink()
    {
    }

    internal ChainLink(int step, Challenge challenge)
    {
        Step = step;
        Challenge = challenge;
        Slug = challenge.Slug;
    }

    internal ChainLink(int step, string slug, Label name)
    {
        Step = step;
        Slug = Domain.Slug.Require(slug);
        OwnName = name;
    }

    public int Id { get; private set; }

    /// <summary>Counts from 1.</summary>
    public int Step { get; private set; }

    public string Slug { get; private set; } = "";

    public Challenge? Challenge { get; private set; }

    public Label? OwnName { get; private set; }

    internal void Become(Challenge challenge) => (Challenge, Slug) = (challenge, challenge.Slug);

    internal void MoveUp() => Step--;
}
