using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;

namespace CollectieveKracht.Domain.Tests.Knowledge;

/// <summary>The numbered scenarios of docs/visibility.md against the one rule, in memory.</summary>
[Trait("Trust", "T08")]
public sealed class VisibilityTests
{
    private static readonly Network Network = Given.Network("Energie Samen");
    private static readonly Network OtherNetwork = Given.Network("Omzien naar Elkaar");
    private static readonly Collective Own = Given.VerifiedCollective("Eigen Kracht", Network);
    private static readonly Collective Neighbour = Given.VerifiedCollective("Buurkracht", Network);
    private static readonly Collective Outsider = Given.VerifiedCollective("Zorgdorp", OtherNetwork);
    private static readonly Collective Proposed = ProposedIn(Network);
    private static readonly Collective Archived = ArchivedIn(Network);

    private static readonly Dictionary<string, Audience> Audiences = new()
    {
        ["public"] = Audience.Public,
        ["collectives"] = Audience.Collectives,
        ["network"] = Audience.Network(Network.Id),
        ["own collective"] = Audience.OwnCollective(Own.Id),
    };

    private static readonly Dictionary<string, Viewer> Viewers = new()
    {
        ["visitor"] = Viewer.Visitor,
        ["signed in without a collective"] = Collective.ViewerActingFor([]),
        ["member of a proposed collective"] = Collective.ViewerActingFor([Proposed]),
        ["member of an archived collective"] = Collective.ViewerActingFor([Archived]),
        ["member of a verified collective outside the network"] = Collective.ViewerActingFor([Outsider]),
        ["member of a verified collective in the network"] = Collective.ViewerActingFor([Neighbour]),
        ["member of the own collective"] = Collective.ViewerActingFor([Own]),
        ["member of a proposed collective in the network and of a verified one outside it"] = Collective.ViewerActingFor([Proposed, Outsider]),
    };

    private static readonly IReadOnlyList<string[]> Rows = Repository.Table("docs/visibility.md", "## Scenarios");

    public static IEnumerable<TheoryDataRow<int, string, ArticleStanding, string, bool>> Scenarios =>
        Rows.Select(row => new TheoryDataRow<int, string, ArticleStanding, string, bool>(
            int.Parse(row[0], null), row[1], Enum.Parse<ArticleStanding>(row[2]), row[3], row[4] == "yes"));

    [Theory, MemberData(nameof(Scenarios))]
    public void A_viewer_sees_an_article_or_not_as_the_scenario_says(int number, string audience, ArticleStanding standing, string viewer, bool seesIt)
    {
        var article = Given.ArticleThatIs(standing, Audiences[audience]);
        article.WriteFor(Own.Id);

        var seen = Article.VisibleTo(Viewers[viewer]).Compile()(article);

        Assert.True(seen == seesIt, $"Scenario {number}");
    }

    [Fact]
    public void The_scenarios_are_numbered_without_gaps_and_cover_every_audience_for_every_viewer()
    {
        var numbers = Rows.Select(row => int.Parse(row[0], null));
        var covered = Rows.Where(row => row[2] == nameof(ArticleStanding.Visible)).Select(row => (row[1], row[3]));

        Assert.Equal(Enumerable.Range(1, Rows.Count), numbers);
        Assert.Equal((from audience in Audiences.Keys from viewer in Viewers.Keys select (audience, viewer)).Order(), covered.Order());
    }

    [Fact]
    public void Every_standing_is_a_scenario()
    {
        Assert.Equal(Enum.GetNames<ArticleStanding>().Order(), Rows.Select(row => row[2]).Distinct().Order());
    }

    [Fact]
    public void One_question_to_a_list_gives_only_what_the_viewer_may_see()
    {
        var articles = Audiences.Values.Select(audience => Given.PublishedArticle(audience)).AsQueryable();

        var seen = articles.Where(Article.VisibleTo(Viewers["member of a verified collective in the network"]));

        Assert.Equal([Audience.Public, Audience.Collectives, Audience.Network(Network.Id)], seen.Select(article => article.Audience));
    }

    private static Collective ProposedIn(Network network)
    {
        var collective = Given.Collective("Nieuw Begin");
        collective.Join(network);
        return collective;
    }

    private static Collective ArchivedIn(Network network)
    {
        var collective = Given.VerifiedCollective("Oud Zeer", network);
        collective.Archive(Given.Moderator, "Opgeheven.");
        return collective;
    }
}
