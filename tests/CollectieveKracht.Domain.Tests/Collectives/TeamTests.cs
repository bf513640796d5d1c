using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Domain.Tests.Collectives;

public sealed class TeamTests
{
    private static readonly AccountId Anna = AccountId.New(), Bram = AccountId.New(), Carla = AccountId.New();

    [Fact]
    public void Who_begins_a_team_is_its_contact()
    {
        var team = TeamOf();

        Assert.Equal(TeamRole.Contact, team.RoleOf(Anna));
        Assert.True(team.IsLastContact(Anna));
    }

    [Theory]
    [InlineData(TeamRole.Contact, true, true)]
    [InlineData(TeamRole.Editor, false, true)]
    [InlineData(TeamRole.Member, false, false)]
    public void A_role_says_what_someone_may(TeamRole role, bool manages, bool edits)
    {
        var team = TeamOf((Bram, role));

        Assert.Equal((manages, edits), (team.IsManagedBy(Bram), team.IsEditedBy(Bram)));
    }

    [Fact]
    public void Who_is_not_in_it_may_nothing()
    {
        var team = TeamOf();

        Assert.Null(team.RoleOf(Bram));
        Assert.Equal((false, false), (team.IsManagedBy(Bram), team.IsEditedBy(Bram)));
    }

    [Fact]
    public void A_last_contact_cannot_leave()
    {
        var team = TeamOf((Bram, TeamRole.Editor));

        Refused.By("team.last-contact", () => team.Leave(Anna));
        Assert.Equal(2, team.People.Count);
    }

    [Fact]
    public void A_contact_leaves_when_there_is_another()
    {
        var team = TeamOf((Bram, TeamRole.Contact));

        team.Leave(Anna);

        Assert.Equal(Bram, Assert.Single(team.People).Person);
    }

    [Theory]
    [InlineData(TeamRole.Editor)]
    [InlineData(TeamRole.Member)]
    public void Others_leave_when_they_like(TeamRole role)
    {
        var team = TeamOf((Bram, role));

        team.Leave(Bram);

        Assert.Null(team.RoleOf(Bram));
    }

    [Fact]
    public void Who_is_not_in_it_cannot_leave()
    {
        var team = TeamOf();

        Refused.By("team.not-in", () => team.Leave(Bram));
    }

    [Fact]
    public void Who_hands_over_goes_on_as_editor_and_may_leave_then()
    {
        var team = TeamOf((Bram, TeamRole.Member));

        team.HandOver(Anna, Bram);

        Assert.Equal((TeamRole.Editor, TeamRole.Contact), (team.RoleOf(Anna), team.RoleOf(Bram)));
        team.Leave(Anna);
        Assert.Single(team.People);
    }

    [Fact]
    public void One_hands_over_to_someone_else_in_the_team()
    {
        var team = TeamOf();

        Refused.By("team.hand-over-to-other", () => team.HandOver(Anna, Anna));
        Refused.By("team.not-in", () => team.HandOver(Anna, Bram));
        Assert.True(team.IsManagedBy(Anna));
    }

    [Theory]
    [InlineData(TeamRole.Editor)]
    [InlineData(TeamRole.Member)]
    public void Only_a_contact_decides_about_others(TeamRole role)
    {
        var team = TeamOf((Bram, role), (Carla, TeamRole.Member));

        Refused.By("team.contact-only", () => team.HandOver(Bram, Carla));
        Refused.By("team.contact-only", () => team.Remove(Carla, Bram));
        Refused.By("team.contact-only", () => team.ChangeRole(Bram, TeamRole.Contact, Bram));
        Refused.By("team.contact-only", () => Invitation.Write(team, Bram, TeamRole.Member, "iemand@voorbeeld.example", [1], Given.Now));
    }

    [Fact]
    public void A_stranger_decides_about_nobody()
    {
        var team = TeamOf((Carla, TeamRole.Member));

        Refused.By("team.contact-only", () => team.Remove(Carla, Bram));
        Refused.By("team.contact-only", () => team.ChangeRole(Carla, TeamRole.Editor, Bram));
    }

    [Fact]
    public void A_contact_changes_the_role_of_another()
    {
        var team = TeamOf((Bram, TeamRole.Member));

        team.ChangeRole(Bram, TeamRole.Contact, Anna);

        Assert.Equal(TeamRole.Contact, team.RoleOf(Bram));
        Assert.False(team.IsLastContact(Anna));
    }

    [Fact]
    public void A_last_contact_stays_contact()
    {
        var team = TeamOf((Bram, TeamRole.Member));

        Refused.By("team.last-contact", () => team.ChangeRole(Anna, TeamRole.Member, Anna));
        Assert.Equal(TeamRole.Contact, team.RoleOf(Anna));
    }

    [Fact]
    public void A_role_that_does_not_exist_is_refused()
    {
        var team = TeamOf((Bram, TeamRole.Member));

        Refused.By("team.role", () => team.ChangeRole(Bram, (TeamRole)9, Anna));
    }

    [Fact]
    public void A_contact_takes_another_out_but_not_themselves()
    {
        var team = TeamOf((Bram, TeamRole.Contact));

        Refused.By("team.remove-other", () => team.Remove(Anna, Anna));
        team.Remove(Bram, Anna);

        Assert.Null(team.RoleOf(Bram));
    }

    [Fact]
    public void Each_change_counts_so_that_two_at_once_are_noticed()
    {
        var team = TeamOf((Bram, TeamRole.Contact));
        var before = team.Changes;

        team.Leave(Bram);

        Assert.Equal(before + 1, team.Changes);
    }

    [Fact]
    public void A_role_that_stays_the_same_is_no_change()
    {
        var team = TeamOf((Bram, TeamRole.Member));
        var before = team.Changes;

        team.ChangeRole(Bram, TeamRole.Member, Anna);

        Assert.Equal(before, team.Changes);
    }

    [Fact]
    public void Who_has_their_account_erased_goes_even_as_last_contact()
    {
        var team = TeamOf();

        team.Forget(Anna);

        Assert.True(team.IsWithoutContact);
    }

    [Fact]
    public void The_log_tells_who_did_what_by_number()
    {
        var team = TeamOf((Bram, TeamRole.Member));
        team.TakeEvents();

        team.Remove(Bram, Anna);

        var removed = Assert.Single(team.TakeEvents());
        Assert.Equal(("collective", team.Id.Value, Anna, "remove", $"Member {Bram.Value}"), (removed.Subject, removed.SubjectId, removed.Actor, removed.Act, removed.Before));
    }

    private static Team TeamOf(params (AccountId Person, TeamRole Role)[] others)
    {
        var team = Team.Begin(CollectiveId.New(), Anna, Given.Now);
        foreach (var (person, role) in others)
            team.Join(person, Invitation.Write(team, Anna, role, "iemand@voorbeeld.example", [1], Given.Now), Given.Now);
        return team;
    }
}
