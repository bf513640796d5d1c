using System.Text;
using CollectieveKracht.Web.Features.Figures.Rankings;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Figures.Exports;

/// <summary>The text that goes with the files of an export: where they come from, what they mean, how to cite them, and where each stands on the site.</summary>
public sealed class ExportReadMe(IStringLocalizer<ExportText> texts, IStringLocalizer<FiguresText> figures, IStringLocalizer<RankingText> rankings, SiteOptions site, TimeProvider clock)
{
    /// <summary>As people know such a file in their language.</summary>
    public static string Name => Language.Current == Language.Dutch ? "LEESMIJ.txt" : "README.txt";

    public string Write(ExportPlan plan)
    {
        var (wave, about, text) = (plan.Wave, plan.About, new StringBuilder());
        var within = about is null ? "" : $", {about.Name.In(Language.Current.Code)}";
        var n = about is null ? wave.Count() : wave.Count(about.Subject);
        Say($"{wave.Name}{within}", "");
        if (wave.Wave.IsExample) Say(texts["Examples"], "");
        Say(
            texts["From", site.Name, site.Origin + Language.Current.Prefix], texts["Source", wave.Wave.Source], texts["Respondents", n?.ToString(Language.Current.Culture) ?? FigureTable.HiddenMark]);
        if (wave.Wave.CountedAt is { } countedAt) Say(texts["CountedOn", Dates.InFull(countedAt)]);
        Say(texts["MadeOn", Dates.InFull(clock.GetUtcNow())]);

        Head(texts["Licence"]);
        Say(texts["LicenceAbout"]);
        Head(texts["CiteAs"]);
        Say(texts["Citation", wave.Wave.Year, $"{wave.Name}{within}", n?.ToString(Language.Current.Culture) ?? FigureTable.HiddenMark, site.Origin + Language.Current.Prefix, Dates.InFull(clock.GetUtcNow())]);
        Head(texts["Hidden"]);
        Say(rankings["HowHidden"], $"{FigureTable.HiddenMark}: {figures["BookHidden"]}");

        Head(texts["Contents"]);
        Say($"{Name}: {texts["ThisText"]}");
        foreach (var kind in plan.Parts.GroupBy(part => part.Folder))
        {
            Say("", texts[$"Folder{kind.Key}"]);
            foreach (var part in kind) Say($"- {part.Title}", $"  {string.Join(", ", part.Files.Select(file => file.Name))}", $"  {part.Address}");
        }

        Head(texts["Columns"]);
        Say(texts["ColumnsAbout"]);
        foreach (var kind in plan.Parts.Where(part => part.Columns.Count > 0).GroupBy(part => part.Folder))
        {
            Say("", texts[$"Folder{kind.Key}"]);
            foreach (var column in kind.First().Columns) Say($"- {column.Key} ({column.Name}): {column.Meaning}");
        }

        return text.ToString();

        void Head(string words) => Say("", words.ToUpper(Language.Current.Culture), new string('=', words.Length));

        // As every system reads it, also an old one.
        void Say(params IEnumerable<string> lines)
        {
            foreach (var line in lines) text.Append(line).Append("\r\n");
        }
    }
}

/// <summary>The words of exports.</summary>
public sealed class ExportText;
