using System.Globalization;
using Ledger.Domain;
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
        routes.MapGet("/vastleggen", (HttpContext http, PageVisits visits) => Show(http, visits, Offer));
        routes.MapGet("/vastleggen/klaar/{position:long}", (long position, HttpContext http, PageVisits visits) =>
            Show(http, visits, (v, token) => Done(v, position, token)));
        routes.MapGet("/vastleggen/{kind}/{**id}", (HttpContext http, PageVisits visits) =>
            Show(http, visits, async (v, token) => await Find(v, token) is var (kind, subject)
                ? Page(v = await v.ForForm(subject, token), FormOpening.Of(kind, subject, v), new DeskAnswer.Open())
                : v.Missing(v.Route("id"))));
        routes.MapPost("/vastleggen/{kind}/{**id}", Take);
    }

    private static async Task<IResult> Offer(Visit visit, CancellationToken cancellationToken)
    {
        var kind = FormKind.Named(visit.Asked("soort") ?? "");
        var found = kind?.About is null
            ? []
            : (await Among(visit, kind, cancellationToken)).Where(s => s.Kind == kind.About).ToList();
        var shown = found.Take(Search.Shown).Where(s => s.Kind is SubjectKind.Target or SubjectKind.BudgetLine);
        return new RazorComponentResult<RecordPage>(new
        {
            Visit = await visit.Knowing([], cancellationToken),
            Found = found,
            Values = await visit.Reader.Values([.. shown], Lens.Everything, cancellationToken),
        });
    }

    // Of plans, budgets and advice there are few enough to show them all.
    private static async Task<IEnumerable<Subject>> Among(
        Visit visit, FormKind kind, CancellationToken cancellationToken)
    {
        var known = await visit.Knowing([], cancellationToken);
        return (visit.Asked("q"), kind.About) switch
        {
            (_, SubjectKind.Decision) => known.Decisions.Where(d => d.IsAdvice)
                .Select(d => new Subject($"{d.Id}", SubjectKind.Decision, d.Id.Stream, d.Title)),
            (null, SubjectKind.Plan or SubjectKind.Budget) =>
                await visit.Reader.All(kind.About.Value, Search.Most, cancellationToken),
            var (sought, _) =>
                await visit.Reader.Search(sought ?? "", Lens.Everything, Search.Most, cancellationToken),
        };
    }

    private static async Task<IResult> Done(Visit visit, long position, CancellationToken cancellationToken)
    {
        if (await visit.Reader.At(position, cancellationToken) is not { } recorded)
        {
            return visit.Missing(position.ToString(CultureInfo.InvariantCulture));
        }

        var part = await visit.Reader.Streams([recorded.Stream], Lens.Everything, cancellationToken);
        var logged = ChangeLog.AsRecorded(recorded.Stream, part.Of(recorded.Stream))
            .First(l => l.Recorded.Id == recorded.Id);
        return new RazorComponentResult<RecordedPage>(new
        {
            Visit = part.Catalogue.Find(logged.Subject) is [var subject]
                ? await visit.About(subject, cancellationToken)
                : await visit.With(Task.FromResult(part)),
            Recorded = recorded,
        });
    }

    private static async Task<IResult> Take(
        HttpContext http, PageVisits visits, RecordDesk desk, CancellationToken cancellationToken)
    {
        var visit = await visits.Begin(http, cancellationToken);
        if (await Find(visit, cancellationToken) is not var (kind, subject))
        {
            return visit.Missing(visit.Route("id"));
        }

        visit = await visit.ForForm(subject, cancellationToken);
        var sent = await http.Request.ReadFormAsync(cancellationToken);
        var form = await SubjectField.Read(Read(kind, subject, sent, visit), visit.Reader, cancellationToken);
        if (sent["knop"] == BudgetRows.More)
        {
            return Page(visit, form, new DeskAnswer.Open());
        }

        visit = await desk.Named(form, visit, cancellationToken);
        var isSeen = sent["knop"] == "vastleggen" && form[FilledForm.Shown] == form.Digest;
        var answer = isSeen
            ? await desk.Record(form, visit, cancellationToken)
            : desk.Rehearse(form, visit);
        if (answer is DeskAnswer.Done done)
        {
            return Results.Redirect(
                visit.To(string.Create(CultureInfo.InvariantCulture, $"/vastleggen/klaar/{done.Position}")));
        }

        if (answer is DeskAnswer.Overtaken)
        {
            visit = await (await visits.Begin(http, cancellationToken)).ForForm(subject, cancellationToken);
            form = FormOpening.Renew(form, visit.Ledger);
        }

        return Page(visit, form, answer);
    }

    /// <summary>The same visit with what there is about the subject of a form, and the documents to cite.</summary>
    private static async Task<Visit> ForForm(this Visit visit, Subject? subject, CancellationToken cancellationToken) =>
        (subject is null
            ? await visit.Knowing([], cancellationToken)
            : await visit.About(subject, cancellationToken)) with
        {
            Sources = await visit.Reader.Sources(Lens.Everything, cancellationToken),
        };

    private static FilledForm Read(FormKind kind, Subject? subject, IFormCollection sent, Visit visit)
    {
        var lines = kind.Fields.Where(f => f.Kind == FieldKind.BudgetLines).Select(f => f.Name).ToList();
        var values = kind.Fields.Select(f => f.Name)
            .Concat([FilledForm.Mark, FilledForm.Version, FilledForm.Shown])
            .ToDictionary(
                name => name,
                name => (lines.Contains(name) ? BudgetRows.Typed(sent, name) : Typed(sent, name))
                    .Replace("\r\n", "\n", StringComparison.Ordinal).Trim());
        var form = new FilledForm(kind, subject, values);
        var isWhole = Guid.TryParse(form[FilledForm.Mark], out _)
            && long.TryParse(form[FilledForm.Version], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return isWhole || (subject is null && Guid.TryParse(form[FilledForm.Mark], out _))
            ? form
            : FormOpening.Renew(
                form.With(FilledForm.Mark, Guid.CreateVersion7().ToString("N")), visit.Ledger);
    }

    // What was chosen among what words may mean, stands for the words; of several that were ticked, each has a line.
    private static string Typed(IFormCollection sent, string name) =>
        sent[$"{name}-keuze"].ToString() is { Length: > 0 } chosen ? chosen : string.Join('\n', [.. sent[name]]);

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

    private static async Task<(FormKind Kind, Subject? Subject)?> Find(
        Visit visit, CancellationToken cancellationToken)
    {
        var (kind, id) = (FormKind.Named(visit.Route("kind")), visit.Route("id"));
        if (kind is null || kind.About is null)
        {
            return kind is null || id.Length > 0 ? null : (kind, null);
        }

        return await visit.Find(kind.About, id, cancellationToken) is { } subject
            && kind.For(await visit.Reader.Events(subject.Stream, cancellationToken)) is { } own
                ? (own, subject)
                : null;
    }

    private static async Task<IResult> Show(
        HttpContext http, PageVisits visits, Func<Visit, CancellationToken, Task<IResult>> page)
    {
        var visit = await visits.Begin(http, http.RequestAborted);

        // A form is opened anew each time: going back must not bring an old version.
        http.Response.Headers.CacheControl = "no-store";
        return await page(visit, http.RequestAborted);
    }
}
