using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Collectives.People;

internal sealed class TeamMapping : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> team)
    {
        team.ToTable("teams");
        team.Property(t => t.Id).HasColumnName("collective_id").ValueGeneratedNever();
        team.Property(t => t.Changes).IsConcurrencyToken();
        team.HasOne<Collective>().WithOne().HasForeignKey<Team>(t => t.Id).OnDelete(DeleteBehavior.Cascade);
        team.HasMany(t => t.People).WithOne().HasForeignKey(m => m.CollectiveId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.ToTable("memberships");
        membership.HasKey(m => new { m.CollectiveId, m.Person });
        membership.Property(m => m.Person).HasColumnName("account_id");
        membership.HasIndex(m => m.Person);
        membership.HasOne<Account>().WithMany().HasForeignKey(m => m.Person).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("invitations");
        invitation.Property(i => i.Address).HasMaxLength(Person.LongestAddress);
        invitation.Property(i => i.KeyHash).HasMaxLength(32);
        invitation.Property<uint>("xmin").IsRowVersion();
        invitation.HasIndex(i => i.KeyHash).IsUnique();
        invitation.HasIndex(i => new { i.CollectiveId, i.MadeAt });
        invitation.HasOne<Collective>().WithMany().HasForeignKey(i => i.CollectiveId).OnDelete(DeleteBehavior.Cascade);
        invitation.HasOne<Account>().WithMany().HasForeignKey(i => i.InvitedBy).OnDelete(DeleteBehavior.Restrict);
        invitation.HasOne<Account>().WithMany().HasForeignKey(i => i.AcceptedBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class JoinRequestMapping : IEntityTypeConfiguration<JoinRequest>
{
    public void Configure(EntityTypeBuilder<JoinRequest> request)
    {
        request.ToTable("join_requests");
        request.Property(r => r.Note).HasMaxLength(JoinRequest.LongestNote);
        request.Property(r => r.By).HasColumnName("account_id");
        request.Property<uint>("xmin").IsRowVersion();
        // One person has one open request at a collective, however often the form is sent.
        request.HasIndex(r => new { r.CollectiveId, r.By }).IsUnique().HasFilter("state = 'Open'");
        request.HasIndex(r => new { r.By, r.MadeAt });
        request.HasIndex(r => r.MadeAt);
        request.HasOne<Collective>().WithMany().HasForeignKey(r => r.CollectiveId).OnDelete(DeleteBehavior.Cascade);
        request.HasOne<Account>().WithMany().HasForeignKey(r => r.By).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CollectiveClaimMapping : IEntityTypeConfiguration<CollectiveClaim>
{
    public void Configure(EntityTypeBuilder<CollectiveClaim> claim)
    {
        claim.ToTable("collective_claims");
        claim.Property(c => c.Explanation).HasMaxLength(CollectiveClaim.LongestExplanation);
        claim.Property(c => c.By).HasColumnName("account_id");
        claim.Property<uint>("xmin").IsRowVersion();
        // One person has one open claim on a collective, however often the form is sent.
        claim.HasIndex(c => new { c.CollectiveId, c.By }).IsUnique().HasFilter("state = 'Open'");
        claim.HasIndex(c => new { c.State, c.MadeAt });
        claim.HasOne<Collective>().WithMany().HasForeignKey(c => c.CollectiveId).OnDelete(DeleteBehavior.Cascade);
        claim.HasOne<Account>().WithMany().HasForeignKey(c => c.By).OnDelete(DeleteBehavior.Restrict);
    }
}
