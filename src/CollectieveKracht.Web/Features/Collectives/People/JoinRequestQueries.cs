using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;

namespace CollectieveKracht.Web.Features.Collectives.People;

/// <summary>Someone who asks to act for a collective.</summary>
public sealed record JoinRequestRow(Guid Id, string Name, string Note, DateTimeOffset ExpiresAt);

public static class JoinRequestQueries
{
    /// <summary>Those that wait for an answer; see <see cref="JoinRequest.IsOpenAt"/>.</summary>
    public static IQueryable<JoinRequest> OpenAt(this IQueryable<JoinRequest> requests, DateTimeOffset now)
    {
        var since = now - JoinRequest.Life;
        return requests.Where(request => request.State == JoinRequestState.Open && request.MadeAt > since);
    }

    /// <summary>The oldest first.</summary>
    public static IQueryable<JoinRequestRow> AsRows(this IQueryable<JoinRequest> requests, PlatformDb db) =>
        from request in requests
        join account in db.Accounts on request.By equals account.Id
        orderby request.MadeAt, request.Id
        select new JoinRequestRow(request.Id, account.Name, request.Note ?? "", request.MadeAt + JoinRequest.Life);
}
