using CollectieveKracht.Domain.Knowledge;

namespace CollectieveKracht.Domain.Tests.Knowledge;

public sealed class SynonymGroupTests
{
    [Fact]
    public void A_group_keeps_each_word_once_and_records_who_made_it()
    {
        var group = SynonymGroup.Add([" alv", "ALV ", "", "algemene ledenvergadering"], Given.Moderator, Given.Reason);

        Assert.Equal(["alv", "algemene ledenvergadering"], group.Words);
        Assert.Equal(("add", "alv, algemene ledenvergadering", Given.Reason.Text), group.TakeEvents().Select(e => (e.Act, e.After!, e.Why!)).Single());
    }

    [Theory]
    [InlineData("synonyms.two-words", "alv")]
    [InlineData("synonyms.two-words", "alv", "Alv")]
    [InlineData("synonyms.too-many", "alv", "een woordgroep die veel langer is dan iemand ooit in een zoekveld zou typen")]
    public void What_is_no_group_is_refused(string rule, params string[] words) =>
        Refused.By(rule, () => SynonymGroup.Add(words, Given.Moderator, Given.Reason));

    [Fact]
    public void What_came_with_the_platform_keeps_its_words()
    {
        var group = new SynonymGroup(["alv", "ledenvergadering"]);

        Refused.By("synonyms.of-reference", () => group.Change(["alv", "vergadering"], Given.Moderator, Given.Reason));
        group.SwitchOff(Given.Moderator, Given.Reason);
        group.SwitchOff(Given.Moderator, Given.Reason);
        group.SwitchOn(Given.Moderator, Given.Reason);

        Assert.False(group.IsOff);
        Assert.Equal(["switch-off", "switch-on"], group.TakeEvents().Select(e => e.Act));
    }
}
