using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace CollectieveKracht.Web.Data.Seed.Examples;

/// <summary>Reads the files from which examples are made.</summary>
internal static class ExampleFiles
{
    private static readonly IDeserializer Yaml =
        new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();

    public static T Read<T>(string name) =>
        Yaml.Deserialize<T>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "Seed", "Examples", name)));
}

/// <summary>collectives.yaml: how many of each, by slug, and words.</summary>
internal sealed class CollectiveFacts
{
    public Dictionary<string, int> Sizes { get; set; } = [];

    public Dictionary<int, int> Ages { get; set; } = [];

    public int WithLimit { get; set; }

    public List<string> LimitReasons { get; set; } = [];

    public List<string> FirstParts { get; set; } = [];

    public List<string> LastParts { get; set; } = [];

    public List<SectorFacts> Sectors { get; set; } = [];

    internal sealed class SectorFacts
    {
        public string Sector { get; set; } = "";

        public Dictionary<string, int> LegalForms { get; set; } = [];

        public Dictionary<string, int> WorkingAreas { get; set; } = [];

        public int ForResidents { get; set; }

        public Dictionary<string, int> Conditions { get; set; } = [];

        public Dictionary<string, int> Networks { get; set; } = [];

        public Dictionary<string, int> Government { get; set; } = [];

        public List<string> Expertise { get; set; } = [];

        public List<KindFacts> Kinds { get; set; } = [];
    }

    internal sealed class KindFacts
    {
        public int Count { get; set; }

        /// <summary>What comes before "coöperatie" and "vereniging" in a name.</summary>
        public List<string> Stems { get; set; } = [];

        /// <summary>What such a collective calls itself with another legal form.</summary>
        public List<string> Plain { get; set; } = [];

        /// <summary>Its fields of activity; the first is the main one.</summary>
        public List<string> Fields { get; set; } = [];

        /// <summary>Fields that it may have besides.</summary>
        public List<string> Perhaps { get; set; } = [];

        /// <summary>Target groups of those that do not serve the residents.</summary>
        public List<string> Serves { get; set; } = [];

        /// <summary>Expertise of its own, besides that of its sector.</summary>
        public List<string> Knows { get; set; } = [];

        public List<string> Does { get; set; } = [];

        public List<string> How { get; set; } = [];
    }
}

/// <summary>An entry of challenges.yaml.</summary>
internal sealed class CategoryFacts
{
    public string Category { get; set; } = "";

    public int RecognisedBy { get; set; }

    public Dictionary<string, int> Challenges { get; set; } = [];

    public List<CrossFacts> Cross { get; set; } = [];

    internal sealed class CrossFacts
    {
        public string Challenge { get; set; } = "";

        public string? Sector { get; set; }

        public string? LegalForm { get; set; }

        public double Percent { get; set; }
    }
}

/// <summary>An entry of questions.yaml.</summary>
internal sealed class QuestionFacts
{
    public string Title { get; set; } = "";

    public List<string> Challenges { get; set; } = [];

    /// <summary>Of the collective that asks; any when left out.</summary>
    public string? Sector { get; set; }

    public string Body { get; set; } = "";

    public List<AnswerFacts> Answers { get; set; } = [];

    internal sealed class AnswerFacts
    {
        public string Text { get; set; } = "";

        public bool Helped { get; set; }
    }
}
