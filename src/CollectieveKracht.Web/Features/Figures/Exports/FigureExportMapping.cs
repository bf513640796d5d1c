using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Insight;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Figures.Exports;

internal sealed class FigureExportMapping : IEntityTypeConfiguration<FigureExport>
{
    private const string OneAtATime = "ix_figure_exports_waiting";

    public void Configure(EntityTypeBuilder<FigureExport> export)
    {
        export.ToTable("figure_exports");
        export.Property(e => e.Id).ValueGeneratedNever();
        export.Property(e => e.Person).HasColumnName("account_id");
        export.Property(e => e.WaveSlug).HasMaxLength(Domain.Slug.MaxLength);
        export.Property(e => e.Within).HasMaxLength(120);
        export.Property(e => e.Language).HasMaxLength(2);
        // Whoever makes it without knowing that another took over saves nothing.
        export.Property(e => e.Tries).IsConcurrencyToken();
        export.HasOne<Account>().WithMany().HasForeignKey(e => e.Person).OnDelete(DeleteBehavior.Cascade);
        export.HasIndex(e => e.Person);
        // A person has one at a time: of two that are asked for at once, the second finds the first.
        export.HasIndex(e => e.Person, OneAtATime).IsUnique().HasDatabaseName(OneAtATime).HasFilter("state = 'Waiting'");
    }
}
