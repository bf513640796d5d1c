using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Collectives;

internal sealed class VocabularyMapping : IEntityTypeConfiguration<Term>
{
    public void Configure(EntityTypeBuilder<Term> term)
    {
        term.ToTable("terms");
        term.Property(t => t.Slug).HasMaxLength(90);
        term.Property(t => t.Version).HasMaxLength(10);
        term.Property(t => t.SectorSlug).HasMaxLength(90);
        term.Property(t => t.Group).HasMaxLength(90);
        term.HasLabel(t => t.Name, Term.LongestName);
        term.Property(t => t.Key).HasDefaultValueSql("gen_random_uuid()");
        term.Ignore(t => t.IsFoundation);
        term.Property<uint>("xmin").IsRowVersion();
        term.HasIndex(t => new { t.Characteristic, t.Version, t.Slug }).IsUnique();
        term.HasIndex(t => t.Key).IsUnique();
    }
}

internal sealed class TermMappingMapping : IEntityTypeConfiguration<TermMapping>
{
    public void Configure(EntityTypeBuilder<TermMapping> mapping)
    {
        mapping.ToTable("term_mappings");
        mapping.HasOne(m => m.From).WithMany().HasForeignKey("from_id").IsRequired().OnDelete(DeleteBehavior.Restrict);
        mapping.HasOne(m => m.To).WithMany().HasForeignKey("to_id").IsRequired().OnDelete(DeleteBehavior.Restrict);
        mapping.HasIndex("from_id", "to_id").IsUnique();
    }
}
