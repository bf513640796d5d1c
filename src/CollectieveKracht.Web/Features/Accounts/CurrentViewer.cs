using CollectieveKracht.Domain.Accounts;

namespace CollectieveKracht.Web.Features.Accounts;

/// <summary>Who is looking at this request's page. Every query that shows content asks it, so that signing in has one place to join.</summary>
public sealed class CurrentViewer
{
    /// <summary>The platform has no accounts to sign in to: everyone is a visitor.</summary>
    public Viewer Viewer { get; init; } = Viewer.Visitor;
}
