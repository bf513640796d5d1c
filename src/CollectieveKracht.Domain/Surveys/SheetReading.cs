using System.Globalization;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Geography;

namespace CollectieveKracht.Domain.Surveys;

/// <summary>A collective that a file may name.</summary>
/// <param name="HasAnswered">Whether it has a list of answers in the wave already.</param>
public sealed record NamedCollective(CollectiveId Id, string Slug, string Name, string? KvkNumber, string RegionCode, IReadOnlyList<string> Networks, bool HasAnswered);

/// <summary>A municipality or province that a file may name.</summary>
public sealed record NamedRegion(string Code, RegionKind Kind, string Name);

/// <summary>What the platform knows, by which a file of answers is read.</summary>
/// <param name="Fields">The fields of activity.</param>
public sealed record SheetSurroundings(
    IReadOnlyCollection<NamedCollective> Collectives, IReadOnlyCollection<NamedRegion> Regions, IReadOnlyCollection<Term> Fields, IReadOnlyCollection<Term> SizeClasses);

/// <summary>Something in a file of answers that cannot be loaded.</summary>
/// <param name="Column">Its heading; empty when it is about the whole row.</param>
/// <param name="What">The end of a text's key.</param>
public sealed record SheetProblem(int Row, string Column, string Value, string What);

/// <summary>One row of a file, understood.</summary>
public sealed record SheetRespondent(int Row, NamedCollective? Collective, string? RegionCode, IReadOnlyList<(SurveyQuestion Question, GivenAnswer Given)> Answers)
{
    /// <summary>The same, as answers of a wave.</summary>
    public AnswerSet Answer(Wave wave, AnswerImportId import, DateTimeOffset now)
    {
        var set = AnswerSet.Imported(wave, Collective?.Id, RegionCode, import, now);
        if (Collective is not null) set.StandIn(RegionCode ?? Collective.RegionCode, Collective.Networks);
        foreach (var (question, given) in Answers) set.Say(wave, question, given, by: null, now);
        return set;
    }
}

/// <summary>All that a file of answers says, or all that is wrong with it.</summary>
/// <param name="WithoutSector">How many respondents have no sector; zero when the wave does not count sectors.</param>
public sealed record SheetReading(IReadOnlyList<SheetRespondent> Respondents, IReadOnlyList<SheetProblem> Problems, int WithoutSector)
{
    /// <summary>Reads every row; what is wrong in one does not keep the others from being looked at.</summary>
    public static SheetReading Of(Wave wave, AnswerSheet sheet, IReadOnlyList<ColumnUse> uses, SheetSurroundings known) => new SheetReader(wave, sheet, uses, known).Read();
}

/// <summary>Reads the rows of one file.</summary>
internal sealed class SheetReader
{
    private readonly AnswerSheet _sheet;
    private readonly SheetSurroundings _known;
    private readonly List<(int Column, ColumnUse Use)> _uses;
    private readonly List<QuestionColumns> _questions;
    private readonly ILookup<string, NamedCollective> _collectives;
    private readonly ILookup<(RegionKind, string), NamedRegion> _regions;
    private readonly SurveyQuestion? _derivedSector;
    private readonly SurveyQuestion? _fields;
    private readonly HashSet<CollectiveId> _met = [];
    private readonly List<SheetProblem> _problems = [];
    private int _withoutSector;

    public SheetReader(Wave wave, AnswerSheet sheet, IReadOnlyList<ColumnUse> uses, SheetSurroundings known)
    {
        (_sheet, _known) = (sheet, known);
        _uses = [.. uses.Index().Where(pair => pair.Item.Role != ColumnRole.Nothing).Select(pair => (pair.Index, pair.Item))];
        var members = wave.Questions.FirstOrDefault(question => question is { TakesNumber: true, IsRetired: false });
        _questions =
        [
            .. from pair in _uses
               let question = pair.Use.Role == ColumnRole.Members ? members : pair.Use.Question is { } code ? wave.Counted(code) : null
               where question is not null
               group pair by question into columns
               select new QuestionColumns(columns.Key, [.. columns.Select(pair => (pair.Column, pair.Use, Ticked(columns.Key, pair.Use)))]),
        ];
        _collectives = known.Collectives.SelectMany(KeysOf).Distinct().ToLookup(pair => pair.Key, pair => pair.Collective, StringComparer.OrdinalIgnoreCase);
        _regions = known.Regions.SelectMany(region => new[] { (Key: region.Name, region), (Key: region.Code, region) })
            .ToLookup(pair => (pair.region.Kind, pair.Key.ToUpperInvariant()), pair => pair.region);
        var isGiven = _questions.Exists(columns => columns.Question.IsDerived);
        _derivedSector = isGiven ? null : wave.Questions.FirstOrDefault(question => question is { IsDerived: true, IsRetired: false });
        _fields = wave.Questions.FirstOrDefault(question => question.CountedAs == SubjectKind.ActivityField && !question.IsRetired);
    }

    public SheetReading Read()
    {
        var respondents = new List<SheetRespondent>(_sheet.Rows.Count);
        foreach (var row in _sheet.Rows)
        {
            if (row.Cells.Count != _sheet.Headers.Count)
            {
                _problems.Add(new(row.Number, "", row.Cells.Count.ToString(CultureInfo.InvariantCulture), "cells"));
                continue;
            }

            respondents.Add(Read(row));
        }

        return new SheetReading(respondents, _problems, _withoutSector);
    }

    private SheetRespondent Read(SheetRow row)
    {
        var collective = CollectiveOf(row);
        var region = RegionOf(row, ColumnRole.Municipality, RegionKind.Municipality) ?? RegionOf(row, ColumnRole.Province, RegionKind.Province);
        var answers = new List<(SurveyQuestion, GivenAnswer)>(_questions.Count + 1);
        foreach (var columns in _questions)
            if (AnswerTo(columns, row) is { } given) answers.Add((columns.Question, given));

        if (_derivedSector is not null && SectorOf(answers) is { } sector) answers.Add((_derivedSector, new GivenAnswer([sector.Id])));
        else if (_derivedSector is not null) _withoutSector++;
        return new SheetRespondent(row.Number, collective, region, answers);
    }

    private NamedCollective? CollectiveOf(SheetRow row)
    {
        var column = _uses.FindIndex(pair => pair.Use.Role == ColumnRole.Collective);
        if (column < 0 || row[_uses[column].Column] is not { Length: > 0 } said) return null;

        var found = _collectives[said].ToList();
        if (found.Count != 1) return Wrong(found.Count == 0 ? "unknown-collective" : "two-collectives");
        if (found[0].HasAnswered) return Wrong("answered-before");
        return _met.Add(found[0].Id) ? found[0] : Wrong("twice-in-file");

        NamedCollective? Wrong(string what)
        {
            Tell(row, _uses[column].Column, what);
            return null;
        }
    }

    private string? RegionOf(SheetRow row, ColumnRole role, RegionKind kind)
    {
        var column = _uses.FindIndex(pair => pair.Use.Role == role);
        if (column < 0 || row[_uses[column].Column] is not { Length: > 0 } said) return null;

        var found = _regions[(kind, said.ToUpperInvariant())].ToList();
        if (found.Count == 1) return found[0].Code;

        Tell(row, _uses[column].Column, found.Count == 0 ? "unknown-region" : "two-regions");
        return null;
    }

    /// <summary>What a respondent says to a question; null when it was not asked or did not answer.</summary>
    private GivenAnswer? AnswerTo(QuestionColumns columns, SheetRow row)
    {
        var (options, number, own, explanation, isSaid) = (new List<SurveyOption>(), (int?)null, (string?)null, (string?)null, false);
        foreach (var (column, use, ticked) in columns.Columns)
        {
            var cell = row[column];
            // That nothing is ticked is an answer; that nothing is filled in is none.
            isSaid |= use.Role == ColumnRole.Option || cell.Length > 0;
            if (use.Role == ColumnRole.Option) ReadTick(ticked!, row, column, options);
            else if (cell.Length == 0) continue;
            else if (use.Role == ColumnRole.Members) number = ReadNumber(columns.Question, row, column, options);
            else if (use.Role == ColumnRole.Question) isSaid &= ReadChosen(columns.Question, use, row, column, options);
            else if (use.Role == ColumnRole.Own) own = ReadText(row, column, GivenAnswer.LongestOwn);
            else explanation = ReadText(row, column, GivenAnswer.LongestExplanation);
        }

        if (!isSaid) return null;
        if (!columns.Question.TakesSeveral && options.Distinct().Count() > 1)
        {
            Tell(row, columns.Columns[0].Column, "one-option");
            return null;
        }

        return new GivenAnswer([.. options.Select(option => option.Id).Distinct()], number, own, explanation);
    }

    private void ReadTick(SurveyOption option, SheetRow row, int column, List<SurveyOption> options)
    {
        var isTicked = YesOrNo.Read(row[column], option.Slug, option.Name.Nl, option.Name.En, _sheet.Headers[column].Trim());
        if (isTicked is null) Tell(row, column, "not-yes-or-no");
        else if (isTicked.Value) options.Add(option);
    }

    /// <returns>Whether it is an answer.</returns>
    private bool ReadChosen(SurveyQuestion question, ColumnUse use, SheetRow row, int column, List<SurveyOption> options)
    {
        var isAnswer = false;
        foreach (var value in question.TakesSeveral ? AnswerSheet.Several(row[column]) : [row[column]])
        {
            if (use.Values?.GetValueOrDefault(value) is not { } slug)
            {
                Tell(row, column, "unknown-value", value);
                continue;
            }

            if (slug.Length == 0) continue;
            isAnswer = true;
            if (question.OfferedOptions.FirstOrDefault(option => option.Slug == slug) is { } option) options.Add(option);
            else Tell(row, column, "unknown-value", value);
        }

        return isAnswer;
    }

    private int? ReadNumber(SurveyQuestion question, SheetRow row, int column, List<SurveyOption> options)
    {
        if (!int.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > Collective.LargestMemberCount)
        {
            Tell(row, column, "not-a-number");
            return null;
        }

        var size = _known.SizeClasses.FirstOrDefault(size => size.From <= number && (size.To is null || number <= size.To));
        if (question.OfferedOptions.FirstOrDefault(option => option.Slug == size?.Slug) is { } option) options.Add(option);
        return number;
    }

    private string? ReadText(SheetRow row, int column, int longest)
    {
        if (row[column].Length <= longest) return row[column];

        Tell(row, column, longest == GivenAnswer.LongestOwn ? "own-too-long" : "explanation-too-long");
        return null;
    }

    /// <summary>The sector that the rule gives whichever field is the main one: a file does not tell which that is.</summary>
    private SurveyOption? SectorOf(List<(SurveyQuestion Question, GivenAnswer Given)> answers)
    {
        var given = answers.Find(answer => answer.Question == _fields).Given;
        if (_fields is null || given is null) return null;

        var slugs = _fields.Options.Where(option => given.Options.Contains(option.Id)).Select(option => option.Slug).ToHashSet();
        var fields = _known.Fields.Where(field => slugs.Contains(field.Slug)).ToList();
        if (fields.Count == 0 || fields.Count != slugs.Count) return null;

        var sectors = fields.Select(main => SectorRule.Derive(fields, main).SectorSlug).Distinct().ToList();
        return sectors is [var only] ? _derivedSector!.OfferedOptions.FirstOrDefault(option => option.Slug == only) : null;
    }

    private void Tell(SheetRow row, int column, string what, string? value = null) => _problems.Add(new(row.Number, _sheet.Headers[column], value ?? row[column], what));

    private static IEnumerable<(string Key, NamedCollective Collective)> KeysOf(NamedCollective collective)
    {
        yield return (collective.Slug, collective);
        if (!string.Equals(collective.Name, collective.Slug, StringComparison.OrdinalIgnoreCase)) yield return (collective.Name, collective);
        if (collective.KvkNumber is { } kvk) yield return (kvk, collective);
    }

    private static SurveyOption? Ticked(SurveyQuestion question, ColumnUse use) => question.OfferedOptions.FirstOrDefault(option => option.Slug == use.Option);

    /// <summary>The columns about one question; of a column about an option, that option.</summary>
    private sealed record QuestionColumns(SurveyQuestion Question, IReadOnlyList<(int Column, ColumnUse Use, SurveyOption? Ticked)> Columns);
}
