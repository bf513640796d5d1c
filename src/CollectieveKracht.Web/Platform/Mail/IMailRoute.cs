using MimeKit;

namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>Where mails go: a server, or in development a folder.</summary>
public interface IMailRoute
{
    /// <exception cref="MailTroubleException">Nothing can be delivered now.</exception>
    Task<IMailDelivery> OpenAsync(CancellationToken cancel);
}

/// <summary>An open connection by which one mail after another is delivered.</summary>
public interface IMailDelivery : IAsyncDisposable
{
    /// <summary>Back when the mail has been accepted. Any exception means that it was not, as far as can be known.</summary>
    /// <param name="handOver">
    /// Called at the last moment at which it is sure that the other side has not accepted the mail. When it throws, the mail
    /// must not be delivered.
    /// </param>
    /// <exception cref="MailTroubleException">The other side refused.</exception>
    Task DeliverAsync(MimeMessage mail, Action handOver, CancellationToken cancel);
}

/// <summary>Why mail could not be delivered, in words that hold no address and may be logged.</summary>
/// <param name="isFinal">The same mail will be refused again.</param>
/// <param name="isOfThisMail">The connection is still good for other mails.</param>
public sealed class MailTroubleException(string trouble, bool isFinal = false, bool isOfThisMail = false) : Exception(trouble)
{
    public bool IsFinal { get; } = isFinal;

    public bool IsOfThisMail { get; } = isOfThisMail;
}
