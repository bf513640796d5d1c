using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Data;

/// <summary>
/// Remembers that something was loaded from the project's files. From then on the database is the truth: what an
/// administrator edits or removes is not loaded again.
/// </summary>
public sealed class SeededItem
{
    private SeededItem()
    {
    }

    public SeededItem(string key) => Key = key;

    /// <summary>What was loaded, for example "challenge:leiderschap".</summary>
    public string Key { get; private set; } = "";
}

internal sealed class SeededItemMapping : IEntityTypeConfiguration<SeededItem>
{
    public void Configure(EntityTypeBuilder<SeededItem> item)
    {
        item.ToTable("seeded_items");
        item.HasKey(i => i.Key);
        item.Property(i => i.Key).HasMaxLength(160);
    }
}
