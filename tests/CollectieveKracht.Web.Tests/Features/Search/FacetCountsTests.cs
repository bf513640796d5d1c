using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Search.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Search;

/// <summary>The counts made of bits are the counts one gets by looking at every entry.</summary>
public sealed class FacetCountsTests(PostgresTemplate template) : SiteTest(template)
{
    private static readonly SearchKind[] Everything = Enum.GetValues<SearchKind>();

    public static TheoryData<string, SearchKind?, string> Requests => new()
    {
        { "", null, "" },
        { "", SearchKind.Collective, "" },
        { "", null, "sector:energie" },
        { "", SearchKind.Article, "sector:energie sector:cultuur rechtsvorm:stichting" },
        { "", SearchKind.Collective, "regio:limburg leden:1-49 werkgebied:gemeente uitdaging:leiderschap" },
        { "leden", null, "" },
        { "leden werven", SearchKind.Question, "sector:energie" },
        { "bestuur", null, "regio:gelderland sector:cultuur taal:nl" },
        { "zzzgeenwoord", null, "" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_count_is_what_one_gets_with_that_value_the_own_dimension_left_out(string words, SearchKind? kind, string chosen)
    {
        await AssertCountsAsync(words, kind, chosen);
    }

    [Fact]
    public async Task Counts_follow_what_is_added_changed_and_removed()
    {
        await ChangeAsync(async db =>
        {
            var entries = await db.SearchEntries.OrderBy(entry => entry.SubjectId).Take(60).ToListAsync(Cancel);
            foreach (var entry in entries.Take(20)) entry.Facets = ["sector:cultuur", "regio:limburg"];
            foreach (var entry in entries.Skip(20).Take(20)) entry.Audience = Audience.Collectives;
            db.RemoveRange(entries.Skip(40));
        });
        await InDatabaseAsync(db => db.SearchEntries.Where(entry => entry.Kind == SearchKind.Question).ExecuteDeleteAsync(Cancel));
        await InDatabaseAsync(db => db.SearchEntries.ExecuteUpdateAsync(change => change.SetProperty(entry => entry.Recognised, entry => entry.Recognised + 1), Cancel));

        await AssertCountsAsync("", null, "");
        await AssertCountsAsync("leden", null, "sector:cultuur");
    }

    private async Task AssertCountsAsync(string words, SearchKind? kind, string chosen)
    {
        var request = new ListingRequest
        {
            Path = "/zoeken",
            Kinds = Everything,
            Kind = kind,
            Words = words,
            Chosen = chosen.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(facet => facet.Split(':'))
                .GroupBy(facet => FacetDimension.All.Single(dimension => dimension.Name == facet[0]), facet => facet[1])
                .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group]),
        };
        await using var scope = Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Web.Data.PlatformDb>();
        var query = words.Length == 0 ? null : SearchQuery.Read(words, WordsMode.Usual, scope.ServiceProvider.GetRequiredService<TextAnalysis>(), new Synonyms([], new TextAnalysis())).Words;
        var found = query is null
            ? await db.SearchEntries.AsNoTracking().ToListAsync(Cancel)
            : await db.SearchEntries.AsNoTracking().Where(entry => entry.Words!.Document.Matches(query)).ToListAsync(Cancel);
        found = found.FindAll(entry => entry.Audience == Audience.Public);

        var index = await scope.ServiceProvider.GetRequiredService<IndexInMemory>().ReadAsync(db, Cancel);
        var counts = FacetCounts.Of(index, request, query is null ? null : await index.FoundAsync(db, query, Cancel), Viewer.Visitor);

        foreach (var facet in found.SelectMany(entry => entry.Facets).Append("sector:nergens").Distinct())
            Assert.Equal(found.Count(entry => entry.Facets.Contains(facet) && Fits(entry, request, except: facet.Split(':')[0])), counts.Of(facet));
        foreach (var each in Everything)
            Assert.Equal(found.Count(entry => entry.Kind == each && Fits(entry, request, except: "kind")), counts.Of(each));
        Assert.Equal(found.Exists(entry => entry.IsExample && Fits(entry, request, except: "")), counts.IncludesExamples);
    }

    private static bool Fits(SearchEntry entry, ListingRequest request, string except) =>
        (except == "kind" || request.Kind is null || entry.Kind == request.Kind)
        && request.Chosen.Where(pair => pair.Key.Name != except).All(pair =>
            pair.Value.Append(FacetDimension.ForAll).Any(slug => entry.Facets.Contains(pair.Key.Facet(slug))));
}
