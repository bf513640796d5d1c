using CollectieveKracht.Domain.Accounts;

namespace CollectieveKracht.Domain.Tests.Accounts;

/// <summary>For which organisation someone works, as they say it and as an administrator decides on it.</summary>
public sealed class AffiliationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly Account _account = new("Anna");
    private readonly AccountId _administrator = AccountId.New();

    [Fact]
    public void What_is_asked_waits_until_an_administrator_verifies_it()
    {
        _account.AskAffiliation(AffiliationKind.Funder, " Fonds Linde ", Now);
        var asked = _account.Affiliation!.State;

        _account.VerifyAffiliation(_administrator, Now.AddDays(1));

        Assert.Equal(AffiliationState.Asked, asked);
        var held = _account.Affiliation!;
        Assert.Equal((AffiliationState.Verified, "Fonds Linde", (DateTimeOffset?)Now.AddDays(1), (AccountId?)_administrator), (held.State, held.Organisation, held.VerifiedAt, held.VerifiedBy));
        Assert.Equal(
            [
                new DomainEvent("account", _account.Id.Value, _account.Id, "ask-affiliation", null, "Funder"),
                new DomainEvent("account", _account.Id.Value, _administrator, "verify-affiliation", null, "Funder"),
            ],
            _account.TakeEvents());
    }

    [Fact]
    public void A_refusal_keeps_its_reason_and_one_can_ask_again()
    {
        _account.AskAffiliation(AffiliationKind.Government, "Gemeente Linde", Now);

        _account.RefuseAffiliation(" Niet bekend daar ", _administrator);
        var refusal = _account.Affiliation!.Refusal;
        _account.AskAffiliation(AffiliationKind.Government, "Gemeente Linde", Now.AddDays(1));

        Assert.Equal("Niet bekend daar", refusal);
        Assert.Equal(AffiliationState.Asked, _account.Affiliation!.State);
    }

    [Fact]
    public void What_was_verified_is_verified_again_when_it_changes_and_only_then()
    {
        _account.AskAffiliation(AffiliationKind.Researcher, "Instituut Linde", Now);
        _account.VerifyAffiliation(_administrator, Now);

        _account.AskAffiliation(AffiliationKind.Researcher, "Instituut Linde", Now);
        var same = _account.Affiliation!.State;
        _account.AskAffiliation(AffiliationKind.Researcher, "Instituut Eik", Now);

        Assert.Equal((AffiliationState.Verified, AffiliationState.Asked), (same, _account.Affiliation!.State));
    }

    [Fact]
    public void Nobody_decides_on_their_own_organisation()
    {
        _account.AskAffiliation(AffiliationKind.Network, "Netwerk Linde", Now);

        Refused.By("account.own-affiliation", () => _account.VerifyAffiliation(_account.Id, Now));
        Refused.By("account.own-affiliation", () => _account.RefuseAffiliation("Nee", _account.Id));
    }

    [Fact]
    public void There_is_nothing_to_decide_before_it_is_asked_or_after_it_is_decided()
    {
        Refused.By("account.no-affiliation", () => _account.VerifyAffiliation(_administrator, Now));

        _account.AskAffiliation(AffiliationKind.Network, "Netwerk Linde", Now);
        _account.RefuseAffiliation("Nee", _administrator);

        Refused.By("account.no-affiliation", () => _account.VerifyAffiliation(_administrator, Now));
        Refused.By("account.no-affiliation", () => _account.RefuseAffiliation("Nee", _administrator));
    }

    [Theory]
    [InlineData(" ", "account.affiliation-organisation")]
    [InlineData(null, "account.affiliation-organisation")]
    public void An_organisation_has_a_name_of_at_most_120_characters(string? name, string rule) =>
        Refused.By(rule, () => _account.AskAffiliation(AffiliationKind.Funder, name ?? new string('a', 121), Now));

    [Fact]
    public void A_refusal_needs_a_reason()
    {
        _account.AskAffiliation(AffiliationKind.Network, "Netwerk Linde", Now);

        Refused.By("account.role-reason", () => _account.RefuseAffiliation(" ", _administrator));
    }

    [Fact]
    public void It_goes_when_it_is_withdrawn_and_when_the_person_goes()
    {
        _account.AskAffiliation(AffiliationKind.Network, "Netwerk Linde", Now);
        _account.WithdrawAffiliation();
        var withdrawn = _account.Affiliation;
        _account.AskAffiliation(AffiliationKind.Network, "Netwerk Linde", Now);
        _account.Erase(_account.Id);

        Assert.Null(withdrawn);
        Assert.Null(_account.Affiliation);
    }
}
