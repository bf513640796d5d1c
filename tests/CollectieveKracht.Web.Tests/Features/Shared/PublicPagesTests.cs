using System.Text.RegularExpressions;
using CollectieveKracht.Web.Features.Shared;

namespace CollectieveKracht.Web.Tests.Features.Shared;

public sealed partial class PublicPagesTests
{
    [Fact]
    public void Every_parameter_that_a_page_reads_is_known_to_the_cache()
    {
        var read = Repository.Files(Path.Combine(Repository.Web, "Features"), "*.cs")
            .SelectMany(file => Parameter().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value))
            .Distinct();

        Assert.Subset(PublicPages.Parameters.ToHashSet(), read.ToHashSet());
    }

    /// <summary>As in <c>Query["q"]</c> and <c>ReadOne("soort", …)</c>.</summary>
    [GeneratedRegex("""(?:Query\[|ReadOne\(|ReadPage\(|View = |Parameter = )"(?<name>[a-z]+)["]""")]
    private static partial Regex Parameter();
}
