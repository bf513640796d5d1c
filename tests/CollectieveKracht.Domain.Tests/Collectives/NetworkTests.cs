namespace CollectieveKracht.Domain.Tests.Collectives;

public sealed class NetworkTests
{
    private static readonly Label Summary = new("Koepel van energiecoöperaties.", "Umbrella of energy co-operatives.");

    [Fact]
    public void A_network_works_in_sectors()
    {
        var network = Given.Network("Energie Samen");

        network.Describe(Summary, "", "", "https://energiesamen.example", "Verslag", [Vocabulary.Sector("energie")]);

        Assert.Equal("energie", network.Sectors.Single().Slug);
    }

    [Fact]
    public void A_refused_description_leaves_the_network_as_it_was()
    {
        var network = Given.Network("Energie Samen");
        network.Describe(Summary, "", "", website: null, "Verslag", [Vocabulary.Sector("energie")]);

        Refused.By("collective.characteristic", () => network.Describe(Summary, "", "", null, "Elders", [Vocabulary.Cooperative]));
        Refused.By("address.not-on-the-web", () => network.Describe(Summary, "", "", "ftp://energiesamen.example", "Elders", []));

        Assert.Equal(("energie", "Verslag"), (network.Sectors.Single().Slug, network.Source));
    }
}
