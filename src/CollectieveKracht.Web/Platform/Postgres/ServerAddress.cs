using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CollectieveKracht.Web.Platform.Postgres;

/// <summary>Where a server is reached: a socket in a folder, or a port on the loopback address.</summary>
internal sealed record ServerAddress(string Host, int Port)
{
    private const int UsualPort = 5432;

    // sockaddr_un holds 108 bytes, with a closing zero.
    private const int LongestSocket = 107;

    public bool IsSocket => Host.StartsWith('/');

    public static ServerAddress For(ServerFolder folder) =>
        Encoding.UTF8.GetByteCount($"{folder.Path}/.s.PGSQL.{UsualPort}") <= LongestSocket
            ? new(folder.Path, UsualPort)
            : new("127.0.0.1", FreePort());

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
