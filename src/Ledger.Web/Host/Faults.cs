using Ledger.Store;
using Ledger.Web.Access;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Ledger.Web;

/// <summary>The page of a fault: it says what is the matter, for whom to turn to, and nothing of the inside.</summary>
internal static class Faults
{
    public static Task Say(HttpContext http)
    {
        var error = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (error is BadHttpRequestException bad)
        {
            return Refusals.Say(http, bad.StatusCode);
        }

        var options = http.RequestServices.GetRequiredService<LedgerWebOptions>();
        var message = error switch
        {
            StoreException => "De database van het register antwoordt niet. Er is niets verloren; probeer het zo weer.",
            UnknownEventTypeException => "Het register bevat een gebeurtenis die deze versie niet kent.",
            _ => "Er ging iets mis in het programma. Wat is vastgelegd, staat er nog.",
        };
        var status = error is StoreException
            ? StatusCodes.Status503ServiceUnavailable
            : StatusCodes.Status500InternalServerError;
        return new RazorComponentResult<Pages.FaultPage>(new { options.Municipality, Message = message })
        {
            StatusCode = status,
        }.ExecuteAsync(http);
    }
}
