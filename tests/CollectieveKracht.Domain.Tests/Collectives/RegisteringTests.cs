using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Domain.Tests.Collectives;

/// <summary>From being registered to being verified and belonging to a network, and how the profile is kept.</summary>
public sealed class RegisteringTests
{
    private static readonly AccountId Anna = AccountId.New();
    private static readonly Network Zorg = Given.Network("Zorg Samen"), Energie = Given.Network("Energie Samen");

    private readonly Collective _collective = Given.Collective();

    [Fact]
    public void Who_registers_is_its_contact_and_it_waits_to_be_looked_at()
    {
        var team = _collective.Register(Anna, Given.Now);

        Assert.Equal((_collective.Id, true), (team.Id, team.IsManagedBy(Anna)));
        Assert.Equal((CollectiveStanding.Proposed, Anna), (_collective.Standing, _collective.RegisteredBy));
    }

    [Fact]
    public void Nobody_verifies_what_they_registered()
    {
        _collective.Register(Anna, Given.Now);
        var moderator = new Decider(Anna, IsModerator: true, [], []);

        Refused.By("moderation.own-submission", () => _collective.Verify(moderator));
        Refused.By("moderation.own-submission", () => _collective.Refuse(moderator, Given.Reason));
    }

    [Fact]
    public void Nobody_verifies_a_collective_they_act_for()
    {
        _collective.Register(Anna, Given.Now);

        Refused.By("moderation.own-submission", () => _collective.Verify(new Decider(Given.Moderator, IsModerator: true, [], [_collective.Id])));
    }

    [Fact]
    public void A_network_verifies_what_asks_to_belong_to_it()
    {
        _collective.Register(Anna, Given.Now);
        _collective.AskToJoin(Zorg, Anna);

        Refused.By("collective.not-yours-to-decide", () => _collective.Verify(Verifier(Energie)));
        _collective.Verify(Verifier(Zorg));

        Assert.Equal(CollectiveStanding.Verified, _collective.Standing);
    }

    [Fact]
    public void Refusing_takes_it_out_of_the_list_with_a_reason()
    {
        _collective.Register(Anna, Given.Now);
        _collective.TakeEvents();

        _collective.Refuse(new Decider(Given.Moderator, IsModerator: true, [], []), Given.Reason);

        Assert.Equal(CollectiveStanding.Archived, _collective.Standing);
        Assert.Equal(Given.Reason.Text, Assert.Single(_collective.TakeEvents()).Why);
    }

    [Fact]
    public void Asking_a_network_opens_nothing_until_it_says_yes()
    {
        _collective.Verify(Given.Moderator);
        _collective.AskToJoin(Zorg, Anna);

        Assert.Empty(_collective.Networks);
        _collective.AdmitTo(Zorg, Verifier(Zorg));

        Assert.Equal(Zorg, Assert.Single(_collective.Networks));
        Assert.Empty(_collective.AskedNetworks);
    }

    [Fact]
    public void Only_that_network_or_a_moderator_admits()
    {
        _collective.AskToJoin(Zorg, Anna);

        Refused.By("collective.not-yours-to-decide", () => _collective.AdmitTo(Zorg, Verifier(Energie)));
        Refused.By("moderation.own-submission", () => _collective.AdmitTo(Zorg, new Decider(Anna, IsModerator: true, [], [_collective.Id])));
        Refused.By("moderation.cannot-move", () => _collective.AdmitTo(Energie, Verifier(Energie)));
    }

    [Fact]
    public void A_network_can_say_no()
    {
        _collective.AskToJoin(Zorg, Anna);

        _collective.KeepOutOf(Zorg, Verifier(Zorg), Given.Reason);

        Assert.Empty(_collective.Networks);
        Assert.Empty(_collective.AskedNetworks);
    }

    [Fact]
    public void It_leaves_a_network_by_itself()
    {
        _collective.Join(Zorg);
        _collective.AskToJoin(Energie, Anna);

        _collective.Leave(Zorg, Anna);
        _collective.Leave(Energie, Anna);

        Assert.Empty(_collective.Networks);
        Assert.Empty(_collective.AskedNetworks);
    }

    [Theory]
    [InlineData("1234567")]
    [InlineData("123456789")]
    [InlineData("1234567a")]
    [InlineData("１２３４５６７８")]
    public void A_kvk_number_has_eight_digits(string number) => Refused.By("collective.kvk-number", () => _collective.Identify(number, null));

    [Theory]
    [InlineData("12345678", "12345678")]
    [InlineData(" 1234 5678 ", "12345678")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_kvk_number_is_kept_without_spaces(string? given, string? kept)
    {
        _collective.Identify(given, null);

        Assert.Equal(kept, _collective.KvkNumber);
    }

    [Theory]
    [InlineData("gmail.com")]
    [InlineData("@ziggo.nl")]
    [InlineData("geen domein")]
    [InlineData("zonder-punt")]
    [InlineData("-fout.nl")]
    public void A_mail_domain_is_one_of_its_own(string domain) => Refused.By("collective.mail-domain", () => _collective.Identify(null, domain));

    [Theory]
    [InlineData("@ZonOpZuid.nl", "zonopzuid.nl")]
    [InlineData("post.zonopzuid.coop", "post.zonopzuid.coop")]
    [InlineData(" ", null)]
    public void A_mail_domain_is_kept_in_one_form(string given, string? kept)
    {
        _collective.Identify(null, given);

        Assert.Equal(kept, _collective.MailDomain);
    }

    [Theory]
    [InlineData("anna@zonopzuid.nl", "zonopzuid.nl")]
    [InlineData("anna@gmail.com", null)]
    public void The_domain_of_an_address_says_something_unless_anyone_can_have_one(string address, string? domain) => Assert.Equal(domain, MailDomain.Of(address));

    [Fact]
    public void A_change_is_kept_with_what_was_said_before()
    {
        _collective.TakeEvents();

        _collective.Change(ProfilePart.Help, Anna, Given.Now.AddDays(1), c => c.OfferAndSeek(["Opvolging bestuur"], []));

        var kept = Assert.Single(_collective.TakeEvents());
        Assert.Equal(("change-Help", Anna), (kept.Act, kept.Actor));
        Assert.Empty(PartState.Read(kept.Before).Single(field => field.Name == "ExpertiseOffered").Values);
        Assert.Equal("Opvolging bestuur", PartState.Read(kept.After).Single(field => field.Name == "ExpertiseOffered").Values.Single());
        Assert.Equal((Given.Now.AddDays(1), Given.Now.AddDays(1)), (_collective.ChangedAt, _collective.ConfirmedAt));
    }

    [Fact]
    public void Saving_what_it_said_already_is_no_change()
    {
        _collective.TakeEvents();

        _collective.Change(ProfilePart.About, Anna, Given.Now.AddDays(1), c => c.Present(c.Name, c.Summary, c.Municipality));

        Assert.Empty(_collective.TakeEvents());
        Assert.Equal(Given.Now, _collective.ChangedAt);
    }

    [Theory]
    [InlineData(ProfilePart.About)]
    [InlineData(ProfilePart.Work)]
    [InlineData(ProfilePart.Form)]
    [InlineData(ProfilePart.Audience)]
    [InlineData(ProfilePart.Help)]
    public void What_a_part_says_can_be_read_back_from_the_history(ProfilePart part)
    {
        var said = _collective.Says(part);

        Assert.True(said.SaysTheSame(new PartState(part, PartState.Read(said.Written()))));
    }

    [Fact]
    public void Expertise_is_short_and_said_once()
    {
        _collective.OfferAndSeek([" Bestuur ", "bestuur", "", "Subsidies"], []);

        Assert.Equal(["Bestuur", "Subsidies"], _collective.ExpertiseOffered);
        Refused.By("collective.expertise", () => _collective.OfferAndSeek([new string('x', Collective.LongestExpertise + 1)], []));
        Refused.By("collective.expertise", () => _collective.OfferAndSeek([], Enumerable.Range(0, Collective.MostExpertise + 1).Select(i => $"wens {i}")));
    }

    [Fact]
    public void A_profile_is_out_of_date_thirty_days_after_a_question_without_an_answer()
    {
        var asked = Given.Now + Collective.AskedEvery;
        _collective.Ask(asked);

        Assert.False(_collective.IsOutOfDate(asked.AddDays(30)));
        Refused.By("collective.asked-lately", () => _collective.Fade(asked.AddDays(30)));
        _collective.Fade(asked.AddDays(31));

        Assert.Equal(asked.AddDays(31), _collective.FadedAt);
    }

    [Fact]
    public void An_answer_makes_it_right_again()
    {
        var asked = Given.Now + Collective.AskedEvery;
        _collective.Ask(asked);
        _collective.Fade(asked.AddDays(31));

        _collective.Confirm(Anna, asked.AddDays(40));

        Assert.Null(_collective.FadedAt);
        Assert.False(_collective.IsOutOfDate(asked.AddDays(50)));
    }

    [Fact]
    public void An_answer_to_an_earlier_question_is_none_to_this_one()
    {
        _collective.Confirm(Given.Now);
        _collective.Ask(Given.Now.AddYears(1));

        Assert.True(_collective.IsOutOfDate(Given.Now.AddYears(1).AddDays(31)));
    }

    [Fact]
    public void It_is_asked_once_a_year_and_not_within_a_year_of_its_own_word()
    {
        _collective.Confirm(Given.Now.AddDays(10));

        Refused.By("collective.asked-lately", () => _collective.Ask(Given.Now.AddDays(374)));
        _collective.Ask(Given.Now.AddDays(375));

        Assert.False(_collective.IsDueToBeAsked(Given.Now.AddDays(376)));
        Assert.True(_collective.IsDueToBeAsked(Given.Now.AddDays(375 + 365)));
    }

    [Fact]
    public void Only_a_contact_says_that_it_stops()
    {
        var team = Team.Begin(_collective.Id, Anna, Given.Now);
        var elsewhere = Team.Begin(CollectiveId.New(), Anna, Given.Now);

        Refused.By("team.contact-only", () => _collective.Stop(team, AccountId.New()));
        Refused.By("team.contact-only", () => _collective.Stop(elsewhere, Anna));
        _collective.Stop(team, Anna);

        Assert.Equal(CollectiveStanding.Archived, _collective.Standing);
    }

    [Fact]
    public void A_gap_is_a_part_that_says_nothing_others_look_for()
    {
        Assert.Equal([ProfilePart.About, ProfilePart.Form, ProfilePart.Audience, ProfilePart.Help], _collective.Gaps);

        _collective.OfferAndSeek(["Subsidies"], []);

        Assert.DoesNotContain(ProfilePart.Help, _collective.Gaps);
    }

    [Theory]
    [InlineData(0.3, true, true, true)]
    [InlineData(0.29, true, true, false)]
    [InlineData(0.4, false, true, false)]
    [InlineData(0.45, false, true, true)]
    [InlineData(0.5, false, false, false)]
    [InlineData(0.6, false, false, true)]
    public void The_nearer_two_are_the_less_alike_their_names_need_be(double similarity, bool sameMunicipality, bool sameProvince, bool mayBe)
    {
        var alike = new LookAlike(false, false, false, similarity, sameMunicipality, sameProvince);

        Assert.Equal(mayBe, alike.MayBeTheSame);
    }

    [Fact]
    public void One_number_is_enough_and_counts_most()
    {
        var sameNumber = new LookAlike(true, false, false, 0, false, false);
        var sameName = new LookAlike(false, false, false, 1, true, true);

        Assert.True(sameNumber.MayBeTheSame);
        Assert.True(sameNumber.Likelihood > sameName.Likelihood);
    }

    private static Decider Verifier(Network network) => new(Given.OtherModerator, IsModerator: false, [network.Id], []);
}
