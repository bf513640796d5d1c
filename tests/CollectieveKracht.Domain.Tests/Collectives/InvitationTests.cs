using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Domain.Tests.Collectives;

public sealed class InvitationTests
{
    private static readonly AccountId Anna = AccountId.New(), Bram = AccountId.New(), Carla = AccountId.New();

    private readonly Team _team = Team.Begin(CollectiveId.New(), Anna, Given.Now);

    [Fact]
    public void Who_accepts_gets_the_role_of_the_invitation()
    {
        _team.Join(Bram, Invite(TeamRole.Editor), Given.Now.AddDays(13));

        Assert.Equal(TeamRole.Editor, _team.RoleOf(Bram));
    }

    [Fact]
    public void It_works_once()
    {
        var invitation = Invite();
        _team.Join(Bram, invitation, Given.Now);

        Refused.By("invitation.over", () => _team.Join(Carla, invitation, Given.Now));
        Assert.Equal(Bram, invitation.AcceptedBy);
        Assert.Null(_team.RoleOf(Carla));
    }

    [Fact]
    public void It_expires_after_a_fortnight()
    {
        var invitation = Invite();

        Refused.By("invitation.over", () => _team.Join(Bram, invitation, Given.Now + Invitation.Life));
        Assert.True(invitation.IsOpenAt(Given.Now + Invitation.Life - TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void It_can_be_withdrawn()
    {
        var invitation = Invite();

        invitation.Withdraw(_team, Anna, Given.Now);

        Refused.By("invitation.over", () => _team.Join(Bram, invitation, Given.Now));
        Refused.By("invitation.over", () => invitation.Withdraw(_team, Anna, Given.Now));
    }

    [Fact]
    public void Only_a_contact_of_that_collective_withdraws_it()
    {
        var invitation = Invite();
        var other = Team.Begin(CollectiveId.New(), Carla, Given.Now);

        Refused.By("team.contact-only", () => invitation.Withdraw(_team, Bram, Given.Now));
        Refused.By("invitation.over", () => invitation.Withdraw(other, Carla, Given.Now));
    }

    [Fact]
    public void It_opens_no_other_collective()
    {
        var other = Team.Begin(CollectiveId.New(), Carla, Given.Now);

        Refused.By("invitation.over", () => other.Join(Bram, Invite(), Given.Now));
    }

    [Fact]
    public void Who_is_in_the_team_needs_none_and_leaves_it_open()
    {
        var invitation = Invite();

        Refused.By("team.already-in", () => _team.Join(Anna, invitation, Given.Now));
        Assert.True(invitation.IsOpenAt(Given.Now));
    }

    [Fact]
    public void A_link_makes_nobody_contact()
    {
        Refused.By("invitation.contact-by-mail", () => Invite(TeamRole.Contact, address: null));
    }

    [Fact]
    public void The_address_is_kept_no_longer_than_the_invitation_is_open()
    {
        var invitation = Invite();

        _team.Join(Bram, invitation, Given.Now);

        Assert.Null(invitation.Address);
    }

    private Invitation Invite(TeamRole role = TeamRole.Member, string? address = "bram@voorbeeld.example") =>
        Invitation.Write(_team, Anna, role, address, [1, 2, 3], Given.Now);
}
