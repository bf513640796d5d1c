using CollectieveKracht.Domain.Conversation;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Conversation;

/// <summary>A question as a card shows it.</summary>
public sealed record QuestionCard(string Slug, string Title, string Sector, DateTimeOffset AskedAt, int Answers, bool IsExample);

public static class QuestionQueries
{
    /// <summary>Questions of which the asker has not said that an answer helped.</summary>
    public static IQueryable<Question> StillOpen(this IQueryable<Question> questions) =>
        questions.Where(question => !question.Answers.Any(answer => answer.IsAccepted));

    /// <summary>Newest first.</summary>
    public static IQueryable<QuestionCard> AsCards(this IQueryable<Question> questions) => questions.AsNoTracking()
        .OrderByDescending(question => question.AskedAt).ThenByDescending(question => question.Id)
        .Select(question => new QuestionCard(
            question.Slug, question.Title, question.AskedBy.Sector.Slug, question.AskedAt, question.Answers.Count, question.IsExample));
}
