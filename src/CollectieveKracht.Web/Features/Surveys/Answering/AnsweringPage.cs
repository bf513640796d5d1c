using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Ours;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Surveys.Answering;

/// <summary>A page of a wave for the people of one collective, which its address names. A wave that is being prepared has none.</summary>
/// <param name="needs">The narrowest role that may use the page.</param>
public abstract class AnsweringPage(PlatformDb db, CurrentViewer current, TeamRole needs) : OurPage(db, current, needs)
{
    public const string CollectiveName = "collectief";

    public Wave Wave { get; private set; } = null!;

    /// <summary>What the collective answers; null when nobody began.</summary>
    public AnswerSet? Answers { get; protected set; }

    public IReadOnlyList<WaveStep> Steps { get; private set; } = [];

    protected sealed override string? OurSlug => Request.Query[CollectiveName];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = context.HttpContext.RequestAborted;
        var slug = RouteData.Values["slug"] as string;
        if (!Domain.Slug.IsValid(slug) || await FindWaveAsync(slug!, cancel) is not { } wave) context.Result = NotFound();
        else if (OurSlug is null && HttpMethods.IsGet(Request.Method)) context.Result = LocalRedirect(Url.Content($"~/peiling/{slug}"));
        else
        {
            Take(wave);
            await base.OnPageHandlerExecutionAsync(context, async () =>
            {
                await ReadAnswersAsync(cancel);
                return await next();
            });
        }
    }

    /// <summary>Takes all as it is stored by now, after someone else saved first.</summary>
    protected async Task ReadAllAgainAsync(CancellationToken cancel)
    {
        await ReadAgainAsync(cancel);
        Take(await FindWaveAsync(Wave.Slug, cancel) ?? throw new RuleException("survey.not-open"));
        await ReadAnswersAsync(cancel);
    }

    public string AddressOf(string page) => Url.Content($"~/peiling/{Wave.Slug}/{page}") + $"?{CollectiveName}={Ours.Slug}";

    protected LocalRedirectResult ToStart() => LocalRedirect(Url.Content($"~/peiling/{Wave.Slug}"));

    private void Take(Wave wave) => (Wave, Steps) = (wave, WaveStep.Of(wave));

    private Task<Wave?> FindWaveAsync(string slug, CancellationToken cancel) => Db.Waves
        .Include(wave => wave.Questions).ThenInclude(question => question.Options).AsSplitQuery()
        .SingleOrDefaultAsync(wave => wave.Slug == slug && wave.Stage != WaveStage.Draft && wave.Questions.Any(), cancel);

    private async Task ReadAnswersAsync(CancellationToken cancel)
    {
        var (ours, wave) = (Ours.Id, Wave.Slug);
        Answers = await Db.AnswerSets.Include(set => set.Answers).SingleOrDefaultAsync(set => set.WaveSlug == wave && set.CollectiveId == ours, cancel);
    }
}
