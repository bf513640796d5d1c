using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Insight;

/// <summary>
/// Two answers that were given together. Support is the share of the respondents that gave both; confidence the share of those with the one that
/// gave the other too; lift how many times as often both were given as if they had nothing to do with each other: n × both / (one × other).
/// </summary>
/// <remarks>
/// R. Agrawal, T. Imieliński and A. Swami (1993), Proceedings of ACM SIGMOD, 207-216, for support and confidence; S. Brin, R. Motwani
/// and C. Silverstein (1997), Proceedings of ACM SIGMOD, 265-276, for lift (there "interest").
/// </remarks>
/// <param name="CorrectedP">The p-value, corrected for the number of pairs that were tested.</param>
public sealed record Together(
    Subject One, Subject Other, int Both, int OneCount, int OtherCount, int Base, Association Association, double CorrectedP)
{
    /// <summary>The fewest respondents with both for a pair to be told of.</summary>
    public const int FewestBoth = 5;

    public double Support => (double)Both / Base;

    /// <summary>Of those with the one, the share with the other.</summary>
    public double ConfidenceOfOther => (double)Both / OneCount;

    /// <summary>Of those with the other, the share with the one.</summary>
    public double ConfidenceOfOne => (double)Both / OtherCount;

    public double Lift => (double)Base * Both / OneCount / OtherCount;

    /// <summary>
    /// The 95% interval of the lift by the log method, exp(ln lift ± z s), with s² = 1/both − 1/one − 1/other + (2 lift − 1)/n, which the
    /// delta method gives for the logarithm of p₁₁ / (p₁₊ p₊₁) in a multinomial sample. It is an approximation, good from some five with both.
    /// </summary>
    /// <remarks>
    /// A. Agresti (2013), Categorical Data Analysis, section 16.1 (delta method); the log method as D. Katz, J. Baptista, S.P. Azen and
    /// M.C. Pike (1978), Biometrics 34, 469-474, have it for the ratio of two risks.
    /// </remarks>
    public (double Low, double High) LiftInterval
    {
        get
        {
            var variance = 1.0 / Both - 1.0 / OneCount - 1.0 / OtherCount + (2 * Lift - 1) / Base;
            var factor = Math.Exp(StandardNormal.Quantile(StandardNormal.Confidence) * Math.Sqrt(Math.Max(0, variance)));
            return (Lift / factor, Lift * factor);
        }
    }

    /// <summary>
    /// The pairs that enough respondents of a group gave both of, those first of which the lift is surely highest (by the lower end of its
    /// interval). All pairs that could be tested count for the correction, also those that are not told of.
    /// </summary>
    public static IReadOnlyList<Together> Of(
        AnswerTable table, IEnumerable<Subject> subjects, RespondentGroup within, Correction correction = Correction.BenjaminiHochberg)
    {
        var tested = Tested([.. subjects.Distinct().Order().Select(subject => (subject, table.Of(subject).And(within)))], within.Count);
        var corrected = MultipleTesting.Correct([.. tested.Select(pair => pair.Association.P)], correction);
        return
        [
            .. tested.Zip(corrected, (pair, p) => pair with { CorrectedP = p })
                .Where(pair => pair.Both >= FewestBoth)
                .OrderByDescending(pair => pair.LiftInterval.Low).ThenBy(pair => pair.One).ThenBy(pair => pair.Other),
        ];
    }

    private static List<Together> Tested(IReadOnlyList<(Subject Subject, RespondentGroup Respondents)> answers, int n)
    {
        var pairs =
            from one in answers.Index()
            from other in answers.Skip(one.Index + 1)
            let both = one.Item.Respondents.CountWith(other.Respondents)
            let association = Association.OfTwo(both, one.Item.Respondents.Count, other.Respondents.Count, n)
            where association is not null
            select new Together(
                one.Item.Subject, other.Subject, both, one.Item.Respondents.Count, other.Respondents.Count, n, association, association.P);
        return [.. pairs];
    }
}
