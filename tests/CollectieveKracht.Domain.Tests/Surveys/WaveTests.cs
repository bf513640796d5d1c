using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Tests.Surveys;

public sealed class WaveTests
{
    [Fact]
    public void What_a_wave_does_not_state_is_absent_and_not_zero()
    {
        var wave = Wave();

        wave.State(Figure("challenge:leiderschap", 30, FigureUnit.Count, of: 59));

        Assert.Equal(["challenge:leiderschap"], wave.Figures.Select(figure => figure.Subject));
    }

    [Fact]
    public void A_figure_is_stated_once()
    {
        var wave = Wave();
        wave.State(Figure("challenge:leiderschap", 30, FigureUnit.Count, of: 59));

        var again = () => wave.State(Figure("challenge:leiderschap", 31, FigureUnit.Count, of: 59));

        Refused.By("figure.stated-twice", again);
        Assert.Equal(30, wave.Figures.Single().Value);
    }

    [Fact]
    public void The_same_subject_may_be_stated_within_groups_and_in_another_unit()
    {
        var wave = Wave();

        wave.State(Figure("challenge:ledenwerving", 40, FigureUnit.Count, of: 59));
        wave.State(Figure("challenge:ledenwerving", 68, FigureUnit.Percent, of: 59));
        wave.State(Figure("challenge:ledenwerving", 8, FigureUnit.Count, of: null, within: "sector:energie"));

        Assert.Equal(3, wave.Figures.Count);
    }

    [Theory]
    [InlineData(100.1)]
    [InlineData(1000)]
    public void A_percentage_is_at_most_a_hundred(decimal value)
    {
        var stating = () => { Figure("legal-form:cooperatie", value, FigureUnit.Percent, of: 59); };

        Refused.By("figure.percent", stating);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(2.5)]
    public void A_count_is_a_whole_number_within_its_n(decimal value)
    {
        var stating = () => { Figure("challenge:leiderschap", value, FigureUnit.Count, of: 59); };

        Refused.By("figure.count", stating);
    }

    [Theory]
    [InlineData(FigureUnit.Count)]
    [InlineData(FigureUnit.Percent)]
    [InlineData(FigureUnit.Score)]
    public void A_figure_is_not_below_zero(FigureUnit unit)
    {
        var stating = () => { Figure("challenge:leiderschap", -1, unit, of: null); };

        Refused.By("figure.negative", stating);
    }

    [Theory]
    [InlineData(0, FigureUnit.Percent)]
    [InlineData(100, FigureUnit.Percent)]
    [InlineData(59, FigureUnit.Count)]
    [InlineData(0, FigureUnit.Count)]
    [InlineData(4.94, FigureUnit.Score)]
    public void A_figure_at_the_edge_is_accepted(decimal value, FigureUnit unit)
    {
        var figure = Figure("category:interne-werking", value, unit, of: 59);

        Assert.Equal(value, figure.Value);
    }

    private static Wave Wave() => new("2020", new Label("Peiling 2020", "Survey 2020"), 2020, "Verslag");

    private static PublishedFigure Figure(string subject, decimal value, FigureUnit unit, int? of, string? within = null) =>
        new(Measure.RespondentsWithChallenge, Panel.Survey, subject, within, value, unit, of, Exactness.Exact, "Figuur 7");
}
