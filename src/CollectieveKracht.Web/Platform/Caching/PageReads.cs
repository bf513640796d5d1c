namespace CollectieveKracht.Web.Platform.Caching;

/// <summary>The tables that the answer in the making was read from. A feature of the request, present when the answer may be kept.</summary>
public sealed class PageReads
{
    private readonly HashSet<string> _tables = [];

    public IReadOnlyList<string> Tables
    {
        get
        {
            lock (_tables) return [.. _tables];
        }
    }

    /// <summary>Tells the request in hand, if there is one, what it depends on.</summary>
    public static void Note(IHttpContextAccessor accessor, IEnumerable<string> tables) =>
        accessor.HttpContext?.Features.Get<PageReads>()?.Add(tables);

    public void Add(IEnumerable<string> tables)
    {
        lock (_tables) _tables.UnionWith(tables);
    }
}
