using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Figures;

/// <summary>The challenges of a category ranked by how many respondents ticked them, for the partial <c>_ChallengeBars</c>.</summary>
/// <param name="Id">The anchor of the figure on its page.</param>
/// <param name="Category">The page of which is where the figure has its lasting address.</param>
/// <param name="About">Measure and group in a line.</param>
public sealed record ChallengeBars(string Id, string Category, string Heading, string About, PublishedFigures Figures)
{
    /// <summary>How many of the first are bars; its table has all of them.</summary>
    public int MostBars { get; init; } = int.MaxValue;

    /// <summary>The challenge that the figure is about.</summary>
    public string? Highlighted { get; init; }
}

/// <summary>The report's rankings of categories, for the partial <c>_CategoryRankings</c>.</summary>
/// <param name="Highlighted">The category that the page is about.</param>
public sealed record CategoryRankings(PublishedFigures Figures, string? Highlighted);

public static class FigureWords
{
    /// <summary>A figure as the report states it: "6 van de 9", "meer dan 80%", "8 collectieven".</summary>
    public static string Stated(this IStringLocalizer<FiguresText> texts, PublishedFigure figure)
    {
        string value = figure switch
        {
            { Unit: FigureUnit.Percent } => texts["ValuePercent", Number(figure.Value)],
            { Unit: FigureUnit.Count, Of: { } of } => texts["ValueOf", Number(figure.Value), of],
            { Unit: FigureUnit.Count } => texts["ValueCount", Number(figure.Value)],
            _ => Number(figure.Value),
        };
        return figure.Exactness == Exactness.Exact ? value : texts[$"Exactness{figure.Exactness}", value];
    }

    /// <summary>What a subject such as "sector:energie" is called; a subject that names two things gives both.</summary>
    public static string NameOf(this Vocabulary vocabulary, string subject)
    {
        var (kind, slugs) = PublishedFigures.Read(subject);
        var dimension = kind switch
        {
            "sector" => FacetDimension.Sector,
            "challenge" => FacetDimension.Challenge,
            "legal-form" => FacetDimension.LegalForm,
            "working-area" => FacetDimension.WorkingArea,
            "target-group" => FacetDimension.TargetGroup,
            _ => null,
        };
        return string.Join(" + ", slugs.Select(slug => dimension is null ? slug : kind == "challenge" ? vocabulary.NameInReport(slug) : vocabulary.Name(dimension, slug)));
    }

    /// <summary>In the language of the request: "4,94".</summary>
    public static string Number(decimal value) => value.ToString("0.##", Language.Current.Culture);

    /// <summary>A share in whole percents; a dash where there is none.</summary>
    public static string Percent(double? share) =>
        share is { } value ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Round(100 * value, MidpointRounding.AwayFromZero):0}%") : "–";

    /// <summary>A difference with one decimal: "+3,2".</summary>
    public static string WithSign(double value) => (value < 0 ? "−" : "+") + Math.Abs(value).ToString("0.0", Language.Current.Culture);

    /// <summary>A count as a share of n in whole percents.</summary>
    public static string Share(int count, int of) => $"{Math.Round(100m * count / of, MidpointRounding.AwayFromZero):0}%";
}
