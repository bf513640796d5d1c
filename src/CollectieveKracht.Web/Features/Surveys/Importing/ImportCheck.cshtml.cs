using System.Globalization;
using System.Text;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Export;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Surveys.Importing;

/// <summary>How many respondents say what to one question of a file.</summary>
public sealed record QuestionPreview(SurveyQuestion Question, int Answered, IReadOnlyList<(SurveyOption Option, int Count)> Options);

/// <summary>What a file would count as, and all that is wrong with it. Only a file without problems can be loaded.</summary>
[Authorize(Policies.Administrator)]
[DisableRequestTimeout]
public sealed class ImportCheckModel(
    PlatformDb db, CurrentViewer current, AnswerImporting importing, IStringLocalizer<ImportingText> texts, IStringLocalizer<RuleText> rules) : ImportPage(db, current)
{
    /// <summary>The others are in the file to download.</summary>
    public const int Shown = 200;

    public SheetReading Reading { get; private set; } = null!;

    public IReadOnlyList<QuestionPreview> Questions { get; private set; } = [];

    /// <summary>Whether the wave counts sectors; then the page says for how many none is known.</summary>
    public bool CountsSectors => Wave.Questions.Any(question => question is { IsDerived: true, IsRetired: false });

    public int OnThePlatform => Reading.Respondents.Count(respondent => respondent.Collective is not null);

    /// <summary>A problem in plain words.</summary>
    public string Words(SheetProblem problem) => problem.What == "cells"
        ? texts["Problem-cells", problem.Value, Sheet.Headers.Count]
        : texts[$"Problem-{problem.What}"];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!IsFitting) return ToColumns();

        Show(await importing.ReadAsync(Wave, Sheet, Draft.Uses, cancel));
        return Page();
    }

    public async Task<IActionResult> OnGetProblemsAsync(CancellationToken cancel)
    {
        if (!IsFitting) return ToColumns();

        var problems = (await importing.ReadAsync(Wave, Sheet, Draft.Uses, cancel)).Problems;
        var rows = problems.Select(problem => Csv.Row(problem.Row.ToString(CultureInfo.InvariantCulture), problem.Column, problem.Value, Words(problem)));
        var file = Csv.Mark + Csv.Row(texts["Row"], texts["Column"], texts["Value"], texts["Problem"]) + string.Concat(rows);
        return File(Encoding.UTF8.GetBytes(file), Csv.ContentType, $"{Wave.Slug}-problemen.csv");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!IsFitting) return ToColumns();

        try
        {
            var outcome = await importing.LoadAsync(Draft, Me, cancel);
            if (outcome.Loaded is { } import) return LocalRedirect(Url.Content($"~/beheer/peilingen/{Wave.Slug}/geladen/{import.Value}"));
            if (outcome.Reading is null) return LocalRedirect(Url.Content($"~{Address}"));

            Show(outcome.Reading);
        }
        catch (RuleException refusal)
        {
            // Meanwhile the wave was published, or someone on the list answered.
            ModelState.AddModelError("", rules[refusal.Rule]);
            Show(await importing.ReadAsync(Wave, Sheet, Draft.Uses, cancel));
        }

        return Page();
    }

    private bool IsFitting => !ColumnUse.Refused(Wave, Sheet, Draft.Uses).Any() && Draft.Uses.Any(use => use.Question is not null || use.Role == ColumnRole.Members);

    private LocalRedirectResult ToColumns() => LocalRedirect(Url.Content($"~{Address}/{Draft.Id}"));

    private void Show(SheetReading reading)
    {
        Reading = reading;
        var ticks = reading.Respondents.SelectMany(respondent => respondent.Answers).SelectMany(answer => answer.Given.Options).CountBy(option => option).ToDictionary();
        var answered = reading.Respondents.SelectMany(respondent => respondent.Answers).CountBy(answer => answer.Question).ToDictionary();
        Questions =
        [
            .. from question in Wave.Questions
               where answered.ContainsKey(question)
               orderby question.Position
               select new QuestionPreview(question, answered[question], [.. question.OfferedOptions.Select(option => (option, ticks.GetValueOrDefault(option.Id)))]),
        ];
    }
}
