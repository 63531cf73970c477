using Ledger.Domain;
using Ledger.Domain.Plans;

namespace Ledger.Projections;

/// <summary>A goal of one generation that no later one declares itself the successor of.</summary>
/// <param name="Id">The element.</param>
/// <param name="Kind">What kind of element.</param>
/// <param name="Title">Its title.</param>
/// <param name="Plan">The plan.</param>
/// <param name="PlanTitle">The title of the plan.</param>
/// <param name="To">The last day of the plan.</param>
/// <param name="PartSucceeded">Whether something under it or above it does have a successor.</param>
/// <param name="Indicators">The indicators that were followed for it.</param>
/// <param name="Origin">The event that it comes from.</param>
public sealed record DroppedFinding(
    string Id, ElementKind Kind, string Title, PlanId Plan, string PlanTitle, HistoricalDate? To, bool PartSucceeded,
    IReadOnlyList<string> Indicators, Origin Origin);

/// <summary>The goals of a plan, and what lies under what in it.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Title">Its title.</param>
/// <param name="From">Its first day, month or year.</param>
/// <param name="To">Its last.</param>
/// <param name="Parents">What each of its elements is part of.</param>
/// <param name="Goals">Its goals.</param>
internal sealed record PlanGoals(
    PlanId Plan, string Title, HistoricalDate From, HistoricalDate? To, IReadOnlyDictionary<string, string?> Parents,
    IReadOnlyList<GoalOfPlan> Goals);

/// <summary>A goal of a plan.</summary>
/// <param name="Id">The element.</param>
/// <param name="Kind">What kind of element.</param>
/// <param name="Title">Its title.</param>
/// <param name="Indicators">The indicators that are followed for it.</param>
/// <param name="Origin">The event that it comes from.</param>
internal sealed record GoalOfPlan(
    string Id, ElementKind Kind, string Title, IReadOnlyList<string> Indicators, Origin Origin);

/// <summary>
/// What was dropped in silence: goals of a generation that a later generation followed, without a declared successor
/// and without a declaration that they were discontinued. Nobody declares them here; the report only shows them.
/// </summary>
public static class DroppedGoals
{
    /// <summary>The goals of a plan.</summary>
    internal static Summary<PlanGoals> Goals { get; } = new("goals", ["plan"], plan => plan.Opened is { } view
        ? new PlanGoals(
            view.Id, view.Title!, view.From!.Value, view.To, view.Elements.ToDictionary(e => e.Id, e => e.Parent),
            [
                .. view.Elements.Where(e => IsGoal(e.Kind)).Select(e => new GoalOfPlan(
                    e.Id, e.Kind, e.Title, [.. e.Indicators.Select(i => i.Title)], e.Origin)),
            ])
        : null);

    /// <summary>The goals dropped in silence, by plan.</summary>
    public static IReadOnlyList<DroppedFinding> Of(LedgerSnapshot ledger) =>
        Joined(ledger.Each(Goals), LineageOf.Links(ledger));

    /// <summary>The goals of plans that no link continues.</summary>
    internal static IReadOnlyList<DroppedFinding> Joined(
        IReadOnlyList<PlanGoals> plans, IReadOnlyList<LineageLink> links)
    {
        var latest = plans.Count == 0 ? default : plans.Max(p => p.From.FirstDay);
        var continued = links.Select(l => l.From).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. plans.Where(p => (p.To ?? p.From).LastDay < latest).OrderBy(p => p.From)
                .SelectMany(p => In(p, continued)),
        ];
    }

    private static IEnumerable<DroppedFinding> In(PlanGoals plan, HashSet<string> continued)
    {
        var touched = plan.Parents.Keys.Where(continued.Contains)
            .SelectMany(id => Above(id, plan)).ToHashSet(StringComparer.Ordinal);
        return plan.Goals.Where(g => !continued.Contains(g.Id)).Select(g => new DroppedFinding(
            g.Id, g.Kind, g.Title, plan.Plan, plan.Title, plan.To,
            touched.Contains(g.Id) || Above(g.Id, plan).Any(continued.Contains), g.Indicators, g.Origin));
    }

    private static IEnumerable<string> Above(string element, PlanGoals plan)
    {
        for (var at = plan.Parents.GetValueOrDefault(element); at is not null; at = plan.Parents.GetValueOrDefault(at))
        {
            yield return at;
        }
    }

    private static bool IsGoal(ElementKind kind) => kind is ElementKind.Ambition or ElementKind.Mission
        or ElementKind.PerformanceField or ElementKind.PerformanceArea or ElementKind.Goal or ElementKind.Result
        or ElementKind.SocietalEffect;
}
