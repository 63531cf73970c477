using Ledger.Domain;
using Ledger.Projections;
using Ledger.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ledger.Web;

/// <summary>The page of the trail that an address asks for.</summary>
internal static class TrailQuery
{
    /// <summary>The trail, as the address filters it.</summary>
    public static async Task<IResult> Page(Visit visit, CancellationToken cancellationToken)
    {
        var found = await visit.Reader.Trail(
            Filter(visit), visit.Lens.Lens, Math.Max(1, visit.Asked("blad", 1)), null, cancellationToken);
        var knowing = await visit.Knowing(TrailWords.Named(found.Entries), cancellationToken);
        return new RazorComponentResult<TrailPage>(new { Visit = knowing, Found = found });
    }

    private static TrailFilter Filter(Visit visit) => new(
        Slug.IsSlug(visit.Asked("plan")) ? PlanId.Parse(visit.Asked("plan")!) : null, visit.Asked("element"),
        HistoricalDate.TryParse(visit.Asked("van"))?.FirstDay, HistoricalDate.TryParse(visit.Asked("tot"))?.LastDay,
        visit.Asked("orgaan"), visit.Asked("wie"), visit.Asked("tekst"));
}
