using System.Globalization;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Moderation;

/// <summary>Something of an article beside its text, before and after.</summary>
/// <param name="Key">The end of the key of its name.</param>
public sealed record PlacementLine(string Key, string Before, string After)
{
    public bool IsChanged => Before != After;
}

/// <summary>What a placement says, in the language of the request.</summary>
public sealed class PlacementWords(Vocabulary vocabulary, IStringLocalizer texts)
{
    /// <summary>Everything that one of both says; a first version has nothing before it.</summary>
    public IReadOnlyList<PlacementLine> Between(Placement? before, Placement after) =>
        [.. Parts(after).Zip(before is null ? Parts(after).Select(part => (part.Key, Words: "")) : Parts(before), (now, then) => new PlacementLine(now.Key, then.Words, now.Words)).Where(line => line.Before + line.After != "")];

    private IEnumerable<(string Key, string Words)> Parts(Placement placement)
    {
        var details = placement.Details;
        yield return ("Kind", KnowledgeKindSlug.NameOf(placement.Kind).In(Language.Current.Code));
        yield return ("Challenges", Named(FacetDimension.Challenge, placement.Challenges));
        yield return ("Readers", Readers(placement));
        yield return ("Sectors", Named(FacetDimension.Sector, placement.Sectors));
        yield return ("Regions", Named(FacetDimension.Region, placement.Regions));
        yield return ("LegalForms", Named(FacetDimension.LegalForm, placement.LegalForms));
        yield return ("Phase", placement.Phase is { } phase ? vocabulary.Name(Characteristic.Phase, phase) : "");
        yield return ("Licence", placement.Licence);
        yield return ("Language", Language.All.FirstOrDefault(language => language.Code == placement.Language)?.Name ?? placement.Language);
        yield return ("Provider", details.Provider ?? "");
        yield return ("WhoQualifies", details.WhoQualifies ?? "");
        yield return ("Deadline", details.Deadline is { } deadline ? Dates.InFull(deadline) : "");
        yield return ("LegalSource", details.LegalSource ?? "");
        yield return ("LegalDate", details.LegalDate is { } date ? date.ToString("d MMMM yyyy", CultureInfo.CurrentCulture) : "");
    }

    private string Named(FacetDimension dimension, IReadOnlyList<string> slugs) => string.Join(", ", slugs.Select(slug => vocabulary.Name(dimension, slug)));

    private string Readers(Placement placement) => texts[
        placement.Audience == Domain.Accounts.Audience.Public ? "ReadersAll"
        : placement.Audience == Domain.Accounts.Audience.Collectives ? "ReadersCollectives"
        : placement.Audience.IsOneCollective ? "ReadersOne" : "ReadersNetwork"];
}
