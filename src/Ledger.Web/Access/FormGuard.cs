using Ledger.Store.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ledger.Web.Access;

/// <summary>
/// Takes a form only from a page of ours: whatever is sent with a cookie comes with the token of its form. The API
/// knows no cookies, and so needs none.
/// </summary>
internal static class FormGuard
{
    public static async Task Check(HttpContext http, RequestDelegate next)
    {
        if (!Changes(http)
            || await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            await next(http);
            return;
        }

        if (http.RequestServices.GetService<AccessLog>() is { } log)
        {
            await log.Add(AccessGate.Entry(http, "formulier insturen", AccessEntry.Denied), http.RequestAborted);
        }

        await Refusals.Say(http, StatusCodes.Status400BadRequest);
    }

    private static bool Changes(HttpContext http) =>
        http.GetEndpoint() is RouteEndpoint && Refusals.IsPage(http.Request)
        && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)
        && !HttpMethods.IsOptions(http.Request.Method);
}
