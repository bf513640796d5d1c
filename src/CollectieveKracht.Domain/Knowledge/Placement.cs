using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Domain.Knowledge;

/// <summary>
/// What a version says of its article beside the text: what kind it is, what it is about, for whom it is. Values of lists are slugs, as in
/// addresses. The article takes it over when the version is published.
/// </summary>
public sealed record Placement
{
    /// <summary>More would say nothing any more. An interview names each challenge that it was coded with.</summary>
    public const int MostChallenges = 3;

    public const int MostOfAList = 40;

    public KnowledgeKind Kind { get; init; }

    /// <summary>Of the text: "nl" or "en".</summary>
    public string Language { get; init; } = "nl";

    /// <summary>How others may use it, for example "CC BY 4.0".</summary>
    public string Licence { get; init; } = "CC BY 4.0";

    public Audience Audience { get; init; } = Audience.Public;

    /// <summary>The collective in whose name it is written, if any.</summary>
    public CollectiveId? Collective { get; init; }

    /// <summary>The article that this one translates.</summary>
    public ArticleId? TranslationOf { get; init; }

    public IReadOnlyList<string> Challenges { get; init; } = [];

    /// <summary>Empty means the whole country.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Empty means all; so with the lists below.</summary>
    public IReadOnlyList<string> Sectors { get; init; } = [];

    public IReadOnlyList<string> LegalForms { get; init; } = [];

    public string? Phase { get; init; }

    public KnowledgeDetails Details { get; init; } = KnowledgeDetails.None;

    /// <summary>What an article says now.</summary>
    public static Placement Of(Article article) => new()
    {
        Kind = article.Kind,
        Language = article.Language,
        Licence = article.Licence,
        Audience = article.Audience,
        Collective = article.CollectiveId,
        TranslationOf = article.TranslationOf,
        Challenges = [.. article.Challenges.Select(challenge => challenge.Slug)],
        Regions = [.. article.Regions.Select(region => region.Slug)],
        Sectors = [.. article.Sectors.Select(sector => sector.Slug)],
        LegalForms = [.. article.LegalForms.Select(form => form.Slug)],
        Phase = article.Phase?.Slug,
        Details = article.Details,
    };

    /// <summary>The same, with what only its author decides as the article has it: for whom, in whose name, in which language, and how others may use it.</summary>
    public Placement WithRightsOf(Article article) => this with
    {
        Audience = article.Audience,
        Collective = article.CollectiveId,
        Licence = article.Licence,
        Language = article.Language,
        TranslationOf = article.TranslationOf,
    };

    /// <summary>The same, of the collective that its own was merged into.</summary>
    public Placement Following(Collective merged) => Collective != merged.Id ? this : this with
    {
        Collective = merged.MergedInto,
        Audience = merged.MergedInto is { } survivor && Audience == Audience.OwnCollective(merged.Id) ? Audience.OwnCollective(survivor) : Audience,
    };

    /// <summary>The same, with the term that a merged one went into.</summary>
    public Placement Following(Term merged, Term survivor) => merged.Characteristic switch
    {
        Characteristic.LegalForm => this with { LegalForms = [.. LegalForms.Select(slug => slug == merged.Slug ? survivor.Slug : slug).Distinct()] },
        Characteristic.Phase when Phase == merged.Slug => this with { Phase = survivor.Slug },
        _ => this,
    };

    /// <summary>Whether it is about so many challenges as its kind can be.</summary>
    public void RequireComplete()
    {
        RuleException.Unless(Enum.IsDefined(Kind), "article.kind");
        RuleException.Unless(Challenges.Count > 0, "article.challenges");
        RuleException.Unless(Kind == KnowledgeKind.Interview || Challenges.Count <= MostChallenges, "article.challenges-too-many");
        RuleException.Unless(new[] { Challenges, Regions, Sectors, LegalForms }.All(list => list.Count <= MostOfAList), "article.challenges-too-many");
        RuleException.Unless(!Audience.IsOneCollective || (Collective is { } own && Audience == Audience.OwnCollective(own)), "article.other-collective");
        Details.RequireFor(Kind);
    }

    /// <summary>Whether it is for one network or collective: then it must be written in the name of a collective that belongs there.</summary>
    public void RequireAudienceOf(Collective? collective)
    {
        if (Audience == Audience.Public || Audience == Audience.Collectives) return;

        RuleException.Unless(collective is not null && collective.Id == Collective, "article.audience-needs-collective");
        RuleException.Unless(
            Audience == Audience.OwnCollective(collective!.Id) || collective.Networks.Any(network => Audience == Audience.Network(network.Id)), "article.other-network");
    }
}

/// <summary>What only some kinds of knowledge have: a funding scheme its provider, deadline and who qualifies; a law its source and date.</summary>
public sealed record KnowledgeDetails
{
    public const int MaxLength = 300;

    public static KnowledgeDetails None { get; } = new();

    /// <summary>Who gives the money.</summary>
    public string? Provider { get; init; }

    /// <summary>The last day to apply; null when one can always apply.</summary>
    public DateOnly? Deadline { get; init; }

    public string? WhoQualifies { get; init; }

    /// <summary>Where the law or rule stands, for example "Burgerlijk Wetboek 2, artikel 53".</summary>
    public string? LegalSource { get; init; }

    /// <summary>Since when it holds, or when it was looked up.</summary>
    public DateOnly? LegalDate { get; init; }

    internal void RequireFor(KnowledgeKind kind)
    {
        RuleException.Unless(new[] { Provider, WhoQualifies, LegalSource }.All(text => text is null or { Length: <= MaxLength }), "article.details-too-long");
        if (kind == KnowledgeKind.Funding) RuleException.Unless(!string.IsNullOrWhiteSpace(Provider) && !string.IsNullOrWhiteSpace(WhoQualifies), "article.funding-details");
        if (kind == KnowledgeKind.Law) RuleException.Unless(!string.IsNullOrWhiteSpace(LegalSource), "article.law-details");
    }
}
