namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>The licences under which knowledge is shared, and where they can be read.</summary>
internal static class Licences
{
    public const string Usual = "CC BY 4.0";

    /// <summary>Those that an author can choose, the freest last.</summary>
    public static IReadOnlyList<string> All { get; } = [Usual, "CC BY-SA 4.0", "CC0 1.0"];

    /// <summary>Null for a licence that has no page of its own.</summary>
    public static string? Address(string licence) => licence switch
    {
        "CC BY 4.0" => "https://creativecommons.org/licenses/by/4.0/",
        "CC BY-SA 4.0" => "https://creativecommons.org/licenses/by-sa/4.0/",
        "CC0 1.0" => "https://creativecommons.org/publicdomain/zero/1.0/",
        _ => null,
    };
}
