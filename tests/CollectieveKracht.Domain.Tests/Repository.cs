namespace CollectieveKracht.Domain.Tests;

/// <summary>The files of the project, for tests that hold code and documents side by side.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    public static string PathTo(string path) => Path.Combine(Root, path);

    /// <summary>The lines of a document under one heading, up to the next heading of the same level.</summary>
    public static IReadOnlyList<string> Section(string document, string heading)
    {
        var level = heading[..(heading.IndexOf(' ', StringComparison.Ordinal) + 1)];
        return
        [
            .. File.ReadLines(PathTo(document))
                .SkipWhile(line => line != heading)
                .Skip(1)
                .TakeWhile(line => !line.StartsWith(level, StringComparison.Ordinal)),
        ];
    }

    /// <summary>The cells of the Markdown table under a heading, without its head.</summary>
    public static IReadOnlyList<string[]> Table(string document, string heading) =>
    [
        .. Section(document, heading)
            .Where(line => line.StartsWith('|'))
            .Skip(2)
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CollectieveKracht.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run inside a checkout of the project.");
        return folder.FullName;
    }
}
