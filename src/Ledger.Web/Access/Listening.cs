using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Ledger.Web.Access;

/// <summary>How much and how slowly a connection may send, and by which certificate it is safe.</summary>
internal static class Listening
{
    private const int MostConnections = 1000;
    private const int HeaderBytes = 16 * 1024;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromMinutes(1);

    public static void Set(KestrelServerOptions options, AccessOptions access)
    {
        options.AddServerHeader = false;
        var limits = options.Limits;
        limits.MaxConcurrentConnections = MostConnections;
        limits.MaxRequestBodySize = access.Limits.BodyBytes;
        limits.MaxRequestHeadersTotalSize = HeaderBytes;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(access.Limits.HeaderSeconds);
        limits.KeepAliveTimeout = KeepAlive;
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: Grace);
        if (access.Tls is { } tls)
        {
            var certificate = X509Certificate2.CreateFromPemFile(tls.Certificate, tls.Key);
            options.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate);
        }
    }
}
