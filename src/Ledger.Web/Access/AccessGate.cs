using Ledger.Domain;
using Ledger.Store;
using Ledger.Store.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ledger.Web.Access;

/// <summary>
/// Lets a request through or turns it away, and writes the access log: what is turned away, and what is done with more
/// than a reader's rights: before it is done, and what came of it after. What cannot be written down is not done.
/// </summary>
internal sealed partial class AccessGate(ILogger<AccessGate> logger) : IAuthorizationMiddlewareResultHandler
{
    public async Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint is not Microsoft.AspNetCore.Routing.RouteEndpoint)
        {
            // There is nothing at this address for this method: the framework's own 404, 405 or 415.
            await next(context);
            return;
        }

        var asked = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>() is [.., { Policy: { } last }]
            ? last : "onbepaald";
        if (AccessSetup.ShowsCredentials(context.Request)
            && (await context.AuthenticateAsync()).Failure is { } wrong)
        {
            await TurnAway(
                context, asked, StatusCodes.Status401Unauthorized, (wrong as CredentialException)?.Why);
        }
        else if (authorizeResult.Succeeded)
        {
            await LetThrough(next, context, asked);
        }
        else
        {
            await TurnAway(
                context, asked,
                Visitor.Of(context.User).Actor is null
                    ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden,
                null);
        }
    }

    /// <summary>What the access log says of a request.</summary>
    public static AccessEntry Entry(HttpContext context, string action, string result, string? actor = null) => new(
        action,
        $"{context.Request.Method} {context.Request.PathBase}{context.Request.Path.ToUriComponent()}",
        result,
        context.Connection.RemoteIpAddress?.ToString() ?? AccessEntry.Nobody,
        actor ?? Visitor.Of(context.User).Actor?.ToString() ?? AccessEntry.Nobody);

    private async Task LetThrough(RequestDelegate next, HttpContext context, string asked)
    {
        if (!Policies.IsPrivileged(asked) || context.RequestServices.GetService<AccessLog>() is not { } log)
        {
            await next(context);
            return;
        }

        var act = await log.Begin(Entry(context, asked, AccessEntry.Allowed), context.RequestAborted);
        var isDone = false;
        try
        {
            await next(context);
            isDone = context.Response.StatusCode < StatusCodes.Status400BadRequest;
        }
        finally
        {
            await End(log, act, isDone);
        }
    }

    // Also of who is gone. The answer is given: that its outcome cannot be written must not change it.
    private async Task End(AccessLog log, BegunAct act, bool isDone)
    {
        try
        {
            await log.End(act, isDone);
        }
        catch (StoreException fault)
        {
            OutcomeNotWritten(fault.Message);
        }
    }

    private async Task TurnAway(HttpContext context, string asked, int status, Sentence? why)
    {
        try
        {
            if (context.RequestServices.GetService<AccessLog>() is { } log)
            {
                await log.Add(Entry(context, asked, AccessEntry.Denied), context.RequestAborted);
            }
        }
        catch (StoreException fault)
        {
            NotWritten(fault.Message);
        }

        if (status == StatusCodes.Status401Unauthorized && why is null && Refusals.IsPage(context.Request)
            && HttpMethods.IsGet(context.Request.Method))
        {
            var back = context.Request.GetEncodedPathAndQuery();
            context.Response.Redirect(Language.Current.Keep($"/aanmelden?terug={Uri.EscapeDataString(back)}"));
            return;
        }

        await Refusals.Say(context, status, why);
    }

    [LoggerMessage(LogLevel.Error, "What came of an act could not be written in the access log: {Reason}")]
    private partial void OutcomeNotWritten(string reason);

    [LoggerMessage(LogLevel.Error, "A denied request could not be written in the access log: {Reason}")]
    private partial void NotWritten(string reason);
}
