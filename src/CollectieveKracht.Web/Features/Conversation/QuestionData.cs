using CollectieveKracht.Web.Platform.Html;
using CollectieveKracht.Web.Platform.Markdown;
using Microsoft.AspNetCore.Html;

namespace CollectieveKracht.Web.Features.Conversation;

/// <summary>What search engines are told of a question. Never of an example: it was not asked.</summary>
internal static class QuestionData
{
    public static IHtmlContent Script(QuestionView question) => StructuredData.Script("QAPage", new()
    {
        ["mainEntity"] = StructuredData.Thing("Question", new()
        {
            ["name"] = question.Title,
            ["text"] = HtmlText.Plain(question.BodyHtml),
            ["dateCreated"] = question.AskedAt,
            ["author"] = Author(question.AskedBy),
            ["answerCount"] = question.Answers.Count,
            ["acceptedAnswer"] = question.Answers.Where(answer => answer.IsAccepted).Select(Answer).FirstOrDefault(),
            ["suggestedAnswer"] = question.Answers.Where(answer => !answer.IsAccepted).Select(Answer).ToList(),
        }),
    });

    private static Dictionary<string, object?> Answer(AnswerView answer) => StructuredData.Thing("Answer", new()
    {
        ["text"] = HtmlText.Plain(answer.BodyHtml),
        ["dateCreated"] = answer.GivenAt,
        ["author"] = Author(answer.By),
    });

    private static Dictionary<string, object?> Author(Writer writer) =>
        StructuredData.Thing("Organization", new() { ["name"] = writer.Name });
}
