using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Features.Collectives.Follow;
using CollectieveKracht.Web.Features.Vocabularies;

namespace CollectieveKracht.Web.Features.Figures.Exports;

/// <summary>A sector, province or network of which an export can be made: it has a page that tells what a wave says of it.</summary>
/// <param name="Subject">As figures count it.</param>
public sealed record ExportGroup(Group Group, Subject Subject)
{
    public Label Name => Group.Name;

    /// <summary>Its page, without language.</summary>
    public string Path => Group.Path;

    /// <summary>All of them, by kind.</summary>
    public static IEnumerable<ExportGroup> All(Vocabulary vocabulary) =>
        from kind in Enum.GetValues<GroupKind>()
        from choice in vocabulary.Of(kind.Dimension())
            // Of municipalities there is too little to show.
        where choice.Parent is null
        select new ExportGroup(vocabulary.Group(kind, choice.Slug), SubjectOf(kind, choice));

    /// <summary>The one that is written so; null when there is none.</summary>
    public static ExportGroup? Find(Vocabulary vocabulary, string? written) => All(vocabulary).FirstOrDefault(one => one.Subject.ToString() == written);

    private static Subject SubjectOf(GroupKind kind, Choice choice) => kind switch
    {
        GroupKind.Sector => new(SubjectKind.Sector, choice.Slug),
        GroupKind.Region => new(SubjectKind.Province, choice.Code!),
        _ => new(SubjectKind.Network, choice.Slug),
    };
}
