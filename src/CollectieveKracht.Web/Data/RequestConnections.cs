using System.Data.Common;
using CollectieveKracht.Web.Platform.Postgres;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace CollectieveKracht.Web.Data;

/// <summary>
/// Gives a request a connection on which PostgreSQL itself cuts off a statement that takes too long, and compiles none (that takes
/// longer than any of ours); migrations, commands and jobs may take their time, over connections of their own. Both kinds are
/// bounded in number.
/// </summary>
internal sealed class RequestConnections(string connectionString, DatabaseOptions limits, IHttpContextAccessor accessor) : DbConnectionInterceptor
{
    private const int OfJobs = 5;

    private readonly string _forRequests = With(connectionString, limits.Connections, $"-c statement_timeout={limits.StatementSeconds}s -c jit=off ");
    private readonly string _forJobs = With(connectionString, OfJobs, "");

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        connection.ConnectionString = accessor.HttpContext is null ? _forJobs : _forRequests;
        // Npgsql keeps the last command to use it again, even when its line broke: it would then count on statements that were
        // prepared on that line. Once asked for, it is not kept any more.
        _ = connection.CreateCommand();
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ConnectionOpening(connection, eventData, result));

    // What the operator's string says comes later, and wins.
    private static string With(string connectionString, int most, string options)
    {
        var asked = new NpgsqlConnectionStringBuilder($"Maximum Pool Size={most};{connectionString}");
        asked.Options = options + asked.Options;
        return asked.ConnectionString;
    }
}
