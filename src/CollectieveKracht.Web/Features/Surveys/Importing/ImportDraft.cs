using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Surveys.Importing;

/// <summary>A file of answers that an administrator is looking at, before it is loaded. Only they see it, and for a day.</summary>
public sealed class ImportDraft
{
    public const int LongestFileName = 200;

    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private ImportDraft()
    {
    }

    public ImportDraft(Wave wave, string fileName, byte[] content, IReadOnlyList<ColumnUse> uses, AccountId by, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        FileName = name.Length > LongestFileName ? name[^LongestFileName..] : name;
        (WaveSlug, Content, FileHash, Uses, By, At) = (wave.Slug, content, AnswerFile.HashOf(content), uses, by, now);
    }

    public Guid Id { get; private set; }

    public string WaveSlug { get; private set; } = "";

    public string FileName { get; private set; } = "";

    /// <inheritdoc cref="AnswerImport.FileHash"/>
    public string FileHash { get; private set; } = "";

    public byte[] Content { get; private set; } = [];

    /// <summary>What each column says.</summary>
    public IReadOnlyList<ColumnUse> Uses { get; private set; } = [];

    public AccountId By { get; private set; }

    public DateTimeOffset At { get; private set; }

    public void Use(IReadOnlyList<ColumnUse> uses) => Uses = uses;
}

internal sealed class ImportDraftMapping : IEntityTypeConfiguration<ImportDraft>
{
    public void Configure(EntityTypeBuilder<ImportDraft> draft)
    {
        draft.ToTable("import_drafts");
        draft.Property(d => d.Id).ValueGeneratedNever();
        draft.Property(d => d.FileName).HasMaxLength(ImportDraft.LongestFileName);
        draft.Property(d => d.FileHash).HasMaxLength(64);
        draft.Property(d => d.Uses).HasColumnType("jsonb").HasConversion(new JsonListConverter<ColumnUse>(), JsonListConverter<ColumnUse>.Comparer);
        draft.HasOne<Wave>().WithMany().HasForeignKey(d => d.WaveSlug).OnDelete(DeleteBehavior.Restrict);
        draft.HasOne<Account>().WithMany().HasForeignKey(d => d.By).OnDelete(DeleteBehavior.Restrict);
        draft.HasIndex(d => new { d.By, d.WaveSlug });
        draft.HasIndex(d => d.At);
    }
}
