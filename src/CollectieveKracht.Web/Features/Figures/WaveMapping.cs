using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Figures;

internal sealed class WaveMapping : IEntityTypeConfiguration<Wave>
{
    public void Configure(EntityTypeBuilder<Wave> wave)
    {
        wave.ToTable("waves");
        wave.HasKey(w => w.Slug);
        wave.Property(w => w.Slug).HasMaxLength(90);
        wave.Property(w => w.Source).HasMaxLength(400);
        wave.HasLabel(w => w.Name, 80);
        wave.OwnsMany(w => w.Figures, figure =>
        {
            figure.ToTable("published_figures");
            figure.HasKey(f => f.Id);
            figure.Property(f => f.Subject).HasMaxLength(120);
            figure.Property(f => f.Within).HasMaxLength(120);
            figure.Property(f => f.Place).HasMaxLength(200);
            figure.Property(f => f.Value).HasPrecision(9, 2);
            figure.HasIndex("WaveSlug", nameof(PublishedFigure.Measure), nameof(PublishedFigure.Subject));
        });
    }
}
