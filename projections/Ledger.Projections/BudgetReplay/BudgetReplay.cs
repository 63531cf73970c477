using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>A budget year, step by step from the primitive budget.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Year">The year.</param>
/// <param name="Steps">The steps, in order of decision.</param>
/// <param name="Total">All expenses after the last step.</param>
public sealed record BudgetReplayView(PlanId Plan, int Year, IReadOnlyList<ReplayStep> Steps, Euro Total);

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
public sealed record ReplayStep(
    long Position, string Event, Guid EventId, string Decision, string? Body, HistoricalDate DecidedOn,
    HistoricalDate EffectiveFrom, string Rationale, bool IsCorrection, IReadOnlyList<LineStep> Changes, Euro Total,
    Euro Income);

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
        return new BudgetReplayView(budget.Plan, budget.Year, steps, standing.Total(Side.Expense).Current);
    }

    private static ReplayStep Step(LedgerSnapshot ledger, BudgetStanding standing, RecordedEvent e)
    {
        var changes = standing.Apply(e);
        return new ReplayStep(
            e.Position, e.Event.GetType().Name, e.Id, VersionHistory.Rests(e.By.Basis), ledger.BodyOf(e.By.Basis),
            e.By.DecidedOn, e.By.EffectiveFrom, e.By.Rationale, e.By.Basis is Basis.Corrects,
            [.. changes.Select(c => new LineStep(c.Subject, c.Field, c.From, c.To))],
            standing.Total(Side.Expense).Current, standing.Total(Side.Income).Current);
    }
}
