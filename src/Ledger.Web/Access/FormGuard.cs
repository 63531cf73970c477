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
        var status = Changes(http) ? await Judge(http) : null;
        if (status is null)
        {
            await next(http);
            return;
        }

        if (http.RequestServices.GetService<AccessLog>() is { } log)
        {
            await log.Add(AccessGate.Entry(http, "formulier insturen", AccessEntry.Denied), http.RequestAborted);
        }

        await Refusals.Say(http, status.Value);
    }

    /// <summary>With which status a form is refused; null when it is ours.</summary>
    private static async Task<int?> Judge(HttpContext http)
    {
        try
        {
            var isOurs = await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
            return isOurs ? null : StatusCodes.Status400BadRequest;
        }
        catch (AntiforgeryValidationException unreadable)
        {
            // Too long, cut off, or no form at all.
            return (unreadable.InnerException as BadHttpRequestException)?.StatusCode
                ?? StatusCodes.Status400BadRequest;
        }
    }

    private static bool Changes(HttpContext http) =>
        http.GetEndpoint() is RouteEndpoint && Refusals.IsPage(http.Request)
        && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)
        && !HttpMethods.IsOptions(http.Request.Method);
}
