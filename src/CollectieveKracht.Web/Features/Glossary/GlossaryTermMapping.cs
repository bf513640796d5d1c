using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Glossary;

internal sealed class GlossaryTermMapping : IEntityTypeConfiguration<GlossaryTerm>
{
    public void Configure(EntityTypeBuilder<GlossaryTerm> term)
    {
        term.ToTable("glossary_terms");
        term.Property(t => t.Id).ValueGeneratedNever();
        term.Property(t => t.Slug).HasMaxLength(90);
        term.HasLabel(t => t.Name, 80);
        term.HasLabel(t => t.Summary, 300);
        term.Property(t => t.Readings).HasColumnType("jsonb").HasConversion(new JsonListConverter<Reading>(), JsonListConverter<Reading>.Comparer);
        term.HasIndex(t => t.Slug).IsUnique();
        term.HasMany(t => t.Challenges).WithMany().UsingEntity("glossary_term_challenges");
    }
}
