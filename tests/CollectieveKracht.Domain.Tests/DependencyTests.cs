using System.Xml.Linq;

namespace CollectieveKracht.Domain.Tests;

public sealed class DependencyTests
{
    [Fact]
    public void Every_package_has_its_reason_and_its_licence_in_the_documents()
    {
        var reasons = File.ReadAllText(Repository.PathTo("docs/dependencies.md"));
        var packages = XDocument.Load(Repository.PathTo("Directory.Packages.props")).Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value).ToList();

        var untold = packages.Where(package => !reasons.Split([' ', ',', '\n']).Contains(package));

        Assert.NotEmpty(packages);
        Assert.Empty(untold);
    }
}
