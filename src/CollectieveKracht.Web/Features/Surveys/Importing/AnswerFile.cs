using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Surveys;
using CsvHelper;
using CsvHelper.Configuration;

namespace CollectieveKracht.Web.Features.Surveys.Importing;

/// <summary>Reads a file of answers, in the ways in which survey tools and spreadsheets write CSV.</summary>
public static class AnswerFile
{
    public const int Largest = 10 * 1024 * 1024;

    private const string Separators = ",;\t";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>By which the same file is known again.</summary>
    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The heading and the rows; rows in which nothing is filled in are left out.</summary>
    public static AnswerSheet Read(byte[] content)
    {
        RuleException.Unless(content.Length > 0, "survey.import-file");
        RuleException.Unless(content.Length <= Largest, "survey.import-too-large");
        var text = Decode(content);
        RuleException.Unless(!text.Any(character => char.IsControl(character) && character is not ('\t' or '\r' or '\n')), "survey.import-not-csv");

        var rows = new List<SheetRow>();
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = SeparatorOf(text).ToString(),
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            BadDataFound = null,
        });
        for (var number = 1; parser.Read(); number++)
        {
            RuleException.Unless(rows.Count <= AnswerSheet.MostRows, "survey.import-rows");
            if (number == 1 || parser.Record!.Any(cell => !string.IsNullOrWhiteSpace(cell))) rows.Add(new SheetRow(number, parser.Record!));
        }

        RuleException.Unless(rows.Count > 1 && rows[0].Cells.Count > 1, "survey.import-not-csv");
        RuleException.Unless(rows[0].Cells.Count <= AnswerSheet.MostColumns, "survey.import-rows");
        return new AnswerSheet(rows[0].Cells, rows[1..]);
    }

    private static string Decode(byte[] content) => content switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Utf8OrWindows(rest),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        _ => Utf8OrWindows(content),
    };

    private static string Utf8OrWindows(byte[] content)
    {
        try
        {
            return Utf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(content);
        }
    }

    /// <summary>The one that the heading has most of, outside quotes.</summary>
    private static char SeparatorOf(string text)
    {
        var (counts, isQuoted) = (new int[Separators.Length], false);
        foreach (var character in text)
        {
            if (character == '"') isQuoted = !isQuoted;
            else if (!isQuoted && character is '\r' or '\n') break;
            else if (!isQuoted && Separators.IndexOf(character, StringComparison.Ordinal) is >= 0 and var index) counts[index]++;
        }

        return Separators[Array.IndexOf(counts, counts.Max())];
    }
}
