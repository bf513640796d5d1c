using System.Text.RegularExpressions;

namespace CollectieveKracht.Domain.Tests.Knowledge;

/// <summary>The arrows of a Mermaid state diagram in a document.</summary>
internal static partial class Diagram
{
    public static IEnumerable<(string From, string To, string Method)> ArrowsIn(string document, string heading) =>
        Repository.Section(document, heading)
            .Select(line => Arrow().Match(line))
            .Where(arrow => arrow.Success)
            .Select(arrow => (arrow.Groups["from"].Value, arrow.Groups["to"].Value, arrow.Groups["method"].Value));

    [GeneratedRegex(@"^\s*(?<from>\w+) --> (?<to>\w+): (?<method>\w+)$")]
    private static partial Regex Arrow();
}
