using CollectieveKracht.Web.Features.Api;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace CollectieveKracht.Web.Features.Figures.Downloads;

/// <summary>How figures are taken along: kinds of files, what stands in them, how to cite them, and the API.</summary>
[PublicPage]
public sealed class DownloadPageModel(ShownWaves waves) : PageModel
{
    /// <summary>The kinds of files that every table and ranking has, by the end of their address.</summary>
    public static IReadOnlyList<string> Ends { get; } = ["csv", "xlsx", "json", "svg", "png"];

    /// <summary>The newest wave with answers, of which the examples are; null while there is none.</summary>
    public ShownWave? Wave { get; private set; }

    /// <summary>What can be asked of the API: the end of a key of the texts, the address in general, and one to try; null while there is none.</summary>
    public IEnumerable<(string Key, string Address, string? Example)> Endpoints =>
    [
        ("Waves", Of(""), Of("")),
        ("Wave", Of("/{wave}"), Wave is null ? null : Of($"/{Wave.Wave.Slug}")),
        ("Rankings", Of("/{wave}/rankings?filter=&beside="), Wave is null ? null : Of($"/{Wave.Wave.Slug}/rankings", ("filter", Wave.Filters.SelectMany(axis => axis.Options).Select(option => option.ToString()).FirstOrDefault()))),
        ("CrossTable", Of("/{wave}/cross-table?rows=&columns=&filter="), Wave is null ? null : Of($"/{Wave.Wave.Slug}/cross-table", ("rows", Wave.Axes[0].Slug), ("columns", Wave.Axes[^1].Slug))),
        ("Published", Of($"/{PublishedFigures.Wave}/figures"), Of($"/{PublishedFigures.Wave}/figures")),
    ];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var newest = (await waves.ReadAllAsync(cancel)).FirstOrDefault(wave => wave.HasAnswers);
        Wave = newest is null ? null : await waves.ReadAsync(newest.Slug, cancel);
    }

    private static string Of(string path, params (string Name, string? Value)[] choices) =>
        QueryHelpers.AddQueryString($"{ApiFeature.Root}/waves{path}", choices.Where(choice => choice.Value is not null).Select(choice => KeyValuePair.Create(choice.Name, choice.Value)));
}

/// <summary>The words of the page on taking figures along.</summary>
public sealed class DownloadText;
