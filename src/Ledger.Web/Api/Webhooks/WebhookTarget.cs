using System.Net;
using System.Net.Sockets;
using Ledger.Domain;

namespace Ledger.Web.Api;

/// <summary>
/// Where events may be sent. The address is given by someone else and is opened from inside: it must not become a way
/// to
/// what only the inside can reach (OWASP API7, server-side request forgery). What a name resolves to is judged at the
/// moment of connecting, so that a name cannot be good when looked at and bad when used.
/// </summary>
internal static class WebhookTarget
{
    private const int LongestUrl = 2000;

    private static readonly IPNetwork[] Inside =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4", "::/127", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23",
            "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly Sentence IsInside =
        new("Dit adres ligt binnen een eigen netwerk.", "This address lies within a private network.");

    /// <summary>What is wrong with an address; null when nothing is.</summary>
    public static Sentence? WhyNot(string? text, bool allowLoopback)
    {
        if (text is null || text.Length > LongestUrl || !Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            return new(
                "Geef een adres zoals https://voorbeeld.nl/ontvangst.",
                "Give an address such as https://example.org/receiver.");
        }

        var isHere = allowLoopback && uri.IsLoopback && uri.Scheme == Uri.UriSchemeHttp;
        return uri switch
        {
            _ when uri.Scheme != Uri.UriSchemeHttps && !isHere => new("Alleen https.", "Only https."),
            { UserInfo.Length: > 0 } => new(
                "Geen naam of wachtwoord in het adres.", "No name or password in the address."),
            { Fragment.Length: > 0 } => new("Geen # in het adres.", "No # in the address."),
            _ when IPAddress.TryParse(uri.DnsSafeHost, out var ip) && !MayReach(ip, allowLoopback) => IsInside,
            _ when uri.IsLoopback && !allowLoopback => IsInside,
            _ => null,
        };
    }

    /// <summary>Whether this may be connected to.</summary>
    public static bool MayReach(IPAddress address, bool allowLoopback)
    {
        var ip = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(ip)
            ? allowLoopback
            : !Array.Exists(Inside, n => n.BaseAddress.AddressFamily == ip.AddressFamily && n.Contains(ip));
    }

    /// <summary>Connects to a name by an address of it that may be reached.</summary>
    public static async ValueTask<Stream> Connect(
        DnsEndPoint target, bool allowLoopback, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        var allowed = Array.FindAll(addresses, a => MayReach(a, allowLoopback));
        if (allowed.Length == 0)
        {
            throw new HttpRequestException($"{target.Host} is not an address outside");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
