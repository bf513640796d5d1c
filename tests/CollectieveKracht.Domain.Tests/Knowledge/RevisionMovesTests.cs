using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Tests.Knowledge;

/// <summary>Every act in every state by everyone, from the table of the domain, which docs/moderation.md shows.</summary>
[Trait("Trust", "T09")]
public sealed class RevisionMovesTests
{
    private const string Document = "docs/moderation.md";
    private const string Heading = "## A revision";

    private static readonly Dictionary<string, AccountId> Everyone = new()
    {
        ["the author"] = Given.Author,
        ["the moderator who holds the claim or decided"] = Given.Moderator,
        ["another moderator"] = Given.OtherModerator,
    };

    private static readonly Dictionary<Party, string> Words = new()
    {
        [Party.Author] = "the author",
        [Party.Moderator] = "a moderator, not the author",
        [Party.ClaimHolder] = "the moderator who holds the claim",
        [Party.Decider] = "the moderator who decided, within ten seconds",
    };

    public static MatrixTheoryData<RevisionState, RevisionAct, string> EverythingByEveryone =>
        new(Enum.GetValues<RevisionState>(), Enum.GetValues<RevisionAct>(), Everyone.Keys);

    [Fact]
    public void The_documentation_shows_the_table()
    {
        var written = Repository.Table(Document, Heading).Select(cells => (cells[0], cells[1], cells[2], cells[3])).Order();

        Assert.Equal(RevisionMove.All.Select(move => (move.From.ToString(), move.To.ToString(), move.Act.ToString(), Words[move.By])).Order(), written);
    }

    [Fact]
    public void The_diagram_shows_the_table()
    {
        var drawn = Diagram.ArrowsIn(Document, Heading).Order();

        Assert.Equal(RevisionMove.All.Select(move => (move.From.ToString(), move.To.ToString(), move.Act.ToString())).Order(), drawn);
    }

    [Fact]
    public void An_act_leads_from_a_state_to_one_other()
    {
        Assert.Equal(RevisionMove.All.Count, RevisionMove.All.DistinctBy(move => (move.Act, move.From)).Count());
    }

    [Theory, MemberData(nameof(EverythingByEveryone))]
    public void An_act_is_done_where_the_table_has_it_by_whom_it_names_and_refused_otherwise(RevisionState from, RevisionAct act, string actor)
    {
        var article = Given.Article();
        var revision = RevisionFor(act, from, article);
        var move = RevisionMove.All.SingleOrDefault(known => known.Act == act && known.From == from);
        var (before, who) = (revision.Claim, Everyone[actor]);

        var acting = () => Do(act, article, revision, who);

        if (move is null || !Fits(move.By, actor))
        {
            var refusal = Assert.Throws<RuleException>(acting);
            Assert.StartsWith("moderation.", refusal.Rule, StringComparison.Ordinal);
            Assert.Equal((from, before), (revision.State, revision.Claim));
            Assert.Empty(revision.TakeEvents());
            return;
        }

        acting();
        Assert.Equal(move.To, revision.State);
        // One's own claim starts anew without a word.
        if (act == RevisionAct.TakeUp && before?.By == who) return;
        var happened = Assert.Single(revision.TakeEvents());
        Assert.Equal(
            ("revision", revision.Id.Value, who, from.ToString(), move.To.ToString()),
            (happened.Subject, happened.SubjectId, happened.Actor, happened.Before, happened.After));
    }

    [Fact]
    public void Who_has_no_role_of_moderator_decides_nothing()
    {
        foreach (Role[] roles in new Role[][] { [], [Role.Administrator], [Role.Analyst] })
            Refused.By("moderation.not-a-moderator", () => _ = new Reviewer(Given.Moderator, roles));
    }

    [Theory]
    [InlineData(RevisionAct.Release)]
    [InlineData(RevisionAct.Publish)]
    [InlineData(RevisionAct.RequestChanges)]
    [InlineData(RevisionAct.Reject)]
    public void A_claim_that_lapsed_decides_nothing(RevisionAct act)
    {
        var article = Given.Article();
        var revision = Given.RevisionThatIs(RevisionState.InReview, article);

        var acting = () => Do(act, article, revision, Given.Moderator, Given.Now + Claim.Lasts);

        Refused.By("moderation.not-claimed", acting);
    }

    /// <summary>What a moderator does to a published version is done to one that was published at once, but for taking a decision back.</summary>
    private static Revision RevisionFor(RevisionAct act, RevisionState state, Article article)
    {
        if (state != RevisionState.Published || act == RevisionAct.TakeBack) return Given.RevisionThatIs(state, article);

        var revision = Given.RevisionPublishedAtOnce(article);
        if (act != RevisionAct.TakeUp) revision.TakeUp(Given.Reviewer, Given.Now);
        revision.TakeEvents();
        return revision;
    }

    private static bool Fits(Party party, string actor) => party switch
    {
        Party.Author => Everyone[actor] == Given.Author,
        // Beside whoever holds the claim there is no room for another.
        Party.Moderator => Everyone[actor] != Given.Author,
        _ => Everyone[actor] == Given.Moderator,
    };

    private static void Do(RevisionAct act, Article article, Revision revision, AccountId who, DateTimeOffset? at = null)
    {
        // Who takes over does so after the claim has lapsed.
        var now = at ?? (act == RevisionAct.TakeUp && who == Given.OtherModerator ? Given.Now + Claim.Lasts : Given.Now);
        var reviewer = new Reviewer(who, [Role.Moderator]);
        switch (act)
        {
            case RevisionAct.Submit: revision.Submit(who, now); break;
            case RevisionAct.PublishAtOnce: article.PublishAtOnce(revision, who, Given.Trusted, [], now, Given.NothingPlaced); break;
            case RevisionAct.Withdraw: revision.Withdraw(who); break;
            case RevisionAct.TakeUp: revision.TakeUp(reviewer, now); break;
            case RevisionAct.Release: revision.Release(reviewer, now); break;
            case RevisionAct.Mend: revision.Mend(reviewer, new("Opvolging in het bestuur", "Hoe je op tijd nieuwe mensen vindt.", "Begin drie jaar van tevoren."), "<p>Begin drie jaar van tevoren.</p>", now); break;
            case RevisionAct.Publish: article.Publish(revision, reviewer, Given.Reason, now); break;
            case RevisionAct.RequestChanges: article.RequestChanges(revision, reviewer, Given.Reason, now); break;
            case RevisionAct.Reject: article.Reject(revision, reviewer, Given.Reason, now); break;
            case RevisionAct.Accept: revision.Accept(reviewer, now); break;
            case RevisionAct.Appeal: revision.Appeal(who, Given.Reason, now); break;
            case RevisionAct.TakeBack: article.TakeBack(revision, reviewer, now); break;
            default: throw new ArgumentOutOfRangeException(nameof(act));
        }
    }
}
