using System.Globalization;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Curation;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Surveys.Preparing;

/// <summary>A page about one wave for who prepares it.</summary>
public abstract class WavePage(PlatformDb db, CurrentViewer current, IStringLocalizer<RuleText> rules) : CurationPage(current, rules)
{
    /// <summary>The wave as it was read; forms change one that they read again.</summary>
    public Wave Wave { get; private set; } = null!;

    /// <summary>Which form was sent.</summary>
    public string? Sent { get; protected set; }

    /// <summary>The field at which a rule that refuses is told.</summary>
    protected virtual IReadOnlyDictionary<string, string> FieldOfRule { get; } = new Dictionary<string, string>();

    /// <summary>Names what the forms of the page show, so that a change by someone else is noticed.</summary>
    protected abstract string SeenOf(Wave wave);

    /// <summary>What else the page shows of the wave.</summary>
    /// <returns>Whether the page exists.</returns>
    protected abstract Task<bool> ReadAsync(CancellationToken cancel);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        if (await db.PreparedWaveAsync(RouteData.Values["slug"] as string, cancel) is not { } wave)
        {
            context.Result = NotFound();
            return;
        }

        Wave = wave;
        if (!await ReadAsync(cancel))
        {
            context.Result = NotFound();
            return;
        }

        if (HttpMethods.IsGet(Request.Method)) Seen = SeenOf(Wave);
        await next();
    }

    /// <summary>Does what a form asks, unless it is done already or someone else changed the wave meanwhile.</summary>
    /// <returns>Whether it is done; otherwise the page is to be shown again.</returns>
    protected async Task<bool> ActAsync(Action<Wave> act, CancellationToken cancel, Predicate<Wave>? isDone = null)
    {
        if (!ModelState.IsValid) return false;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var wave = await db.HoldWaveAsync(Wave.Slug, cancel);
        if (isDone?.Invoke(wave) == true) return true;

        var (typed, now) = (Seen, SeenOf(wave));
        HasChanged = typed != now;
        Seen = now;
        ModelState.Remove("gezien");
        if (HasChanged)
        {
            Wave = wave;
            await ReadAsync(cancel);
            return false;
        }

        if (!Try(FieldOfRule, () => act(wave))) return false;

        await db.SaveOrRefuseAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>To a page of the wave, which says what was done.</summary>
    protected LocalRedirectResult LeadTo(string rest, string done) => LocalRedirect(Url.Content($"~/beheer/peilingen/{Wave.Slug}{rest}?gedaan={done}"));

    protected static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
