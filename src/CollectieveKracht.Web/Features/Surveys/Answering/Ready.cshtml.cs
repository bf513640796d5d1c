using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Surveys.Answering;

/// <summary>The last page of answering: what was said and what is missing, and the button that sends it in.</summary>
public sealed class ReadyModel(PlatformDb db, CurrentViewer current, WaveCounting counting, TimeProvider clock, IStringLocalizer<AnsweringText> texts)
    : AnsweringPage(db, current, TeamRole.Editor)
{
    private const int Shown = 3;

    public bool IsComplete => Answers is not null && !Answers.Missing(Wave).Any();

    public IActionResult OnGet() => Wave.Stage != WaveStage.Open || Answers is null ? ToStart() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Answers is null) return ToStart();

        Answers.StandIn(Ours.Municipality.Code, Ours.Networks.Select(network => network.Slug));
        Answers.Submit(Wave, Me, clock.GetUtcNow());
        await Db.SaveOrRefuseAsync(cancel);
        await counting.CountAsync(Wave.Slug, cancel);
        return LocalRedirect(AddressOf("uitkomst"));
    }

    /// <summary>What was said in a step, in few words.</summary>
    public string Summary(WaveStep step)
    {
        if (!step.IsAnsweredIn(Answers)) return texts["NotAnswered"];
        if (step.IsProfile) return texts["ProfileAnswered", step.Questions.Count];

        var given = Answers!.To(step.Questions[0])!.Given;
        var ticked = step.Questions[0].Options.Where(option => given.Options.Contains(option.Id)).OrderBy(option => option.Position).Select(option => option.Name.In(Language.Current.Code)).ToList();
        if (given.Own is { } own) ticked.Add(own);
        if (ticked.Count == 0) return texts[given.Explanation is null ? "NothingTicked" : "OnlyExplained"];
        return string.Join(", ", ticked.Take(Shown)) + (ticked.Count > Shown ? " " + texts["AndMore", ticked.Count - Shown].Value : "");
    }
}
