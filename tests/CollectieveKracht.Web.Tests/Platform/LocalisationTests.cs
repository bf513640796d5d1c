using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CollectieveKracht.Web.Tests.Platform;

/// <summary>Reads the source: every text that a page asks for is there in both languages, and none lies unused.</summary>
public sealed partial class LocalisationTests
{
    private static readonly Dictionary<string, HashSet<string>> Uses = FindUses();

    public static TheoryData<string> Texts { get; } =
        [.. Repository.Files(Repository.Web, "*Text.resx").Select(file => Path.GetRelativePath(Repository.Web, file)).Order()];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_text_is_there_in_both_languages(string file)
    {
        var (dutch, english) = (Read(file), Read(English(file)));

        Assert.Equal(dutch.Keys.Order(), english.Keys.Order());
        Assert.All(dutch.Values.Concat(english.Values), text => Assert.False(string.IsNullOrWhiteSpace(text)));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Both_languages_have_the_same_gaps_to_fill(string file)
    {
        var english = Read(English(file));

        Assert.All(Read(file), text => Assert.Equal(Gaps(text.Value), Gaps(english.GetValueOrDefault(text.Key, ""))));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_text_that_is_used_is_there_and_none_is_unused(string file)
    {
        var keys = Read(file).Keys;
        var uses = Uses.GetValueOrDefault(Path.GetFileNameWithoutExtension(file), []);

        var missing = uses.Where(use => !use.EndsWith('*') && !keys.Contains(use)).ToList();
        var unused = keys.Where(key => !uses.Any(use => Names(use, key))).ToList();

        Assert.Empty(missing);
        Assert.Empty(unused);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_file_of_texts_belongs_to_the_class_it_is_named_after(string file)
    {
        var name = "CollectieveKracht.Web." + Path.ChangeExtension(file, null).Replace(Path.DirectorySeparatorChar, '.');

        Assert.NotNull(typeof(Program).Assembly.GetType(name));
        Assert.Contains(name + ".resources", typeof(Program).Assembly.GetManifestResourceNames());
    }

    [Fact]
    public void No_text_is_asked_of_a_file_that_is_not_there()
    {
        var files = Texts.Select(row => Path.GetFileNameWithoutExtension(row.Data)).ToHashSet();

        Assert.Subset(files, Uses.Keys.ToHashSet());
    }

    [Fact]
    public void Every_rule_that_can_refuse_has_its_sentence_and_no_sentence_lacks_a_rule()
    {
        var sources = Repository.Files(Repository.Domain, "*.cs").Concat(Repository.Files(Repository.Web, "*.cs")).Select(File.ReadAllText).ToList();
        var rules = sources.SelectMany(source => Refusal().Matches(source).Select(match => match.Groups["rule"].Value)).ToHashSet();

        var sentences = Read(Path.Combine("Platform", "Errors", "RuleText.resx")).Keys.ToHashSet();

        Assert.Empty(rules.Except(sentences));
        // A form may refuse by a rule of its own, and a file by a rule that is found in its rows.
        Assert.DoesNotContain(sentences.Except(rules), rule => !sources.Exists(source => source.Contains($"\"{rule}\"", StringComparison.Ordinal)));
    }

    /// <summary>Per class of texts the keys that the source asks for; "Kind*" where the rest of a key is computed.</summary>
    private static Dictionary<string, HashSet<string>> FindUses()
    {
        var uses = new Dictionary<string, HashSet<string>>();
        foreach (var file in Repository.Files(Repository.Web, "*.cs*").Where(file => Path.GetExtension(file) is ".cs" or ".cshtml"))
        {
            var source = File.ReadAllText(file);
            foreach (Match injected in Localizer().Matches(source + Imports(file)))
            {
                if (!uses.TryGetValue(injected.Groups["text"].Value, out var keys)) uses[injected.Groups["text"].Value] = keys = [];
                keys.UnionWith(Keys(source, injected.Groups["name"].Value));
            }
        }

        return uses;
    }

    private static IEnumerable<string> Keys(string source, string name) =>
        Regex.Matches(source, $$"""(?<![\w.]){{name}}\[(?:(?<open>\$)?"(?<key>[^"{]*)(?<rest>[^"]*)"|(?<computed>[^\]]))""")
            .Select(use =>
                use.Groups["computed"].Success ? "*"
                : use.Groups["open"].Success ? use.Groups["key"].Value + "*"
                : use.Groups["key"].Value);

    private static bool Names(string use, string key) =>
        use.EndsWith('*') ? key.StartsWith(use[..^1], StringComparison.Ordinal) : use == key;

    // A page also uses what the imports above it inject.
    private static string Imports(string file)
    {
        var found = "";
        for (var folder = Path.GetDirectoryName(file)!; Path.GetExtension(file) == ".cshtml" && folder != Repository.Web; folder = Path.GetDirectoryName(folder)!)
        {
            var imports = Path.Combine(folder, "_ViewImports.cshtml");
            if (File.Exists(imports) && imports != file) found += File.ReadAllText(imports);
        }

        return found;
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.Combine(Repository.Web, file)).Root!.Elements("data")
            .ToDictionary(text => text.Attribute("name")!.Value, text => text.Element("value")!.Value);

    private static string English(string file) => Path.ChangeExtension(file, ".en.resx");

    private static IEnumerable<string> Gaps(string text) => Gap().Matches(text).Select(gap => gap.Value).Distinct().Order();

    [GeneratedRegex(@"I(?:String|Html)Localizer<(?<text>\w+)>\s+(?<name>\w+)")]
    private static partial Regex Localizer();

    [GeneratedRegex("""(?:RuleException\.Unless\([^;]*?,\s*|new RuleException\()"(?<rule>[^"]+)"\)""")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Gap();
}
