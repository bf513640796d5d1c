using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Domain.Tests.Collectives;

/// <summary>Changes of profiles that a network clears before they are published.</summary>
public sealed class ClearingTests
{
    private static readonly AccountId Anna = AccountId.New();
    private static readonly DateTimeOffset Later = Given.Now.AddDays(3);

    private readonly Network _clears = Given.Network("Zorg Samen"), _other = Given.Network("Energie Samen");
    private readonly Collective _collective;

    public ClearingTests()
    {
        _clears.LetClearChanges(true, Given.Moderator);
        _collective = Given.VerifiedCollective("Zorg Zuid", _clears, _other);
    }

    [Fact]
    public void A_member_of_a_network_that_clears_does_not_publish_by_itself()
    {
        Refused.By("collective.needs-clearing", () => _collective.Change(ProfilePart.Help, Anna, Later, c => c.OfferAndSeek(["Subsidies"], [])));

        Assert.Empty(_collective.ExpertiseOffered);
    }

    [Fact]
    public void Who_leaves_the_network_or_whose_network_stops_clearing_publishes_again()
    {
        var another = Given.VerifiedCollective("Zorg Noord", _clears);
        another.Leave(_clears, Anna);
        _clears.LetClearChanges(false, Given.Moderator);

        _collective.Change(ProfilePart.Help, Anna, Later, c => c.OfferAndSeek(["Subsidies"], []));

        Assert.False(another.NeedsClearing);
        Assert.Equal(["Subsidies"], _collective.ExpertiseOffered);
    }

    [Fact]
    public void The_network_publishes_what_was_proposed()
    {
        _collective.Clear(Proposed(), Verifier(_clears), Later.AddDays(1), c => c.OfferAndSeek(["Subsidies"], []));

        Assert.Equal(["Subsidies"], _collective.ExpertiseOffered);
        Assert.Equal((Later, Later.AddDays(1)), (_collective.ConfirmedAt, _collective.ChangedAt));
        var kept = _collective.TakeEvents()[^1];
        Assert.Equal(("clear-change", Given.OtherModerator), (kept.Act, kept.Actor));
        Assert.NotEqual(kept.Before, kept.After);
    }

    [Fact]
    public void A_moderator_clears_too_also_when_no_network_does_any_more()
    {
        _clears.LetClearChanges(false, Given.Moderator);

        _collective.Clear(Proposed(), Moderator, Later, c => c.OfferAndSeek(["Subsidies"], []));

        Assert.Equal(["Subsidies"], _collective.ExpertiseOffered);
    }

    [Fact]
    [Trait("Trust", "T09")]
    public void The_verifier_of_another_network_does_not()
    {
        Refused.By("collective.not-yours-to-decide", () => _collective.Clear(Proposed(), Verifier(_other), Later, c => { }));
        Refused.By("collective.not-yours-to-decide", () => Proposed().SendBack(_collective, Verifier(_other), Given.Reason));
        _clears.LetClearChanges(false, Given.Moderator);
        Refused.By("collective.not-yours-to-decide", () => _collective.Clear(Proposed(), Verifier(_clears), Later, c => { }));
    }

    [Fact]
    [Trait("Trust", "T09")]
    public void Nobody_clears_what_is_their_own()
    {
        foreach (var own in new[] { new Decider(Anna, IsModerator: true, [], []), Verifier(_clears) with { OwnCollectives = [_collective.Id] } })
        {
            Refused.By("moderation.own-submission", () => _collective.Clear(Proposed(), own, Later, c => { }));
            Refused.By("moderation.own-submission", () => Proposed().SendBack(_collective, own, Given.Reason));
        }
    }

    [Fact]
    public void What_was_sent_back_keeps_the_reason_until_a_new_change_takes_its_place()
    {
        var change = Proposed();
        change.SendBack(_collective, Verifier(_clears), Given.Reason);

        Assert.Equal((ProposedChangeState.SentBack, Given.Reason.Text), (change.State, change.Reason));
        Refused.By("moderation.cannot-move", () => _collective.Clear(change, Verifier(_clears), Later, c => { }));
        Refused.By("moderation.cannot-move", () => change.SendBack(_collective, Verifier(_clears), Given.Reason));

        change.Replace(_collective.Says(ProfilePart.Help), Help("Bestuur"), Anna, Later.AddDays(1));

        Assert.Equal((ProposedChangeState.Waiting, null, "Bestuur"), (change.State, change.Reason, change.Would.Fields[0].Values.Single()));
    }

    [Fact]
    public void A_change_is_of_one_part_of_one_collective()
    {
        Refused.By("moderation.cannot-move", () => Proposed().Replace(_collective.Says(ProfilePart.About), _collective.Says(ProfilePart.About), Anna, Later));
        Refused.By("moderation.cannot-move", () => Given.VerifiedCollective("Zorg Oost", _clears).Clear(Proposed(), Verifier(_clears), Later, c => { }));
    }

    [Fact]
    public void Every_step_is_in_the_history()
    {
        var change = Proposed();
        change.SendBack(_collective, Verifier(_clears), Given.Reason);
        change.Replace(_collective.Says(ProfilePart.Help), Help("Bestuur"), Anna, Later);
        change.Withdraw(Anna);

        Assert.Equal(["propose-change", "send-back-change", "propose-change", "withdraw-change"], change.TakeEvents().Select(happened => happened.Act));
        Assert.Equal(["let-clear-changes"], _clears.TakeEvents().Select(happened => happened.Act));
    }

    [Fact]
    public void Of_two_changes_of_merged_collectives_the_later_goes_on()
    {
        var goes = Given.Collective("Zorg Oost");
        var (ours, theirs) = (Proposed(), new ProposedChange(goes.Id, goes.Says(ProfilePart.Help), Help("Bestuur"), Anna, Later.AddDays(1)));
        Refused.By("collective.not-merged", () => theirs.Following(goes));
        _collective.Merge(goes, new(new Dictionary<string, MergeSide>(), [_clears.Id]), Moderator, Given.Reason, [.. Vocabulary.Sectors, .. Vocabulary.SizeClasses], Later);

        ours.TakeOver(theirs);
        theirs.TakeOver(Proposed());

        Assert.Equal((Help("Bestuur").Written(), Later.AddDays(1)), (ours.Written, ours.At));
        Assert.Equal((_collective.Id, Help("Bestuur").Written()), (theirs.Following(goes).CollectiveId, theirs.Written));
    }

    private static readonly Decider Moderator = new(Given.OtherModerator, IsModerator: true, [], []);

    private static Decider Verifier(Network network) => new(Given.OtherModerator, IsModerator: false, [network.Id], []);

    private static PartState Help(string offered) => new(ProfilePart.Help, [new("ExpertiseOffered", [offered]), new("ExpertiseSought", [])]);

    private ProposedChange Proposed() => new(_collective.Id, _collective.Says(ProfilePart.Help), Help("Subsidies"), Anna, Later);
}
