using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Curation;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Surveys.Preparing;

/// <summary>A question that a wave does not ask yet: a characteristic, the challenges of a category, a statement, or anything else.</summary>
[Authorize(Policies.Administrator)]
public sealed class QuestionAddModel(PlatformDb db, CurrentViewer current, IStringLocalizer<RuleText> rules) : QuestionPage(db, current, rules)
{
    /// <summary>What is asked of statements that count under a name of their own, and of choices.</summary>
    public const string Statement = "stelling", Choice = "keuze";

    private const int MostOptions = 60;

    private readonly PlatformDb _db = db;

    /// <summary>What is asked: <see cref="Statement"/>, <see cref="Choice"/>, "lijst:" with a kind of characteristic, or "groep:" with a category.</summary>
    [BindProperty(Name = "soort")]
    public string? Kind { get; set; }

    [BindProperty(Name = "meer")]
    public bool TakesSeveral { get; set; }

    /// <summary>The options of a choice, one a line: Dutch, a bar, English.</summary>
    [BindProperty(Name = "antwoorden")]
    public string? Options { get; set; }

    /// <summary>The kinds of characteristics that are not asked yet.</summary>
    public IReadOnlyList<string> Lists { get; private set; } = [];

    /// <summary>The categories of which the challenges are not asked yet.</summary>
    public IReadOnlyList<(string Slug, Label Name)> Categories { get; private set; } = [];

    protected override IReadOnlyDictionary<string, string> FieldOfRule { get; } = new Dictionary<string, string>
    {
        ["survey.question-text"] = "vraag",
        ["survey.question-help"] = "uitleg",
        ["survey.option-name"] = "antwoorden",
        ["survey.counted-twice"] = "soort",
        ["survey.too-many-questions"] = "",
        ["survey.locked"] = "",
    };

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (wording, options) = (ReadWording(), ReadOptions());
        var isKnown = Kind is Statement or Choice || Lists.Any(list => Kind == $"lijst:{list}") || Categories.Any(category => Kind == $"groep:{category.Slug}");
        if (!isKnown) Refuse("soort", "survey.kind");
        if (wording is not { } said || !ModelState.IsValid) return Page();

        SurveyQuestion? question = null;
        if (!Try(FieldOfRule, () => question = Make(said.Text, said.Help))) return Page();
        if (Kind != Choice) await _db.OfferListedOptionsAsync(question!, Wave.Version, cancel);
        var isOffered = Try(FieldOfRule, () =>
        {
            foreach (var option in options) question!.Offer(FreeSlug(option.Nl, "antwoord", slug => question.Options.Any(other => other.Slug == slug)), option);
        });
        if (!isOffered || !await ActAsync(wave => wave.Ask(question!, Me), cancel)) return Page();

        return LeadTo($"/vragen/{question!.Code}", "vraag-erbij");
    }

    protected override async Task<bool> ReadAsync(CancellationToken cancel)
    {
        Lists = [.. StandardQuestions.Listed.Where(list => Wave.Questions.All(question => question.CountedAs != list))];
        var asked = Wave.Questions.Select(question => question.CategorySlug).ToHashSet();
        Categories =
        [
            .. (await _db.ChallengeCategories.AsNoTracking().OrderBy(category => category.Position).ToListAsync(cancel))
                .Where(category => !asked.Contains(category.Slug)).Select(category => (category.Slug, category.Name)),
        ];
        return !Wave.IsLocked;
    }

    protected override string SeenOf(Wave wave) => NameOf(wave.Questions.OrderBy(question => question.Position).Select(question => question.Code));

    private SurveyQuestion Make(Label text, Label? help)
    {
        var parts = Kind!.Split(':');
        if (parts[0] == "groep") return new SurveyQuestion(FreeCode(parts[1]), QuestionKind.Challenges, SubjectKind.Challenge, text, takesSeveral: true, help, parts[1]);
        if (parts[0] == "lijst")
        {
            var code = FreeCode(CharacteristicSlug.Of(StandardQuestions.ListOf(parts[1])!.Value));
            return new SurveyQuestion(code, QuestionKind.Characteristic, parts[1], text, !SubjectKind.Exclusive.Contains(parts[1]), help);
        }

        var own = FreeCode(text.Nl);
        if (Kind == Choice) return SurveyQuestion.Choice(own, text, TakesSeveral, help);

        var countsAsFirst = Wave.Questions.All(question => question.CountedAs != SubjectKind.FutureProof);
        return new SurveyQuestion(own, QuestionKind.Statement, countsAsFirst ? SubjectKind.FutureProof : own, text, takesSeveral: false, help);
    }

    private string FreeCode(string text) =>
        FreeSlug(text, "vraag", code => code == "nieuw" || SubjectKind.Known.Contains(code) || Wave.Questions.Any(question => question.Code == code));

    private List<Label> ReadOptions()
    {
        if (Kind != Choice) return [];

        var lines = (Options ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var pairs = lines.Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();
        if (pairs.Count is < 2 or > MostOptions || pairs.Exists(pair => pair.Length != 2 || pair.Any(part => part.Length == 0)))
        {
            Refuse("antwoorden", "survey.options");
            return [];
        }

        return [.. pairs.Select(pair => new Label(pair[0], pair[1]))];
    }
}
