using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace CollectieveKracht.Web.Data.Seed;

/// <summary>A Markdown file with front matter of a given shape.</summary>
/// <param name="Slug">Its name without the extension.</param>
/// <param name="Facts">The front matter.</param>
/// <param name="Body">The Markdown below it.</param>
public sealed record ContentFile<TFacts>(string Slug, TFacts Facts, string Body);

/// <summary>Reads the Markdown files under Data/Seed/Content. docs/content.md describes their front matter.</summary>
public static class ContentFile
{
    private const string Fence = "---\n";

    private static readonly IDeserializer Yaml =
        new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();

    /// <summary>All files of a folder, in the order of their names.</summary>
    /// <exception cref="InvalidDataException">A file has no front matter, or front matter that does not fit.</exception>
    public static IReadOnlyList<ContentFile<TFacts>> ReadAll<TFacts>(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).Select(Read<TFacts>)];

    public static ContentFile<TFacts> Read<TFacts>(string path)
    {
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var end = text.IndexOf("\n" + Fence, StringComparison.Ordinal);
        if (!text.StartsWith(Fence, StringComparison.Ordinal) || end < 0)
            throw new InvalidDataException($"{Path.GetFileName(path)} has no front matter between lines of three hyphens.");

        try
        {
            var facts = Yaml.Deserialize<TFacts>(text[Fence.Length..end]);
            return new(Path.GetFileNameWithoutExtension(path), facts, text[(end + 1 + Fence.Length)..].Trim());
        }
        catch (YamlDotNet.Core.YamlException wrong)
        {
            throw new InvalidDataException($"The front matter of {Path.GetFileName(path)} does not fit: {wrong.Message}", wrong);
        }
    }
}
