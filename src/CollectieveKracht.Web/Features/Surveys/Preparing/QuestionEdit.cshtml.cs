using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Surveys.Preparing;

/// <summary>One question of a wave: its wording, its place, its options, and whether its figures become public.</summary>
[Authorize(Policies.Administrator)]
public sealed class QuestionEditModel(PlatformDb db, CurrentViewer current, IStringLocalizer<RuleText> rules) : QuestionPage(db, current, rules)
{
    public SurveyQuestion Question { get; private set; } = null!;

    /// <summary>The code of the question that it comes behind; empty for the first place.</summary>
    [BindProperty(Name = "na")]
    public string? After { get; set; }

    /// <summary>The slug of an option that a form is about.</summary>
    [BindProperty(Name = "antwoord")]
    public string? Option { get; set; }

    [BindProperty(Name = "naam")]
    public string? Name { get; set; }

    [BindProperty(Name = "naamEngels")]
    public string? NameEn { get; set; }

    /// <summary>What it can come behind.</summary>
    public IEnumerable<SurveyQuestion> Others => Wave.Questions.Where(other => other.Code != Question.Code).OrderBy(other => other.Position);

    protected override IReadOnlyDictionary<string, string> FieldOfRule => new Dictionary<string, string>
    {
        ["survey.question-text"] = "vraag",
        ["survey.question-help"] = "uitleg",
        ["survey.option-name"] = Sent ?? "",
        ["survey.place"] = "na",
        ["survey.last-question"] = "reden-vraag",
        ["survey.last-option"] = Sent ?? "",
        ["survey.locked"] = "",
        ["survey.unknown-option"] = "",
    };

    /// <summary>What was typed as a reason in this form.</summary>
    public string? ReasonIn(string form) => Sent == form ? Reason : null;

    public void OnGet() => Show();

    public async Task<IActionResult> OnPostRewordAsync(CancellationToken cancel)
    {
        var (text, textEn, help, helpEn) = (Text, TextEn, Help, HelpEn);
        Begin("vraag");
        (Text, TextEn, Help, HelpEn) = (text, textEn, help, helpEn);
        if (ReadWording() is not { } said) return Page();

        return await DoneAsync((wave, question) => wave.Reword(question, said.Text, said.Help, Me), "verwoord", cancel);
    }

    public async Task<IActionResult> OnPostMoveAsync(CancellationToken cancel)
    {
        var after = After;
        Begin("na");
        After = after;
        return await DoneAsync((wave, question) => wave.Move(question, string.IsNullOrEmpty(after) ? null : Find(wave, after), Me), "verplaatst", cancel);
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken cancel)
    {
        Begin("weg");
        return await ActAsync(wave => wave.Drop(Find(wave, Question.Code), Me), cancel) ? LeadTo("", "vraag-weg") : Page();
    }

    public async Task<IActionResult> OnPostRetireAsync(CancellationToken cancel)
    {
        Begin("reden-vraag");
        if (ReadReason("reden-vraag") is not { } reason) return Page();

        return await DoneAsync((wave, question) => wave.Retire(question, Me, reason), "vraag-gestopt", cancel);
    }

    public Task<IActionResult> OnPostShowAsync(CancellationToken cancel) => PublishAsync(true, "wordt-openbaar", cancel);

    public Task<IActionResult> OnPostHideAsync(CancellationToken cancel) => PublishAsync(false, "wordt-niet-openbaar", cancel);

    public async Task<IActionResult> OnPostOfferAsync(CancellationToken cancel)
    {
        Begin("erbij");
        if (ReadLabel("erbij", Name, NameEn) is not { } name) return Page();

        return await DoneAsync(
            (wave, question) => wave.Offer(question, FreeSlug(name.Nl, "antwoord", slug => question.Options.Any(other => other.Slug == slug)), name, Me), "antwoord-erbij", cancel);
    }

    public async Task<IActionResult> OnPostRenameAsync(CancellationToken cancel)
    {
        Begin($"naam-{Option}");
        if (ReadLabel(Sent!, Name, NameEn) is not { } name) return Page();

        return await DoneAsync((wave, question) => wave.Rename(question, FindOption(question), name, Me), "antwoord-verwoord", cancel);
    }

    public async Task<IActionResult> OnPostRetireOptionAsync(CancellationToken cancel)
    {
        Begin($"reden-{Option}");
        if (ReadReason(Sent!) is not { } reason) return Page();

        return await DoneAsync((wave, question) => wave.Retire(question, FindOption(question), Me, reason), "antwoord-gestopt", cancel);
    }

    protected override Task<bool> ReadAsync(CancellationToken cancel)
    {
        var code = RouteData.Values["vraag"] as string;
        if (Wave.Questions.FirstOrDefault(question => question.Code == code) is not { } question) return Task.FromResult(false);

        Question = question;
        return Task.FromResult(true);
    }

    protected override string SeenOf(Wave wave) => wave.Questions.FirstOrDefault(question => question.Code == Question.Code) is not { } now ? "" : NameOf(
    [
        now.Text.Nl, now.Text.En, now.Help?.Nl ?? "", now.Help?.En ?? "", Invariant($"{wave.IsLocked} {now.Position} {now.IsRetired} {now.IsPublished}"),
        .. now.Options.OrderBy(option => option.Position).SelectMany(option => new[] { option.Name.Nl, option.Name.En, $"{option.IsRetired}" }),
    ]);

    private async Task<IActionResult> PublishAsync(bool isPublished, string done, CancellationToken cancel)
    {
        Begin("openbaar");
        return await DoneAsync((wave, question) => wave.Show(question, isPublished, Me), done, cancel);
    }

    private async Task<IActionResult> DoneAsync(Action<Wave, SurveyQuestion> act, string done, CancellationToken cancel) =>
        await ActAsync(wave => act(wave, Find(wave, Question.Code)), cancel) ? LeadTo($"/vragen/{Question.Code}", done) : Page();

    // Fields of the other forms show what is kept.
    private void Begin(string form)
    {
        Sent = form;
        Show();
    }

    private void Show()
    {
        (Text, TextEn, Help, HelpEn) = (Question.Text.Nl, Question.Text.En, Question.Help?.Nl, Question.Help?.En);
        After = Others.LastOrDefault(other => other.Position < Question.Position)?.Code;
    }

    private static SurveyQuestion Find(Wave wave, string code) => wave.Questions.FirstOrDefault(question => question.Code == code) ?? throw new RuleException("survey.place");

    private SurveyOption FindOption(SurveyQuestion question) =>
        question.Options.FirstOrDefault(option => option.Slug == Option) ?? throw new RuleException("survey.unknown-option");
}
