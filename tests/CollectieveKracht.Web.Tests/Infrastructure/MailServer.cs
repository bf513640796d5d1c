using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace CollectieveKracht.Web.Tests;

/// <summary>A place in the conversation about one mail at which something can die.</summary>
public enum MailStep
{
    /// <summary>The server is about to hear who sends.</summary>
    Sender,

    /// <summary>The server is about to hear for whom it is.</summary>
    Receiver,

    /// <summary>A part of the message has come, and the rest has not.</summary>
    Middle,

    /// <summary>The line that ends the message has come, and the server does not know it yet.</summary>
    End,

    /// <summary>The server has accepted the message, and the site does not know it yet.</summary>
    Accepted,
}

/// <summary>
/// A real SMTP server in this process, behind a line that a test can cut. The server keeps what it accepted; the line knows at
/// which step the conversation is.
/// </summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Store _store = new();
    private readonly ConcurrentDictionary<MailStep, Func<Task<bool>>> _hooks = new();
    private readonly ConcurrentBag<Task> _talks = [];
    private readonly int _serverPort = FreePort();
    private readonly Task _serving;
    private CancellationTokenSource _cut = new();
    private TcpListener _listener;

    public MailServer()
    {
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IMessageStore)_store);
        services.Add((IMailboxFilter)_store);
        var options = new SmtpServerOptionsBuilder().ServerName("localhost")
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, _serverPort))).Build();
        _serving = new SmtpServer.SmtpServer(options, services).StartAsync(_end.Token);
        _listener = Listen(port: 0);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    public int Port { get; }

    /// <summary>What the server accepted, in order.</summary>
    public IReadOnlyCollection<MimeMessage> Accepted => _store.Accepted;

    /// <summary>What the server says next to a receiver or a message, instead of yes.</summary>
    public Queue<SmtpReplyCode> AnswersToReceiver => _store.ToReceiver;

    public Queue<SmtpReplyCode> AnswersToMessage => _store.ToMessage;

    /// <summary>Settings of a site that sends its mail here.</summary>
    public IEnumerable<(string Name, string Value)> Settings =>
        [("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{Port}"), ("Mail:Security", "none"), ("Mail:Folder", "")];

    /// <summary>Does something once at a step; the line is cut there unless it returns true.</summary>
    public void At(MailStep step, Func<Task<bool>> happens) => _hooks[step] = happens;

    /// <summary>Back when all conversations have ended.</summary>
    public Task WhenQuietAsync() => Task.WhenAll(_talks);

    /// <summary>Back when a mail is accepted.</summary>
    public Task WhenAcceptedAsync(CancellationToken cancel) => _store.Next.Task.WaitAsync(cancel);

    public void CutAt(MailStep step) => At(step, () => Task.FromResult(false));

    /// <summary>As when the server is gone: open connections end and new ones are refused.</summary>
    public void GoDown()
    {
        _listener.Stop();
        _cut.Cancel();
    }

    public void ComeBack()
    {
        _cut = new CancellationTokenSource();
        _listener = Listen(Port);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        GoDown();
        _listener.Dispose();
        await _serving;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        // Little room, so that a site cannot be further in a message than it seems.
        listener.Server.ReceiveBufferSize = 4096;
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        _ = AcceptAsync(listener);
        return listener;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true) _talks.Add(TalkAsync(await listener.AcceptSocketAsync(_end.Token)));
        }
        catch (Exception ended) when (IsEnd(ended))
        {
        }
    }

    private async Task TalkAsync(Socket site)
    {
        using var _ = site;
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(_cut.Token);
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _serverPort, cut.Token);
            var talk = new Talk();
            var fromSite = FromSiteAsync(new NetworkStream(site), new NetworkStream(server), talk, cut.Token);
            var fromServer = FromServerAsync(new NetworkStream(server), new NetworkStream(site), talk, cut.Token);
            await Task.WhenAny(fromSite, fromServer);
            if (fromSite.IsCompleted && !await fromSite)
            {
                // The site is gone, by itself: the server finishes with what it got.
                server.Shutdown(SocketShutdown.Send);
                await fromServer;
            }
        }
        catch (Exception ended) when (IsEnd(ended))
        {
        }

        await cut.CancelAsync();
    }

    /// <returns>Whether the line was cut.</returns>
    private async Task<bool> FromSiteAsync(Stream site, Stream toServer, Talk talk, CancellationToken cut)
    {
        await using var server = new BufferedStream(toServer, 64 * 1024);
        var reader = System.IO.Pipelines.PipeReader.Create(site);
        var isMessage = false;
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(cut);
                var rest = read.Buffer;
                while (rest.PositionOf((byte)'\n') is { } end)
                {
                    var line = rest.Slice(0, rest.GetPosition(1, end)).ToArray();
                    rest = rest.Slice(line.Length);
                    var words = line.Length > 20 && isMessage ? "" : Encoding.ASCII.GetString(line).TrimEnd().ToUpperInvariant();
                    MailStep? step = (isMessage, words) switch
                    {
                        (false, _) when words.StartsWith("MAIL FROM", StringComparison.Ordinal) => MailStep.Sender,
                        (false, _) when words.StartsWith("RCPT TO", StringComparison.Ordinal) => MailStep.Receiver,
                        (true, ".") => MailStep.End,
                        (true, "") => MailStep.Middle,
                        _ => null,
                    };
                    if (step is { } now && _hooks.ContainsKey(now))
                    {
                        await server.FlushAsync(cut);
                        if (!await GoesOnAsync(now)) return true;
                    }

                    talk.IsAtEnd = step is MailStep.End;
                    isMessage = step is not MailStep.End && (isMessage || words == "DATA");
                    await server.WriteAsync(line, cut);
                }

                await server.FlushAsync(cut);
                reader.AdvanceTo(rest.Start, rest.End);
                if (read.IsCompleted) return false;
            }
        }
        catch (Exception ended) when (IsEnd(ended))
        {
            return cut.IsCancellationRequested;
        }
    }

    private async Task FromServerAsync(Stream server, Stream site, Talk talk, CancellationToken cut)
    {
        var buffer = new byte[8192];
        try
        {
            while (await server.ReadAsync(buffer, cut) is var count and > 0)
            {
                if (talk.IsAtEnd && !await GoesOnAsync(MailStep.Accepted)) return;

                talk.IsAtEnd = false;
                await AnswerAsync(site, buffer.AsMemory(0, count), cut);
            }
        }
        catch (Exception ended) when (IsEnd(ended))
        {
        }
    }

    private static async Task AnswerAsync(Stream site, ReadOnlyMemory<byte> answer, CancellationToken cut)
    {
        try
        {
            await site.WriteAsync(answer, cut);
        }
        catch (Exception gone) when (gone is IOException or SocketException)
        {
            // The server does not know yet that nobody listens.
        }
    }

    private async Task<bool> GoesOnAsync(MailStep step) => !_hooks.TryRemove(step, out var happens) || await happens();

    private static bool IsEnd(Exception error) => error is SocketException or IOException or OperationCanceledException or ObjectDisposedException;

    private sealed class Talk
    {
        public volatile bool IsAtEnd;
    }

    private sealed class Store : MessageStore, IMailboxFilter
    {
        private readonly ConcurrentQueue<MimeMessage> _accepted = new();

        public IReadOnlyCollection<MimeMessage> Accepted => _accepted;

        public TaskCompletionSource Next { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Queue<SmtpReplyCode> ToReceiver { get; } = new();

        public Queue<SmtpReplyCode> ToMessage { get; } = new();

        public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox @from, int size, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox @from, CancellationToken cancellationToken) =>
            ToReceiver.TryDequeue(out var code) ? throw new SmtpResponseException(new SmtpResponse(code, $"no <{to.User}@{to.Host}> here")) : Task.FromResult(true);

        public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            if (ToMessage.TryDequeue(out var code)) return new SmtpResponse(code, "not this one");

            await using var bytes = new MemoryStream(buffer.ToArray());
            _accepted.Enqueue(await MimeMessage.LoadAsync(bytes, cancellationToken));
            Next.TrySetResult();
            return SmtpResponse.Ok;
        }
    }
}
