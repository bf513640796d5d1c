namespace CollectieveKracht.Web.Tests;

/// <summary>A site over the database that no test changes.</summary>
public sealed class SharedSite : IAsyncDisposable
{
    public SharedSite() => Visitor = Site.Visitor();

    public TestSite Site { get; } = new();

    public HttpClient Visitor { get; }

    public ValueTask DisposeAsync()
    {
        Visitor.Dispose();
        return Site.DisposeAsync();
    }
}
