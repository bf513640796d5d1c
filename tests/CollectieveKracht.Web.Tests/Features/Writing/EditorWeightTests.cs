using System.IO.Compression;
using System.Text.RegularExpressions;

namespace CollectieveKracht.Web.Tests.Features.Writing;

/// <summary>What the page to write loads beyond the scripts of every page.</summary>
[Trait("Trust", "T35")]
public sealed partial class EditorWeightTests
{
    private static readonly string Root = Path.Combine(Repository.Web, "wwwroot", "js");

    /// <summary>The design allows 60 kB. That takes one file made smaller by a tool, and ours are served as they are written: docs/writing.md.</summary>
    [Fact]
    public void The_scripts_to_write_with_stay_under_73_kB_compressed_of_which_half_is_ours()
    {
        var sizes = Needed(["writing.js", "editor.js"]).ToDictionary(file => file, Compressed);

        Assert.Contains(sizes, size => size.Key.Contains("/lib/editor/", StringComparison.Ordinal));
        Assert.InRange(sizes.Where(size => size.Key.Contains("/lib/", StringComparison.Ordinal)).Sum(size => size.Value), 1, 37_500);
        Assert.InRange(sizes.Values.Sum(), 1, 73_000);
    }

    /// <summary>These, and all that they import.</summary>
    private static HashSet<string> Needed(IEnumerable<string> names)
    {
        var (found, waiting) = (new HashSet<string>(), new Queue<string>(names.Select(name => Path.Combine(Root, name))));
        while (waiting.TryDequeue(out var file))
        {
            if (!found.Add(file)) continue;
            foreach (Match import in Imports().Matches(File.ReadAllText(file))) waiting.Enqueue(Path.GetFullPath(import.Groups[1].Value, Path.GetDirectoryName(file)!));
        }

        return found;
    }

    private static long Compressed(string file)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(File.ReadAllBytes(file));
        return bytes.Length;
    }

    [GeneratedRegex("""from "(\.[^"]+)";""")]
    private static partial Regex Imports();
}
