using Ledger.Projections;
using Ledger.Web.Access;
using Ledger.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ledger.Web;

/// <summary>Which address shows which page.</summary>
internal static class PageRoutes
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.Page("/", ListPages.Home);
        routes.Page("/zoeken", ListPages.Found);
        routes.Page<PlansPage>("/plannen");
        routes.Page<PlanPage>("/plannen/{plan}", SubjectKind.Plan, v => v.Route("plan"));
        routes.Page<ComparePage>("/plannen/{plan}/vergelijk", SubjectKind.Plan, v => v.Route("plan"));
        routes.Page<IndicatorPage>(
            "/indicatoren/{plan}/{indicator}", SubjectKind.Indicator,
            v => $"{v.Route("plan")}/{v.Route("indicator")}");
        routes.Page("/waarom/{**id}", async (v, token) =>
            await v.Find(null, v.Route("id"), token) is { } subject
                ? await WhyQuery.Page(v, subject, token)
                : await v.Missing(v.Route("id"), token));
        routes.Page("/begroting", ListPages.Budgets);
        routes.Page("/begroting/{plan}", async (v, token) =>
            await v.Find(SubjectKind.Plan, v.Route("plan"), token) is { } plan
                ? await ListPages.BudgetYears(v, plan, token)
                : await v.Missing(v.Route("plan"), token));
        routes.Page("/begroting/{plan}/{year}", async (v, token) =>
            $"{v.Route("plan")}/{v.Route("year")}" is var id
            && await v.Find(SubjectKind.Budget, id, token) is { } budget
                ? await ListPages.Budget(v, budget, token)
                : await v.Missing(id, token));
        routes.Page("/lijn", ListPages.Lines);
        routes.Page<LineagePage>("/lijn/{plan}/{element}", null, v => $"{v.Route("plan")}/{v.Route("element")}");
        routes.MapLists();
        routes.Page("/{**rest}", (v, token) => v.Missing(v.Route("rest"), token));
    }

    private static void MapLists(this IEndpointRouteBuilder routes)
    {
        routes.Page("/spoor", TrailQuery.Page);
        routes.Page("/rapporten", ListPages.Reports);
        routes.Page("/rapporten/tegenstrijdigheden", ListPages.Contradictions);
        routes.Page<GapsPage>("/rapporten/gaten");
        routes.Page("/rapporten/doelpalen", ListPages.GoalPosts);
        routes.Page("/rapporten/vervallen", ListPages.Dropped);
        routes.Page("/rapporten/mandaat", ListPages.Mandate);
        routes.Page("/rapporten/volledigheid", ListPages.Completeness);
        routes.Page("/bewijs", async (v, token) => (await v.Knowing([], token)).Show<ProofPage>());
        routes.Page("/besluiten", ListPages.Decisions);
        routes.Page<DecisionPage>("/besluiten/{id}", SubjectKind.Decision, v => v.Route("id"));
        routes.Page("/bronnen", ListPages.Sources);
        routes.Page<SourcePage>("/bronnen/{id}", SubjectKind.Source, v => v.Route("id"));
    }

    /// <summary>A page about the plans and decisions.</summary>
    private static void Page<T>(this IEndpointRouteBuilder routes, string pattern)
        where T : IComponent => routes.Page(
            pattern, async (visit, cancellationToken) =>
                (await (await visit.Seeing(cancellationToken)).Knowing([], cancellationToken)).Show<T>());

    /// <summary>A page about one subject.</summary>
    private static void Page<T>(
        this IEndpointRouteBuilder routes, string pattern, SubjectKind? kind, Func<Visit, string> id)
        where T : IComponent => routes.Page(pattern, async (visit, cancellationToken) =>
            await visit.Find(kind, id(visit), cancellationToken) is { } subject
                ? new RazorComponentResult<T>(
                    new { Visit = await visit.About(subject, cancellationToken), Subject = subject })
                : await visit.Missing(id(visit), cancellationToken));

    private static void Page(
        this IEndpointRouteBuilder routes, string pattern, Func<Visit, CancellationToken, Task<IResult>> page) =>
        routes.MapGet(pattern, Plainly.Answered(async http =>
        {
            var visits = http.RequestServices.GetRequiredService<PageVisits>();
            return await page(await visits.Begin(http, http.RequestAborted), http.RequestAborted);
        })).RequireAuthorization(Policies.Read);

    private static RazorComponentResult<T> Show<T>(this Visit visit)
        where T : IComponent => new(new { Visit = visit });

    private static async Task<IResult> Missing(
        this Visit visit, string sought, CancellationToken cancellationToken)
    {
        var meant = await visit.Reader.Near(sought, cancellationToken);
        var knowing = await visit.Knowing([.. meant.Select(s => s.Id.Split('/')[0])], cancellationToken);
        return Missing(knowing with { Meant = meant }, sought);
    }

    /// <summary>The page that says that there is no such thing, and what may be meant.</summary>
    public static RazorComponentResult<MissingPage> Missing(this Visit visit, string sought) =>
        new(new { Visit = visit, Sought = sought }) { StatusCode = StatusCodes.Status404NotFound };
}
