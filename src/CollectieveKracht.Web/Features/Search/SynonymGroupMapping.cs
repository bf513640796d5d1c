using CollectieveKracht.Domain.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Search;

internal sealed class SynonymGroupMapping : IEntityTypeConfiguration<SynonymGroup>
{
    public void Configure(EntityTypeBuilder<SynonymGroup> group)
    {
        group.ToTable("synonym_groups");
        group.Property(g => g.Id).ValueGeneratedNever();
        group.Property(g => g.Words).HasColumnType("text[]");
        group.Property<uint>("xmin").IsRowVersion();
    }
}
