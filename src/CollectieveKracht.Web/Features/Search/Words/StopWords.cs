using System.Collections.Frozen;

namespace CollectieveKracht.Web.Features.Search.Words;

/// <summary>
/// Words that nearly every text holds. Short on purpose: "Stichting DOEN", "over de muur" and "veel leden" must be found by
/// the words they have.
/// </summary>
internal static class StopWords
{
    public static readonly FrozenSet<string> Dutch = Words(
        """
        de het een en of die dat dit deze er te ten ter der des den in op aan van voor met bij om als dan maar ook nog al is zijn was waren
        ben bent wordt worden werd heb hebt heeft hebben had zal zou kan kun kunt kunnen ik je jij u we wij ze zij hij hem haar hen
        hun ons onze mijn jouw uw me mij zich wat wie hoe waar welk welke wanneer naar uit n t s
        """);

    public static readonly FrozenSet<string> English = Words(
        """
        a an the and or of to in on at by for with from as is are was were be been being it its this that these those there i you he she we
        they me him her us them my your his our their do does did has have had will would can could should what which who how when
        where not so if than then but s t
        """);

    private static FrozenSet<string> Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
