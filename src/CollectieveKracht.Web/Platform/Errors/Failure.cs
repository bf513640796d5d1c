using CollectieveKracht.Domain;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace CollectieveKracht.Web.Platform.Errors;

/// <summary>What an exception means for whoever asked, and what of it belongs in the log.</summary>
public sealed class Failure(ILogger<Failure> log) : IExceptionHandler
{
    /// <summary>The status that tells what went wrong.</summary>
    public static int Status(Exception error) => error switch
    {
        RuleException => StatusCodes.Status422UnprocessableEntity,
        BadHttpRequestException bad => bad.StatusCode,
        _ when Causes(error).Any(IsUnstorableText) => StatusCodes.Status400BadRequest,
        _ when IsDatabaseAway(error) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>Whether the database did not answer: the same may go well later.</summary>
    public static bool IsDatabaseAway(Exception error) => Causes(error).Any(TellsOfAbsence);

    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        switch (Status(exception))
        {
            case StatusCodes.Status500InternalServerError:
                log.LogError(exception, "A request failed");
                break;
            case StatusCodes.Status503ServiceUnavailable:
                log.LogWarning("The database did not answer: {Reason}", Causes(exception).Last().Message);
                break;
            case var status:
                log.LogInformation("A request was refused with {Status}: {Reason}", status, exception.Message);
                break;
        }

        // Told, not handled: the error page follows.
        return ValueTask.FromResult(false);
    }

    private static IEnumerable<Exception> Causes(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException) yield return cause;
    }

    private static bool IsUnstorableText(Exception error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter };

    // QueryCanceled: the statement took too long and PostgreSQL cut it off.
    private static bool TellsOfAbsence(Exception error) =>
        error is NpgsqlException { IsTransient: true }
            or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.QueryCanceled };
}
