using static Ledger.Domain.Budgets.BudgetEvent;

namespace Ledger.Domain.Budgets;

/// <summary>
/// Moves money between two lines of one budget year. The total of the year does not change. Deciding the move that was
/// recorded last records nothing: two equal moves in a row are told apart by their titles.
/// </summary>
/// <param name="From">The line that has less afterwards.</param>
/// <param name="To">The line that has more afterwards.</param>
/// <param name="Amount">How much; more than zero.</param>
/// <param name="Title">What the document calls the move; null when it has no name.</param>
public sealed record MoveAmount(BudgetLineId From, BudgetLineId To, Euro Amount, string? Title = null)
    : ICommand<Budget, BudgetEvent>
{
    /// <inheritdoc/>
    public Outcome<BudgetEvent> Decide(Budget budget) => budget.OnOpen(o =>
    {
        var moved = new AmountMoved(From, To, Amount, Title);
        return true switch
        {
            _ when o.Last == moved => Outcome<BudgetEvent>.Unchanged,
            _ when !o.Has(From) => (Refusal.BudgetLineUnknown, From.ToString()),
            _ when !o.Has(To) => (Refusal.BudgetLineUnknown, To.ToString()),
            _ when o.Lines[From].Terms.Elsewhere is not null => (Refusal.BudgetLineElsewhere, From.ToString()),
            _ when o.Lines[To].Terms.Elsewhere is not null => (Refusal.BudgetLineElsewhere, To.ToString()),
            _ when Amount <= Euro.Zero => (Refusal.AmountNotPositive, Amount.ToString()),
            _ when o[From] < Amount => (Refusal.AmountExceedsLine, $"{From}: {o[From]}"),
            _ when From == To || o.Lines[From].Terms.Side != o.Lines[To].Terms.Side =>
                (Refusal.MoveBetweenSides, $"{From} → {To}"),
            _ => moved,
        };
    });
}
