using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Conversation;
using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Platform.Markdown;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>What the index says of a thing: the one place where its words, its facets and its sort keys are chosen.</summary>
internal static class EntryDescription
{
    /// <param name="facing">What plays now with the collectives, when that was read for many at once; see <see cref="FacingAsync"/>.</param>
    public static async Task WriteAsync(
        PlatformDb db, SearchEntry entry, object thing, CancellationToken cancel, ILookup<CollectiveId, string>? facing = null)
    {
        switch (thing)
        {
            case Article article:
                await DescribeAsync(db, entry, article, cancel);
                break;
            case Question question:
                var sector = db.Entry(question.AskedBy).Reference(asker => asker.Sector);
                if (sector.CurrentValue is null) await sector.LoadAsync(cancel);
                Describe(entry, question);
                break;
            case Challenge challenge:
                Describe(entry, challenge);
                break;
            case Collective collective:
                await DescribeAsync(db, entry, collective, facing ?? await FacingAsync(db, [collective.Id], cancel), cancel);
                break;
            case Network network:
                Describe(entry, network);
                break;
            case GlossaryTerm term:
                Describe(entry, term);
                break;
        }
    }

    /// <summary>The challenges that play now with these collectives, as stored.</summary>
    public static async Task<ILookup<CollectiveId, string>> FacingAsync(PlatformDb db, CollectiveId[] collectives, CancellationToken cancel) =>
        (await db.Recognitions
            .Where(recognition => collectives.Contains(recognition.CollectiveId) && recognition.State == RecognitionState.PlaysNow)
            .Select(recognition => new { recognition.CollectiveId, recognition.Challenge.Slug })
            .ToListAsync(cancel)).ToLookup(recognition => recognition.CollectiveId, recognition => recognition.Slug);

    private static async Task DescribeAsync(PlatformDb db, SearchEntry entry, Article article, CancellationToken cancel)
    {
        var shown = article.PublishedRevision!;
        entry.Kind = SearchKind.Article;
        entry.Slug = article.Slug;
        entry.Language = article.Language;
        entry.Audience = article.Audience;
        entry.Title = shown.Title;
        entry.Summary = shown.Summary;
        entry.Body = shown.AttachedText is { } attached ? Words([HtmlText.Plain(shown.BodyHtml), attached]) : HtmlText.Plain(shown.BodyHtml);
        entry.Keywords = Words(HeaviestFirst(article.Challenges).SelectMany(NamesOf));
        entry.Byline = article.CollectiveId is { } collective
            ? (await db.Collectives.FindAsync([collective], cancel))!.Name
            : (await db.Accounts.FindAsync([article.AuthorId], cancel))!.Name;
        entry.NewestAt = article.LastPublishedAt!.Value;
        entry.Facets =
        [
            FacetDimension.KnowledgeKind.Facet(KnowledgeKindSlug.Of(article.Kind)),
            FacetDimension.Language.Facet(article.Language),
            .. FacetsOrAll(FacetDimension.Sector, article.Sectors),
            .. HeaviestFirst(article.Challenges).Select(challenge => FacetDimension.Challenge.Facet(challenge.Slug)),
            .. FacetsOrAll(FacetDimension.LegalForm, article.LegalForms),
            .. FacetsOrAll(FacetDimension.WorkingArea, article.WorkingAreas),
            .. FacetsOrAll(FacetDimension.SizeClass, article.SizeClasses),
            .. FacetsOrAll(FacetDimension.TargetGroup, article.TargetGroups),
            .. await RegionFacetsAsync(db, article.Regions, cancel),
        ];
    }

    private static void Describe(SearchEntry entry, Question question)
    {
        entry.Kind = SearchKind.Question;
        entry.Slug = question.Slug;
        entry.Title = question.Title;
        var body = HtmlText.Plain(question.BodyHtml);
        entry.Summary = body.Length <= 200 ? body : string.Concat(body.AsSpan(0, body.LastIndexOf(' ', 199)), " …");
        entry.Body = Words([body, .. question.Answers.OrderBy(answer => answer.GivenAt).ThenBy(answer => answer.Id).Select(answer => HtmlText.Plain(answer.BodyHtml))]);
        entry.Keywords = Words(HeaviestFirst(question.Challenges).SelectMany(NamesOf));
        entry.Byline = question.AskedBy.Name;
        entry.NewestAt = question.AskedAt;
        entry.IsExample = question.IsExample;
        entry.Facets =
        [
            FacetDimension.Language.Facet("nl"),
            FacetDimension.Answer.Facet(question.Answers.Count > 0 ? FacetDimension.Answered : FacetDimension.Unanswered),
            FacetDimension.Sector.Facet(question.AskedBy.Sector.Slug),
            .. HeaviestFirst(question.Challenges).Select(challenge => FacetDimension.Challenge.Facet(challenge.Slug)),
        ];
    }

    private static void Describe(SearchEntry entry, Challenge challenge)
    {
        entry.Kind = SearchKind.Challenge;
        entry.Slug = challenge.Slug;
        entry.Title = challenge.Name.Nl;
        entry.TitleEn = challenge.Name.En;
        entry.Summary = challenge.Summary.Nl;
        entry.SummaryEn = challenge.Summary.En;
        entry.Keywords = Words([challenge.ShortName.Nl, challenge.ShortName.En, .. challenge.SearchWords]);
        entry.Body = HtmlText.Plain(challenge.BodyHtml);
        entry.Byline = challenge.Category.Name.Nl;
        entry.Facets = [FacetDimension.Challenge.Facet(challenge.Slug)];
    }

    private static async Task DescribeAsync(
        PlatformDb db, SearchEntry entry, Collective collective, ILookup<CollectiveId, string> facing, CancellationToken cancel)
    {
        var province = (await db.Regions.FindAsync([collective.Municipality.ParentCode], cancel))!;
        entry.Kind = SearchKind.Collective;
        entry.Slug = collective.Slug;
        entry.Title = collective.Name;
        entry.Summary = collective.Summary;
        entry.Keywords = Words(
        [
            collective.Municipality.Name, province.Name, collective.Sector.Name.Nl,
            .. collective.Activities.OrderBy(field => field.Position).ThenBy(field => field.Id).Select(field => field.Name.Nl), .. collective.ExpertiseOffered, .. collective.ExpertiseSought,
        ]);
        entry.Body = string.Join(
            ' ', Sentence("Biedt hulp bij", collective.ExpertiseOffered), Sentence("Zoekt hulp bij", collective.ExpertiseSought)).Trim();
        entry.Byline = $"{collective.Municipality.Name}, {province.Name}";
        entry.NewestAt = collective.CreatedAt;
        entry.IsExample = collective.IsExample;
        var (changed, playing) = await ChangedAsync(db, collective.Id, cancel);
        entry.Facets =
        [
            FacetDimension.Sector.Facet(collective.Sector.Slug),
            FacetDimension.LegalForm.Facet(collective.LegalForm.Slug),
            FacetDimension.WorkingArea.Facet(collective.WorkingArea.Slug),
            .. FacetsOf(FacetDimension.SizeClass, collective.SizeClass is { } size ? [size] : []),
            .. FacetsOf(FacetDimension.TargetGroup, collective.TargetGroups),
            .. collective.Networks.Select(network => FacetDimension.Network.Facet(network.Slug)),
            .. facing[collective.Id].Except(changed).Union(playing).Select(FacetDimension.Challenge.Facet),
            .. await RegionFacetsAsync(db, [collective.Municipality], cancel),
        ];
    }

    /// <summary>What is about to be saved of how challenges stand with a collective: those of which it changes, and which of these will play.</summary>
    private static async Task<(IReadOnlyList<string> Changed, IReadOnlyList<string> Playing)> ChangedAsync(PlatformDb db, CollectiveId collective, CancellationToken cancel)
    {
        List<string> changed = [], playing = [];
        foreach (var recognition in db.ChangeTracker.Entries<Recognition>().Where(r => r.State != EntityState.Unchanged && r.Entity.CollectiveId == collective).ToList())
        {
            var challenge = recognition.Entity.Challenge ?? (await db.Challenges.FindAsync([recognition.Entity.ChallengeId], cancel))!;
            changed.Add(challenge.Slug);
            if (recognition.State != EntityState.Deleted && recognition.Entity.State == RecognitionState.PlaysNow) playing.Add(challenge.Slug);
        }

        return (changed, playing);
    }

    private static void Describe(SearchEntry entry, Network network)
    {
        entry.Kind = SearchKind.Network;
        entry.Slug = network.Slug;
        entry.Title = network.Name;
        entry.Summary = network.Summary.Nl;
        entry.SummaryEn = network.Summary.En;
        entry.Keywords = network.ShortName;
        entry.Body = HtmlText.Plain(network.BodyHtml);
        entry.Facets = [.. FacetsOf(FacetDimension.Sector, network.Sectors)];
    }

    private static void Describe(SearchEntry entry, GlossaryTerm term)
    {
        entry.Kind = SearchKind.Term;
        entry.Slug = term.Slug;
        entry.Title = term.Name.Nl;
        entry.TitleEn = term.Name.En;
        entry.Summary = term.Summary.Nl;
        entry.SummaryEn = term.Summary.En;
        entry.Keywords = Words(term.Forms);
        entry.Body = Words([.. term.Readings.Select(reading => reading.Nl), HtmlText.Plain(term.BodyHtml)]);
        entry.Facets = [.. term.Challenges.Select(challenge => FacetDimension.Challenge.Facet(challenge.Slug))];
    }

    private static string Sentence(string opening, string[] list) => list.Length == 0 ? "" : $"{opening}: {string.Join(", ", list)}.";

    // The first is the one that a row or a page is placed under.
    private static IEnumerable<Challenge> HeaviestFirst(IEnumerable<Challenge> challenges) => challenges
        .OrderByDescending(challenge => challenge.IsKey).ThenBy(challenge => challenge.CategorySlug, StringComparer.Ordinal).ThenBy(challenge => challenge.Position);

    private static IEnumerable<string> NamesOf(Challenge challenge) => [challenge.Name.Nl, challenge.ShortName.Nl];

    private static IEnumerable<string> FacetsOf(FacetDimension dimension, IEnumerable<Term> terms) =>
        terms.Select(term => dimension.Facet(term.Slug));

    // An article that names none is meant for all of them.
    private static IEnumerable<string> FacetsOrAll(FacetDimension dimension, IReadOnlyList<Term> terms) =>
        terms.Count == 0 ? [dimension.Facet(FacetDimension.ForAll)] : FacetsOf(dimension, terms);

    private static async Task<IReadOnlyList<string>> RegionFacetsAsync(PlatformDb db, IReadOnlyList<Region> regions, CancellationToken cancel)
    {
        var facets = new HashSet<string>();
        foreach (var code in regions.SelectMany(region => region.Lineage).Distinct())
        {
            var region = (await db.Regions.FindAsync([code], cancel))!;
            if (region.Kind != RegionKind.Country) facets.Add(FacetDimension.Region.Facet(region.Slug));
        }

        return [.. facets];
    }

    private static string Words(IEnumerable<string> words) => string.Join(' ', words.Distinct());
}
