using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Tests.Collectives;

public sealed class CollectiveClaimTests
{
    private static readonly AccountId Claimer = AccountId.New();
    private static readonly Network Zorg = Given.Network("Zorg Samen"), Energie = Given.Network("Energie Samen");

    private readonly Collective _collective = Given.VerifiedCollective("Zorg Zuid", Zorg);

    [Fact]
    public void Who_claims_becomes_the_contact_once_a_moderator_accepts()
    {
        var claim = Claim();

        var team = claim.Accept(Moderator(), _collective, team: null, Given.Now);

        Assert.True(team.IsLastContact(Claimer));
        Assert.Equal(CollectiveClaimState.Accepted, claim.State);
    }

    [Fact]
    public void The_verifier_of_its_network_accepts_too()
    {
        var team = Claim().Accept(Verifier(Zorg), _collective, team: null, Given.Now);

        Assert.True(team.IsManagedBy(Claimer));
    }

    [Fact]
    public void The_verifier_of_another_network_does_not()
    {
        Refused.By("collective.not-yours-to-decide", () => Claim().Accept(Verifier(Energie), _collective, team: null, Given.Now));
        Refused.By("collective.not-yours-to-decide", () => Claim().Refuse(Verifier(Energie), _collective, Given.Reason, Given.Now));
    }

    [Fact]
    public void Nobody_decides_on_their_own_claim()
    {
        var own = new Decider(Claimer, IsModerator: true, [], []);

        Refused.By("moderation.own-submission", () => Claim().Accept(own, _collective, team: null, Given.Now));
        Refused.By("moderation.own-submission", () => Claim().Refuse(own, _collective, Given.Reason, Given.Now));
    }

    [Fact]
    public void It_is_decided_on_once()
    {
        var claim = Claim();
        claim.Refuse(Moderator(), _collective, Given.Reason, Given.Now);

        Refused.By("moderation.cannot-move", () => claim.Accept(Moderator(), _collective, team: null, Given.Now));
        Refused.By("moderation.cannot-move", () => claim.Withdraw(Claimer, Given.Now));
    }

    [Fact]
    public void A_refusal_has_a_reason_in_the_log()
    {
        var claim = Claim();
        claim.TakeEvents();

        claim.Refuse(Moderator(), _collective, new Reason("Wij kregen geen antwoord."), Given.Now);

        Assert.Equal("Wij kregen geen antwoord.", Assert.Single(claim.TakeEvents()).Why);
    }

    [Fact]
    public void Only_who_claims_withdraws()
    {
        var claim = Claim();

        Refused.By("moderation.not-the-author", () => claim.Withdraw(Given.Moderator, Given.Now));
        claim.Withdraw(Claimer, Given.Now);

        Assert.Equal(CollectiveClaimState.Withdrawn, claim.State);
    }

    [Fact]
    public void What_has_a_contact_cannot_be_claimed()
    {
        var team = Team.Begin(_collective.Id, AccountId.New(), Given.Now);

        Refused.By("claim.has-contact", () => Claim(team));
    }

    [Fact]
    public void A_contact_who_came_meanwhile_is_not_pushed_aside()
    {
        var claim = Claim();
        var team = Team.Begin(_collective.Id, AccountId.New(), Given.Now);

        Refused.By("claim.has-contact", () => claim.Accept(Moderator(), _collective, team, Given.Now));
        Assert.Equal(CollectiveClaimState.Open, claim.State);
    }

    [Fact]
    public void A_team_without_a_contact_can_be_claimed()
    {
        var first = AccountId.New();
        var team = Team.Begin(_collective.Id, first, Given.Now);
        team.Forget(first);

        Claim(team).Accept(Moderator(), _collective, team, Given.Now);

        Assert.True(team.IsManagedBy(Claimer));
    }

    [Fact]
    public void What_is_in_the_archive_cannot_be_claimed()
    {
        _collective.Archive(Given.Moderator, "Opgeheven");

        Refused.By("claim.archived", () => Claim());
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_claim_tells_how_one_can_see_it(string explanation)
    {
        Refused.By("claim.explanation", () => _ = new CollectiveClaim(_collective, team: null, Claimer, explanation, Given.Now));
    }

    private CollectiveClaim Claim(Team? team = null) => new(_collective, team, Claimer, "Ik ben penningmeester, zie de website.", Given.Now);

    private static Decider Moderator() => new(Given.Moderator, IsModerator: true, [], []);

    private static Decider Verifier(Network network) => new(Given.OtherModerator, IsModerator: false, [network.Id], []);
}
