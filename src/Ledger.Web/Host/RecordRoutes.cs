using System.Globalization;
using Ledger.Projections;
using Ledger.Web.Access;
using Ledger.Web.Pages;
using Ledger.Web.Recording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Web;

/// <summary>The pages on which an officer records.</summary>
internal static class RecordRoutes
{
    public static void MapRecording(this IEndpointRouteBuilder endpoints)
    {
        var routes = endpoints.MapGroup("").RequireAuthorization(Policies.Record);
        routes.MapGet("/vastleggen", (HttpContext http, PageVisits visits) => Show(http, visits, v =>
            new RazorComponentResult<RecordPage>(new { Visit = v })));
        routes.MapGet("/vastleggen/klaar/{position:long}", (long position, HttpContext http, PageVisits visits) =>
            Show(http, visits, v => v.Ledger.Events.FirstOrDefault(e => e.Position == position) is { } recorded
                ? new RazorComponentResult<RecordedPage>(new { Visit = v, Recorded = recorded })
                : v.Missing($"{position}")));
        routes.MapGet("/vastleggen/{kind}/{**id}", (HttpContext http, PageVisits visits) => Show(http, visits, v =>
            Find(v) is var (kind, subject)
                ? Page(v, FormOpening.Of(kind, subject, v), new DeskAnswer.Open())
                : v.Missing(v.Route("id"))));
        routes.MapPost("/vastleggen/{kind}/{**id}", Take);
    }

    private static async Task<IResult> Take(
        HttpContext http, PageVisits visits, RecordDesk desk, CancellationToken cancellationToken)
    {
        var visit = await visits.Of(http, cancellationToken);
        if (Find(visit) is not var (kind, subject))
        {
            return visit.Missing(visit.Route("id"));
        }

        var sent = await http.Request.ReadFormAsync(cancellationToken);
        var form = Read(kind, subject, sent, visit);
        var isSeen = sent["knop"] == "vastleggen" && form[FilledForm.Shown] == form.Digest;
        var answer = isSeen
            ? await desk.Record(form, visit, cancellationToken)
            : desk.Rehearse(form, visit);
        return answer switch
        {
            DeskAnswer.Done done => Results.Redirect(
                string.Create(CultureInfo.InvariantCulture, $"/vastleggen/klaar/{done.Position}")),
            DeskAnswer.Overtaken => Page(
                await visits.Of(http, cancellationToken),
                FormOpening.Renew(form, (await visits.Of(http, cancellationToken)).Ledger), answer),
            _ => Page(visit, form, answer),
        };
    }

    private static FilledForm Read(FormKind kind, Subject? subject, IFormCollection sent, Visit visit)
    {
        var values = kind.Fields.Select(f => f.Name)
            .Concat([FilledForm.Mark, FilledForm.Version, FilledForm.Corrected, FilledForm.Shown])
            .ToDictionary(
                name => name,
                name => sent[name].ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Trim());
        var form = new FilledForm(kind, subject, values);
        var isWhole = Guid.TryParse(form[FilledForm.Mark], out _)
            && long.TryParse(form[FilledForm.Version], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return isWhole || (subject is null && Guid.TryParse(form[FilledForm.Mark], out _))
            ? form
            : FormOpening.Renew(
                form.With(FilledForm.Mark, Guid.CreateVersion7().ToString("N")), visit.Ledger);
    }

    private static RazorComponentResult<RecordFormPage> Page(Visit visit, FilledForm form, DeskAnswer answer) =>
        new(new { Visit = visit, Form = form, Answer = answer })
        {
            StatusCode = answer switch
            {
                DeskAnswer.Wrong => StatusCodes.Status422UnprocessableEntity,
                DeskAnswer.Overtaken => StatusCodes.Status409Conflict,
                _ => StatusCodes.Status200OK,
            },
        };

    private static (FormKind Kind, Subject? Subject)? Find(Visit visit)
    {
        var (kind, id) = (FormKind.Named(visit.Route("kind")), visit.Route("id"));
        if (kind is null || kind.About is null)
        {
            return kind is null || id.Length > 0 ? null : (kind, null);
        }

        return visit.Ledger.Catalogue.Find(id).FirstOrDefault(s => s.Id == id && s.Kind == kind.About) is { } subject
            ? (kind, subject)
            : null;
    }

    private static async Task<IResult> Show(HttpContext http, PageVisits visits, Func<Visit, IResult> page)
    {
        var visit = await visits.Of(http, http.RequestAborted);

        // A form is opened anew each time: going back must not bring an old version.
        http.Response.Headers.CacheControl = "no-store";
        return page(visit);
    }
}
