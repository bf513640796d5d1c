using CollectieveKracht.Domain.Insight;
using CsCheck;

namespace CollectieveKracht.Domain.Tests.Insight;

public sealed class MultipleTestingTests
{
    // The 15 p-values of Y. Benjamini and Y. Hochberg (1995), section 4.1.
    private static readonly double[] Published =
        [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000];

    private const double Rounding = 1e-15;

    [Theory]
    [InlineData(Correction.None, 9)]
    [InlineData(Correction.Bonferroni, 3)]
    [InlineData(Correction.BenjaminiHochberg, 4)]
    public void At_five_percent_it_leaves_as_many_findings_as_Benjamini_and_Hochberg_published(Correction correction, int findings) =>
        Assert.Equal(findings, MultipleTesting.Correct(Published, correction).Count(p => p <= 0.05));

    [Fact]
    public void Corrected_values_never_fall_below_their_own_and_keep_their_order() => Gen.Double[0, 1].Array[0, 30].Sample(pValues =>
    {
        var corrected = MultipleTesting.Correct(pValues, Correction.BenjaminiHochberg);
        var bonferroni = MultipleTesting.Correct(pValues, Correction.Bonferroni);

        var inOrder = Enumerable.Range(0, pValues.Length).OrderBy(place => pValues[place]).Select(place => corrected[place]).ToList();
        return pValues.Zip(corrected, bonferroni).All(p => p.First <= p.Second + Rounding && p.Second <= p.Third + Rounding && p.Third <= 1)
            && inOrder.Order().SequenceEqual(inOrder);
    });
}
