using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;

namespace CollectieveKracht.Web.Data.Seed;

internal sealed class ChallengeFacts
{
    public string ShortNl { get; set; } = "";

    public string ShortEn { get; set; } = "";

    public string SummaryNl { get; set; } = "";

    public string SummaryEn { get; set; } = "";

    public List<string> SearchWords { get; set; } = [];

    public List<string> Related { get; set; } = [];

    public Label ShortName => new(ShortNl, ShortEn);

    public Label Summary => new(SummaryNl, SummaryEn);
}

internal sealed class NetworkFacts
{
    public string Name { get; set; } = "";

    public string ShortName { get; set; } = "";

    public List<string> Sectors { get; set; } = [];

    public string? Website { get; set; }

    public string SummaryNl { get; set; } = "";

    public string SummaryEn { get; set; } = "";

    public string Source { get; set; } = "";
}

internal sealed class ChainFacts
{
    public string Nl { get; set; } = "";

    public string En { get; set; } = "";

    public string SummaryNl { get; set; } = "";

    public string SummaryEn { get; set; } = "";

    public List<StepFacts> Steps { get; set; } = [];

    internal sealed class StepFacts
    {
        public string? Challenge { get; set; }

        public List<string> AnyOf { get; set; } = [];

        public OwnStepFacts? Own { get; set; }

        public IReadOnlyList<string> Challenges => Challenge is null ? AnyOf : [Challenge];
    }

    internal sealed class OwnStepFacts
    {
        public string Slug { get; set; } = "";

        public string Nl { get; set; } = "";

        public string En { get; set; } = "";
    }
}

internal sealed class GlossaryFacts
{
    public string Term { get; set; } = "";

    public string TermEn { get; set; } = "";

    public List<string> Forms { get; set; } = [];

    public string Summary { get; set; } = "";

    public string SummaryEn { get; set; } = "";

    public List<string> Challenges { get; set; } = [];

    public List<ReadingFacts> Readings { get; set; } = [];

    internal sealed class ReadingFacts
    {
        public string Community { get; set; } = "";

        public string Text { get; set; } = "";

        public string TextEn { get; set; } = "";

        public string Source { get; set; } = "";

        public Reading ToReading() => new(
            Community switch
            {
                "collectieven" => Domain.Knowledge.Community.Collectives,
                "onderzoek" => Domain.Knowledge.Community.Research,
                "overheid" => Domain.Knowledge.Community.Government,
                "markt" => Domain.Knowledge.Community.Market,
                _ => throw new InvalidDataException($"Unknown community “{Community}” in a reading."),
            },
            Text, TextEn, Source);
    }
}

internal sealed class ArticleFacts
{
    public string Title { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Summary { get; set; } = "";

    public string Language { get; set; } = "nl";

    public List<string> Challenges { get; set; } = [];

    public List<string> Sectors { get; set; } = [];

    public List<string> LegalForms { get; set; } = [];

    public List<string> Regions { get; set; } = [];

    public List<string> WorkingAreas { get; set; } = [];

    public List<string> SizeClasses { get; set; } = [];

    public List<string> TargetGroups { get; set; } = [];

    public string? Phase { get; set; }

    public string Licence { get; set; } = "";

    public DateOnly CheckAgainOn { get; set; }

    public DateOnly PublishedOn { get; set; }

    public string? Reason { get; set; }

    public List<SourceFacts> Sources { get; set; } = [];

    public IReadOnlyDictionary<Characteristic, IReadOnlyList<string>> Terms => new Dictionary<Characteristic, IReadOnlyList<string>>
    {
        [Characteristic.Sector] = Sectors,
        [Characteristic.LegalForm] = LegalForms,
        [Characteristic.WorkingArea] = WorkingAreas,
        [Characteristic.SizeClass] = SizeClasses,
        [Characteristic.TargetGroup] = TargetGroups,
        [Characteristic.Phase] = Phase is null ? [] : [Phase],
    };

    internal sealed class SourceFacts
    {
        public string Text { get; set; } = "";

        public string? Url { get; set; }
    }
}
