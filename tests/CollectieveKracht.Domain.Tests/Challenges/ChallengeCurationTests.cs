using CollectieveKracht.Domain.Challenges;

namespace CollectieveKracht.Domain.Tests.Challenges;

public sealed class ChallengeCurationTests
{
    private static readonly ChallengeCategory Category = new("interne-werking", new Label("Interne werking", "Internal functioning"), 0);

    private static readonly ChallengeWording Wording = new(new Label("Ver weg", "Far away"), new Label("Hoe?", "How?"), "Omdat.", "<p>Omdat.</p>", ["afstand"]);

    [Fact]
    public void What_came_from_the_report_keeps_its_wording_and_its_code_under_another_name()
    {
        var challenge = Given.Challenge("leiderschap");

        challenge.Rename(new Label("Wie leidt", "Who leads"), "wie-leidt", Given.Moderator, Given.Reason);

        Assert.Equal(("Wie leidt", "leiderschap", "leiderschap", "wie-leidt"), (challenge.ShortName.Nl, challenge.Name.Nl, challenge.Code, challenge.Slug));
        Assert.Equal(("rename", "leiderschap / leiderschap", "Wie leidt / Who leads"), challenge.TakeEvents().Select(e => (e.Act, e.Before, e.After)).Single());
    }

    [Fact]
    public void What_was_added_since_is_wholly_renamed_and_no_figure_of_2020_is_its_own()
    {
        var challenge = Challenge.Add("ver-weg", Wording, Category, 9, "2026", Given.Moderator, Given.Reason);

        challenge.Rename(new Label("Dichtbij", "Near"), "dichtbij", Given.Moderator, Given.Reason);

        Assert.Equal(("Dichtbij", "Dichtbij", "2026"), (challenge.ShortName.Nl, challenge.Name.Nl, challenge.Version));
    }

    [Fact]
    public void A_name_or_text_that_is_too_long_is_refused()
    {
        var challenge = Given.Challenge("leiderschap");
        var (longName, longText) = (new string('a', Challenge.LongestName + 1), new string('a', Challenge.LongestSummary + 1));

        Refused.By("challenge.name", () => challenge.Rename(new Label(longName, "x"), "x", Given.Moderator, Given.Reason));
        Refused.By("challenge.summary", () => challenge.Rewrite(Wording with { Summary = new Label(longText, "x") }, Given.Moderator, Given.Reason));
        Refused.By("challenge.body", () => challenge.Rewrite(Wording with { BodyMarkdown = " " }, Given.Moderator, Given.Reason));
    }

    [Fact]
    public void Rewriting_is_recorded_with_what_it_said_and_only_when_something_changed()
    {
        var challenge = Challenge.Add("ver-weg", Wording, Category, 9, "2026", Given.Moderator, Given.Reason);
        challenge.TakeEvents();

        challenge.Rewrite(Wording, Given.Moderator, Given.Reason);
        challenge.Rewrite(Wording with { BodyMarkdown = "Daarom." }, Given.Moderator, Given.Reason);

        var rewritten = Assert.Single(challenge.TakeEvents());
        Assert.Contains("Omdat.", rewritten.Before, StringComparison.Ordinal);
        Assert.Contains("Daarom.", rewritten.After, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_retired_names_what_to_use_instead_until_it_is_brought_back()
    {
        var (old, other) = (Given.Challenge("oud"), Given.Challenge("ander"));

        Refused.By("challenge.instead", () => old.Retire(Given.Moderator, "Dubbel.", old));
        old.Retire(Given.Moderator, "Dubbel.", other);
        var successor = old.SuccessorId;
        old.BringBack(Given.Moderator, Given.Reason);

        Assert.Equal(other.Id, successor);
        Assert.False(old.IsRetired);
        Assert.Null(old.SuccessorId);
        Refused.By("challenge.not-retired", () => old.BringBack(Given.Moderator, Given.Reason));
    }

    [Fact]
    public void What_was_merged_is_found_by_its_name_and_nothing_changes_in_it_any_more()
    {
        var (stays, goes, third) = (Given.Challenge("blijft"), Given.Challenge("gaat"), Given.Challenge("derde"));
        goes.RelateTo(stays);
        goes.RelateTo(third);
        third.RelateTo(goes);

        stays.Merge(goes, Given.Moderator, Given.Reason);
        third.Follow(goes, stays);

        Assert.Contains("gaat", stays.SearchWords);
        Assert.Equal([third], stays.Related);
        Assert.Equal([stays], third.Related);
        Assert.True(goes is { IsRetired: true, IsMerged: true } && goes.SuccessorId == stays.Id);
        Refused.By("challenge.merged", () => goes.Rename(new Label("x", "x"), "x", Given.Moderator, Given.Reason));
        Refused.By("challenge.merged", () => goes.BringBack(Given.Moderator, Given.Reason));
        Refused.By("challenge.retired", () => third.Merge(goes, Given.Moderator, Given.Reason));
    }

    [Fact]
    public void Nothing_is_merged_with_itself_or_into_what_is_retired()
    {
        var (one, other) = (Given.Challenge("een"), Given.Challenge("ander"));
        one.Retire(Given.Moderator, "Weg.");

        Refused.By("challenge.merge-with-itself", () => other.Merge(other, Given.Moderator, Given.Reason));
        Refused.By("challenge.retired", () => one.Merge(other, Given.Moderator, Given.Reason));
    }

    [Fact]
    public void What_was_replaced_by_a_merged_challenge_is_replaced_by_the_one_that_stays()
    {
        var (stays, goes, retired) = (Given.Challenge("blijft"), Given.Challenge("gaat"), Given.Challenge("oud"));
        retired.Retire(Given.Moderator, "Dubbel.", goes);

        stays.Merge(goes, Given.Moderator, Given.Reason);
        retired.Follow(goes, stays);

        Assert.Equal(stays.Id, retired.SuccessorId);
        Refused.By("challenge.not-merged", () => retired.Follow(stays, goes));
    }

    [Fact]
    public void A_chain_that_has_both_keeps_one_and_leaves_no_step_empty()
    {
        var (stays, goes, last) = (Given.Challenge("blijft"), Given.Challenge("gaat"), Given.Challenge("laatst"));
        var (both, one) = (new Chain("beide", new Label("Beide", "Both")), new Chain("een", new Label("Een", "One")));
        foreach (var challenge in new[] { stays, goes, last }) both.ThenAnyOf(challenge);
        one.ThenAnyOf(goes);
        stays.Merge(goes, Given.Moderator, Given.Reason);

        both.Follow(goes, stays);
        one.Follow(goes, stays);

        Assert.Equal([(1, "blijft"), (2, "laatst")], both.Links.Select(link => (link.Step, link.Slug)));
        Assert.Equal([(1, "blijft")], one.Links.Select(link => (link.Step, link.Slug)));
    }

    [Theory]
    [InlineData(RecognitionState.PlaysNow, RecognitionState.Solved, RecognitionState.PlaysNow)]
    [InlineData(RecognitionState.PlayedBefore, RecognitionState.PlaysNow, RecognitionState.PlaysNow)]
    [InlineData(RecognitionState.PlayedBefore, RecognitionState.Solved, RecognitionState.Solved)]
    [InlineData(RecognitionState.PlayedBefore, RecognitionState.PlayedBefore, RecognitionState.PlayedBefore)]
    public void Of_two_recognitions_the_strongest_stays(RecognitionState one, RecognitionState other, RecognitionState strongest)
    {
        Assert.Equal(strongest, Recognition.Strongest(one, other));
        Assert.Equal(strongest, Recognition.Strongest(other, one));
    }
}
