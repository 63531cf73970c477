using static Ledger.Domain.Budgets.BudgetEvent;

namespace Ledger.Domain.Budgets;

/// <summary>
/// Adopts the primitive budget of a plan for a year. A multi-year budget is adopted year by year, in one append.
/// </summary>
/// <param name="Lines">The lines.</param>
/// <param name="StatedTotal">The total of expenses that the document itself states, right or wrong.</param>
public sealed record AdoptBudget(ValueList<BudgetLine> Lines, Euro? StatedTotal) : ICommand<Budget, BudgetEvent>
{
    /// <inheritdoc/>
    public Outcome<BudgetEvent> Decide(Budget budget)
    {
        var adopted = new BudgetAdopted(Lines, StatedTotal);
        return budget switch
        {
            Budget.Open o when o.Adoption == adopted => Outcome<BudgetEvent>.Unchanged,
            Budget.Closed c when c.Last.Adoption == adopted => Outcome<BudgetEvent>.Unchanged,
            _ when Lines.FirstOrDefault(l => string.IsNullOrWhiteSpace(l.Title)) is { } blank =>
                (Refusal.TitleMissing, blank.Id.ToString()),
            Budget.Open or Budget.Closed => (Refusal.BudgetExists, ""),
            _ when Lines.GroupBy(l => l.Id).FirstOrDefault(g => g.Count() > 1) is { } twice =>
                (Refusal.BudgetLineTwice, twice.Key.ToString()),
            _ when Lines.FirstOrDefault(l => l.Amount is not null && l.Elsewhere is not null) is { } both =>
                (Refusal.BudgetLineElsewhere, both.Id.ToString()),
            _ => adopted,
        };
    }
}
