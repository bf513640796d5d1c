using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Insight;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Figures.SavedViews;

internal sealed class SavedViewMapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.ToTable("saved_views");
        view.Property(v => v.Id).ValueGeneratedNever();
        view.Property(v => v.Person).HasColumnName("account_id");
        view.Property(v => v.Name).HasMaxLength(SavedView.LongestName);
        view.Property(v => v.Address).HasMaxLength(SavedView.LongestAddress);
        view.HasOne<Account>().WithMany().HasForeignKey(v => v.Person).OnDelete(DeleteBehavior.Cascade);
    }
}
