using Ledger.Domain;

namespace Ledger.Projections;

/// <summary>A budget in the list of budgets.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Year">The year.</param>
/// <param name="Status"><c>open</c> or <c>closed</c>.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Total">All expenses.</param>
/// <param name="Income">All income.</param>
/// <param name="Events">How many events it is made of.</param>
public sealed record BudgetListItem(
    PlanId Plan, int Year, string Status, int Lines, BudgetTotal Total, BudgetTotal Income, int Events);

/// <summary>The budgets of a municipality.</summary>
internal static class BudgetList
{
    /// <summary>A budget in the list.</summary>
    public static Summary<BudgetListItem> Items { get; } = new("budget", ["budget"], budget =>
    {
        var view = BudgetStanding.Through(
            LedgerSnapshot.BudgetOf(budget.Stream), budget.Events, Lens.Everything);
        return view.Status == "absent" ? null : new BudgetListItem(
            view.Plan, view.Year, view.Status, view.Lines.Count, view.Total, view.Income, budget.Events.Count);
    });
}
