using CollectieveKracht.Domain.Challenges;

namespace CollectieveKracht.Domain.Tests.Challenges;

public sealed class ChainTests
{
    [Fact]
    public void A_chain_counts_its_steps_from_one()
    {
        var chain = Chain();

        chain.ThenAnyOf(Given.Challenge("opschalen"));
        chain.ThenOwnStep("behoud-van-eigenheid", new Label("Behoud van eigenheid", "Keeping one's own character"));
        chain.ThenAnyOf(Given.Challenge("ledenwerving"));

        Assert.Equal([(1, "opschalen"), (2, "behoud-van-eigenheid"), (3, "ledenwerving")], chain.Links.Select(link => (link.Step, link.Slug)));
    }

    [Fact]
    public void Challenges_that_may_each_come_next_share_a_step()
    {
        var chain = Chain();
        chain.ThenAnyOf(Given.Challenge("professionaliteit"));

        chain.ThenAnyOf(Given.Challenge("beperkte-sectorale-visie"), Given.Challenge("regelgeving"));
        chain.ThenAnyOf(Given.Challenge("erkenning"));

        Assert.Equal([1, 2, 2, 3], chain.Links.Select(link => link.Step));
    }

    [Fact]
    public void An_own_step_has_a_name_and_no_challenge()
    {
        var chain = Chain();

        chain.ThenOwnStep("behoud-van-eigenheid", new Label("Behoud van eigenheid", "Keeping one's own character"));

        var link = Assert.Single(chain.Links);
        Assert.Null(link.Challenge);
        Assert.Equal("Behoud van eigenheid", link.OwnName!.Nl);
    }

    [Fact]
    public void A_step_leads_somewhere()
    {
        var adding = () => Chain().ThenAnyOf([]);

        Refused.By("chain.empty-step", adding);
    }

    [Fact]
    public void A_challenge_comes_once_in_a_chain()
    {
        var chain = Chain();
        chain.ThenAnyOf(Given.Challenge("opschalen"));

        Refused.By("chain.repeated", () => chain.ThenAnyOf(Given.Challenge("ledenwerving"), Given.Challenge("opschalen")));
        Refused.By("chain.repeated", () => chain.ThenAnyOf(Given.Challenge("regelgeving"), Given.Challenge("regelgeving")));

        Assert.Single(chain.Links);
    }

    private static Chain Chain() => new("van-geld-naar-regels", new Label("Van geld naar regels", "From money to rules"));
}
