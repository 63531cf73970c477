using Ledger.Domain;
using Ledger.Web.Api;
using Ledger.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Ledger.Web.Access;

/// <summary>How a request is told that it is not done: as a page, or as problem details (RFC 9457) for programs.
/// </summary>
internal static class Refusals
{
    /// <summary>Whether a person asks, and not a program.</summary>
    public static bool IsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/v1");

    /// <summary>Says no.</summary>
    public static Task Say(HttpContext http, int status, Sentence? why = null)
    {
        if (status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = why is null ? "Bearer" : "Bearer error=\"invalid_token\"";
        }

        http.Response.Headers.CacheControl = "no-store";
        if (!IsPage(http.Request))
        {
            return Problem.Of(status, why ?? Reason(status)).ToResult().ExecuteAsync(http);
        }

        var options = http.RequestServices.GetRequiredService<LedgerWebOptions>();
        var message = Language.Current[Reason(status)];
        var shown = new { options.Municipality, Title = Title(status), Message = message };
        return new RazorComponentResult<DeniedPage>(shown) { StatusCode = status }.ExecuteAsync(http);
    }

    private static string Title(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "Dit formulier is verlopen",
        StatusCodes.Status401Unauthorized => "Niet aangemeld",
        StatusCodes.Status413PayloadTooLarge => "Te veel ineens",
        StatusCodes.Status429TooManyRequests => "Te veel verzoeken",
        StatusCodes.Status504GatewayTimeout => "Het duurde te lang",
        _ => "Geen toegang",
    };

    private static Sentence Reason(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new(
            "Open het formulier opnieuw en vul het nog eens in. Er is niets vastgelegd.",
            "Open the form again and fill it in once more. Nothing is recorded."),
        StatusCodes.Status401Unauthorized => new(
            "Wie u bent, is niet bekend. Meld u aan en probeer het opnieuw.",
            "It is not known who you are. Sign in and try again."),
        StatusCodes.Status413PayloadTooLarge => new(
            "Wat u stuurde, is te groot. Er is niets vastgelegd.", "What you sent is too large. Nothing is recorded."),
        StatusCodes.Status429TooManyRequests => new(
            "Er kwam te veel tegelijk. Wacht een minuut en probeer het weer.",
            "Too much came at once. Wait a minute and try again."),
        StatusCodes.Status504GatewayTimeout => new(
            "Het antwoord was niet op tijd klaar. Probeer het later opnieuw.",
            "The answer was not ready in time. Try again later."),
        _ => new(
            "Uw account mag dit niet. Wie accounts beheert, kan dat veranderen.",
            "Your account may not do this. Who manages the accounts can change that."),
    };
}
