using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Ledger.Web;

/// <summary>Makes the visit of a request: the ledger as it stands now, seen through the lens of the address.</summary>
internal sealed class PageVisits(CurrentLedger ledger, LedgerWebOptions options)
{
    /// <summary>The visit of a request.</summary>
    public async Task<Visit> Of(HttpContext http, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Dutch.Culture;
        http.Response.Headers.CacheControl = "no-cache";
        var now = await ledger.Now(cancellationToken);
        var seal = options.Prover is { } prover ? await prover.Last(options.Tenant, cancellationToken) : null;
        return new Visit(now, options, LensQuery.Read(http.Request.Query), http.Request, seal);
    }
}
