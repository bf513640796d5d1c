namespace CollectieveKracht.Web.Tests.Features.Search.Words;

/// <summary>The sets of words beside the tests. They grow with every word that is read wrongly.</summary>
internal static class WordFile
{
    public static string[][] Lines(string name) =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "CollectieveKracht.Web.Tests", "Features", "Search", "Words", name))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0).ToArray();
}
