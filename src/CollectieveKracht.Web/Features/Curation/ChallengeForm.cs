using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Web.Platform.Markdown;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>What the text of a challenge is typed in; for the partial <c>_ChallengeTextFields</c>.</summary>
public sealed class ChallengeForm
{
    /// <summary>The field at which a rule that refuses is told.</summary>
    public static readonly IReadOnlyDictionary<string, string> FieldOfRule = new Dictionary<string, string>
    {
        ["challenge.name"] = "naam",
        ["challenge.summary"] = "kort",
        ["challenge.body"] = "tekst",
        ["challenge.search-words"] = "zoekwoorden",
        ["article.too-deep"] = "tekst",
        ["article.body-too-long"] = "tekst",
    };

    public string? Kort { get; set; }

    public string? KortEngels { get; set; }

    public string? Tekst { get; set; }

    /// <summary>One on each line.</summary>
    public string? Zoekwoorden { get; set; }

    public static ChallengeForm Of(Challenge challenge) => new()
    {
        Kort = challenge.Summary.Nl,
        KortEngels = challenge.Summary.En,
        Tekst = challenge.BodyMarkdown,
        Zoekwoorden = string.Join('\n', challenge.SearchWords),
    };

    /// <exception cref="RuleException">Something is missing.</exception>
    public ChallengeWording Read(Label name)
    {
        RuleException.Unless(!string.IsNullOrWhiteSpace(Kort) && !string.IsNullOrWhiteSpace(KortEngels), "challenge.summary");
        var body = (Tekst ?? "").ReplaceLineEndings("\n").Trim();
        RuleException.Unless(body.Length is > 0 and <= Challenge.LongestBody, "challenge.body");
        return new(
            name, new Label(Kort!.Trim(), KortEngels!.Trim()), body, MarkdownText.ToHtml(body),
            [.. (Zoekwoorden ?? "").Split('\n').Select(word => word.Trim()).Where(word => word.Length > 0).Distinct()]);
    }

    /// <summary>A name in both languages as it was typed.</summary>
    /// <exception cref="RuleException">One is missing.</exception>
    public static Label ReadName(string? nl, string? en)
    {
        RuleException.Unless(!string.IsNullOrWhiteSpace(nl) && !string.IsNullOrWhiteSpace(en), "challenge.name");
        return new(nl!.Trim(), en!.Trim());
    }
}
