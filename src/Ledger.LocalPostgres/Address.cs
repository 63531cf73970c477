using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ledger.LocalPostgres;

/// <summary>
/// Where the server listens: a socket in a folder that is private to its user; or, where a socket cannot be, the
/// loopback. Never the network.
/// </summary>
/// <param name="SocketFolder">The folder of the socket; null for the loopback.</param>
/// <param name="Port">The port, or the number in the socket's name.</param>
internal sealed record Address(string? SocketFolder, int Port)
{
    private const int SocketNumber = 5432;

    // The system's limit is 104 bytes on macOS and 108 on Linux, the closing zero included.
    private const int LongestSocketPath = 103;

    /// <summary>What to tell clients as the host.</summary>
    public string Host => SocketFolder ?? "127.0.0.1";

    /// <summary>What the server is told to listen on beside the socket.</summary>
    public string ListenOn => SocketFolder is null ? "127.0.0.1" : "";

    /// <summary>Where a server that is started now shall listen.</summary>
    /// <param name="place">The place of its cluster.</param>
    /// <param name="before">Where it listened before, if it did: others may have noted that.</param>
    public static Address ForStart(Place place, Address? before)
    {
        if (SocketFits(place))
        {
            return new Address(place.Socket, SocketNumber);
        }

        return before is { SocketFolder: null } && IsFree(before.Port) ? before : new Address(null, FreePort());
    }

    /// <summary>The address of the server that has a cluster in its hands.</summary>
    /// <param name="place">The place of the cluster.</param>
    /// <param name="port">The port in its pid file.</param>
    public static Address OfServer(Place place, int port) => new(SocketFits(place) ? place.Socket : null, port);

    // Npgsql reads a comma in a host as the start of the next, and a colon as that of a port.
    private static bool SocketFits(Place place) =>
        !OperatingSystem.IsWindows()
        && place.Socket.IndexOfAny([',', ':', ';']) < 0
        && Encoding.UTF8.GetByteCount(Path.Combine(place.Socket, $".s.PGSQL.{SocketNumber}")) <= LongestSocketPath;

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
