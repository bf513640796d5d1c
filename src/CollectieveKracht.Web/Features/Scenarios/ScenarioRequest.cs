using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using Microsoft.AspNetCore.Http.Extensions;

namespace CollectieveKracht.Web.Features.Scenarios;

/// <summary>The collective that a scenario is asked for, as its address says it: "/scenario?fase=…&amp;leden=…&amp;sector=…". Each is optional.</summary>
/// <param name="Ignored">What the address asks that is not known, as "name=value".</param>
public sealed record ScenarioRequest(Choice? Phase, Choice? SizeClass, Choice? Sector, IReadOnlyList<string> Ignored)
{
    public const string Path = "/scenario";

    public const string PhaseName = "fase";

    public bool IsEmpty => (Phase ?? SizeClass ?? Sector) is null;

    public Situation Situation => new(Of(SubjectKind.Phase, Phase), Of(SubjectKind.SizeClass, SizeClass), Of(SubjectKind.Sector, Sector));

    public static ScenarioRequest Read(HttpRequest request, Vocabulary vocabulary)
    {
        var ignored = new List<string>();
        return new ScenarioRequest(
            ReadOne(PhaseName, Characteristic.Phase), ReadOne(FacetDimension.SizeClass.Name, Characteristic.SizeClass), ReadOne(FacetDimension.Sector.Name, Characteristic.Sector), ignored);

        Choice? ReadOne(string name, Characteristic characteristic)
        {
            var asked = request.Query[name].FirstOrDefault(value => value is { Length: > 0 });
            if (asked is null) return null;

            var found = vocabulary.Term(characteristic, asked);
            if (found is null) ignored.Add(ListingRequest.Readable(name, asked));
            return found;
        }
    }

    /// <summary>The address of the same with another end, such as that of a file, without language.</summary>
    public string Address(string end = "") => AddressFor(Phase?.Slug, SizeClass?.Slug, Sector?.Slug, end);

    /// <summary>The address of the scenario of a collective, without language; all that is known goes along.</summary>
    public static string AddressFor(string? phase, string? sizeClass, string? sector, string end = "")
    {
        var query = new QueryBuilder();
        if (phase is not null) query.Add(PhaseName, phase);
        if (sizeClass is not null) query.Add(FacetDimension.SizeClass.Name, sizeClass);
        if (sector is not null) query.Add(FacetDimension.Sector.Name, sector);
        return Path + end + query.ToQueryString();
    }

    private static Subject? Of(string kind, Choice? choice) => choice is null ? null : new Subject(kind, choice.Slug);
}
