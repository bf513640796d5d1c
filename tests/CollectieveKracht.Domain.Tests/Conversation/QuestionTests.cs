using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Conversation;

namespace CollectieveKracht.Domain.Tests.Conversation;

public sealed class QuestionTests
{
    private static readonly Collective Asker = Given.VerifiedCollective("Eigen Kracht");
    private static readonly Collective Helper = Given.VerifiedCollective("Buurkracht");

    [Fact]
    public void A_new_question_has_no_accepted_answer()
    {
        var question = Question();

        question.Reply(Helper, "Begin klein.", "<p>Begin klein.</p>", Given.Now);

        Assert.DoesNotContain(question.Answers, answer => answer.IsAccepted);
    }

    [Fact]
    public void Accepting_another_answer_moves_the_mark()
    {
        var question = Question();
        var first = question.Reply(Helper, "Begin klein.", "<p>Begin klein.</p>", Given.Now);
        var second = question.Reply(Helper, "Vraag de provincie.", "<p>Vraag de provincie.</p>", Given.Now);
        question.Accept(first);

        question.Accept(second);

        Assert.Equal([second], question.Answers.Where(answer => answer.IsAccepted));
    }

    [Fact]
    public void An_answer_to_another_question_is_not_accepted()
    {
        var question = Question();
        var accepted = question.Reply(Helper, "Begin klein.", "<p>Begin klein.</p>", Given.Now);
        question.Accept(accepted);
        var elsewhere = Question().Reply(Helper, "Ergens anders.", "<p>Ergens anders.</p>", Given.Now);

        var accepting = () => question.Accept(elsewhere);

        Refused.By("question.other-answer", accepting);
        Assert.True(accepted.IsAccepted);
        Assert.False(elsewhere.IsAccepted);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void An_answer_says_something(string body)
    {
        var question = Question();

        var replying = () => { question.Reply(Helper, body, "", Given.Now); };

        Refused.By("question.answer-empty", replying);
        Assert.Empty(question.Answers);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(151)]
    public void A_question_has_a_title_with_an_end(int length)
    {
        var asking = () => { _ = Question(new string('a', length)); };

        Refused.By("question.title", asking);
    }

    [Fact]
    public void A_question_of_an_example_collective_is_an_example()
    {
        var example = new Collective("voorbeeld", "Voorbeeld", "Bedacht.", Given.Municipality("GM0957", "Roermond"), isExample: true);

        var question = new Question("vraag", "Hoe begin je?", "", "", example, [], Given.Now);

        Assert.True(question.IsExample);
    }

    private static Question Question(string title = "Hoe vind je een nieuwe penningmeester?") =>
        new("nieuwe-penningmeester", title, "", "", Asker, [], Given.Now);
}
