using CollectieveKracht.Web.Features.Figures.CrossTables;
using Microsoft.AspNetCore.Mvc;

namespace CollectieveKracht.Web.Features.Figures.InFull;

/// <summary>A cross table with every cell, and with any filters together.</summary>
public sealed class CrossTableInFullModel(ReadingInFull reading, ShownWaves waves) : AnalystPage(reading)
{
    public const string Path = "/analyse/kruistabel";

    public CrossSelection? Chosen { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Chosen = await CrossSelection.FindAsync(waves, Request.Query, inFull: true, cancel);
        if (Chosen is null) return Request.Query.ContainsKey("peiling") ? NotFound() : Page();

        await Reading.NoteAsync(Chosen.Wave, Chosen.Address(Path), cancel);
        return Page();
    }
}
