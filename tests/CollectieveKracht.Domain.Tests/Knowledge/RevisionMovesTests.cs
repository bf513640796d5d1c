using CollectieveKracht.Domain.Knowledge;

namespace CollectieveKracht.Domain.Tests.Knowledge;

/// <summary>Every pair of states, every method in every state and every actor, held beside docs/moderation.md.</summary>
[Trait("Trust", "T09")]
public sealed class RevisionMovesTests
{
    private const string Document = "docs/moderation.md";
    private const string Heading = "## A revision";
    private const string TheAuthor = "the author";
    private const string AnyModerator = "a moderator, not the author";
    private const string ClaimHolder = "the moderator who holds the claim";

    private delegate void Method(Article article, Revision revision, AccountId who);

    private static readonly Dictionary<string, Method> Methods = new()
    {
        [nameof(Revision.Submit)] = (_, revision, who) => revision.Submit(who, Given.Now),
        [nameof(Revision.Withdraw)] = (_, revision, who) => revision.Withdraw(who),
        [nameof(Revision.Appeal)] = (_, revision, who) => revision.Appeal(who, Given.Reason, Given.Now),
        [nameof(Revision.TakeUp)] = (_, revision, who) => revision.TakeUp(who, Given.Now),
        [nameof(Revision.Release)] = (_, revision, who) => revision.Release(who, Given.Now),
        [nameof(Revision.RequestChanges)] = (_, revision, who) => revision.RequestChanges(who, Given.Reason, Given.Now),
        [nameof(Revision.Reject)] = (_, revision, who) => revision.Reject(who, Given.Reason, Given.Now),
        [nameof(Article.Publish)] = (article, revision, who) => article.Publish(revision, who, Given.Reason, Given.Now),
        [nameof(Article.PublishAtOnce)] = (article, revision, who) => article.PublishAtOnce(revision, who, Given.Now),
    };

    private static readonly IReadOnlyList<Move> Documented =
    [
        .. Repository.Table(Document, Heading)
            .Select(cells => new Move(Enum.Parse<RevisionState>(cells[0]), Enum.Parse<RevisionState>(cells[1]), cells[2], cells[3])),
    ];

    public static MatrixTheoryData<RevisionState, RevisionState> AllPairs => new(Enum.GetValues<RevisionState>(), Enum.GetValues<RevisionState>());

    public static IEnumerable<TheoryDataRow<string, RevisionState>> MethodsInStatesThatTheyDoNotFit =>
        from method in Methods.Keys
        from state in Enum.GetValues<RevisionState>()
        where !Documented.Any(move => move.From == state && move.Method == method) && !IsRenewalOfAClaim(method, state)
        select new TheoryDataRow<string, RevisionState>(method, state);

    public static MatrixTheoryData<int, string> EveryMoveByEveryone =>
        new(Enumerable.Range(0, Documented.Count), [TheAuthor, ClaimHolder, "another moderator"]);

    [Fact]
    public void The_documentation_has_the_same_moves_as_the_code()
    {
        var written = Documented.Select(move => (move.From, move.To)).Order();

        Assert.Equal(Revision.Moves.Order(), written);
    }

    [Fact]
    public void The_diagram_shows_the_same_moves_as_the_table()
    {
        var drawn = Diagram.ArrowsIn(Document, Heading).Order();

        Assert.Equal(Documented.Select(move => (move.From.ToString(), move.To.ToString(), move.Method)).Order(), drawn);
    }

    [Theory, MemberData(nameof(AllPairs))]
    public void A_revision_moves_between_two_states_by_the_documented_method_or_not_at_all(RevisionState from, RevisionState to)
    {
        var documented = Documented.Where(move => move.From == from && move.To == to).Select(move => move.Method);

        var moving = Methods.Keys.Where(method => from != to && StateAfter(method, from) == to);

        Assert.Equal(documented.Order(), moving.Order());
    }

    [Theory, MemberData(nameof(MethodsInStatesThatTheyDoNotFit))]
    public void A_method_that_does_not_fit_the_state_is_refused_and_changes_nothing(string method, RevisionState from)
    {
        var article = Given.Article();
        var revision = Given.RevisionThatIs(from, article);
        var claim = revision.Claim;

        var act = () => Methods[method](article, revision, RightActorFor(method));

        Refused.By("moderation.cannot-move", act);
        Assert.Equal(from, revision.State);
        Assert.Equal(claim, revision.Claim);
        Assert.Empty(revision.TakeEvents());
    }

    [Theory, MemberData(nameof(EveryMoveByEveryone))]
    public void A_move_is_made_by_whom_the_documentation_names_and_refused_to_others(int number, string actor)
    {
        var move = Documented[number];
        var article = Given.Article();
        var revision = Given.RevisionThatIs(move.From, article);
        var who = actor switch { TheAuthor => Given.Author, ClaimHolder => Given.Moderator, _ => Given.OtherModerator };

        var act = () => Methods[move.Method](article, revision, who);

        if (RuleAgainst(actor, move) is { } rule)
        {
            Refused.By(rule, act);
            Assert.Equal(move.From, revision.State);
        }
        else
        {
            act();
            Assert.Equal(move.To, revision.State);
        }
    }

    [Fact]
    public void Every_move_is_recorded_with_who_did_it_and_both_states()
    {
        foreach (var move in Documented)
        {
            var article = Given.Article();
            var revision = Given.RevisionThatIs(move.From, article);

            Methods[move.Method](article, revision, RightActorFor(move.Method));

            var happened = Assert.Single(revision.TakeEvents());
            Assert.Equal(
                ("revision", revision.Id.Value, RightActorFor(move.Method), move.From.ToString(), move.To.ToString()),
                (happened.Subject, happened.SubjectId, happened.Actor, happened.Before, happened.After));
        }
    }

    private static RevisionState StateAfter(string method, RevisionState from)
    {
        var article = Given.Article();
        var revision = Given.RevisionThatIs(from, article);
        try
        {
            Methods[method](article, revision, RightActorFor(method));
        }
        catch (RuleException)
        {
            Assert.Equal(from, revision.State);
        }

        return revision.State;
    }

    private static AccountId RightActorFor(string method) =>
        Documented.First(move => move.Method == method).Who == TheAuthor ? Given.Author : Given.Moderator;

    private static bool IsRenewalOfAClaim(string method, RevisionState from) =>
        method == nameof(Revision.TakeUp) && from == RevisionState.InReview;

    private static string? RuleAgainst(string actor, Move move) => (actor, move.Who) switch
    {
        (TheAuthor, TheAuthor) => null,
        (TheAuthor, _) => "moderation.own-submission",
        (_, TheAuthor) => "moderation.not-the-author",
        (_, AnyModerator) => null,
        (ClaimHolder, ClaimHolder) => null,
        (_, ClaimHolder) => "moderation.not-claimed",
        _ => throw new ArgumentException($"The documentation names someone unknown: {move.Who}.", nameof(move)),
    };

    private sealed record Move(RevisionState From, RevisionState To, string Method, string Who);
}
