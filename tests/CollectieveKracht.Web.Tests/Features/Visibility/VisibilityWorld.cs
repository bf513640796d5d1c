using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Tests.Features.Accounts;
using CollectieveKracht.Web.Tests.Features.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Visibility;

/// <summary>An article for each audience and standing, and a browser for each viewer, that docs/visibility.md has a scenario of.</summary>
public sealed class VisibilityWorld(PostgresTemplate template) : IAsyncLifetime
{
    // So unlike each other that a search for one never offers another instead.
    private static readonly string[] Words =
        ["kwikstaart", "vuurtoren", "pindakaas", "sneeuwpop", "trapezium", "olifant", "xylofoon", "giraffe", "botervloot", "kameleon", "wasbeer", "ijshoorn"];

    private readonly TestSite _site = new();
    private readonly Dictionary<(string Audience, ArticleStanding Standing), HiddenOrNot> _articles = [];
    private readonly Dictionary<string, HttpClient> _viewers = [];
    private TestDatabase _database = null!;

    /// <summary>What all of them are about; of all challenges the one on which least was written, so that none is crowded out by others.</summary>
    public string Challenge { get; private set; } = "";

    public HiddenOrNot ArticleFor(string audience, ArticleStanding standing) => _articles[(audience, standing)];

    public HttpClient Browser(string viewer) => _viewers[viewer];

    public async ValueTask InitializeAsync()
    {
        _database = await template.CloneAsync();
        _site.Settings["ConnectionStrings:Platform"] = _database.ConnectionString;
        _viewers["visitor"] = _site.Visitor();
        await using var scope = _site.Services.CreateAsyncScope();
        await MakeAsync(scope.ServiceProvider.GetRequiredService<PlatformDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task MakeAsync(PlatformDb db)
    {
        Challenge = await db.Challenges.Where(challenge => !challenge.IsRetired).OrderBy(challenge => db.Articles.Count(article => article.Challenges.Contains(challenge)))
            .ThenBy(challenge => challenge.Slug).Select(challenge => challenge.Slug).FirstAsync();
        var networks = await db.Networks.OrderBy(network => network.Slug).Take(2).ToListAsync();
        var (inside, outside) = (networks[0], networks[1]);
        async Task<Collective> MakeAsync(string name, Network network, bool isVerified = true)
        {
            var collective = isVerified ? await db.FoundVerifiedAsync(name) : await db.FoundAsync(name);
            if (!isVerified) collective.Propose(DateTimeOffset.UtcNow);
            collective.Join(network);
            return collective;
        }

        var (own, neighbour, outsider) = (await MakeAsync("Eigen Kracht", inside), await MakeAsync("Buurkracht", inside), await MakeAsync("Zorgdorp", outside));
        var (proposed, archived) = (await MakeAsync("Nieuw Begin", inside, isVerified: false), await MakeAsync("Oud Zeer", inside));
        var (proposedToo, outsiderToo) = (await MakeAsync("Vers Begin", inside, isVerified: false), await MakeAsync("Zorghof", outside));
        archived.Archive(AccountId.New(), "Opgeheven.");
        await db.SaveChangesAsync();

        await SignInAsync(db, "signed in without a collective");
        await SignInAsync(db, "member of a proposed collective", proposed);
        await SignInAsync(db, "member of an archived collective", archived);
        await SignInAsync(db, "member of a verified collective outside the network", outsider);
        await SignInAsync(db, "member of a verified collective in the network", neighbour);
        await SignInAsync(db, "member of the own collective", own);
        await SignInAsync(db, "member of a proposed collective in the network and of a verified one outside it", proposedToo, outsiderToo);

        foreach (var (audience, standing) in Scenario.All.Select(scenario => (scenario.Audience, scenario.Standing)).Distinct())
        {
            var meant = audience switch
            {
                "public" => Audience.Public,
                "collectives" => Audience.Collectives,
                "network" => Audience.Network(inside.Id),
                "own collective" => Audience.OwnCollective(own.Id),
                _ => throw new InvalidOperationException($"The document names an audience that nobody knows: {audience}."),
            };
            await WriteAsync(db, own, audience, standing, meant);
        }
    }

    private async Task SignInAsync(PlatformDb db, string viewer, params Collective[] collectives)
    {
        var account = db.Add(new Account("Kijker Proef")).Entity;
        var person = db.Add(new Person(account, $"kijker-{_viewers.Count}@collectief.example", Language.Dutch, DateTimeOffset.UtcNow)).Entity;
        await db.SaveChangesAsync();
        // What is new on a challenge is told to who follows it.
        var following = db.Add(new Following(person.Id)).Entity;
        following.Follow(await db.Challenges.SingleAsync(challenge => challenge.Slug == Challenge), DateTimeOffset.UnixEpoch);
        db.AddRange(collectives.Select(collective => Team.Begin(collective.Id, person.Id, DateTimeOffset.UtcNow)));
        await db.SaveChangesAsync();
        _viewers[viewer] = await Members.SignedInAsync(_site, person);
    }

    private async Task WriteAsync(PlatformDb db, Collective own, string audience, ArticleStanding standing, Audience meant)
    {
        var named = new HiddenOrNot($"stuk-{(char)('a' + _articles.Count)}-proef", Words[_articles.Count]);
        if (standing == ArticleStanding.Unpublished)
        {
            var author = db.Add(new Account("Schrijver Proef")).Entity;
            var article = db.Add(new Article(named.Slug, KnowledgeKind.Experience, author.Id, "nl", meant, "CC BY 4.0")).Entity;
            article.WriteFor(own.Id);
            article.Draft(author.Id, new(named.Title, "Een proef.", named.Word, $"<p>{named.Word}</p>"), DateTimeOffset.UtcNow);
        }
        else
        {
            var article = await db.PublishAsync(named.Slug, meant, named.Title, challenge: Challenge, region: "limburg", texts: [named.Word, $"{named.Word} opnieuw"]);
            article.WriteFor(own.Id);
            var why = new Reason("Een proef.");
            if (standing is ArticleStanding.Flagged or ArticleStanding.Hidden) article.Flag(AccountId.New(), why);
            if (standing is ArticleStanding.Hidden) article.Hide(new Reviewer(AccountId.New(), [Role.Moderator]), why);
            if (standing is ArticleStanding.Archived) article.Archive(AccountId.New(), why);
        }

        await db.SaveChangesAsync();
        _articles[(audience, standing)] = named;
    }
}

/// <summary>An article that some may see.</summary>
/// <param name="Word">A word that no other article has.</param>
public sealed record HiddenOrNot(string Slug, string Word)
{
    /// <summary>Told apart from the word itself, which a page repeats that was asked for it.</summary>
    public string Title => $"Stuk over {Word}";
}

/// <summary>A row of docs/visibility.md.</summary>
public sealed record Scenario(int Number, string Audience, ArticleStanding Standing, string Viewer, bool SeesIt)
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "docs", "visibility.md"))
            .SkipWhile(line => line != "## Scenarios")
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new Scenario(int.Parse(cells[0], null), cells[1], Enum.Parse<ArticleStanding>(cells[2]), cells[3], cells[4] == "yes")),
    ];
}
