using System.ComponentModel.DataAnnotations;

namespace CollectieveKracht.Web.Platform.Limits;

/// <summary>How much one visitor, and all together, may ask of what costs most; the section "Limits" of the settings.</summary>
public sealed record LimitOptions
{
    public const string Section = "Limits";

    /// <summary>For each client address; as many at once is also allowed.</summary>
    [Range(1, 1_000_000, ErrorMessage = "must be a number from 1 to 1000000.")]
    public int SearchesPerMinute { get; init; } = 60;

    /// <summary>For each client address: titles while someone types, one for each few letters.</summary>
    [Range(1, 1_000_000, ErrorMessage = "must be a number from 1 to 1000000.")]
    public int SuggestionsPerMinute { get; init; } = 300;

    /// <summary>For each client address: feeds, the sitemap and files to download.</summary>
    [Range(1, 1_000_000, ErrorMessage = "must be a number from 1 to 1000000.")]
    public int DownloadsPerMinute { get; init; } = 60;

    /// <summary>For each client address: texts as PDF, which take longer to make than anything else.</summary>
    [Range(1, 1_000_000, ErrorMessage = "must be a number from 1 to 1000000.")]
    public int PrintsPerMinute { get; init; } = 20;

    /// <summary>For each client address in a quarter of an hour: wrong passwords and codes, after which it has to wait.</summary>
    [Range(1, 1_000_000, ErrorMessage = "must be a number from 1 to 1000000.")]
    public int WrongSignIns { get; init; } = 20;

    /// <summary>For each client address in a quarter of an hour: mails with a code or a link to sign in.</summary>
    [Range(1, 1_000_000, ErrorMessage = "must be a number from 1 to 1000000.")]
    public int SignInMails { get; init; } = 30;

    /// <summary>How many searches are made at the same time, for all visitors together: fewer than Database:Connections.</summary>
    [Range(1, 1000, ErrorMessage = "must be a number from 1 to 1000.")]
    public int SearchesAtOnce { get; init; } = 6;

    /// <summary>How many searches may wait for their turn; the next gets the page that says we are too busy.</summary>
    [Range(0, 10_000, ErrorMessage = "must be a number from 0 to 10000.")]
    public int SearchesWaiting { get; init; } = 120;
}
