using System.Globalization;
using Ledger.Domain;
using Ledger.Projections;
using Ledger.Store;
using Ledger.Store.Seal;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ledger.Web.Api;

/// <summary>What holds for every answer of the API, also for one that nothing was found for.</summary>
internal static partial class ApiPipeline
{
    private const string Exposed = "API-Version, ETag, Link, Location, Retry-After";

    /// <summary>
    /// Comes before routing: the rules for addresses, the headers of every answer, and what goes wrong.
    /// </summary>
    public static async Task Run(HttpContext http, RequestDelegate next)
    {
        var path = http.Request.Path;
        if (!path.StartsWithSegments(ApiVersion.Root))
        {
            await next(http);
            return;
        }

        http.Response.OnStarting(() => SetHeaders(http));
        if (HttpMethods.IsHead(http.Request.Method))
        {
            // The server leaves out the body; what is answered is what GET answers (RFC 9110, 9.3.2).
            http.Request.Method = HttpMethods.Get;
        }

        // A trailing slash is another address, and there is nothing at it (/core/no-trailing-slash).
        if (path.Value!.EndsWith('/') && path.Value.Length > ApiVersion.Root.Length + 1)
        {
            await Say(http, Problem.Of(StatusCodes.Status404NotFound, new(
                "Een adres eindigt niet op een schuine streep.", "An address does not end with a slash.")));
        }
        else if (HttpMethods.IsOptions(http.Request.Method))
        {
            AllowOtherSites(http);
        }
        else
        {
            await Guard(http, next);
        }
    }

    private static async Task Guard(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null })
            {
                await Say(http, Problem.Of(http.Response.StatusCode, Explain(http.Response.StatusCode)));
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked is gone; there is nobody to answer.
        }
        catch (Exception error) when (!http.Response.HasStarted)
        {
            await Say(http, Of(http, error));
        }
    }

    private static Problem Of(HttpContext http, Exception error)
    {
        switch (error)
        {
            case BadHttpRequestException bad:
                return Problem.Of(bad.StatusCode, Explain(bad.StatusCode));
            case StoreException or ProjectionBehindException:
                http.Response.Headers.RetryAfter = "5";
                return Problem.Of(
                    StatusCodes.Status503ServiceUnavailable,
                    new("De database van het register antwoordt niet. Er is niets verloren; probeer het zo weer.",
                        "The database of the ledger does not answer. Nothing is lost; try again in a moment."));
            case SealBrokenException seal:
                return Problem.Of(StatusCodes.Status409Conflict, new(
                    "Wat er staat, is niet wat er verzegeld is: daar is geen bewijs van te geven.", seal.Message));
            default:
                var logger = http.RequestServices.GetRequiredService<ILogger<LedgerWebOptions>>();
                LogFault(logger, http.Request.Method, http.Request.Path, error);
                return Problem.Of(
                    StatusCodes.Status500InternalServerError,
                    new("Er ging iets mis in het programma. Wat is vastgelegd, staat er nog.",
                        "Something went wrong in the program. What is recorded still stands."));
        }
    }

    private static Sentence Explain(int status) => status switch
    {
        StatusCodes.Status404NotFound => new("Dit adres bestaat niet.", "This address does not exist."),
        StatusCodes.Status405MethodNotAllowed => new(
            "Deze methode kan hier niet; de kop Allow noemt welke wel.",
            "This method cannot be used here; the header Allow names those that can."),
        StatusCodes.Status413PayloadTooLarge => new("Het verzoek is te groot.", "The request is too large."),
        StatusCodes.Status415UnsupportedMediaType => new(
            "Dit soort inhoud wordt hier niet gelezen.", "This kind of body is not read here."),
        StatusCodes.Status401Unauthorized => new(
            "Hiervoor moet u zich bekendmaken.", "For this you must show who you are."),
        StatusCodes.Status403Forbidden => new("Dit mag u niet.", "You may not do this."),
        StatusCodes.Status429TooManyRequests => new(
            "Te veel verzoeken; de kop Retry-After zegt wanneer het weer kan.",
            "Too many requests; the header Retry-After says when to try again."),
        StatusCodes.Status400BadRequest => new("Het verzoek is niet te lezen.", "The request cannot be read."),
        _ => new("Het verzoek kan niet worden beantwoord.", "The request cannot be answered."),
    };

    private static Task Say(HttpContext http, Problem problem)
    {
        http.Response.Headers.ETag = default;
        return problem.ToResult().ExecuteAsync(http);
    }

    private static Task SetHeaders(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers["API-Version"] = ApiVersion.Full;
        headers.CacheControl = "no-store";
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = Exposed;
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers["Referrer-Policy"] = "no-referrer";
        return Task.CompletedTask;
    }

    // Every site may read; whoever asks shows who he is by a header, never by a cookie.
    private static void AllowOtherSites(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.AccessControlAllowMethods = "GET, HEAD, POST, DELETE";
        headers.AccessControlAllowHeaders =
            "Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, X-Api-Key";
        headers.AccessControlMaxAge = 86_400.ToString(CultureInfo.InvariantCulture);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The API failed at {Method} {Path}")]
    private static partial void LogFault(ILogger logger, string method, PathString path, Exception error);
}
