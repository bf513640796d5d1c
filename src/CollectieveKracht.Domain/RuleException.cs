namespace CollectieveKracht.Domain;

/// <summary>
/// A rule of the domain refuses what was asked. <see cref="Rule"/> is its stable name ("area.rule-name"), for which the
/// site has a sentence in each language.
/// </summary>
public sealed class RuleException(string rule) : Exception($"Refused by the rule {rule}.")
{
    public string Rule { get; } = rule;

    /// <summary>Refuses with <paramref name="rule"/> unless <paramref name="holds"/>.</summary>
    public static void Unless(bool holds, string rule)
    {
        if (!holds) throw new RuleException(rule);
    }
}
