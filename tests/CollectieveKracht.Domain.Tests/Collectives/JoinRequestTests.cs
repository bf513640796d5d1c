using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Domain.Tests.Collectives;

public sealed class JoinRequestTests
{
    private static readonly AccountId Anna = AccountId.New(), Bram = AccountId.New();

    private readonly Collective _collective = Given.VerifiedCollective();
    private readonly Team _team;

    public JoinRequestTests() => _team = Team.Begin(_collective.Id, Anna, Given.Now);

    [Theory]
    [InlineData(TeamRole.Member)]
    [InlineData(TeamRole.Editor)]
    public void A_contact_takes_someone_in_and_says_as_what(TeamRole role)
    {
        var request = Ask();

        _team.TakeIn(request, role, Anna, Given.Now.AddDays(29));

        Assert.Equal((role, JoinRequestState.Accepted, null), (_team.RoleOf(Bram), request.State, request.Note));
    }

    [Fact]
    public void Nobody_is_taken_in_as_contact()
    {
        Refused.By("team.role", () => _team.TakeIn(Ask(), TeamRole.Contact, Anna, Given.Now));
    }

    [Fact]
    public void Only_a_contact_of_that_collective_answers()
    {
        var request = Ask();
        var other = Team.Begin(CollectiveId.New(), Bram, Given.Now);

        Refused.By("team.contact-only", () => _team.TakeIn(request, TeamRole.Member, Bram, Given.Now));
        Refused.By("team.contact-only", () => request.Refuse(_team, Bram, Given.Now));
        Refused.By("team.already-in", () => other.TakeIn(request, TeamRole.Member, Bram, Given.Now));
        Refused.By("join-request.over", () => request.Refuse(other, Bram, Given.Now));
        Assert.Null(_team.RoleOf(Bram));
    }

    [Fact]
    public void It_is_answered_once()
    {
        var request = Ask();
        request.Refuse(_team, Anna, Given.Now);

        Refused.By("join-request.over", () => _team.TakeIn(request, TeamRole.Member, Anna, Given.Now));
        Refused.By("join-request.over", () => request.Withdraw(Bram, Given.Now));
    }

    [Fact]
    public void Without_an_answer_it_ends_after_thirty_days()
    {
        Refused.By("join-request.over", () => _team.TakeIn(Ask(), TeamRole.Member, Anna, Given.Now + JoinRequest.Life));
    }

    [Fact]
    public void Who_asked_takes_it_back_and_nobody_else()
    {
        var request = Ask();

        Refused.By("moderation.not-the-author", () => request.Withdraw(Anna, Given.Now));
        request.Withdraw(Bram, Given.Now);

        Assert.Equal(JoinRequestState.Withdrawn, request.State);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void It_says_who_asks(string note)
    {
        Refused.By("join-request.note", () => Ask(note));
        Refused.By("join-request.note", () => Ask(new string('x', JoinRequest.LongestNote + 1)));
    }

    [Fact]
    public void One_person_has_three_open_at_most()
    {
        Refused.By("join-request.too-many", () => JoinRequest.Ask(_collective, _team, Bram, "Ik ben lid.", JoinRequest.MostOpen, Given.Now));
    }

    [Fact]
    public void There_is_someone_to_ask_and_something_to_ask()
    {
        Refused.By("join-request.no-contact", () => JoinRequest.Ask(_collective, null, Bram, "Ik ben lid.", 0, Given.Now));
        Refused.By("team.already-in", () => JoinRequest.Ask(_collective, _team, Anna, "Ik ben lid.", 0, Given.Now));
    }

    private JoinRequest Ask(string note = "Ik ben lid.") => JoinRequest.Ask(_collective, _team, Bram, note, 0, Given.Now);
}
