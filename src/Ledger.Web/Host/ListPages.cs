using Ledger.Projections;
using Ledger.Web.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ledger.Web;

/// <summary>What the pages about the whole ledger ask, each no more than it shows.</summary>
internal static class ListPages
{
    private const int LatestShown = 6;

    public static async Task<IResult> Home(Visit visit, CancellationToken cancellationToken)
    {
        var examples = Questions.Of(visit.Reader, cancellationToken);
        var seeing = visit.Seeing(cancellationToken);
        var trail = await visit.Reader.Trail(new TrailFilter(), visit.Lens.Lens, 1, null, cancellationToken);
        IReadOnlyList<TrailEntry> latest =
            [.. trail.Entries.DistinctBy(e => (e.ObjectTitle, e.Action)).Take(LatestShown)];
        return new RazorComponentResult<HomePage>(new
        {
            Visit = await (await seeing).Knowing(latest.Select(e => e.Object), cancellationToken),
            Latest = latest,
            Examples = await examples,
        });
    }

    public static async Task<IResult> Found(Visit visit, CancellationToken cancellationToken)
    {
        var found = Search.For(visit, cancellationToken);
        var known = await visit.Knowing([], cancellationToken);
        var findings = await found;
        return visit.Asked("deel") is null
            ? new RazorComponentResult<SearchPage>(new { Visit = known, Findings = findings })
            : new RazorComponentResult<SearchResults>(new { Visit = known, Findings = findings });
    }

    public static async Task<IResult> Budgets(Visit visit, CancellationToken cancellationToken) =>
        await Show<BudgetsPage, BudgetListItem>(
            visit, await visit.Reader.Budgets(visit.Lens.Lens, cancellationToken), _ => [], cancellationToken);

    public static async Task<IResult> BudgetYears(Visit visit, Subject plan, CancellationToken cancellationToken)
    {
        var budgets = await visit.Reader.Under(plan.Id, SubjectKind.Budget, cancellationToken);
        var years = await Task.WhenAll(budgets.Select(b => visit.Reader.Budget(
            LedgerSnapshot.BudgetOf(b.Stream), visit.Lens.Lens, cancellationToken)));
        return new RazorComponentResult<BudgetYearsPage>(new
        {
            Visit = await visit.Knowing([], cancellationToken),
            Subject = plan,
            Years = years.Where(y => y.Lines.Count > 0).OrderBy(y => y.Year).ToList(),
        });
    }

    public static async Task<IResult> Budget(Visit visit, Subject budget, CancellationToken cancellationToken)
    {
        var years = visit.Reader.BudgetYears(LedgerSnapshot.BudgetOf(budget.Stream).Plan, cancellationToken);
        return new RazorComponentResult<BudgetPage>(new
        {
            Visit = await visit.With(visit.Reader.Streams([budget.Stream], visit.Lens.Lens, cancellationToken)),
            Subject = budget,
            Years = await years,
        });
    }

    public static async Task<IResult> Lines(Visit visit, CancellationToken cancellationToken) =>
        await Show<LineagesPage, Lineage>(
            visit, await Lineages.Of(visit.Reader, visit.Lens.Lens, cancellationToken), _ => [], cancellationToken);

    public static async Task<IResult> Decisions(Visit visit, CancellationToken cancellationToken) =>
        await Show<DecisionsPage, DecisionListItem>(
            visit, await visit.Reader.Decisions(visit.Lens.Lens, cancellationToken), _ => [], cancellationToken);

    public static async Task<IResult> Sources(Visit visit, CancellationToken cancellationToken) =>
        await Show<SourcesPage, SourceListItem>(
            visit, await visit.Reader.Sources(visit.Lens.Lens, cancellationToken), _ => [], cancellationToken);

    public static async Task<IResult> Contradictions(Visit visit, CancellationToken cancellationToken) =>
        await Show<ContradictionsPage, ContradictionView>(
            visit, await visit.Reader.Contradictions(visit.Lens.Lens, cancellationToken),
            c => [.. c.About, .. c.Statements.Select(s => $"{s.Source}")], cancellationToken);

    public static async Task<IResult> GoalPosts(Visit visit, CancellationToken cancellationToken) =>
        await Show<GoalPostsPage, GoalPostFinding>(
            visit, await visit.Reader.GoalPosts(visit.Lens.Lens, cancellationToken), _ => [], cancellationToken);

    public static async Task<IResult> Dropped(Visit visit, CancellationToken cancellationToken) =>
        await Show<DroppedPage, DroppedFinding>(
            visit, await visit.Reader.Dropped(visit.Lens.Lens, cancellationToken), g => [g.Id], cancellationToken);

    public static async Task<IResult> Mandate(Visit visit, CancellationToken cancellationToken) =>
        await Show<MandatePage, MandateFinding>(
            visit, await visit.Reader.Mandate(visit.Lens.Lens, cancellationToken), m => [m.Subject, m.Decision],
            cancellationToken);

    public static async Task<IResult> Completeness(Visit visit, CancellationToken cancellationToken) =>
        await Show<CompletenessPage, GenerationView>(
            visit, await visit.Reader.Completeness(visit.Lens.Lens, cancellationToken),
            g => g.Sources.Select(s => $"{s.Source}"), cancellationToken);

    public static async Task<IResult> Reports(Visit visit, CancellationToken cancellationToken)
    {
        var (ledger, lens) = (visit.Reader, visit.Lens.Lens);
        var contradictions = Count(ledger.Contradictions(lens, cancellationToken), all => all.Count);
        var goalPosts = Count(ledger.GoalPosts(lens, cancellationToken), all => all.Count);
        var dropped = Count(ledger.Dropped(lens, cancellationToken), all => all.Count);
        var gaps = Count(ledger.Gaps(lens, cancellationToken), all => all.Sum(g => g.To - g.From + 1));
        var mandate = Count(
            ledger.Mandate(lens, cancellationToken), all => all.Count(m => m.Verdict == MandateVerdict.Outside));
        var completeness = Count(
            ledger.Completeness(lens, cancellationToken), all => all.Sum(g => g.Tables.Of - g.Tables.Have));
        var knowing = visit.Knowing([], cancellationToken);
        await Task.WhenAll(contradictions, goalPosts, dropped, gaps, mandate, completeness, knowing);
        IReadOnlyList<(string Name, string Title, string What, int Count)> reports =
        [
            ("tegenstrijdigheden", "Tegenstrijdigheden", "Plaatsen die niet allebei waar kunnen zijn",
                await contradictions),
            ("doelpalen", "Verschoven doelpalen", "Doelen en metingen die onderweg veranderden", await goalPosts),
            ("vervallen", "Stil vervallen", "Doelen zonder aangewezen opvolger", await dropped),
            ("gaten", "Gaten", "Jaren zonder bron, en plannen die alleen worden genoemd", await gaps),
            ("mandaat", "Mandaat", "Besluiten van een ander orgaan dan waarvan het de taak was", await mandate),
            ("volledigheid", "Volledigheid", "Tabelrijen die nog niet zijn vastgelegd", await completeness),
        ];
        return new RazorComponentResult<ReportsPage>(new { Visit = await knowing, Reports = reports });
    }

    private static async Task<int> Count<T>(Task<IReadOnlyList<T>> found, Func<IReadOnlyList<T>, int> count) =>
        count(await found);

    // A page that shows what was found, and names it.
    private static async Task<IResult> Show<TPage, T>(
        Visit visit, IReadOnlyList<T> found, Func<T, IEnumerable<string>> named, CancellationToken cancellationToken)
        where TPage : IComponent => new RazorComponentResult<TPage>(
            new { Visit = await visit.Knowing(found.SelectMany(named), cancellationToken), Found = found });
}
