using CollectieveKracht.Domain.Knowledge;

namespace CollectieveKracht.Domain.Tests.Knowledge;

public sealed class GlossaryTermTests
{
    private static readonly Reading OfCollectives = new(Community.Collectives, "Beter worden in het eigen werk.", "Getting better at one's own work.", "Verslag");
    private static readonly Reading OfResearch = new(Community.Research, "Betaalde krachten aannemen.", "Hiring staff.", "Verslag");

    [Fact]
    public void A_term_is_explained_by_the_readings_of_two_communities()
    {
        var term = Term();

        Explain(term, OfCollectives, OfResearch);

        Assert.Equal([Community.Collectives, Community.Research], term.Readings.Select(reading => reading.Community));
    }

    [Fact]
    public void One_reading_is_not_a_difference()
    {
        var term = Term();

        var explaining = () => Explain(term, OfCollectives);

        Refused.By("glossary.two-readings", explaining);
        Assert.Empty(term.Readings);
    }

    [Fact]
    public void Two_readings_of_one_community_are_not_a_difference()
    {
        var term = Term();

        var explaining = () => Explain(term, OfCollectives, OfCollectives with { Nl = "Een vak leren." });

        Refused.By("glossary.two-readings", explaining);
    }

    [Fact]
    public void The_readings_of_a_term_do_not_change_with_the_list_they_came_in()
    {
        var term = Term();
        List<Reading> list = [OfCollectives, OfResearch];
        term.Explain(new Label("Kort", "Short"), "", "", [], list, []);

        list.Clear();

        Assert.Equal(2, term.Readings.Count);
    }

    [Fact]
    public void Word_forms_are_kept_in_lower_case_and_once()
    {
        var term = Term();

        term.Explain(new Label("Kort", "Short"), "", "", ["Professionalisering", "professionalisering", "professionaliseren"], [OfCollectives, OfResearch], []);

        Assert.Equal(["professionalisering", "professionaliseren"], term.Forms);
    }

    [Theory]
    [InlineData("nl", "Betaalde krachten aannemen.")]
    [InlineData("en", "Hiring staff.")]
    public void A_reading_is_there_in_both_languages(string language, string text)
    {
        Assert.Equal(text, OfResearch.In(language));
    }

    private static GlossaryTerm Term() => new("professionalisering", new Label("professionalisering", "professionalisation"));

    private static void Explain(GlossaryTerm term, params Reading[] readings) => term.Explain(new Label("Kort", "Short"), "", "", [], readings, []);
}
