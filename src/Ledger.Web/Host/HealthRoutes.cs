using Ledger.Projections;
using Ledger.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Web;

/// <summary>
/// <c>/gezond</c>: whether every projection follows the log, for who watches the web. It turns red (503) when one
/// stands still, and names it, the event and the reason; the pages that do not need it go on.
/// </summary>
internal static class HealthRoutes
{
    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapGet("/gezond", async (
        ProjectionHost projections, HttpContext http, CancellationToken cancellationToken) =>
    {
        http.Response.Headers.CacheControl = "no-store";
        var health = await projections.Health(cancellationToken);
        return Results.Json(
            health, ViewJson.Options,
            statusCode: health.IsHealthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }).RequireAuthorization(Policies.Open);
}
