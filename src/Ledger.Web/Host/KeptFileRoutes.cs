using Ledger.Store.Seal;
using Ledger.Web.Access;
using Ledger.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Web;

/// <summary>
/// Checks a file that somebody kept of the seal. It changes nothing and keeps nothing. One at a time, because a check
/// reads the whole log.
/// </summary>
internal static class KeptFileRoutes
{
    private const long LargestBytes = 32L * 1024 * 1024;

    // Who sends somewhat too much is told so on a page; who sends far too much is cut off.
    private const long LargestRequestBytes = 2 * LargestBytes;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    public static void MapKeptFiles(this IEndpointRouteBuilder routes, LedgerWebOptions options)
    {
        var turn = new SemaphoreSlim(1);
        routes.MapPost("/bewijs", async (HttpContext http, CancellationToken cancellationToken) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            var (file, refusal) = await Read(http, cancellationToken);
            if (file is null || options.Seal is not { } seal)
            {
                return Page(
                    options, null, file is null ? refusal : "Dit register wordt zonder zegel getoond.",
                    StatusCodes.Status400BadRequest);
            }

            if (!await turn.WaitAsync(LongestWait, cancellationToken))
            {
                return Page(
                    options, null, "Er worden al andere bestanden nagerekend. Probeer het zo weer.",
                    StatusCodes.Status503ServiceUnavailable);
            }

            try
            {
                var report = await new KeptFile(seal.Prover, seal.Audit)
                    .Check(options.Tenant, file, cancellationToken);
                return Page(
                    options, report, null,
                    report.Kind == KeptFileKind.Unknown ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
            }
            finally
            {
                turn.Release();
            }
        }).RequireAuthorization(Policies.Read).WithMetadata(new Limit(LargestRequestBytes));
    }

    private static async Task<(byte[]? File, string Refusal)> Read(
        HttpContext http, CancellationToken cancellationToken)
    {
        if (!http.Request.HasFormContentType)
        {
            return (null, "Er is geen bestand meegestuurd.");
        }

        var form = await http.Request.ReadFormAsync(cancellationToken);
        if (form.Files["bestand"] is not { Length: > 0 } sent)
        {
            return (null, "Kies eerst een bestand; het gekozen bestand is leeg of ontbreekt.");
        }

        if (sent.Length > LargestBytes)
        {
            return (null, "Het bestand is groter dan 32 MB. Reken het na met ledger verify, op uw eigen machine.");
        }

        using var bytes = new MemoryStream();
        await sent.CopyToAsync(bytes, cancellationToken);
        return (bytes.ToArray(), "");
    }

    private static RazorComponentResult<KeptFilePage> Page(
        LedgerWebOptions options, KeptFileReport? report, string? refusal, int status) =>
        new(new { options.Municipality, Report = report, Refusal = refusal }) { StatusCode = status };

    private sealed record Limit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
