using Ledger.Projections;
using Ledger.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Web;

/// <summary>
/// <c>/gezond</c>: whether every projection follows the log and the log is sealed, for who watches the web. It turns
/// red (503) when a projection stands still, and names it, the event and the reason, and when the sealer will not sign,
/// and says why; the pages that do not need it go on.
/// </summary>
internal static class HealthRoutes
{
    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapGet("/gezond", async (
        ProjectionHost projections, LedgerWebOptions options, HttpContext http,
        CancellationToken cancellationToken) =>
    {
        http.Response.Headers.CacheControl = "no-store";
        var followed = await projections.Health(cancellationToken);
        var refusal = options.Seal?.Loop?.RefusalOf(options.Tenant);
        var health = new WebHealth(followed.IsHealthy && refusal is null, followed.Projections, refusal);
        return Results.Json(
            health, ViewJson.Options,
            statusCode: health.IsHealthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }).RequireAuthorization(Policies.Open);

    /// <summary>How the web is.</summary>
    /// <param name="IsHealthy">Whether all of it is as it should be.</param>
    /// <param name="Projections">Where each projection stands.</param>
    /// <param name="SealRefusal">
    /// Why the log is not sealed any more; null when it is, or when something else seals.
    /// </param>
    private sealed record WebHealth(
        bool IsHealthy, IReadOnlyList<ProjectionStatus> Projections, string? SealRefusal);
}
