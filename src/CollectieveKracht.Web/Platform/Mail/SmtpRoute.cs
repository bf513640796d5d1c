using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>By SMTP to the mail server of the settings.</summary>
public sealed class SmtpRoute(MailOptions options) : IMailRoute
{
    private static readonly TimeSpan UntilConnected = TimeSpan.FromSeconds(15);

    /// <summary>Some servers read a mail through before they accept it.</summary>
    private static readonly TimeSpan UntilAnswered = TimeSpan.FromMinutes(5);

    public async Task<IMailDelivery> OpenAsync(CancellationToken cancel)
    {
        var client = new SmtpClient { Timeout = (int)UntilAnswered.TotalMilliseconds };
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(UntilConnected);
        try
        {
            await client.ConnectAsync(options.Host!, options.Port, Security(options.Security), deadline.Token);
            // The other way to send a message has no line that ends it, before which it surely is not accepted.
            client.Capabilities &= ~SmtpCapabilities.Chunking;
            if (options.User is { Length: > 0 } user) await client.AuthenticateAsync(user, options.Password!, deadline.Token);
            return new Delivery(client);
        }
        catch (Exception error)
        {
            client.Dispose();
            if (cancel.IsCancellationRequested) throw;
            throw new MailTroubleException(Reason(error));
        }
    }

    private static SecureSocketOptions Security(string name) => name switch
    {
        "tls" => SecureSocketOptions.SslOnConnect,
        "starttls" => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    // What a server says may repeat an address or a name, so only its number is passed on.
    private static string Reason(Exception error) => error switch
    {
        SmtpCommandException refused => $"the mail server answered {(int)refused.StatusCode}",
        AuthenticationException => "the mail server refused Mail:User and Mail:Password",
        SslHandshakeException => "no TLS with the mail server",
        NotSupportedException => "the mail server offers no TLS or no sign-in",
        SocketException socket => $"the mail server cannot be reached: {socket.SocketErrorCode}",
        OperationCanceledException or TimeoutException => "the mail server took too long",
        _ => "the connection to the mail server broke",
    };

    private sealed class Delivery(SmtpClient client) : IMailDelivery
    {
        public async Task DeliverAsync(MimeMessage mail, Action handOver, CancellationToken cancel)
        {
            try
            {
                await client.SendAsync(mail, cancel, new LastMoment(handOver));
            }
            catch (SmtpCommandException refused)
            {
                var isOfThisMail = refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
                throw new MailTroubleException(Reason(refused), isFinal: isOfThisMail && (int)refused.StatusCode >= 500, isOfThisMail: isOfThisMail && client.IsConnected);
            }
            catch (Exception error) when (error is ProtocolException or IOException or SocketException or TimeoutException)
            {
                throw new MailTroubleException(Reason(error));
            }
        }

        // Without a farewell: a connection on which a message broke off must end, or the server would wait for the rest.
        public ValueTask DisposeAsync()
        {
            client.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>MailKit tells when the whole message is written. The line that ends it, by which the server can accept it, comes after that.</summary>
    private sealed class LastMoment(Action handOver) : ITransferProgress
    {
        private bool _isPast;

        public void Report(long bytesTransferred, long totalSize)
        {
            if (_isPast || bytesTransferred < totalSize) return;
            _isPast = true;
            handOver();
        }

        public void Report(long bytesTransferred)
        {
        }
    }
}
