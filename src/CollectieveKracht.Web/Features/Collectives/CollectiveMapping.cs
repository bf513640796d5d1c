using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Collectives;

internal sealed class CollectiveMapping : IEntityTypeConfiguration<Collective>
{
    /// <summary>The keys of what a collective refers to, which it has no property for.</summary>
    public const string Municipality = "municipality_code", Sector = "SectorId";

    // By these, doubles are looked up. The functions are in the migration that made the columns.
    private const string NameKey = "NameKey", WebsiteHost = "WebsiteHost";

    public void Configure(EntityTypeBuilder<Collective> collective)
    {
        collective.ToTable("collectives", table =>
            table.HasCheckConstraint("ck_collectives_member_count", "member_count is null or member_count >= 0"));
        collective.Property(c => c.Slug).HasMaxLength(90);
        collective.Property(c => c.Name).HasMaxLength(120);
        collective.Property(c => c.Summary).HasMaxLength(300);
        collective.Property(c => c.SectorOverrideReason).HasMaxLength(2000);
        collective.Property(c => c.MemberLimitReason).HasMaxLength(300);
        collective.Property(c => c.Website).HasMaxLength(WebAddress.MaxLength);
        collective.Property(c => c.KvkNumber).HasMaxLength(8);
        collective.Property(c => c.MailDomain).HasMaxLength(MailDomain.MaxLength);
        collective.PrimitiveCollection(c => c.AskedNetworks).HasColumnType("uuid[]").ElementType().HasConversion<Identifiers.IdConverter<NetworkId>>();
        collective.Property<string>(NameKey).HasComputedColumnSql("name_key(name)", stored: true);
        collective.Property<string>(WebsiteHost).HasComputedColumnSql("website_host(website)", stored: true);
        collective.HasIndex(NameKey).HasMethod("gin").HasOperators("gin_trgm_ops");
        collective.HasIndex(WebsiteHost);
        collective.HasIndex(c => c.KvkNumber);
        collective.HasIndex(c => c.MailDomain);
        collective.HasIndex(c => c.RegisteredBy).HasFilter("standing = 'Proposed'");
        collective.HasOne<Account>().WithMany().HasForeignKey(c => c.RegisteredBy).OnDelete(DeleteBehavior.Restrict);
        collective.HasOne<Collective>().WithMany().HasForeignKey(c => c.MergedInto).OnDelete(DeleteBehavior.SetNull);
        collective.Property<uint>("xmin").IsRowVersion();
        collective.HasIndex(c => c.Slug).IsUnique();
        collective.HasIndex(c => new { c.Standing, c.CreatedAt, c.Id });

        collective.HasOne(c => c.Municipality).WithMany().HasForeignKey(Municipality).IsRequired().OnDelete(DeleteBehavior.Restrict);
        foreach (var characteristic in new[]
                 {
                     nameof(Collective.Sector), nameof(Collective.MainActivity), nameof(Collective.LegalForm), nameof(Collective.WorkingArea),
                 })
        {
            collective.HasOne(typeof(Term), characteristic).WithMany().IsRequired().OnDelete(DeleteBehavior.Restrict);
        }

        foreach (var characteristic in new[] { nameof(Collective.SizeClass), nameof(Collective.GovernmentRelation), nameof(Collective.Phase) })
            collective.HasOne(typeof(Term), characteristic).WithMany().OnDelete(DeleteBehavior.Restrict);

        // How many lie where is counted from this index alone.
        collective.HasIndex(Municipality, Sector).IncludeProperties(nameof(Collective.IsExample)).HasFilter("standing <> 'Archived'");

        collective.HasMany(c => c.Activities).WithMany().UsingEntity("collective_activities");
        collective.HasMany(c => c.TargetGroups).WithMany().UsingEntity("collective_target_groups");
        collective.HasMany(c => c.MembershipConditions).WithMany().UsingEntity("collective_membership_conditions");
        collective.HasMany(c => c.Networks).WithMany().UsingEntity("collective_networks");
    }
}
