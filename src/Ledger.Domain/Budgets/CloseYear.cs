using static Ledger.Domain.Budgets.BudgetEvent;

namespace Ledger.Domain.Budgets;

/// <summary>Closes the budget year: no amount changes any more.</summary>
public sealed record CloseYear : ICommand<Budget, BudgetEvent>
{
    /// <inheritdoc/>
    public Outcome<BudgetEvent> Decide(Budget budget) => budget is Budget.Closed
        ? Outcome<BudgetEvent>.Unchanged
        : budget.OnOpen(_ => new YearClosed());
}
