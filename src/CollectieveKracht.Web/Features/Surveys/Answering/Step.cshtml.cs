using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Features.Writing;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace CollectieveKracht.Web.Features.Surveys.Answering;

/// <summary>
/// One step of answering. The form remembers which versions it showed: when a colleague saved another answer meanwhile, both are shown and
/// the person chooses. Nothing is lost: every version is kept.
/// </summary>
[KeepsUnsavedText]
public sealed class StepModel(
    PlatformDb db, CurrentViewer current, VocabularyCache vocabularies, WaveCounting counting, TimeProvider clock,
    IStringLocalizer<AnsweringText> texts, IStringLocalizer<RuleText> rules) : AnsweringPage(db, current, TeamRole.Editor)
{
    private const int MostTries = 3;

    private TermLists _lists = null!;

    public WaveStep Step { get; private set; } = null!;

    public StepForm Form { get; private set; } = null!;

    /// <summary>The questions to which a colleague saved another answer meanwhile.</summary>
    public IReadOnlyList<AnswerConflict> Conflicts { get; private set; } = [];

    public int Number => Steps.ToList().IndexOf(Step) + 1;

    /// <summary>About how many minutes this step and those after it take.</summary>
    public int MinutesLeft => WaveStep.MinutesFor(Steps.Skip(Number - 1));

    /// <summary>The address of the step before this one; null for the first.</summary>
    public string? Previous => Number > 1 ? AddressOf(Steps[Number - 2].Slug) : null;

    public string Next => AddressOf(Number < Steps.Count ? Steps[Number].Slug : "klaar");

    public Vocabulary Vocabulary { get; private set; } = null!;

    /// <summary>Which version of an answer is stored now, for the form to remember.</summary>
    public int VersionOf(SurveyQuestion question) => Answers?.VersionOf(question) ?? 0;

    /// <summary>What is ticked and typed in words; null for nothing.</summary>
    public static string? Words(SurveyQuestion question, GivenAnswer given)
    {
        var ticked = question.Options.Where(option => given.Options.Contains(option.Id)).OrderBy(option => option.Position).Select(option => option.Name.In(Language.Current.Code));
        var said = string.Join(", ", new[] { question.TakesNumber ? given.Number?.ToString(Language.Current.Culture) : null }.Concat(question.TakesNumber ? [] : ticked).Append(given.Own).Append(given.Explanation).OfType<string>());
        return said.Length == 0 ? null : said;
    }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = context.HttpContext.RequestAborted;
        await base.OnPageHandlerExecutionAsync(context, async () =>
        {
            (Step, Vocabulary) = (Find(RouteData.Values["stap"] as string) ?? Steps[0], await vocabularies.ReadAsync(cancel));
            Form = StepForm.Fill(Wave, Step, Answers, Ours, Vocabulary);
            return await next();
        });
    }

    public IActionResult OnGet(string stap) => Find(stap) is null ? NotFound() : Wave.Stage == WaveStage.Open ? Page() : ToStart();

    /// <param name="later">Whether to save what is there and go on another time.</param>
    public async Task<IActionResult> OnPostAsync(string stap, [FromForm(Name = "later")] bool later, CancellationToken cancel)
    {
        if (Find(stap) is null) return NotFound();

        Form = StepForm.Read(Step, Request.Form);
        if (later && !Step.IsProfile && Step.Questions.All(question => Form[question].SaysNothing && VersionOf(question) == 0)) return ToStart();

        Validate();
        if (!ModelState.IsValid) return Page();

        for (var attempt = 1; ; attempt++)
        {
            _lists = await TermLists.ReadAsync(Db, cancel);
            if (await DifferAsync(cancel)) return Page();

            try
            {
                await SaveAsync(cancel);
                break;
            }
            catch (DbUpdateException error) when (attempt < MostTries && IsOvertaken(error))
            {
                // A colleague saved in the same instant: what they said is looked at first.
                await ReadAllAgainAsync(cancel);
                Step = Find(stap)!;
            }
        }

        if (Answers!.IsSubmitted) await counting.CountAsync(Wave.Slug, cancel);
        return later ? ToStart() : LocalRedirect(Next);
    }

    private static bool IsOvertaken(DbUpdateException error) =>
        error is DbUpdateConcurrencyException || error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    private WaveStep? Find(string? slug) => Steps.FirstOrDefault(step => step.Slug == slug);

    private void Validate()
    {
        foreach (var question in Step.Questions)
        {
            var said = Form[question];
            if (question.TakesNumber && said.Number.Length > 0 && said.Members is not (>= 0 and <= 10_000_000)) ModelState.AddModelError(StepForm.Answer + question.Code, rules["collective.member-count"]);
            if (said.Own.Length > GivenAnswer.LongestOwn) ModelState.AddModelError(StepForm.Own + question.Code, rules["survey.own"]);
            if (said.Explanation.Length > GivenAnswer.LongestExplanation) ModelState.AddModelError(StepForm.Explanation + question.Code, rules["survey.explanation"]);
            if (!question.TakesSeveral && said.Options.Count > 1) ModelState.AddModelError(StepForm.Answer + question.Code, rules["survey.one-option"]);
            if (question.CountedAs == SubjectKind.ActivityField && said.Options.Count > 1 && !said.Options.Contains(Form.MainActivity)) ModelState.AddModelError(StepForm.Main, texts["ChooseMain"]);
            if (Form.IsTakenOver && said.Options.Count == 0 && (question.CountedAs is SubjectKind.ActivityField or SubjectKind.LegalForm or SubjectKind.WorkingArea))
                ModelState.AddModelError(StepForm.Answer + question.Code, texts["ProfileNeeds"]);
        }
    }

    private async Task SaveAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        Answers ??= Db.Add(AnswerSet.Begin(Wave, Ours.Id, Me, now)).Entity;
        foreach (var question in Step.Questions) Answers.Say(Wave, question, Form.Given(question, _lists), Me, now);
        if (Step.IsProfile)
        {
            foreach (var question in Wave.Questions.Where(question => question is { IsDerived: true, IsRetired: false })) Answers.Say(Wave, question, Sector(question), Me, now);
            Answers.StandIn(Ours.Municipality.Code, Ours.Networks.Select(network => network.Slug));
            if (Form.IsTakenOver) await Db.TakeOverAsync(Ours, Step, Form, _lists, Me, now, cancel);
        }

        await Db.SaveChangesAsync(cancel);
    }

    /// <summary>The sector that follows from the fields of activity, or that a moderator set for the profile.</summary>
    private GivenAnswer Sector(SurveyQuestion question)
    {
        var asked = Step.Questions.FirstOrDefault(other => other.CountedAs == SubjectKind.ActivityField);
        var fields = asked is null ? Ours.Activities : _lists.Those(Characteristic.ActivityField, Form[asked].Options);
        var main = fields.Count == 1 ? fields[0] : fields.FirstOrDefault(field => field == _lists.Find(Characteristic.ActivityField, Form.MainActivity));
        var slug = Ours.SectorOverrideReason is not null ? Ours.Sector.Slug : main is null ? null : SectorRule.Derive(fields, main).SectorSlug;
        return new GivenAnswer([.. question.Options.Where(option => option.Slug == slug).Select(option => option.Id)]);
    }

    /// <summary>Whether a colleague saved another answer since the form was shown; then both are shown.</summary>
    private async Task<bool> DifferAsync(CancellationToken cancel)
    {
        var overtaken = Step.Questions
            .Select(question => (Question: question, Theirs: Answers?.To(question), Yours: Form.Given(question, _lists)))
            .Where(one => one.Theirs is { } theirs && theirs.Version != Form[one.Question].Seen && !theirs.Given.SaysTheSame(one.Yours))
            .ToList();
        if (overtaken.Count == 0) return false;

        var last = overtaken.MaxBy(one => one.Theirs!.At).Theirs!;
        var by = last.By;
        var name = await Db.Accounts.Where(account => account.Id == by).Select(account => account.Name).FirstOrDefaultAsync(cancel);
        Conflicts =
        [
            .. overtaken.Select(one => new AnswerConflict(
                one.Question, name ?? texts["Someone"], last.At, Words(one.Question, one.Theirs!.Given), Words(one.Question, one.Yours))),
        ];
        return true;
    }
}

/// <summary>A colleague saved another answer to a question meanwhile.</summary>
/// <param name="Who">Who saved last.</param>
/// <param name="Theirs">In words; null when nothing was said.</param>
public sealed record AnswerConflict(SurveyQuestion Question, string Who, DateTimeOffset When, string? Theirs, string? Yours);
