namespace CollectieveKracht.Domain.Knowledge;

/// <summary>Where something in an article comes from.</summary>
/// <param name="Text">As it is to be cited.</param>
/// <param name="Url">Where to find it; null when it is not on the web.</param>
public sealed record Source(string Text, string? Url)
{
    public string? Url { get; init; } = WebAddress.Require(Url);
}
