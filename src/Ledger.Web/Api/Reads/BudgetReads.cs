using System.Globalization;
using Ledger.Domain;
using Ledger.Exports;
using Ledger.Projections;

namespace Ledger.Web.Api;

/// <summary>A budget in the list of budgets.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Year">The year.</param>
/// <param name="Status"><c>open</c> or <c>closed</c>.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Total">All expenses.</param>
/// <param name="Income">All income.</param>
internal sealed record BudgetListItem(
    PlanId Plan, int Year, string Status, int Lines, BudgetTotal Total, BudgetTotal Income);

/// <summary>Budgets: as they stand, and step by step.</summary>
internal static class BudgetReads
{
    public static IEnumerable<Read> All { get; } =
    [
        Read.Later<IReadOnlyList<BudgetListItem>>(
            "/begrotingen", "begrotingen", "De begrotingen, per plan en jaar.",
            [.. Keys.Lens, Keys.Plan, Keys.Year, .. Keys.Page("programma-6-sociaal-domein-2017/2017")],
            async a => await a.Page(
                (after, most) => Listed(a, a.Part(after, most)), b => new BudgetId(b.Plan, b.Year).ToString())),
        (Read.Later(
            "/begrotingen/{plan}", "planbegrotingen", "De begrotingen van een plan, per jaar.", Keys.Lens,
            async a => a.At(SubjectKind.Plan, "plan") is { } plan
                ? await Listed(a, new ListPart(null, QueryKey.MostItems, plan.Id))
                : null) with
        { About = a => (SubjectKind.Plan, a.Route("plan")), HasBudgets = true })
            .In(ExportSubject.Budget, (e, a, format, about) => a.At(SubjectKind.Plan, "plan") is { } plan
                ? e.Budget(a.Ledger, format, plan, null, a.Lens, about)
                : null),
        (Read.As(
            "/begrotingen/{plan}/{jaar}", "begroting", "Een begroting zoals de lens haar toont.", Keys.Lens,
            Standing) with
        { Stream = Stream, About = About }).In(ExportSubject.Budget, (e, a, format, about) =>
            Of(a) is { } budget && a.At(SubjectKind.Plan, "plan") is { } plan
                ? e.Budget(a.Ledger, format, plan, budget.Year, a.Lens, about)
                : null),
        Read.As(
            "/begrotingen/{plan}/{jaar}/stappen", "begrotingsstappen",
            "Een begrotingsjaar stap voor stap, vanaf de primitieve begroting.", Keys.Lens,
            a => Of(a) is { } budget ? BudgetReplay.Of(a.Seen, budget) : null) with
        { About = About },
        .. ElementReads.About(
            "/begrotingen/{plan}/{jaar}", "begroting", SubjectKind.Budget, a => $"{a.Route("plan")}/{a.Route("jaar")}"),
        Read.As(
            "/begrotingen/{plan}/{jaar}/posten/{post}", "begrotingspost", "Een post van een begroting.", Keys.Lens,
            a => Standing(a)?.Lines.FirstOrDefault(l => l.Id == LineId(a))) with
        { Stream = Stream, About = About },
        .. ElementReads.About(
            "/begrotingen/{plan}/{jaar}/posten/{post}", "begrotingspost", SubjectKind.BudgetLine, LineId),
    ];

    private static (SubjectKind Kind, string Id) About(Ask ask) =>
        (SubjectKind.Budget, $"{ask.Route("plan")}/{ask.Route("jaar")}");

    private static string LineId(Ask ask) => $"{ask.Route("plan")}/{ask.Route("jaar")}/{ask.Route("post")}";

    private static BudgetId? Of(Ask ask) => ask.At(SubjectKind.Budget, "plan", "jaar") is { } found
        ? LedgerSnapshot.BudgetOf(found.Stream)
        : null;

    private static StreamId? Stream(Ask ask) =>
        Slug.IsSlug(ask.Route("plan")) && int.TryParse(
            ask.Route("jaar"), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? new BudgetId(PlanId.Parse(ask.Route("plan")), year).Stream
            : null;

    private static BudgetView? Standing(Ask ask) => Of(ask) is { } budget ? Through(ask, budget) : null;

    private static BudgetView Through(Ask ask, BudgetId budget) =>
        BudgetStanding.Through(budget, ask.Ledger.Of(budget.Stream), ask.Lens);

    private static async Task<IReadOnlyList<BudgetListItem>> Listed(Ask ask, ListPart part) =>
    [
        .. (await ask.Reader.Budgets(ask.Lens, part, ask.Token))
            .Select(b => new BudgetListItem(b.Plan, b.Year, b.Status, b.Lines, b.Total, b.Income)),
    ];
}
