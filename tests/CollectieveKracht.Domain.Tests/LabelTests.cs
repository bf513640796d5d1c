namespace CollectieveKracht.Domain.Tests;

public sealed class LabelTests
{
    [Theory]
    [InlineData("nl", "Uitdaging")]
    [InlineData("en", "Challenge")]
    [InlineData("fy", "Uitdaging")]
    [InlineData("", "Uitdaging")]
    public void A_label_is_Dutch_unless_English_is_asked_for(string language, string text)
    {
        var label = new Label("Uitdaging", "Challenge");

        Assert.Equal(text, label.In(language));
    }

    [Theory]
    [InlineData("", "Challenge")]
    [InlineData("Uitdaging", " ")]
    public void A_label_has_a_text_in_both_languages(string nl, string en)
    {
        var naming = () => { _ = new Label(nl, en); };

        Refused.By("label.both-languages", naming);
    }
}
