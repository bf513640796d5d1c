namespace CollectieveKracht.Domain.Tests;

internal static class Refused
{
    /// <summary>Asserts that an act is refused, and by which rule.</summary>
    public static void By(string rule, Action act)
    {
        var refusal = Assert.Throws<RuleException>(act);

        Assert.Equal(rule, refusal.Rule);
    }
}
