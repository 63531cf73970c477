using static Ledger.Domain.Budgets.BudgetEvent;

namespace Ledger.Domain.Budgets;

/// <summary>
/// Says where the money of a line comes from (dekking); again from the same place, with another amount.
/// </summary>
/// <param name="Line">The line.</param>
/// <param name="Amount">How much of it; more than zero.</param>
/// <param name="Cover">Where it comes from, as the document has it.</param>
public sealed record AssignCover(BudgetLineId Line, Euro Amount, string Cover) : ICommand<Budget, BudgetEvent>
{
    /// <inheritdoc/>
    public Outcome<BudgetEvent> Decide(Budget budget) => budget.OnOpen(o => true switch
    {
        _ when string.IsNullOrWhiteSpace(Cover) => (Refusal.TitleMissing, Line.ToString()),
        _ when !o.Has(Line) => (Refusal.BudgetLineUnknown, Line.ToString()),
        _ when Amount <= Euro.Zero => (Refusal.AmountNotPositive, Amount.ToString()),
        _ when o.Lines[Line].Cover.TryGetValue(Cover, out var there) && there == Amount =>
            Outcome<BudgetEvent>.Unchanged,
        _ => new CoverAssigned(Line, Amount, Cover),
    });
}
