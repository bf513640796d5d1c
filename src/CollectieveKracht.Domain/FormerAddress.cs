namespace CollectieveKracht.Domain;

/// <summary>An address that once led to a thing which was since renamed or merged. The site redirects it for good (301).</summary>
public sealed class FormerAddress
{
    public FormerAddress(string path, string target)
    {
        RuleException.Unless(path.StartsWith('/') && target.StartsWith('/') && path != target, "address.invalid");
        Path = path;
        Target = target;
    }

    /// <summary>The old path without language, for example "/uitdagingen/opschaling".</summary>
    public string Path { get; private set; }

    public string Target { get; private set; }
}
