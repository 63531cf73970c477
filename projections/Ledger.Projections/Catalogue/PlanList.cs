using Ledger.Domain;
using Ledger.Domain.Plans;

namespace Ledger.Projections;

/// <summary>A plan in the list of plans.</summary>
/// <param name="Id">The plan.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">What kind of plan.</param>
/// <param name="From">Its first day, month or year.</param>
/// <param name="To">Its last.</param>
/// <param name="Status"><c>known</c>, <c>adopted</c> or <c>closed</c>.</param>
/// <param name="ByReferenceOnly">Whether the document itself is not there.</param>
/// <param name="Versions">How many versions it has.</param>
/// <param name="Elements">How many elements it shows.</param>
/// <param name="Indicators">How many indicators it shows.</param>
public sealed record PlanListItem(
    PlanId Id, string Title, PlanKind Kind, HistoricalDate From, HistoricalDate? To, string Status,
    bool ByReferenceOnly, int Versions, int Elements, int Indicators);

/// <summary>The plans of a municipality.</summary>
public static class PlanList
{
    /// <summary>A plan in the list.</summary>
    internal static Summary<PlanListItem> Items { get; } = new("plan", ["plan"], Item);

    /// <summary>All plans, by their first day.</summary>
    public static IReadOnlyList<PlanListItem> Of(LedgerSnapshot ledger) => InOrder(ledger.Each(Items));

    /// <summary>Plans by their first day.</summary>
    internal static IReadOnlyList<PlanListItem> InOrder(IEnumerable<PlanListItem> plans) =>
        [.. plans.OrderBy(p => p.From).ThenBy(p => p.Id.ToString(), StringComparer.Ordinal)];

    private static PlanListItem? Item(StreamEvents plan)
    {
        if (plan.Opened is not { } view)
        {
            return null;
        }

        var all = plan.Events.ToDictionary(e => e.Id);
        return new PlanListItem(
            view.Id, view.Title!, view.Kind!.Value, view.From!.Value, view.To, view.Status, view.ByReferenceOnly,
            all.Values.Select(e => VersionHistory.KeyOf(e, all)).Distinct().Count(), view.Elements.Count,
            view.Elements.Sum(e => e.Indicators.Count));
    }
}
