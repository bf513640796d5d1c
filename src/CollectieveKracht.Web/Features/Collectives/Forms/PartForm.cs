using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace CollectieveKracht.Web.Features.Collectives.Forms;

/// <summary>The form of one part of a profile. It has no field for what a collective does not say itself, so that a forged form changes nothing more.</summary>
public abstract class PartForm
{
    /// <summary>The part's name in an address.</summary>
    public static readonly IReadOnlyDictionary<string, Func<PartForm>> BySlug = new Dictionary<string, Func<PartForm>>
    {
        ["wie"] = () => new AboutForm(),
        ["werk"] = () => new WorkForm(),
        ["vorm"] = () => new OrganisationForm(),
        ["doelgroep"] = () => new AudienceForm(),
        ["hulp"] = () => new HelpForm(),
        ["uitdagingen"] = () => new ChallengesForm(),
    };

    public abstract ProfilePart Part { get; }

    /// <summary>Which field a refusal of the domain is about.</summary>
    public abstract IReadOnlyDictionary<string, string> FieldOfRule { get; }

    /// <summary>The name of a municipality in the form; null where it asks none.</summary>
    public virtual string? MunicipalityName => null;

    /// <summary>Reads what the part needs beside the collective itself; before anything else is asked of it.</summary>
    public virtual Task ReadAsync(PlatformDb db, Collective collective, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>What the part says now.</summary>
    public virtual PartState Says(Collective collective) => collective.Says(Part);

    /// <summary>Shows what the part says, or would say.</summary>
    public abstract void Fill(PartState said);

    /// <summary>Changes the part to what the form says, and keeps in the history what it said before.</summary>
    /// <param name="municipality">The one that is named in the form, if it names one.</param>
    public abstract void Change(Collective collective, AccountId by, DateTimeOffset now, TermLists lists, Region? municipality);

    /// <summary>Has what is kept beside the collective saved with it.</summary>
    public virtual void Store(PlatformDb db)
    {
    }

    /// <summary>What is said of a characteristic; null for nothing.</summary>
    protected static string? One(PartState said, string characteristic) => All(said, characteristic) is [var only, ..] ? only : null;

    protected static int? Number(PartState said, string characteristic) =>
        int.TryParse(One(said, characteristic), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    protected static List<string> All(PartState said, string characteristic) => [.. said.Fields.FirstOrDefault(field => field.Name == characteristic)?.Values ?? []];
}

/// <summary>The form of a part that is kept in the collective itself, and that one who registers it fills in as well.</summary>
public abstract class CharacteristicsForm : PartForm
{
    /// <summary>The form of a part.</summary>
    public static CharacteristicsForm Of(ProfilePart part) => BySlug.Values.Select(make => make()).OfType<CharacteristicsForm>().First(form => form.Part == part);

    /// <inheritdoc cref="PartForm.Change"/>
    public abstract void Apply(Collective collective, TermLists lists, Region? municipality);

    public override void Change(Collective collective, AccountId by, DateTimeOffset now, TermLists lists, Region? municipality) =>
        collective.Change(Part, by, now, ours => Apply(ours, lists, municipality));
}

public sealed class AboutForm : CharacteristicsForm
{
    [BindProperty(Name = "naam"), Display(Name = "FieldCollectiveName"), Required, StringLength(120)]
    public string Name { get; set; } = "";

    [BindProperty(Name = "samenvatting"), Display(Name = "FieldCollectiveSummary"), Required, StringLength(300)]
    public string Summary { get; set; } = "";

    [BindProperty(Name = "gemeente"), Display(Name = "FieldMunicipality"), Required, StringLength(80)]
    public string Municipality { get; set; } = "";

    [BindProperty(Name = "jaar"), Display(Name = "FieldFoundingYear"), Range(1000, 2100)]
    public int? FoundingYear { get; set; }

    [BindProperty(Name = "website"), Display(Name = "FieldWebsite"), StringLength(WebAddress.MaxLength)]
    public string? Website { get; set; }

    [BindProperty(Name = "kvk"), StringLength(20), Display(Name = "FieldKvk")]
    public string? KvkNumber { get; set; }

    [BindProperty(Name = "maildomein"), StringLength(254), Display(Name = "FieldMailDomain")]
    public string? MailDomain { get; set; }

    public override ProfilePart Part => ProfilePart.About;

    public override string? MunicipalityName => Municipality;

    public override IReadOnlyDictionary<string, string> FieldOfRule { get; } = new Dictionary<string, string>
    {
        ["collective.name"] = "naam",
        ["collective.summary"] = "samenvatting",
        ["collective.municipality"] = "gemeente",
        ["collective.founding-year"] = "jaar",
        ["collective.kvk-number"] = "kvk",
        ["collective.mail-domain"] = "maildomein",
        ["address.not-on-the-web"] = "website",
    };

    /// <summary>With the "https://" that many leave out.</summary>
    public string? FullWebsite => Website?.Trim() switch
    {
        null or "" => null,
        var typed when typed.Contains("://", StringComparison.Ordinal) => typed,
        var typed => "https://" + typed,
    };

    public override void Fill(PartState said)
    {
        (Name, Summary, Municipality) =
            (One(said, nameof(Collective.Name)) ?? "", One(said, nameof(Collective.Summary)) ?? "", One(said, nameof(Collective.Municipality)) ?? "");
        (FoundingYear, Website, KvkNumber, MailDomain) = (
            Number(said, nameof(Collective.FoundingYear)), One(said, nameof(Collective.Website)), One(said, nameof(Collective.KvkNumber)),
            One(said, nameof(Collective.MailDomain)));
    }

    public override void Apply(Collective collective, TermLists lists, Region? municipality)
    {
        RuleException.Unless(municipality is not null, "collective.municipality");
        collective.Present(Name, Summary, municipality!);
        collective.Identify(KvkNumber, MailDomain);
        collective.Tell(FoundingYear, collective.Phase, collective.GovernmentRelation, FullWebsite);
    }
}

public sealed class WorkForm : CharacteristicsForm
{
    [BindProperty(Name = "terrein")]
    public List<string> Fields { get; set; } = [];

    [BindProperty(Name = "hoofdterrein")]
    public string? Main { get; set; }

    public override ProfilePart Part => ProfilePart.Work;

    public override IReadOnlyDictionary<string, string> FieldOfRule { get; } = new Dictionary<string, string> { ["collective.main-activity"] = "terrein" };

    public override void Fill(PartState said) => (Fields, Main) = (All(said, nameof(Collective.Activities)), One(said, nameof(Collective.MainActivity)));

    public override void Apply(Collective collective, TermLists lists, Region? municipality)
    {
        var fields = lists.Those(Characteristic.ActivityField, Fields);
        // Who does one thing need not say which is the main one.
        var main = fields.Count == 1 ? fields[0] : fields.FirstOrDefault(field => field == lists.Find(Characteristic.ActivityField, Main));
        RuleException.Unless(main is not null, "collective.main-activity");
        collective.WorkIn(fields, main!, lists.All(Characteristic.Sector));
    }
}

public sealed class OrganisationForm : CharacteristicsForm
{
    [BindProperty(Name = "rechtsvorm"), Display(Name = "FieldLegalForm"), Required, StringLength(90)]
    public string Form { get; set; } = "";

    [BindProperty(Name = "werkgebied"), Display(Name = "FieldWorkingArea"), Required, StringLength(90)]
    public string WorkingArea { get; set; } = "";

    [BindProperty(Name = "leden"), Display(Name = "FieldMembers"), Range(0, 10_000_000)]
    public int? Members { get; set; }

    [BindProperty(Name = "voorwaarde")]
    public List<string> Conditions { get; set; } = [];

    [BindProperty(Name = "maximum"), Display(Name = "FieldMemberLimit"), Range(1, 10_000_000)]
    public int? Limit { get; set; }

    [BindProperty(Name = "waarom"), Display(Name = "FieldMemberLimitReason"), StringLength(300)]
    public string? LimitReason { get; set; }

    public override ProfilePart Part => ProfilePart.Form;

    public override IReadOnlyDictionary<string, string> FieldOfRule { get; } = new Dictionary<string, string>
    {
        ["collective.characteristic"] = "rechtsvorm",
        ["collective.member-count"] = "leden",
        ["collective.member-limit"] = "maximum",
        ["collective.member-limit-reason"] = "waarom",
    };

    public override void Fill(PartState said)
    {
        (Form, WorkingArea, Members) =
            (One(said, nameof(Collective.LegalForm)) ?? "", One(said, nameof(Collective.WorkingArea)) ?? "", Number(said, nameof(Collective.MemberCount)));
        (Conditions, Limit, LimitReason) = (
            All(said, nameof(Collective.MembershipConditions)), Number(said, nameof(Collective.MemberLimit)), One(said, nameof(Collective.MemberLimitReason)));
    }

    public override void Apply(Collective collective, TermLists lists, Region? municipality)
    {
        var (form, area) = (lists.Find(Characteristic.LegalForm, Form), lists.Find(Characteristic.WorkingArea, WorkingArea));
        RuleException.Unless(form is not null && area is not null, "collective.characteristic");
        collective.Organise(form!, area!, Members, lists.All(Characteristic.SizeClass));
        // The questions about members are hidden for a foundation; what still stands in them counts for nothing.
        if (!collective.IsFoundation) collective.AskOfMembers(lists.Those(Characteristic.MembershipCondition, Conditions), Limit, LimitReason?.Trim());
    }
}

public sealed class AudienceForm : CharacteristicsForm
{
    [BindProperty(Name = "doelgroep")]
    public List<string> TargetGroups { get; set; } = [];

    [BindProperty(Name = "overheid"), StringLength(90)]
    public string? GovernmentRelation { get; set; }

    [BindProperty(Name = "fase"), StringLength(90)]
    public string? Phase { get; set; }

    public override ProfilePart Part => ProfilePart.Audience;

    public override IReadOnlyDictionary<string, string> FieldOfRule { get; } = new Dictionary<string, string>();

    public override void Fill(PartState said) => (TargetGroups, GovernmentRelation, Phase) =
        (All(said, nameof(Collective.TargetGroups)), One(said, nameof(Collective.GovernmentRelation)), One(said, nameof(Collective.Phase)));

    public override void Apply(Collective collective, TermLists lists, Region? municipality)
    {
        collective.Serve(lists.Those(Characteristic.TargetGroup, TargetGroups));
        collective.Tell(
            collective.FoundingYear, lists.Find(Characteristic.Phase, Phase), lists.Find(Characteristic.GovernmentRelation, GovernmentRelation), collective.Website);
    }
}

public sealed class HelpForm : CharacteristicsForm
{
    [BindProperty(Name = "biedt"), Display(Name = "FieldOffered"), StringLength(2000)]
    public string? Offered { get; set; }

    [BindProperty(Name = "zoekt"), Display(Name = "FieldSought"), StringLength(2000)]
    public string? Sought { get; set; }

    public override ProfilePart Part => ProfilePart.Help;

    public override IReadOnlyDictionary<string, string> FieldOfRule { get; } = new Dictionary<string, string> { ["collective.expertise"] = "biedt" };

    public override void Fill(PartState said) => (Offered, Sought) =
        (string.Join('\n', All(said, nameof(Collective.ExpertiseOffered))), string.Join('\n', All(said, nameof(Collective.ExpertiseSought))));

    public override void Apply(Collective collective, TermLists lists, Region? municipality) => collective.OfferAndSeek(Lines(Offered), Lines(Sought));

    private static string[] Lines(string? text) => (text ?? "").Split('\n');
}
