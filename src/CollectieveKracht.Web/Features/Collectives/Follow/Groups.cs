using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Follow;

/// <summary>A group of collectives with what it is called.</summary>
/// <param name="IsThere">It has a page; a sector that was retired has none any more.</param>
/// <param name="HasWaves">Its page tells what the waves of the survey say of it.</param>
public sealed record Group(GroupKind Kind, string Slug, Label Name, bool IsThere, bool HasWaves)
{
    /// <summary>Its page, without language.</summary>
    public string Path => $"/{Kind.Page()}/{Slug}";

    /// <summary>The page to follow it or to stop, without language.</summary>
    public string FollowPath => $"/volgen/{Kind.Word()}/{Slug}";

    /// <summary>By which the index knows what belongs to it.</summary>
    public string Facet => Kind.Dimension().Facet(Slug);
}

public static class Groups
{
    public static string Word(this GroupKind kind) => kind switch
    {
        GroupKind.Sector => "sector",
        GroupKind.Region => "regio",
        _ => "netwerk",
    };

    public static string Page(this GroupKind kind) => kind switch
    {
        GroupKind.Sector => "sectoren",
        GroupKind.Region => "regio",
        _ => "netwerken",
    };

    public static FacetDimension Dimension(this GroupKind kind) => kind switch
    {
        GroupKind.Sector => FacetDimension.Sector,
        GroupKind.Region => FacetDimension.Region,
        _ => FacetDimension.Network,
    };

    /// <summary>The kind that an address names; null when there is none.</summary>
    public static GroupKind? KindOf(string? word) => Enum.GetValues<GroupKind>().Where(kind => kind.Word() == word).Select(kind => (GroupKind?)kind).FirstOrDefault();

    /// <summary>A group by its own slug; of what is not there any more only the slug is known.</summary>
    public static Group Group(this Vocabulary vocabulary, GroupKind kind, string slug)
    {
        var found = vocabulary.Of(kind.Dimension()).FirstOrDefault(choice => choice.Slug == slug);
        var name = found?.Name ?? new Label(vocabulary.Name(kind.Dimension(), slug), vocabulary.Name(kind.Dimension(), slug));
        return new(kind, slug, name, found is not null, found is not null && (kind != GroupKind.Region || found.Parent is null));
    }

    /// <summary>What a person follows, by kind and name.</summary>
    public static async Task<IReadOnlyList<Group>> GroupsFollowedByAsync(this PlatformDb db, AccountId person, Vocabulary vocabulary, CancellationToken cancel)
    {
        var followed = await db.FollowedGroups.Where(group => group.Person == person).Select(group => new { group.Kind, group.Slug }).ToListAsync(cancel);
        return [.. followed.Select(group => vocabulary.Group(group.Kind, group.Slug))
            .OrderBy(group => group.Kind).ThenBy(group => group.Name.In(Language.Current.Code), StringComparer.Create(Language.Current.Culture, ignoreCase: true)).ThenBy(group => group.Slug, StringComparer.Ordinal)];
    }
}
