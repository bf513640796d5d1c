using System.Globalization;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Curation;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Surveys.Preparing;

/// <summary>One wave: how far it is, what it is called, what it asks, how many answered, and what happened to it.</summary>
[Authorize(Policies.Administrator)]
// A change of stage counts all answers.
[DisableRequestTimeout]
public sealed class WaveEditModel(PlatformDb db, CurrentViewer current, WaveCounting counting, TimeProvider clock, IStringLocalizer<RuleText> rules) : WavePage(db, current, rules)
{
    private readonly PlatformDb _db = db;

    [BindProperty(Name = "naam")]
    public string? Name { get; set; }

    [BindProperty(Name = "naamEngels")]
    public string? NameEn { get; set; }

    [BindProperty(Name = "jaar")]
    public int? Year { get; set; }

    /// <summary>The last day on which collectives are asked to answer; may be empty.</summary>
    [BindProperty(Name = "tot")]
    public string? Until { get; set; }

    /// <summary>How the wave is cited, asked when its figures become public.</summary>
    [BindProperty(Name = "bron")]
    public string? Source { get; set; }

    public IReadOnlyList<SectorAnswers> Answers { get; private set; } = [];

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    /// <summary>It was held elsewhere; only its published figures are here.</summary>
    public bool IsHeldElsewhere => !Wave.HasAnswers && Wave.Stage != WaveStage.Draft;

    public bool TakesImports => Wave.Stage is WaveStage.Open or WaveStage.Closed && !IsHeldElsewhere;

    /// <summary>What can become of it now, by the word of the move.</summary>
    public IEnumerable<string> Moves => IsHeldElsewhere ? [] : Wave.Moves.Where(move => move.From == Wave.Stage).Select(move => move.Act);

    protected override IReadOnlyDictionary<string, string> FieldOfRule { get; } = new Dictionary<string, string>
    {
        ["label.both-languages"] = "naam",
        ["survey.name"] = "naam",
        ["survey.year"] = "jaar",
        ["survey.source"] = "bron",
        ["survey.no-questions"] = "",
        ["survey.no-options"] = "",
        ["survey.cannot-move"] = "",
    };

    public void OnGet() => ShowFacts();

    public async Task<IActionResult> OnPostRenameAsync(CancellationToken cancel)
    {
        Sent = "naam";
        DateOnly? until = null;
        if (!string.IsNullOrWhiteSpace(Until))
        {
            if (DateOnly.TryParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) until = day;
            else Refuse("tot", "survey.day");
        }

        return await ActAsync(wave => wave.Rename(new Label(Name?.Trim() ?? "", NameEn?.Trim() ?? ""), Year ?? 0, until, Me), cancel) ? LeadTo("", "hernoemd") : Page();
    }

    public Task<IActionResult> OnPostOpenAsync(CancellationToken cancel) => MoveAsync("open", "geopend", WaveStage.Open, wave => wave.Open(Me, clock.GetUtcNow()), cancel);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken cancel) => MoveAsync("close", "gesloten", WaveStage.Closed, wave => wave.Close(Me, clock.GetUtcNow()), cancel);

    public Task<IActionResult> OnPostPublishAsync(CancellationToken cancel) =>
        MoveAsync("publish", "openbaar", WaveStage.Published, wave => wave.Publish(Source ?? "", Me, clock.GetUtcNow()), cancel);

    protected override async Task<bool> ReadAsync(CancellationToken cancel)
    {
        Answers = await _db.AnswersPerSectorAsync(Wave.Slug, cancel);
        History = await _db.HistoryOfAsync("wave", Wave.Key, cancel);
        return true;
    }

    protected override string SeenOf(Wave wave) => NameOf(
        [wave.Name.Nl, wave.Name.En, Invariant($"{wave.Year} {wave.AnswerBefore:O} {wave.Stage}"), .. wave.Questions.OrderBy(question => question.Position).Select(question => question.Code)]);

    private async Task<IActionResult> MoveAsync(string form, string done, WaveStage next, Action<Wave> move, CancellationToken cancel)
    {
        Sent = form;
        ShowFacts();
        if (!await ActAsync(move, cancel, wave => wave.Stage == next)) return Page();

        await counting.CountAsync(Wave.Slug, cancel);
        return LeadTo("", done);
    }

    private void ShowFacts() =>
        (Name, NameEn, Year, Until) = (Wave.Name.Nl, Wave.Name.En, Wave.Year, Wave.AnswerBefore?.ToString("O", CultureInfo.InvariantCulture));
}
