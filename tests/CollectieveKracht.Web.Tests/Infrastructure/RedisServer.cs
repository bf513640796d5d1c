using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CollectieveKracht.Web.Tests;

/// <summary>A Redis server in memory, on a free port, for one test. ./test installs it.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly Process _process;

    private RedisServer(Process process, int port) => (_process, Address) = (process, $"127.0.0.1:{port}");

    public string Address { get; }

    public static async Task<RedisServer> StartAsync(CancellationToken cancel)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("redis-server", ["--bind", "127.0.0.1", "--port", $"{port}", "--save", "", "--appendonly", "no", "--dir", Path.GetTempPath()])
        {
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(cancel) is { } line && !line.Contains("Ready to accept connections", StringComparison.Ordinal))
        {
        }

        return new RedisServer(process, port);
    }

    /// <summary>As when its machine fails.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
