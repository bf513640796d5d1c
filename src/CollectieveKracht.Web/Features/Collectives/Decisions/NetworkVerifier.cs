using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Features.Collectives.Decisions;

/// <summary>That a person verifies collectives for a network, as an administrator agreed with that network.</summary>
public sealed record NetworkVerifier(NetworkId NetworkId, AccountId AccountId);

internal sealed class NetworkVerifierMapping : IEntityTypeConfiguration<NetworkVerifier>
{
    public void Configure(EntityTypeBuilder<NetworkVerifier> verifier)
    {
        verifier.ToTable("network_verifiers");
        verifier.HasKey(v => new { v.NetworkId, v.AccountId });
        verifier.HasIndex(v => v.AccountId);
        verifier.HasOne<Network>().WithMany().HasForeignKey(v => v.NetworkId).OnDelete(DeleteBehavior.Cascade);
        verifier.HasOne<Account>().WithMany().HasForeignKey(v => v.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
