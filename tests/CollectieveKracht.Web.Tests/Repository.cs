namespace CollectieveKracht.Web.Tests;

/// <summary>The source as it lies on disk, for the tests that read it.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Web => Path.Combine(Root, "src", "CollectieveKracht.Web");

    public static string Domain => Path.Combine(Root, "src", "CollectieveKracht.Domain");

    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CollectieveKracht.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
