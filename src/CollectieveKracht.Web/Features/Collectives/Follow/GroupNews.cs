using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Collectives.Mails;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Follow;

/// <summary>What came to a group in a time.</summary>
public static class GroupNews
{
    private const int MostArticles = 5, MostQuestions = 5;

    /// <summary>
    /// Waves that were published, how many collectives were listed, articles as far as the viewer may read them, and questions. What is of
    /// the person themselves, or made up for development, is no news.
    /// </summary>
    public static async Task<GroupNewsPart> NewsOfAsync(
        this PlatformDb db, Group group, AccountId person, Viewer viewer, DateTimeOffset after, DateTimeOffset until, CancellationToken cancel)
    {
        var facet = group.Facet;
        var members = db.SearchEntries.Where(entry => entry.Kind == SearchKind.Collective && entry.Facets.Contains(facet));
        var waves = group.HasWaves
            ? await db.Waves.AsNoTracking()
                .Where(wave => wave.Stage == WaveStage.Published && !wave.IsExample && wave.PublishedAt > after && wave.PublishedAt <= until)
                .OrderBy(wave => wave.PublishedAt).Select(wave => new GroupWaveLine(wave.Name, group.Path + "?peiling=" + wave.Slug)).ToListAsync(cancel)
            : [];
        var collectives = await db.Collectives.Listed()
            .Where(collective => !collective.IsExample && collective.CreatedAt > after && collective.CreatedAt <= until)
            .CountAsync(collective => members.Any(entry => entry.SubjectId == (Guid)(object)collective.Id), cancel);
        var articles = await db.Articles.VisibleTo(viewer)
            .Where(article => article.FirstPublishedAt > after && article.FirstPublishedAt <= until && article.AuthorId != person)
            .Where(article => db.SearchEntries.Any(entry => entry.SubjectId == (Guid)(object)article.Id && entry.Facets.Contains(facet)))
            .OrderByDescending(article => article.FirstPublishedAt).ThenBy(article => article.Id).Take(MostArticles)
            .Select(article => new GroupNewsLine(article.PublishedRevision!.Title, "/kennis/" + article.Slug)).ToListAsync(cancel);
        var questions = await db.Questions.AsNoTracking()
            .Where(question => question.AskedAt > after && question.AskedAt <= until && !question.IsExample)
            .Where(question => !db.Memberships.Any(membership => membership.Person == person && membership.CollectiveId == question.AskedBy.Id))
            .Where(question => members.Any(entry => entry.SubjectId == (Guid)(object)question.AskedBy.Id))
            .OrderByDescending(question => question.AskedAt).ThenBy(question => question.Id).Take(MostQuestions)
            .Select(question => new GroupNewsLine(question.Title, "/vragen/" + question.Slug)).ToListAsync(cancel);
        return new(group.Name, group.Path, waves, collectives, articles, questions);
    }
}
