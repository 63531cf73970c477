using System.Globalization;
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
    public static Task Say(HttpContext http, int status, string? why = null)
    {
        if (status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = why is null ? "Bearer" : "Bearer error=\"invalid_token\"";
        }

        http.Response.Headers.CacheControl = "no-store";
        if (!IsPage(http.Request))
        {
            return Results.Problem(statusCode: status, title: Title(status), detail: why ?? Sentence(status))
                .ExecuteAsync(http);
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Dutch.Culture;
        var options = http.RequestServices.GetRequiredService<LedgerWebOptions>();
        var shown = new { options.Municipality, Title = Title(status), Message = Sentence(status) };
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

    private static string Sentence(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "Open het formulier opnieuw en vul het nog eens in. Er is niets vastgelegd.",
        StatusCodes.Status401Unauthorized => "Wie u bent, is niet bekend. Meld u aan en probeer het opnieuw.",
        StatusCodes.Status413PayloadTooLarge => "Wat u stuurde, is te groot. Er is niets vastgelegd.",
        StatusCodes.Status429TooManyRequests => "Er kwam te veel tegelijk. Wacht een minuut en probeer het weer.",
        StatusCodes.Status504GatewayTimeout => "Het antwoord was niet op tijd klaar. Probeer het later opnieuw.",
        _ => "Uw account mag dit niet. Wie accounts beheert, kan dat veranderen.",
    };
}
