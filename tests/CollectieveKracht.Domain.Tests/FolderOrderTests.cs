using System.Text.RegularExpressions;

namespace CollectieveKracht.Domain.Tests;

/// <summary>
/// The folders of the domain form a line, so that each can be read and changed with only those before it in mind.
/// </summary>
public sealed partial class FolderOrderTests
{
    private const string Project = "src/CollectieveKracht.Domain";

    // A folder may use those of an earlier rank; the two of the first rank do not know each other.
    private static readonly Dictionary<string, int> Rank = new()
    {
        ["Geography"] = 0,
        ["Accounts"] = 0,
        ["Moderation"] = 1,
        ["Collectives"] = 2,
        ["Challenges"] = 3,
        ["Knowledge"] = 4,
        ["Conversation"] = 5,
        ["Surveys"] = 6,
        ["Insight"] = 7,
    };

    public static IEnumerable<TheoryDataRow<string>> SourceFiles =>
        from path in Directory.EnumerateFiles(Repository.PathTo(Project), "*.cs", SearchOption.AllDirectories)
        let file = Path.GetRelativePath(Repository.PathTo(Project), path)
        where !file.StartsWith("obj", StringComparison.Ordinal) && !file.StartsWith("bin", StringComparison.Ordinal)
        select new TheoryDataRow<string>(file.Replace('\\', '/'));

    [Fact]
    public void Every_folder_has_its_place_in_the_line()
    {
        var folders = SourceFiles.Select(row => FolderOf(row.Data)).Where(folder => folder.Length > 0).Distinct();

        Assert.All(folders, folder => Assert.Contains(folder, Rank.Keys));
    }

    [Theory, MemberData(nameof(SourceFiles))]
    public void A_folder_uses_only_the_folders_before_it(string file)
    {
        var own = FolderOf(file);
        var used = FolderNames().Matches(CodeOf(file)).Select(name => name.Groups["folder"].Value).Where(folder => folder != own);

        var later = used.Where(folder => own.Length == 0 || Rank[folder] >= Rank[own]);

        Assert.Empty(later);
    }

    [Theory, MemberData(nameof(SourceFiles))]
    public void The_namespace_of_a_file_is_its_folder(string file)
    {
        var folder = FolderOf(file);

        var expected = folder.Length == 0 ? "namespace CollectieveKracht.Domain;" : $"namespace CollectieveKracht.Domain.{folder};";

        Assert.Contains(expected, CodeOf(file).Split('\n').Select(line => line.TrimEnd('\r')));
    }

    [Theory, MemberData(nameof(SourceFiles))]
    public void A_file_uses_only_the_framework_and_the_domain(string file)
    {
        var namespaces = UsingLines().Matches(CodeOf(file)).Select(line => line.Groups["namespace"].Value);

        // The figures alone take their distributions from a package (docs/decisions/0008).
        var allowed = FolderOf(file) == "Insight" ? "System|CollectieveKracht\\.Domain|MathNet\\.Numerics" : "System|CollectieveKracht\\.Domain";
        Assert.All(namespaces, used => Assert.Matches($@"^({allowed})(\.|$)", used));
    }

    [Fact]
    public void The_domain_references_one_package_for_distributions_and_no_project()
    {
        var project = File.ReadAllText(Repository.PathTo($"{Project}/CollectieveKracht.Domain.csproj"));

        Assert.Equal(["MathNet.Numerics"], PackageReferences().Matches(project).Select(package => package.Groups["package"].Value));
        Assert.DoesNotMatch("ProjectReference|FrameworkReference|<Reference|<Using", project);
    }

    private static string FolderOf(string file) => Path.GetDirectoryName(file)!;

    private static string CodeOf(string file) => Comments().Replace(File.ReadAllText(Repository.PathTo($"{Project}/{file}")), "");

    [GeneratedRegex(@"\bDomain\.(?<folder>Geography|Accounts|Moderation|Collectives|Challenges|Knowledge|Conversation|Surveys|Insight)\b")]
    private static partial Regex FolderNames();

    [GeneratedRegex(@"^(global )?using (static )?(\w+ = )?(?<namespace>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingLines();

    [GeneratedRegex("PackageReference Include=\"(?<package>[^\"]+)\"")]
    private static partial Regex PackageReferences();

    [GeneratedRegex("//.*")]
    private static partial Regex Comments();
}
