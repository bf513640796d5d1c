using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Conversation;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Challenges.Follow;

/// <summary>A challenge that someone follows, with how much there is that they have not seen.</summary>
/// <param name="IsRetired">It has no page any more.</param>
public sealed record FollowedRow(string Slug, Label Name, bool IsRetired, int Articles, int Questions)
{
    public int New => Articles + Questions;
}

public static class FollowQueries
{
    /// <summary>
    /// What the person follows, by name of the language of the site. Articles count when they were published or changed, as far as the
    /// viewer may read them; neither they nor questions count from before they followed.
    /// </summary>
    public static IQueryable<FollowedRow> FollowedBy(this PlatformDb db, AccountId person, Viewer viewer, DateTimeOffset newSince)
    {
        var articles = db.Articles.VisibleTo(viewer).Where(article => article.LastPublishedAt > newSince && article.AuthorId != person);
        var questions = db.Questions.Where(question => question.AskedAt > newSince);
        return
            from followed in db.FollowedChallenges
            where followed.Person == person
            join challenge in db.Challenges on followed.ChallengeId equals challenge.Id
            orderby challenge.ShortName.Nl, challenge.Id
            select new FollowedRow(
                challenge.Slug, new Label(challenge.ShortName.Nl, challenge.ShortName.En), challenge.IsRetired,
                challenge.IsRetired ? 0 : articles.Count(article => article.LastPublishedAt > followed.Since && article.Challenges.Any(about => about.Id == challenge.Id)),
                challenge.IsRetired ? 0 : questions.Count(question => question.AskedAt > followed.Since && question.Challenges.Any(about => about.Id == challenge.Id)));
    }

    /// <summary>Articles of others on what the person follows that first appeared in a time, each once and as far as the viewer may read them; the oldest first.</summary>
    public static IQueryable<Article> FollowedArticles(this PlatformDb db, AccountId person, Viewer viewer, DateTimeOffset after, DateTimeOffset until) => db.Articles.VisibleTo(viewer)
        .Where(article => article.FirstPublishedAt > after && article.FirstPublishedAt <= until && article.AuthorId != person)
        .Where(article => article.Challenges.Any(challenge => !challenge.IsRetired && db.FollowedChallenges.Any(followed =>
            followed.Person == person && followed.ChallengeId == challenge.Id && followed.Since < article.FirstPublishedAt)))
        .OrderBy(article => article.FirstPublishedAt).ThenBy(article => article.Id);

    /// <summary>Questions of other collectives on what the person follows that were asked in a time, each once; the oldest first.</summary>
    public static IQueryable<Question> FollowedQuestions(this PlatformDb db, AccountId person, DateTimeOffset after, DateTimeOffset until) => db.Questions.AsNoTracking()
        .Where(question => question.AskedAt > after && question.AskedAt <= until)
        .Where(question => !db.Memberships.Any(membership => membership.Person == person && membership.CollectiveId == question.AskedBy.Id))
        .Where(question => question.Challenges.Any(challenge => !challenge.IsRetired && db.FollowedChallenges.Any(followed =>
            followed.Person == person && followed.ChallengeId == challenge.Id && followed.Since < question.AskedAt)))
        .OrderBy(question => question.AskedAt).ThenBy(question => question.Id);
}
