namespace CollectieveKracht.Domain;

/// <summary>An address that once led to a thing which was since renamed or merged. The site redirects it for good (301).</summary>
public sealed class FormerAddress
{
    public FormerAddress(string path, string target)
    {
        RuleException.Unless(IsOfThisSite(path) && IsOfThisSite(target) && path != target, "address.invalid");
        Path = path;
        Target = target;
    }

    /// <summary>The old path without language, for example "/uitdagingen/opschaling".</summary>
    public string Path { get; private set; }

    public string Target { get; private set; }

    // Browsers read "//host" and "/\host" as the address of another site: no redirect may leave this one.
    private static bool IsOfThisSite(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\') && !path.Any(char.IsControl);
}
