using static Ledger.Domain.Budgets.BudgetEvent;

namespace Ledger.Domain.Budgets;

/// <summary>Records what was really spent or received on a line; again, when it is restated.</summary>
/// <param name="Line">The line.</param>
/// <param name="Amount">How much.</param>
public sealed record RecordActual(BudgetLineId Line, Euro Amount) : ICommand<Budget, BudgetEvent>
{
    /// <inheritdoc/>
    public Outcome<BudgetEvent> Decide(Budget budget) => budget.OnOpen(o => true switch
    {
        _ when !o.Has(Line) => (Refusal.BudgetLineUnknown, Line.ToString()),
        _ when o.Lines[Line].Actual == Amount => Outcome<BudgetEvent>.Unchanged,
        _ => new ActualRecorded(Line, Amount),
    });
}
