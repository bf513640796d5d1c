using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Domain.Tests.Collectives;

public sealed class TermTests
{
    [Fact]
    public void A_term_of_the_first_version_is_of_2020()
    {
        Assert.Equal("2020", Vocabulary.Cooperative.Version);
    }

    [Fact]
    public void A_mapping_goes_from_one_version_of_a_list_to_another()
    {
        var later = new Term(Characteristic.LegalForm, "cooperatie", Vocabulary.Cooperative.Name, 0, version: "2027");

        var mapping = new TermMapping(Vocabulary.Cooperative, later);

        Assert.Equal(("2020", "2027"), (mapping.From.Version, mapping.To.Version));
    }

    [Fact]
    public void A_mapping_stays_within_one_characteristic()
    {
        var later = new Term(Characteristic.WorkingArea, "cooperatie", Vocabulary.Cooperative.Name, 0, version: "2027");

        var mapping = () => { _ = new TermMapping(Vocabulary.Cooperative, later); };

        Refused.By("term.mapping", mapping);
    }

    [Fact]
    public void A_mapping_within_one_version_is_refused()
    {
        var mapping = () => { _ = new TermMapping(Vocabulary.Cooperative, Vocabulary.Foundation); };

        Refused.By("term.mapping", mapping);
    }
}
