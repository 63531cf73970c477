using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>A budget year, step by step from the primitive budget.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Year">The year.</param>
/// <param name="Steps">The steps, in order of decision.</param>
/// <param name="Total">All expenses after the last step.</param>
/// <param name="Goals">What each goal has after the last step.</param>
public sealed record BudgetReplayView(
    PlanId Plan, int Year, IReadOnlyList<ReplayStep> Steps, Euro Total, IReadOnlyList<GoalAmount> Goals);

/// <summary>What a goal has: the lines that serve it, expenses less income.</summary>
/// <param name="Element">The element of the plan that they serve.</param>
/// <param name="Before">What it had before the step; null when no line served it.</param>
/// <param name="After">What it has after it.</param>
/// <param name="SharedWith">
/// The other elements that some of these lines serve as well: their money counts for each, so goals do not add up to
/// the total.
/// </param>
public sealed record GoalAmount(string Element, Euro? Before, Euro After, IReadOnlyList<string> SharedWith);

/// <summary>One step of a budget year.</summary>
/// <param name="Position">The position of the event.</param>
/// <param name="Event">What happened: the name of the event.</param>
/// <param name="EventId">The id of the event.</param>
/// <param name="Decision">The decision or source that it rests on.</param>
/// <param name="Body">Who decided.</param>
/// <param name="DecidedOn">When.</param>
/// <param name="EffectiveFrom">From when it holds.</param>
/// <param name="Rationale">Why.</param>
/// <param name="IsCorrection">Whether it is a rectificatie.</param>
/// <param name="Changes">What each line had before and has after.</param>
/// <param name="Total">All expenses after the step.</param>
/// <param name="Income">All income after the step.</param>
/// <param name="Goals">What the goals have of which it changed the money.</param>
public sealed record ReplayStep(
    long Position, string Event, Guid EventId, string Decision, string? Body, HistoricalDate DecidedOn,
    HistoricalDate EffectiveFrom, string Rationale, bool IsCorrection, IReadOnlyList<LineStep> Changes, Euro Total,
    Euro Income, IReadOnlyList<GoalAmount> Goals);

/// <summary>A line before and after a step.</summary>
/// <param name="Line">The id of the line.</param>
/// <param name="Field">Which amount: <c>bedrag</c>, <c>realisatie</c> or <c>dekking …</c>.</param>
/// <param name="From">Before; null when it was not there.</param>
/// <param name="To">After; words where the money is elsewhere.</param>
public sealed record LineStep(string Line, string Field, string? From, string? To);

/// <summary>Replays a budget year.</summary>
public static class BudgetReplay
{
    /// <summary>The steps of a budget; none when there is no such budget.</summary>
    public static BudgetReplayView Of(LedgerSnapshot ledger, BudgetId budget)
    {
        var standing = new BudgetStanding(budget);
        var steps = ledger.Of(budget.Stream).InOrderOfDecision().Select(e => Step(ledger, standing, e)).ToList();
        return new BudgetReplayView(
            budget.Plan, budget.Year, steps, standing.Total(Side.Expense).Current,
            GoalsOf(new Dictionary<string, Euro>(), standing.View(Lens.Everything).Lines));
    }

    private static ReplayStep Step(LedgerSnapshot ledger, BudgetStanding standing, RecordedEvent e)
    {
        var before = Amounts(standing.View(Lens.Everything).Lines);
        var changes = standing.Apply(e);
        return new ReplayStep(
            e.Position, e.Event.GetType().Name, e.Id, VersionHistory.Rests(e.By.Basis), ledger.BodyOf(e.By.Basis),
            e.By.DecidedOn, e.By.EffectiveFrom, e.By.Rationale, e.By.Basis is Basis.Corrects,
            [.. changes.Select(c => new LineStep(c.Subject, c.Field, c.From, c.To))],
            standing.Total(Side.Expense).Current, standing.Total(Side.Income).Current,
            [.. GoalsOf(before, standing.View(Lens.Everything).Lines).Where(g => g.Before != g.After)]);
    }

    private static Dictionary<string, Euro> Amounts(IEnumerable<BudgetLineView> lines) => lines
        .Where(l => l.Current is not null).SelectMany(l => l.Elements, (line, element) => (line, element))
        .GroupBy(x => x.element, x => x.line.Side == Side.Expense ? x.line.Current!.Value : -x.line.Current!.Value)
        .ToDictionary(g => g.Key, Euro.Sum);

    private static List<GoalAmount> GoalsOf(Dictionary<string, Euro> before, IReadOnlyList<BudgetLineView> lines) =>
    [
        .. Amounts(lines).Select(now => new GoalAmount(
            now.Key, before.TryGetValue(now.Key, out var was) ? was : null, now.Value,
            [.. lines.Where(l => l.Elements.Contains(now.Key)).SelectMany(l => l.Elements)
                .Where(e => e != now.Key).Distinct()])),
    ];
}
