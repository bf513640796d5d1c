using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>Words and phrases that mean the same to someone who searches: "alv" and "algemene ledenvergadering".</summary>
public sealed class SynonymGroup
{
    private SynonymGroup()
    {
    }

    public SynonymGroup(IEnumerable<string> words) => Words = [.. words];

    public int Id { get; private set; }

    /// <summary>At least two, as a reader would write them.</summary>
    public string[] Words { get; private set; } = [];
}

internal sealed class SynonymGroupMapping : IEntityTypeConfiguration<SynonymGroup>
{
    public void Configure(EntityTypeBuilder<SynonymGroup> group)
    {
        group.ToTable("synonym_groups");
        group.Property(g => g.Words).HasColumnType("text[]");
    }
}
