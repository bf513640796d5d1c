using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Surveys.Answering;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Ours;

/// <summary>What a collective says of itself, part by part, and the networks it belongs to or asks to.</summary>
public sealed class OverviewModel(PlatformDb db, CurrentViewer current, TimeProvider clock) : OurPage(db, current, TeamRole.Member)
{
    public IReadOnlyList<Network> Networks { get; private set; } = [];

    public IReadOnlyList<(string Slug, PartState Said)> Parts { get; private set; } = [];

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            await ShowAsync(context.HttpContext.RequestAborted);
            return await next();
        });

    /// <summary>What would be said, and waits or was sent back.</summary>
    public IReadOnlyDictionary<ProfilePart, ProposedChange> Proposed { get; private set; } = new Dictionary<ProfilePart, ProposedChange>();

    /// <summary>Open waves of the survey that were not sent in yet.</summary>
    public IReadOnlyList<WaveToAnswer> ToAnswer { get; private set; } = [];

    public void OnGet()
    {
    }

    /// <summary>All that stands there is still right.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel)
    {
        if (!MayEdit) return Forbid();

        Ours.Confirm(Me, clock.GetUtcNow());
        await Db.SaveOrRefuseAsync(cancel);
        return To($"/{Ours.Slug}", "klopt");
    }

    public Task<IActionResult> OnPostAskNetworkAsync(string? netwerk, CancellationToken cancel) =>
        ChangeAsync(netwerk, network => Ours.AskToJoin(network, Me), cancel);

    public Task<IActionResult> OnPostLeaveNetworkAsync(string? netwerk, CancellationToken cancel) =>
        ChangeAsync(netwerk, network => Ours.Leave(network, Me), cancel);

    private async Task ShowAsync(CancellationToken cancel)
    {
        Networks = await Db.Networks.OrderBy(network => network.Name).ThenBy(network => network.Id).ToListAsync(cancel);
        var parts = new List<(string, PartState)>();
        foreach (var (slug, make) in PartForm.BySlug)
        {
            var form = make();
            await form.ReadAsync(Db, Ours, cancel);
            parts.Add((slug, form.Says(Ours)));
        }

        Parts = parts;
        var id = Ours.Id;
        ToAnswer = await Db.WavesToAnswerAsync([id], cancel);
        Proposed = await Db.ProposedChanges.AsNoTracking().Where(change => change.CollectiveId == id).ToDictionaryAsync(change => change.Part, cancel);
    }

    private async Task<IActionResult> ChangeAsync(string? slug, Action<Network> change, CancellationToken cancel)
    {
        if (!MayManage) return Forbid();
        if (Networks.FirstOrDefault(network => network.Slug == slug) is not { } network) return NotFound();

        change(network);
        await Db.SaveOrRefuseAsync(cancel);
        return To($"/{Ours.Slug}", "netwerk");
    }
}
