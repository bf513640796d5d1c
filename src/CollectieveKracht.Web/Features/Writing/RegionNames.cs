using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Writing;

/// <summary>Provinces and municipalities by names that tell them apart: Utrecht and Groningen are both.</summary>
public sealed class RegionNames
{
    private readonly List<(string Slug, string Name)> _regions;

    public RegionNames(Vocabulary vocabulary, IStringLocalizer<WritingText> texts)
    {
        var choices = vocabulary.Of(FacetDimension.Region);
        var shared = choices.GroupBy(choice => choice.Text).Where(alike => alike.Skip(1).Any()).Select(alike => alike.Key).ToHashSet();
        _regions = [.. choices.Select(choice => (
            choice.Slug, choice.Parent is { } province && shared.Contains(choice.Text) ? texts["MunicipalityIn", choice.Text, vocabulary.Name(FacetDimension.Region, province)].Value : choice.Text))];
    }

    public IEnumerable<string> All => _regions.Select(region => region.Name);

    public string NameOf(string slug) => _regions.Find(region => region.Slug == slug).Name ?? slug;

    /// <summary>Null for what is none.</summary>
    public string? SlugOf(string name) => _regions.Find(region => string.Equals(region.Name, name.Trim(), StringComparison.OrdinalIgnoreCase)).Slug;
}
