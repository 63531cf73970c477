using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Ledger.Web.Access;

/// <summary>How often one may ask. Counted by address, before anyone is known: a wrong key costs as much as none.
/// </summary>
internal static class RateLimits
{
    /// <summary>The limit of signing in.</summary>
    public const string SignIn = "aanmelden";

    private const int Parts = 6;

    public static void Set(RateLimiterOptions options, AccessOptions access)
    {
        var limits = access.Limits;
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => Uncounted(http, access)
            ? RateLimitPartition.GetNoLimiter("deze machine")
            : PerMinute(Address(http), limits.RequestsPerMinute));
        options.AddPolicy(SignIn, http => PerMinute(Address(http), limits.SignInsPerMinute));
        options.OnRejected = async (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
                ? after : TimeSpan.FromMinutes(1);
            context.HttpContext.Response.Headers.RetryAfter =
                Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await Refusals.Say(context.HttpContext, StatusCodes.Status429TooManyRequests);
        };
    }

    private static RateLimitPartition<string> PerMinute(string address, int permits) =>
        RateLimitPartition.GetSlidingWindowLimiter(address, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = Parts,
        });

    private static bool Uncounted(HttpContext http, AccessOptions access) => access.Proxies.Count == 0
        && http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);

    // Who has an IPv6 network has 2^64 addresses in it: they count as one.
    private static string Address(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
        {
            return "";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        return bytes.Length == 4 ? plain.ToString() : Convert.ToHexString(bytes, 0, 8);
    }
}
