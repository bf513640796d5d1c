using CollectieveKracht.Domain.Challenges;

namespace CollectieveKracht.Domain.Tests.Challenges;

public sealed class ChallengeTests
{
    [Fact]
    public void A_challenge_stands_under_its_category()
    {
        var category = new ChallengeCategory("ledendynamiek", new Label("Ledendynamiek", "Member dynamics"), 1);

        var challenge = new Challenge("ledenwerving", new Label("Ledenwerving", "Recruiting members"), category, 3);

        Assert.Equal((category, "ledendynamiek", 3), (challenge.Category, challenge.CategorySlug, challenge.Position));
    }

    [Fact]
    public void A_challenge_keeps_the_wording_of_the_report_beside_a_short_name()
    {
        var challenge = Given.Challenge("leiderschap");

        challenge.Describe(new Label("Leiderschap", "Leadership"), new Label("Wie volgt op?", "Who succeeds?"), "", "", ["bestuur"]);

        Assert.Equal(("leiderschap", "Leiderschap"), (challenge.Name.Nl, challenge.ShortName.Nl));
    }

    [Fact]
    public void A_challenge_is_related_to_another_once()
    {
        var challenge = Given.Challenge("leiderschap");
        var other = Given.Challenge("professionaliteit");

        challenge.RelateTo(other);
        challenge.RelateTo(other);

        Assert.Equal([other], challenge.Related);
    }

    [Fact]
    public void A_challenge_is_not_related_to_itself()
    {
        var challenge = Given.Challenge("leiderschap");

        var relating = () => challenge.RelateTo(challenge);

        Refused.By("challenge.related-to-itself", relating);
    }

    [Fact]
    public void Retiring_a_challenge_is_recorded_with_its_reason_and_happens_once()
    {
        var challenge = Given.Challenge("profit-organisatie");

        Refused.By("moderation.reason-needed", () => challenge.Retire(Given.Moderator, ""));
        challenge.Retire(Given.Moderator, "Valt samen met het businessmodel.");
        Refused.By("challenge.already-retired", () => challenge.Retire(Given.Moderator, "Nog eens."));

        Assert.True(challenge.IsRetired);
        Assert.Equal(("retire", "Valt samen met het businessmodel."), challenge.TakeEvents().Select(e => (e.Act, e.Why)).Single());
    }

    [Fact]
    public void A_collective_recognises_a_challenge_from_a_moment_on()
    {
        var collective = Given.Collective();
        var challenge = Given.Challenge("leiderschap");

        var recognition = new Recognition(collective, challenge, RecognitionState.PlaysNow, Given.Now);

        Assert.Equal(
            (collective.Id, challenge.Id, RecognitionState.PlaysNow, Given.Now),
            (recognition.CollectiveId, recognition.ChallengeId, recognition.State, recognition.ChangedAt));
    }
}
