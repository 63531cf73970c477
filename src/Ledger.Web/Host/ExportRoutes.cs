using Ledger.Domain;
using Ledger.Exports;
using Ledger.Projections;
using Ledger.Web.Access;
using Ledger.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Ledger.Web;

/// <summary>
/// What a page shows, to take along: its address behind <c>/export/</c> and a form, lens and filters included.
/// </summary>
internal static class ExportRoutes
{
    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        routes.Export("/spoor", ExportSubject.Trail, (e, v, format) =>
            e.Trail(format, Filter(v), v.Lens.Lens, About(v)));
        routes.Export("/gebeurtenissen", ExportSubject.Events, (e, v, format) =>
            e.Events(format, About(v)));
        routes.Export(
            "/plannen/{plan}", ExportSubject.Plan, SubjectKind.Plan, v => v.Route("plan"),
            (e, v, format, subject) => e.Plan(v.Ledger, format, subject, v.Lens.Lens, About(v)));
        routes.Export(
            "/begroting/{plan}", ExportSubject.Budget, SubjectKind.Plan, v => v.Route("plan"),
            (e, v, format, subject) => e.Budget(v.Ledger, format, subject, null, v.Lens.Lens, About(v)));
        routes.Export(
            "/begroting/{plan}/{year:int}", ExportSubject.Budget, SubjectKind.Plan, v => v.Route("plan"),
            (e, v, format, subject) => e.Budget(
                v.Ledger, format, subject, int.Parse(v.Route("year"), Dutch.Culture), v.Lens.Lens, About(v)));
        routes.Export(
            "/indicatoren/{plan}/{indicator}", ExportSubject.Indicator, SubjectKind.Indicator,
            v => $"{v.Route("plan")}/{v.Route("indicator")}",
            (e, v, format, subject) => e.Indicator(v.Ledger, format, subject, v.Lens.Lens, About(v)));
        routes.MapGet("/export/mdto/bewijs/{plan}", async (HttpContext http, string plan) =>
            await EvidenceReads.Of(http, plan) is { } package
                ? new ExportResult(EvidenceReads.Whole(package, plan))
                : Results.NotFound()).RequireAuthorization(Policies.Read);
        routes.Export(
            "/waarom/{**id}", ExportSubject.Why, null, v => v.Route("id"),
            (e, v, _, subject) => e.Why(v.Ledger, subject, v.Lens.Lens));
    }

    /// <summary>The forms in which what a page shows can be taken along.</summary>
    public static IReadOnlyList<ExportFormat> Offered(PathString page) => page.Value!.Trim('/').Split('/') switch
    {
        ["spoor"] => ExportSubject.Trail.Formats,
        ["bewijs"] => ExportSubject.Events.Formats,
        ["plannen", _] => ExportSubject.Plan.Formats,
        ["begroting", _] or ["begroting", _, _] => ExportSubject.Budget.Formats,
        ["indicatoren", _, _] => ExportSubject.Indicator.Formats,
        ["waarom", ..] => ExportSubject.Why.Formats,
        _ => [],
    };

    private static About About(Visit visit) => new(
        "", visit.Options.Tenant.Value, Words.Say(visit.Lens.Lens), visit.Address, visit.Seal?.Checkpoint.Short,
        SystemClock.Instance.GetCurrentInstant());

    // What cannot be read does not narrow, as on the page.
    private static TrailFilter Filter(Visit visit) => new(
        Slug.IsSlug(visit.Asked("plan")) ? PlanId.Parse(visit.Asked("plan")!) : null, visit.Asked("element"),
        HistoricalDate.TryParse(visit.Asked("van"))?.FirstDay, HistoricalDate.TryParse(visit.Asked("tot"))?.LastDay,
        visit.Asked("orgaan"), visit.Asked("wie"), visit.Asked("tekst"));

    private static void Export(
        this IEndpointRouteBuilder routes, string page, ExportSubject what, SubjectKind? kind, Func<Visit, string> id,
        Func<LedgerExports, Visit, ExportFormat, Subject, Export?> export) => routes.Export(
        page, what, async (exports, visit, format, token) =>
            await visit.Find(kind, id(visit), token) is { } subject
                ? export(
                    exports, visit with { Ledger = await visit.Reader.Own(subject, visit.Lens.Lens, token) }, format,
                    subject)
                : null);

    private static void Export(
        this IEndpointRouteBuilder routes, string page, ExportSubject what,
        Func<LedgerExports, Visit, ExportFormat, Export?> export) =>
        routes.Export(page, what, (exports, visit, format, _) => Task.FromResult(export(exports, visit, format)));

    private static void Export(
        this IEndpointRouteBuilder routes, string page, ExportSubject what,
        Func<LedgerExports, Visit, ExportFormat, CancellationToken, Task<Export?>> export) =>
        routes.MapGet("/export/{format}" + page, Plainly.Answered(async http =>
        {
            var exports = http.RequestServices.GetRequiredService<LedgerExports>();
            var visits = http.RequestServices.GetRequiredService<PageVisits>();
            var visit = await visits.Begin(http, http.RequestAborted);
            return what.Formats.FirstOrDefault(f => f.Name == visit.Route("format")) is { } format
                && visit.Lens.Problems.Count == 0
                && await export(exports, visit, format, http.RequestAborted) is { } found
                    ? new ExportResult(found)
                    : Results.NotFound();
        })).RequireAuthorization(Policies.Read);
}
