using System.Globalization;
using Ledger.Projections;
using Microsoft.AspNetCore.Http;

namespace Ledger.Web;

/// <summary>Makes the visit of a request: the ledger as it stands now, seen through the lens of the address.</summary>
internal sealed class PageVisits(LedgerReader reader, LedgerWebOptions options)
{
    /// <summary>The visit of a request that has read nothing yet.</summary>
    public Task<Visit> Begin(HttpContext http, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentCulture = Language.Current.Culture;
        http.Response.Headers.CacheControl = "no-cache";
        return Visit.Begin(http, reader, options, cancellationToken);
    }
}
