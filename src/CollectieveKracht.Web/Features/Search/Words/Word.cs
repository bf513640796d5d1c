namespace CollectieveKracht.Web.Features.Search.Words;

/// <summary>A word by itself, whatever text it stands in.</summary>
internal sealed record Word(string Exact, string Stem, IReadOnlyList<string> Parts)
{
    public static Word Simple(string exact, string stem) => new(exact, stem, []);
}
