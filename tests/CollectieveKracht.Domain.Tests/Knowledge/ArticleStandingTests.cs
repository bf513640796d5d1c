using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Tests.Knowledge;

/// <summary>Every pair of standings of an article and every method, held beside docs/moderation.md.</summary>
[Trait("Trust", "T09")]
public sealed class ArticleStandingTests
{
    private const string Document = "docs/moderation.md";
    private const string Heading = "## An article";
    private const string NotTheAuthor = "a moderator, not the author";

    private delegate void Method(Article article, AccountId who);

    private static readonly Dictionary<string, Method> Methods = new()
    {
        [nameof(Article.Publish)] = (article, who) =>
            article.Publish(Given.RevisionThatIs(RevisionState.InReview, article), As(who), Given.Reason, Given.Now),
        [nameof(Article.PublishAtOnce)] = (article, who) =>
            article.PublishAtOnce(Given.RevisionThatIs(RevisionState.Draft, article), who, Given.Now),
        [nameof(Article.Flag)] = (article, who) => article.Flag(who, Given.Reason),
        [nameof(Article.Keep)] = (article, who) => article.Keep(As(who), Given.Reason),
        [nameof(Article.Hide)] = (article, who) => article.Hide(As(who), Given.Reason),
        [nameof(Article.Archive)] = (article, who) => article.Archive(who, Given.Reason),
        [nameof(Article.Restore)] = (article, who) => article.Restore(who, Given.Reason),
    };

    private static readonly IReadOnlyList<Move> Documented =
    [
        .. Repository.Table(Document, Heading)
            .Select(cells => new Move(Enum.Parse<ArticleStanding>(cells[0]), Enum.Parse<ArticleStanding>(cells[1]), cells[2], cells[3])),
    ];

    public static MatrixTheoryData<ArticleStanding, ArticleStanding> AllPairs => new(Enum.GetValues<ArticleStanding>(), Enum.GetValues<ArticleStanding>());

    public static IEnumerable<TheoryDataRow<string, ArticleStanding>> ActsInStandingsThatTheyDoNotFit =>
        from method in Methods.Keys
        from standing in Enum.GetValues<ArticleStanding>()
        where !IsPublication(method) && !Documented.Any(move => move.From == standing && move.Method == method)
        select new TheoryDataRow<string, ArticleStanding>(method, standing);

    [Fact]
    public void The_diagram_shows_the_same_moves_as_the_table()
    {
        var drawn = Diagram.ArrowsIn(Document, Heading).Order();

        Assert.Equal(Documented.Select(move => (move.From.ToString(), move.To.ToString(), move.Method)).Order(), drawn);
    }

    [Theory, MemberData(nameof(AllPairs))]
    public void An_article_moves_between_two_standings_by_the_documented_method_or_not_at_all(ArticleStanding from, ArticleStanding to)
    {
        var documented = Documented.Where(move => move.From == from && move.To == to).Select(move => move.Method);

        var moving = Methods.Keys.Where(method => from != to && StandingAfter(method, from) == to);

        Assert.Equal(documented.Order(), moving.Order());
    }

    [Theory, MemberData(nameof(ActsInStandingsThatTheyDoNotFit))]
    public void An_act_that_does_not_fit_the_standing_is_refused_and_changes_nothing(string method, ArticleStanding from)
    {
        var article = Given.ArticleThatIs(from);

        var act = () => Methods[method](article, Given.Moderator);

        Refused.By("article.cannot-move", act);
        Assert.Equal(from, article.Standing);
        Assert.Empty(article.TakeEvents());
    }

    [Theory]
    [InlineData(nameof(Article.Keep))]
    [InlineData(nameof(Article.Hide))]
    public void A_moderator_does_not_decide_on_a_flag_at_an_own_article(string method)
    {
        var article = Given.ArticleThatIs(ArticleStanding.Flagged);

        var deciding = () => Methods[method](article, Given.Author);

        Refused.By("moderation.own-submission", deciding);
        Assert.All(Documented.Where(move => move.Method == method), move => Assert.Equal(NotTheAuthor, move.Who));
    }

    [Fact]
    public void A_moderator_does_not_decide_on_a_flag_at_the_version_they_wrote_of_an_article_by_another()
    {
        var article = Given.PublishedArticle();
        article.PublishAtOnce(article.Draft(Given.Moderator, Given.Text(), Given.Now), Given.Moderator, Given.Now);
        article.Flag(Given.OtherModerator, Given.Reason);

        var deciding = () => article.Keep(Given.Reviewer, Given.Reason);

        Refused.By("moderation.own-submission", deciding);
    }

    [Fact]
    public void Every_move_after_publication_is_recorded_with_who_why_and_both_standings()
    {
        foreach (var move in Documented.Where(move => !IsPublication(move.Method)))
        {
            var article = Given.ArticleThatIs(move.From);

            Methods[move.Method](article, Given.Moderator);

            var happened = Assert.Single(article.TakeEvents());
            Assert.Equal(
                ("article", article.Id.Value, Given.Moderator, move.From.ToString(), move.To.ToString(), Given.Reason.Text),
                (happened.Subject, happened.SubjectId, happened.Actor, happened.Before, happened.After, happened.Why));
        }
    }

    private static ArticleStanding StandingAfter(string method, ArticleStanding from)
    {
        var article = Given.ArticleThatIs(from);
        try
        {
            Methods[method](article, method == nameof(Article.PublishAtOnce) ? Given.Author : Given.Moderator);
        }
        catch (RuleException)
        {
            Assert.Equal(from, article.Standing);
        }

        return article.Standing;
    }

    private static Reviewer As(AccountId who) => new(who, [Role.Moderator]);

    private static bool IsPublication(string method) => method is nameof(Article.Publish) or nameof(Article.PublishAtOnce);

    private sealed record Move(ArticleStanding From, ArticleStanding To, string Method, string Who);
}
