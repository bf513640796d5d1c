using System.Net;
using System.Net.Sockets;

namespace CollectieveKracht.Web.Platform.Limits;

/// <summary>
/// One of a fixed number of drawers in which a client is counted. The memory for counting is bounded so, at the price that
/// two clients very seldom share a drawer; which ones differs with each start.
/// </summary>
public static class ClientAddress
{
    private const int Drawers = 16_384;

    // Who has one IPv6 address has all of its /64.
    private const int NetworkBytes = 8;

    public static int DrawerOf(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true }) address = address.MapToIPv4();
        var bytes = address?.GetAddressBytes() ?? [];
        var hash = new HashCode();
        hash.AddBytes(address?.AddressFamily == AddressFamily.InterNetworkV6 ? bytes.AsSpan(0, NetworkBytes) : bytes);
        return (int)((uint)hash.ToHashCode() % Drawers);
    }
}
