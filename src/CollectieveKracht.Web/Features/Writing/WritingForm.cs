using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Features.Vocabularies;
using Microsoft.AspNetCore.Mvc;

namespace CollectieveKracht.Web.Features.Writing;

/// <summary>What the page to write sends. It may be unfinished; what is too long or unknown is told, the rest is asked when it is sent in.</summary>
public sealed class WritingForm
{
    private const string Everyone = "iedereen", AllCollectives = "collectieven", OneNetwork = "netwerk:", Ours = "wij";

    /// <summary>Which rule of the domain is about which field.</summary>
    public static readonly IReadOnlyDictionary<string, string> FieldOfRule = new Dictionary<string, string>
    {
        ["article.title"] = "titel",
        ["article.summary"] = "samenvatting",
        ["article.body-empty"] = "tekst",
        ["article.body-too-long"] = "tekst",
        ["article.too-deep"] = "tekst",
        ["article.challenges"] = "uitdaging",
        ["article.challenges-too-many"] = "uitdaging",
        ["article.other-collective"] = "lezers",
        ["article.audience-needs-collective"] = "lezers",
        ["article.other-network"] = "lezers",
        ["article.regions"] = "regio",
        ["article.funding-details"] = "gever",
        ["article.law-details"] = "wet",
        ["article.details-too-long"] = "gever",
        ["article.sources"] = "bron-tekst",
        ["article.source-text"] = "bron-tekst",
        ["address.not-on-the-web"] = "bron-tekst",
        ["article.reason-for-change"] = "waarom",
        ["article.reason-for-change-missing"] = "waarom",
        ["article.translation"] = "vertaling",
        ["attachment.empty"] = "bestand",
        ["attachment.type"] = "bestand",
        ["attachment.too-large"] = "bestand",
        ["attachment.too-many-dots"] = "bestand",
        ["attachment.too-many"] = "bestand",
        ["attachment.unreadable"] = "bestand",
        ["attachment.trap"] = "bestand",
    };

    [BindProperty(Name = "soort"), StringLength(40)]
    public string Kind { get; set; } = "ervaring";

    [BindProperty(Name = "titel"), StringLength(300)]
    public string? Title { get; set; }

    [BindProperty(Name = "samenvatting"), StringLength(1000)]
    public string? Summary { get; set; }

    [BindProperty(Name = "tekst")]
    public string? Body { get; set; }

    [BindProperty(Name = "uitdaging")]
    public List<string> Challenges { get; set; } = [];

    /// <summary>Their names, as typed; empty for rows that are not filled in.</summary>
    [BindProperty(Name = "regio")]
    public List<string?> Regions { get; set; } = [];

    [BindProperty(Name = "sector")]
    public List<string> Sectors { get; set; } = [];

    [BindProperty(Name = "rechtsvorm")]
    public List<string> LegalForms { get; set; } = [];

    [BindProperty(Name = "fase"), StringLength(90)]
    public string? Phase { get; set; }

    [BindProperty(Name = "bron-tekst")]
    public List<string?> SourceTexts { get; set; } = [];

    [BindProperty(Name = "bron-adres")]
    public List<string?> SourceAddresses { get; set; } = [];

    [BindProperty(Name = "licentie"), StringLength(40)]
    public string Licence { get; set; } = Licences.Usual;

    [BindProperty(Name = "taal"), StringLength(2)]
    public string Language { get; set; } = "nl";

    [BindProperty(Name = "lezers"), StringLength(120)]
    public string Readers { get; set; } = Everyone;

    [BindProperty(Name = "namens"), StringLength(90)]
    public string? Collective { get; set; }

    [BindProperty(Name = "vertaling"), StringLength(300)]
    public string? TranslationOf { get; set; }

    [BindProperty(Name = "waarom"), StringLength(300)]
    public string? ReasonForChange { get; set; }

    [BindProperty(Name = "gever"), StringLength(KnowledgeDetails.MaxLength)]
    public string? Provider { get; set; }

    [BindProperty(Name = "sluit")]
    public DateOnly? Deadline { get; set; }

    [BindProperty(Name = "wie"), StringLength(KnowledgeDetails.MaxLength)]
    public string? WhoQualifies { get; set; }

    [BindProperty(Name = "wet"), StringLength(KnowledgeDetails.MaxLength)]
    public string? LegalSource { get; set; }

    [BindProperty(Name = "wetdatum")]
    public DateOnly? LegalDate { get; set; }

    /// <summary>The count of the manuscript that the form shows.</summary>
    [BindProperty(Name = "versie")]
    public int Version { get; set; }

    public KnowledgeKind KindOrUsual => KnowledgeKindSlug.Find(Kind) ?? KnowledgeKind.Experience;

    public IEnumerable<string> TypedRegions => Regions.OfType<string>().Where(name => !string.IsNullOrWhiteSpace(name));

    /// <exception cref="RuleException">A region is none that we know, or there are too many.</exception>
    public void RequireRegions(RegionNames regions) =>
        RuleException.Unless(TypedRegions.All(name => regions.SlugOf(name) is not null) && TypedRegions.Count() <= Placement.MostOfAList, "article.regions");

    private IEnumerable<WrittenSource> Sources() => SourceTexts.Select((text, place) => new WrittenSource(text ?? "", SourceAddresses.ElementAtOrDefault(place) ?? ""));

    /// <exception cref="RuleException">Something is longer than anyone needs.</exception>
    public ManuscriptText ReadText() => new(
        Title ?? "", Summary ?? "", (Body ?? "").ReplaceLineEndings("\n"),
        [.. Sources().Where(source => source.Text.Length > 0 || source.Url.Length > 0).Select(source => new WrittenSource(Cut(source.Text), Cut(source.Url)))],
        string.IsNullOrWhiteSpace(ReasonForChange) ? null : ReasonForChange.Trim());

    /// <summary>Fills the form from what was kept.</summary>
    /// <param name="collectives">Those in whose name this person writes.</param>
    public void Fill(Manuscript manuscript, IReadOnlyCollection<OwnCollective> collectives, RegionNames regions, string? translationOf)
    {
        var (text, placement) = (manuscript.Text, manuscript.Placement);
        (Kind, Title, Summary, Body) = (KnowledgeKindSlug.Of(placement.Kind), text.Title, text.Summary, text.Body);
        (Challenges, Sectors, LegalForms, Phase) = ([.. placement.Challenges], [.. placement.Sectors], [.. placement.LegalForms], placement.Phase);
        Regions = [.. placement.Regions.Select(regions.NameOf)];
        (SourceTexts, SourceAddresses) = ([.. text.Sources.Select(source => source.Text)], [.. text.Sources.Select(source => source.Url)]);
        (Licence, Language, ReasonForChange) = (placement.Licence, placement.Language, text.ReasonForChange);
        Collective = collectives.FirstOrDefault(own => own.Id == placement.Collective)?.Slug;
        Readers = WordFor(placement.Audience, collectives);
        (Provider, Deadline, WhoQualifies) = (placement.Details.Provider, placement.Details.Deadline, placement.Details.WhoQualifies);
        (LegalSource, LegalDate) = (placement.Details.LegalSource, placement.Details.LegalDate);
        TranslationOf = translationOf;
        Version = manuscript.Version;
    }

    /// <summary>What the form says beside the text. What it names and does not exist is left out.</summary>
    public Placement Place(IReadOnlyCollection<OwnCollective> collectives, Vocabulary vocabulary, RegionNames regions, ArticleId? translationOf)
    {
        var own = collectives.FirstOrDefault(collective => collective.Slug == Collective);
        return new()
        {
            Kind = KindOrUsual,
            Language = Language is "en" ? "en" : "nl",
            Licence = Licences.All.Contains(Licence) ? Licence : Licences.Usual,
            Audience = AudienceFor(Readers, own),
            Collective = own?.Id,
            TranslationOf = translationOf,
            Challenges = [.. Challenges.Select(vocabulary.Challenge).OfType<Choice>().Select(challenge => challenge.Slug).Distinct().Take(Placement.MostOfAList)],
            Regions = [.. TypedRegions.Select(regions.SlugOf).OfType<string>().Distinct().Take(Placement.MostOfAList)],
            Sectors = Known(Characteristic.Sector, Sectors, vocabulary),
            LegalForms = Known(Characteristic.LegalForm, LegalForms, vocabulary),
            Phase = vocabulary.Term(Characteristic.Phase, Phase)?.Slug,
            Details = new() { Provider = Said(Provider), Deadline = Deadline, WhoQualifies = Said(WhoQualifies), LegalSource = Said(LegalSource), LegalDate = LegalDate },
        };
    }

    /// <summary>The word in the form for one network.</summary>
    public static string ForNetwork(string slug) => OneNetwork + slug;

    private static Audience AudienceFor(string word, OwnCollective? own) => word switch
    {
        AllCollectives => Audience.Collectives,
        Ours when own is not null => Audience.OwnCollective(own.Id),
        // Rather too few readers than too many: who chose "only us" and then no collective is told so when sending in.
        Ours => Audience.OwnCollective(CollectiveId.From(Guid.Empty)),
        _ when word.StartsWith(OneNetwork, StringComparison.Ordinal) && own?.Networks.FirstOrDefault(network => ForNetwork(network.Slug) == word) is { } network => Audience.Network(network.Id),
        Everyone => Audience.Public,
        _ => Audience.Network(NetworkId.From(Guid.Empty)),
    };

    private static string WordFor(Audience audience, IReadOnlyCollection<OwnCollective> collectives) =>
        audience == Audience.Public ? Everyone
        : audience == Audience.Collectives ? AllCollectives
        : collectives.SelectMany(own => own.Networks).FirstOrDefault(network => audience == Audience.Network(network.Id)) is { } network ? ForNetwork(network.Slug)
        : audience.IsOneCollective ? Ours
        : OneNetwork;

    private static IReadOnlyList<string> Known(Characteristic characteristic, IEnumerable<string> slugs, Vocabulary vocabulary) =>
        [.. slugs.Select(slug => vocabulary.Term(characteristic, slug)?.Slug).OfType<string>().Distinct().Take(Placement.MostOfAList)];

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Cut(string text) => text.Length > 1000 ? text[..1000] : text;
}

/// <summary>A collective in whose name someone writes, with the networks that its members share knowledge in.</summary>
public sealed record OwnCollective(CollectiveId Id, string Slug, string Name, string Sector, bool IsVerified, IReadOnlyList<OwnNetwork> Networks);

public sealed record OwnNetwork(NetworkId Id, string Slug, string Name);
