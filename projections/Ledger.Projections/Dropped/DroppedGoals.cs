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

/// <summary>
/// What was dropped in silence: goals of a generation that a later generation followed, without a declared successor
/// and without a declaration that they were discontinued. Nobody declares them here; the report only shows them.
/// </summary>
public static class DroppedGoals
{
    /// <summary>The goals dropped in silence, by plan.</summary>
    public static IReadOnlyList<DroppedFinding> Of(LedgerSnapshot ledger)
    {
        var plans = ledger.Plans
            .Select(p => PlanStanding.Through(p, ledger.Of(p.Stream), Lens.Everything))
            .Where(p => p.From is not null)
            .ToList();
        var latest = plans.Count == 0 ? default : plans.Max(p => p.From!.Value.FirstDay);
        var continued = LineageOf.Links(ledger).Select(l => l.From).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. plans.Where(p => (p.To ?? p.From)!.Value.LastDay < latest)
                .OrderBy(p => p.From)
                .SelectMany(p => In(p, continued)),
        ];
    }

    private static IEnumerable<DroppedFinding> In(PlanView plan, HashSet<string> continued)
    {
        var byId = plan.Elements.ToDictionary(e => e.Id);
        var touched = plan.Elements.Where(e => continued.Contains(e.Id))
            .SelectMany(e => Above(e, byId)).ToHashSet(StringComparer.Ordinal);
        return plan.Elements
            .Where(e => IsGoal(e.Kind) && !continued.Contains(e.Id))
            .Select(e => new DroppedFinding(
                e.Id, e.Kind, e.Title, plan.Id, plan.Title!, plan.To,
                touched.Contains(e.Id) || Above(e, byId).Any(continued.Contains),
                [.. e.Indicators.Select(i => i.Title)], e.Origin));
    }

    private static IEnumerable<string> Above(ElementView element, Dictionary<string, ElementView> byId)
    {
        for (var at = element.Parent; at is not null; at = byId.GetValueOrDefault(at)?.Parent)
        {
            yield return at;
        }
    }

    private static bool IsGoal(ElementKind kind) => kind is ElementKind.Ambition or ElementKind.Mission
        or ElementKind.PerformanceField or ElementKind.PerformanceArea or ElementKind.Goal or ElementKind.Result
        or ElementKind.SocietalEffect;
}
