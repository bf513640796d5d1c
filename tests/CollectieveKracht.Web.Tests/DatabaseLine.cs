using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CollectieveKracht.Web.Tests;

/// <summary>The line between the site and its database, which a test can cut, silence and restore.</summary>
public sealed class DatabaseLine : IAsyncDisposable
{
    private readonly EndPoint _database;
    private readonly CancellationTokenSource _end = new();
    private TcpListener _listener;
    private CancellationTokenSource _cut = new();
    private TaskCompletionSource _flow = Flowing();
    private TaskCompletionSource? _missed;

    public DatabaseLine(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        _database = settings.Host!.StartsWith('/')
            ? new UnixDomainSocketEndPoint($"{settings.Host}/.s.PGSQL.{settings.Port}")
            : new DnsEndPoint(settings.Host, settings.Port);
        _listener = Listen(port: 0);
        settings.Host = "127.0.0.1";
        settings.SslMode = SslMode.Disable;
        settings.Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        ConnectionString = settings.ConnectionString;
    }

    /// <summary>The same database, by way of this line.</summary>
    public string ConnectionString { get; }

    /// <summary>As when the server is gone: open connections end and new ones are refused.</summary>
    public void Cut()
    {
        _listener.Stop();
        _cut.Cancel();
    }

    /// <summary>
    /// As when the server is gone and something before it is not: open connections end, and new ones end as soon as they are made.
    /// </summary>
    /// <returns>Completes when the database was missed: someone made a new connection in vain.</returns>
    public Task Drop()
    {
        _missed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _cut.Cancel();
        return _missed.Task;
    }

    /// <summary>As when the server hangs: connections stay and can be made, but nothing comes back.</summary>
    public void Silence() => _flow = new TaskCompletionSource();

    public void Restore()
    {
        _missed = null;
        _cut = new CancellationTokenSource();
        _flow.TrySetResult();
        if (!_listener.Server.IsBound) _listener = Listen(new NpgsqlConnectionStringBuilder(ConnectionString).Port);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        Cut();
        _listener.Dispose();
    }

    private TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        _ = AcceptAsync(listener);
        return listener;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true) _ = ConnectAsync(await listener.AcceptSocketAsync(_end.Token));
        }
        catch (Exception ended) when (ended is SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    private async Task ConnectAsync(Socket site)
    {
        using var database = new Socket(_database.AddressFamily is AddressFamily.Unix ? AddressFamily.Unix : AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Unspecified);
        using (site)
        {
            if (_missed is { } missed)
            {
                missed.TrySetResult();
                return;
            }

            var cut = _cut.Token;
            await database.ConnectAsync(_database, cut);
            await Task.WhenAny(PumpAsync(site, database, cut), PumpAsync(database, site, cut));
        }
    }

    private async Task PumpAsync(Socket from, Socket to, CancellationToken cut)
    {
        var buffer = new byte[8192];
        try
        {
            while (await from.ReceiveAsync(buffer, cut) is var count and > 0)
            {
                await _flow.Task.WaitAsync(cut);
                await to.SendAsync(buffer.AsMemory(0, count), cut);
            }
        }
        catch (Exception ended) when (ended is SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    private static TaskCompletionSource Flowing()
    {
        var flow = new TaskCompletionSource();
        flow.SetResult();
        return flow;
    }
}
