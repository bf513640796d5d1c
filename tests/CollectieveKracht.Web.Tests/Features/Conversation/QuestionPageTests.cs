using System.Net;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Conversation;

public sealed class QuestionPageTests(PostgresTemplate template) : ReadingTest(template)
{
    [Fact]
    public async Task The_answer_that_helped_comes_first_and_is_marked_in_words()
    {
        var slug = await InDatabaseAsync(db => db.Questions
            .Where(question => question.Answers.Count > 1 && question.Answers.Any(answer => answer.IsAccepted))
            .OrderBy(question => question.Slug).Select(question => question.Slug).FirstAsync(Cancel));

        var page = await PageAsync($"/vragen/{slug}");

        var answers = page.QuerySelectorAll("main article section");
        Assert.Contains("het meest", answers[0].TextContent);
        Assert.All(answers.Skip(1), answer => Assert.DoesNotContain("het meest", answer.TextContent));
    }

    [Fact]
    public async Task An_example_says_so_and_stays_out_of_search_engines()
    {
        var slug = await InDatabaseAsync(db => db.Questions.Where(question => question.IsExample).OrderBy(question => question.Slug).Select(question => question.Slug).FirstAsync(Cancel));

        var page = await PageAsync($"/vragen/{slug}");

        Assert.Contains("voorbeeld", page.QuerySelector("main .label:not(.good, .koolzaad)")?.TextContent);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.Null(page.QuerySelector("script[type='application/ld+json']"));
    }

    [Fact]
    public async Task Questions_without_an_answer_can_be_asked_for()
    {
        var expected = await InDatabaseAsync(db => db.Questions.CountAsync(question => question.Answers.Count == 0, Cancel));

        var page = await PageAsync("/vragen?antwoord=zonder");

        Assert.StartsWith(expected.ToString(System.Globalization.CultureInfo.InvariantCulture), page.QuerySelector("[role=status] b")!.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("article.result"), row => Assert.Contains("Nog geen antwoord", row.TextContent));
    }

    [Fact]
    public async Task A_question_that_is_not_there_is_not_found()
    {
        using var answer = await Visitor.GetAsync("/vragen/bestaat-niet", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
