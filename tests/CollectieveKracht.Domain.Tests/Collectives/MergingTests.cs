using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Conversation;

namespace CollectieveKracht.Domain.Tests.Collectives;

/// <summary>A moderator says that two collectives are the same one.</summary>
public sealed class MergingTests
{
    private static readonly AccountId Anna = AccountId.New(), Bram = AccountId.New();
    private static readonly DateTimeOffset Later = Given.Now.AddDays(9);
    private static readonly Decider Moderator = new(Given.Moderator, IsModerator: true, [], []);
    private static readonly IReadOnlyCollection<Term> Lists = [.. Vocabulary.Sectors, .. Vocabulary.SizeClasses];
    private static readonly Network Zorg = Given.Network("Zorg Samen"), Energie = Given.Network("Energie Samen");

    private readonly Collective _stays = Given.Collective("Zon op Zuid"), _goes = Given.Collective("Zonnewijk Zuid");

    [Fact]
    public void What_was_chosen_stands_and_the_other_is_in_the_archive()
    {
        _goes.Tell(2014, Vocabulary.Growth, null, "https://zonnewijk.example");
        _goes.Serve([Vocabulary.Residents]);

        Merge(new() { ["Name"] = MergeSide.Other, ["Website"] = MergeSide.Other, ["TargetGroups"] = MergeSide.Other });

        Assert.Equal(("Zonnewijk Zuid", "https://zonnewijk.example", (int?)null), (_stays.Name, _stays.Website, _stays.FoundingYear));
        Assert.Equal(Vocabulary.Residents, Assert.Single(_stays.TargetGroups));
        Assert.Equal((CollectiveStanding.Archived, (CollectiveId?)_stays.Id), (_goes.Standing, _goes.MergedInto));
        Assert.Equal("zon-op-zuid", _stays.Slug);
    }

    [Fact]
    public void Lists_can_be_united_and_the_sector_follows()
    {
        var fields = Vocabulary.FieldsNamed("zorg");
        _goes.WorkIn(fields, fields[0], Vocabulary.Sectors);
        _stays.OfferAndSeek(["Subsidies"], []);
        _goes.OfferAndSeek(["subsidies", "Bestuur"], []);

        Merge(new() { ["Activities"] = MergeSide.Both, ["MainActivity"] = MergeSide.Other, ["ExpertiseOffered"] = MergeSide.Both });

        Assert.Equal(["energie", "zorg"], _stays.Activities.Select(term => term.Slug));
        Assert.Equal("sociale-voorzieningen", _stays.Sector.Slug);
        Assert.Equal(["Subsidies", "Bestuur"], _stays.ExpertiseOffered);
    }

    [Fact]
    public void What_the_rules_of_a_profile_refuse_is_refused_here_too()
    {
        var fields = Vocabulary.FieldsNamed("zorg");
        _goes.WorkIn(fields, fields[0], Vocabulary.Sectors);
        _stays.OfferAndSeek(Enumerable.Range(0, Collective.MostExpertise).Select(i => $"hulp {i}"), []);
        _goes.OfferAndSeek(["Bestuur"], []);

        Refused.By("collective.main-activity", () => Merge(new() { ["MainActivity"] = MergeSide.Other }));
        Refused.By("collective.expertise", () => Merge(new() { ["ExpertiseOffered"] = MergeSide.Both }));
    }

    [Fact]
    public void A_foundation_that_stays_has_no_conditions_for_members()
    {
        _goes.Organise(Vocabulary.Foundation, Vocabulary.Local, 12, Vocabulary.SizeClasses);
        _stays.AskOfMembers([Vocabulary.Contribution], 40);

        Merge(new() { ["LegalForm"] = MergeSide.Other });

        Assert.Empty(_stays.MembershipConditions);
        Assert.Null(_stays.MemberLimit);
    }

    [Fact]
    public void It_belongs_to_no_network_that_was_not_chosen()
    {
        _stays.Join(Zorg);
        _goes.Join(Energie);
        _goes.AskToJoin(Zorg, Anna);

        Merge([], [Energie.Id]);

        Assert.Equal(Energie, Assert.Single(_stays.Networks));
        Assert.Equal(Zorg.Id, Assert.Single(_stays.AskedNetworks));
    }

    [Fact]
    public void A_network_of_neither_cannot_be_chosen()
    {
        Merge([], [Energie.Id]);

        Assert.Empty(_stays.Networks);
    }

    [Fact]
    public void The_fuller_is_suggested_and_else_the_fresher()
    {
        _stays.Tell(2014, null, null, null);
        _stays.OfferAndSeek(["Subsidies", "Bestuur"], []);
        _goes.OfferAndSeek(["Zonnepanelen"], []);
        _goes.Tell(null, Vocabulary.Growth, null, null);
        _goes.Confirm(Later);
        _stays.Join(Zorg);
        _goes.Join(Zorg);
        _goes.Join(Energie);

        var suggested = MergeChoices.Suggest(_stays, _goes);

        Assert.Equal(
            (MergeSide.Survivor, MergeSide.Survivor, MergeSide.Other, MergeSide.Other),
            (suggested.Of("FoundingYear"), suggested.Of("ExpertiseOffered"), suggested.Of("Phase"), suggested.Of("Name")));
        Assert.Equal(Zorg.Id, Assert.Single(suggested.Networks));
    }

    [Fact]
    [Trait("Trust", "T09")]
    public void Only_a_moderator_merges_and_nobody_what_is_their_own()
    {
        _stays.Join(Zorg);
        _goes.Join(Zorg);

        Refused.By("collective.not-yours-to-decide", () => Merge(by: new Decider(Given.Moderator, IsModerator: false, [Zorg.Id], [])));
        Refused.By("moderation.own-submission", () => Merge(by: Moderator with { OwnCollectives = [_goes.Id] }));
        Refused.By("moderation.own-submission", () => Merge(by: Moderator with { OwnCollectives = [_stays.Id] }));
    }

    [Fact]
    [Trait("Trust", "T09")]
    public void Nobody_merges_what_they_registered()
    {
        _goes.Register(Given.Moderator, Given.Now);

        Refused.By("moderation.own-submission", () => Merge());
    }

    [Fact]
    public void Only_two_that_are_listed_and_different_can_be_merged()
    {
        var example = new Collective("zon-op-noord", "Zon op Noord", "", Given.Municipality("GM0957", "Roermond"), isExample: true);

        Refused.By("collective.merge-with-itself", () => _stays.RequireMergeable(_stays, Moderator));
        Refused.By("collective.merge-example", () => _stays.RequireMergeable(example, Moderator));
        Merge();
        Refused.By("collective.already-archived", () => Merge());
        Refused.By("collective.already-archived", () => _goes.RequireMergeable(_stays, Moderator));
    }

    [Fact]
    public void Each_history_keeps_what_was_said_before()
    {
        _goes.Tell(2014, null, null, null);
        _goes.Join(Zorg);
        _stays.TakeEvents();
        _goes.TakeEvents();

        Merge(new() { ["FoundingYear"] = MergeSide.Other });

        var (kept, ended) = (Assert.Single(_stays.TakeEvents()), _goes.TakeEvents());
        Assert.Equal(("merge", Given.Moderator, Given.Reason.Text), (kept.Act, kept.Actor, kept.Why));
        Assert.Empty(Said(kept.Before, "FoundingYear"));
        Assert.Equal(["2014"], Said(kept.After, "FoundingYear"));
        Assert.Equal(["merged-into", "archive"], ended.Select(happened => happened.Act));
        Assert.Equal(["Zonnewijk Zuid", Zorg.Slug], Said(ended[0].Before, "Name").Concat(Said(ended[0].Before, "Networks")));
        Assert.Equal(_stays.Slug, ended[0].After);
    }

    [Fact]
    public void Where_one_was_checked_the_one_that_stays_is()
    {
        _goes.Verify(Given.Moderator);

        Merge();

        Assert.Equal(CollectiveStanding.Verified, _stays.Standing);
    }

    [Fact]
    public void A_sector_that_a_moderator_set_is_kept()
    {
        _goes.OverrideSector(Vocabulary.Sector("cultuur"), "Zij maken muziek.", Given.Moderator);

        Merge();

        Assert.Equal(("cultuur", "Zij maken muziek."), (_stays.Sector.Slug, _stays.SectorOverrideReason));
    }

    [Fact]
    public void The_freshest_word_of_either_counts()
    {
        _goes.Confirm(Later);

        Merge();

        Assert.Equal(Later, _stays.ConfirmedAt);
    }

    [Fact]
    public void What_was_merged_before_goes_along()
    {
        var first = Given.Collective("Zon op Noord");
        _goes.Merge(first, new(new Dictionary<string, MergeSide>(), []), Moderator, Given.Reason, Lists, Later);

        Refused.By("collective.not-merged", () => first.Follow(_goes));
        Merge();
        first.Follow(_goes);

        Assert.Equal(_stays.Id, first.MergedInto);
    }

    [Fact]
    public void Of_two_roles_the_higher_and_of_two_days_the_earlier_counts()
    {
        var ours = Team.Begin(_stays.Id, Anna, Later);
        var theirs = Team.Begin(_goes.Id, Bram, Given.Now);
        theirs.Join(Anna, Invitation.Write(theirs, Bram, TeamRole.Member, "anna@zon.example", [1], Given.Now), Given.Now);
        ours.Join(Bram, Invitation.Write(ours, Anna, TeamRole.Editor, "bram@zon.example", [2], Later), Later);

        Merge();
        ours.TakeIn(theirs, _goes, Given.Moderator);

        Assert.Equal((TeamRole.Contact, TeamRole.Contact), (ours.RoleOf(Anna), ours.RoleOf(Bram)));
        Assert.All(ours.People, person => Assert.Equal(Given.Now, person.JoinedAt));
        Assert.Empty(theirs.People);
    }

    [Fact]
    public void A_collective_without_people_gets_those_of_the_other()
    {
        var theirs = Team.Begin(_goes.Id, Bram, Given.Now);
        Merge();

        var team = Team.Succeed(theirs, _goes, Given.Moderator);

        Assert.Equal(_stays.Id, team.Id);
        Assert.True(team.IsLastContact(Bram));
        Assert.Equal(["join"], team.TakeEvents().Select(happened => happened.Act));
        Assert.Contains("move", theirs.TakeEvents().Select(happened => happened.Act));
    }

    [Fact]
    public void People_do_not_go_along_without_a_merge()
    {
        var (ours, theirs) = (Team.Begin(_stays.Id, Anna, Given.Now), Team.Begin(_goes.Id, Bram, Given.Now));

        Refused.By("collective.not-merged", () => ours.TakeIn(theirs, _goes, Given.Moderator));
        Refused.By("collective.not-merged", () => Team.Succeed(theirs, _goes, Given.Moderator));
    }

    [Fact]
    public void An_invitation_opens_the_one_that_stays()
    {
        var theirs = Team.Begin(_goes.Id, Bram, Given.Now);
        var invitation = Invitation.Write(theirs, Bram, TeamRole.Editor, "anna@zon.example", [1], Given.Now);
        Merge();
        var team = Team.Succeed(theirs, _goes, Given.Moderator);

        invitation.Follow(_goes);
        team.Join(Anna, invitation, Given.Now);

        Assert.Equal(TeamRole.Editor, team.RoleOf(Anna));
    }

    [Fact]
    public void Of_two_open_claims_of_one_person_one_is_left()
    {
        var ours = new CollectiveClaim(_stays, team: null, Anna, "Ik ben penningmeester.", Given.Now);
        var (doubled, other) = (new CollectiveClaim(_goes, team: null, Anna, "Ik ook.", Given.Now), new CollectiveClaim(_goes, team: null, Bram, "Ik ben voorzitter.", Given.Now));
        Merge();

        foreach (var claim in new[] { doubled, other }) claim.Follow(_goes, [ours], Given.Moderator, Later);

        Assert.Equal((CollectiveClaimState.Withdrawn, CollectiveClaimState.Open), (doubled.State, other.State));
        Assert.All([doubled, other], claim => Assert.Equal(_stays.Id, claim.CollectiveId));
    }

    [Fact]
    public void Of_a_challenge_that_both_recognise_the_later_word_counts()
    {
        var (leadership, money) = (Given.Challenge("leiderschap"), Given.Challenge("geld"));
        var ours = new Recognition(_stays, leadership, RecognitionState.PlaysNow, Given.Now);
        var (theirs, alone) = (new Recognition(_goes, leadership, RecognitionState.Solved, Later), new Recognition(_goes, money, RecognitionState.PlayedBefore, Later));
        Merge();

        ours.TakeOver(theirs);
        var moved = alone.Following(_goes, _stays);

        Assert.Equal((RecognitionState.Solved, Later), (ours.State, ours.ChangedAt));
        Assert.Equal((_stays.Id, RecognitionState.PlayedBefore, Later), (moved.CollectiveId, moved.State, moved.ChangedAt));
        Refused.By("collective.not-merged", () => ours.TakeOver(alone));
        Refused.By("collective.not-merged", () => ours.Following(_goes, _stays));
    }

    [Fact]
    public void An_earlier_word_on_a_challenge_does_not_count()
    {
        var leadership = Given.Challenge("leiderschap");
        var ours = new Recognition(_stays, leadership, RecognitionState.Solved, Later);

        ours.TakeOver(new Recognition(_goes, leadership, RecognitionState.PlaysNow, Given.Now));

        Assert.Equal((RecognitionState.Solved, Later), (ours.State, ours.ChangedAt));
    }

    [Fact]
    [Trait("Trust", "T08")]
    public void An_article_for_the_own_collective_is_then_for_the_one_that_stays()
    {
        var (own, open) = (Given.Article(Audience.OwnCollective(_goes.Id)), Given.Article(Audience.Network(Zorg.Id)));
        own.WriteFor(_goes.Id);
        open.WriteFor(_goes.Id);
        Refused.By("collective.not-merged", () => own.Follow(_goes));
        Merge();

        own.Follow(_goes);
        open.Follow(_goes);

        Assert.Equal((_stays.Id, Audience.OwnCollective(_stays.Id)), (own.CollectiveId, own.Audience));
        Assert.Equal((_stays.Id, Audience.Network(Zorg.Id)), (open.CollectiveId, open.Audience));
        Refused.By("collective.not-merged", () => Given.Article().Follow(_goes));
    }

    [Fact]
    public void Questions_and_answers_go_along()
    {
        var asked = new Question("hoe", "Hoe dan?", "Hoe?", "<p>Hoe?</p>", _goes, [], Given.Now);
        var answered = new Question("wat", "Wat dan?", "Wat?", "<p>Wat?</p>", _stays, [], Given.Now);
        var answer = answered.Reply(_goes, "Zo.", "<p>Zo.</p>", Given.Now);
        Merge();

        asked.Follow(_goes, _stays);
        answered.Follow(_goes, _stays);

        Assert.Equal((_stays, _stays, _stays), (asked.AskedBy, answered.AskedBy, answer.By));
    }

    private static IReadOnlyList<string> Said(string? written, string field) => PartState.Read(written).Single(said => said.Name == field).Values;

    private void Merge(Dictionary<string, MergeSide>? sides = null, NetworkId[]? networks = null, Decider? by = null) =>
        _stays.Merge(_goes, new(sides ?? [], networks ?? []), by ?? Moderator, Given.Reason, Lists, Later);
}
