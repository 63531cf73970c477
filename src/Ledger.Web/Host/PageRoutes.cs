using Ledger.Projections;
using Ledger.Web.Access;
using Ledger.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Web;

/// <summary>Which address shows which page.</summary>
internal static class PageRoutes
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.Page("/", v => v.Show<HomePage>());
        routes.Page("/zoeken", v => v.Asked("deel") is null ? v.Show<SearchPage>() : v.Show<SearchResults>());
        routes.Page("/plannen", v => v.Show<PlansPage>());
        routes.Page("/plannen/{plan}", v => v.About<PlanPage>(SubjectKind.Plan, v.Route("plan")));
        routes.Page("/plannen/{plan}/vergelijk", v => v.About<ComparePage>(SubjectKind.Plan, v.Route("plan")));
        routes.Page(
            "/indicatoren/{plan}/{indicator}",
            v => v.About<IndicatorPage>(SubjectKind.Indicator, $"{v.Route("plan")}/{v.Route("indicator")}"));
        routes.Page("/waarom/{**id}", v => v.About<WhyPage>(null, v.Route("id")));
        routes.Page("/begroting", v => v.Show<BudgetsPage>());
        routes.Page("/begroting/{plan}", v => v.About<BudgetYearsPage>(SubjectKind.Plan, v.Route("plan")));
        routes.Page(
            "/begroting/{plan}/{year}",
            v => v.About<BudgetPage>(SubjectKind.Budget, $"{v.Route("plan")}/{v.Route("year")}"));
        routes.Page("/lijn", v => v.Show<LineagesPage>());
        routes.Page(
            "/lijn/{plan}/{element}", v => v.About<LineagePage>(null, $"{v.Route("plan")}/{v.Route("element")}"));
        routes.Page("/spoor", v => v.Show<TrailPage>());
        routes.Page("/rapporten", v => v.Show<ReportsPage>());
        routes.Page("/rapporten/tegenstrijdigheden", v => v.Show<ContradictionsPage>());
        routes.Page("/rapporten/gaten", v => v.Show<GapsPage>());
        routes.Page("/rapporten/doelpalen", v => v.Show<GoalPostsPage>());
        routes.Page("/rapporten/vervallen", v => v.Show<DroppedPage>());
        routes.Page("/rapporten/mandaat", v => v.Show<MandatePage>());
        routes.Page("/rapporten/volledigheid", v => v.Show<CompletenessPage>());
        routes.Page("/bewijs", v => v.Show<ProofPage>());
        routes.Page("/besluiten", v => v.Show<DecisionsPage>());
        routes.Page("/besluiten/{id}", v => v.About<DecisionPage>(SubjectKind.Decision, v.Route("id")));
        routes.Page("/bronnen", v => v.Show<SourcesPage>());
        routes.Page("/bronnen/{id}", v => v.About<SourcePage>(SubjectKind.Source, v.Route("id")));
        routes.Page("/{**rest}", v => v.Missing(v.Route("rest")));
    }

    private static void Page(this IEndpointRouteBuilder routes, string pattern, Func<Visit, IResult> page) =>
        routes.MapGet(pattern, async (HttpContext http, PageVisits visits, CancellationToken cancellationToken) =>
            page(await visits.Of(http, cancellationToken))).RequireAuthorization(Policies.Read);

    private static RazorComponentResult<T> Show<T>(this Visit visit)
        where T : IComponent => new(new { Visit = visit });

    private static IResult About<T>(this Visit visit, SubjectKind? kind, string id)
        where T : IComponent => Find(visit, kind, id) is { } subject
        ? new RazorComponentResult<T>(new { Visit = visit, Subject = subject })
        : visit.Missing(id);

    private static Subject? Find(Visit visit, SubjectKind? kind, string id) =>
        visit.Ledger.Catalogue.Find(id).FirstOrDefault(s => s.Id == id && (kind is null || s.Kind == kind));

    /// <summary>The page that says that there is no such thing, and what may be meant.</summary>
    public static RazorComponentResult<MissingPage> Missing(this Visit visit, string sought) =>
        new(new { Visit = visit, Sought = sought }) { StatusCode = StatusCodes.Status404NotFound };
}
