using System.Net.Sockets;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CollectieveKracht.Web.Platform.Start;

/// <summary>The site cannot start, and <paramref name="sentence"/> tells the operator why and what to do.</summary>
public sealed class StartException(string sentence) : Exception(sentence);

public static class StartFailure
{
    /// <summary>
    /// The sentence for an operator when a start fails for a reason outside the code; null for a bug, which keeps its
    /// stack trace.
    /// </summary>
    public static string? Explain(Exception? error) => error switch
    {
        StartException => error.Message,
        OptionsValidationException wrong => string.Join(Environment.NewLine, wrong.Failures),
        AggregateException { InnerExceptions: var all } when all.All(e => e is OptionsValidationException) =>
            string.Join(Environment.NewLine, all.Select(Explain)),
        InvalidOperationException when error.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) =>
            error.Message.Replace("Failed to convert", "Cannot read", StringComparison.Ordinal),
        { } when Failure.IsDatabaseAway(error) || error is NpgsqlException and not PostgresException =>
            $"The database of the setting ConnectionStrings:Platform does not answer. {error.GetBaseException().Message}",
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } refused =>
            $"The database of the setting ConnectionStrings:Platform refuses us. {refused.MessageText}",
        IOException { InnerException: AddressInUseException } =>
            $"{Address(error)} is in use by another program. Stop that one, or start this one with --urls=http://localhost:PORT.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            "This user may not listen on the chosen port. Choose one above 1024 with --urls=http://localhost:PORT.",
        _ => null,
    };

    // Kestrel says "Failed to bind to address http://127.0.0.1:5080: address already in use."
    private static string Address(Exception error) =>
        error.Message.Split(' ').Select(word => Uri.TryCreate(word.TrimEnd(':'), UriKind.Absolute, out var uri) ? uri : null)
            .FirstOrDefault(uri => uri is not null) is { } found ? $"Port {found.Port}" : "The port";
}
