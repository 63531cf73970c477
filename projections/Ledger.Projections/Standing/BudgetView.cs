using Ledger.Domain;
using Ledger.Domain.Budgets;

namespace Ledger.Projections;

/// <summary>A budget as a lens shows it.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Year">The year.</param>
/// <param name="Status"><c>absent</c>, <c>open</c> or <c>closed</c>.</param>
/// <param name="Lens">The lens.</param>
/// <param name="Lines">Its lines, in the order of the document.</param>
/// <param name="Total">All expenses.</param>
/// <param name="Income">All income.</param>
/// <param name="StatedTotal">The total of expenses that the document itself states.</param>
public sealed record BudgetView(
    PlanId Plan, int Year, string Status, Lens Lens, IReadOnlyList<BudgetLineView> Lines, BudgetTotal Total,
    BudgetTotal Income, Euro? StatedTotal);

/// <summary>A line of a budget.</summary>
/// <param name="Id"><c>plan/year/line</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Side">Expense or income.</param>
/// <param name="Term">Structural or incidental.</param>
/// <param name="Primitive">What was adopted; null when its money is elsewhere or it was introduced later.</param>
/// <param name="Current">What it has now; null when its money is elsewhere.</param>
/// <param name="Actual">What was really spent or received; null when not recorded.</param>
/// <param name="Elements">The elements of the plan that it serves.</param>
/// <param name="Elsewhere">Where its money is, when it is not here.</param>
/// <param name="Cover">Where its money comes from.</param>
/// <param name="Origin">The event that its amount comes from.</param>
public sealed record BudgetLineView(
    string Id, string Title, Side Side, Term Term, Euro? Primitive, Euro? Current, Euro? Actual,
    IReadOnlyList<string> Elements, string? Elsewhere, IReadOnlyList<CoverView> Cover, Origin Origin);

/// <summary>Where money comes from.</summary>
/// <param name="Cover">The name of it.</param>
/// <param name="Amount">How much.</param>
public sealed record CoverView(string Cover, Euro Amount);

/// <summary>Totals of one side.</summary>
/// <param name="Primitive">What was adopted.</param>
/// <param name="Current">What there is now.</param>
/// <param name="Actual">What was really spent or received; null when nothing is recorded.</param>
public sealed record BudgetTotal(Euro Primitive, Euro Current, Euro? Actual);
