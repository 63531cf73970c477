using JasperFx.Events;
using Ledger.Domain.Budgets;
using Marten.Events.Aggregation;

namespace Ledger.CritterStack.Aggregates;

/// <summary>A budget as Marten folds it, with the domain's own fold.</summary>
/// <param name="Id">The stream: <c>budget/…</c>.</param>
/// <param name="State">The budget as far as deciding needs it.</param>
public sealed record Budget(string Id, Domain.Budgets.Budget State)
{
    internal RecordedStream History { get; init; } = new();
}

internal sealed class BudgetFold : SingleStreamProjection<Budget, string>
{
    public override Budget Evolve(Budget? snapshot, string id, IEvent e)
    {
        var before = snapshot ?? new Budget(id, Domain.Budgets.Budget.Initial);
        return before with
        {
            State = Domain.Budgets.Budget.Evolve(before.State, (BudgetEvent)e.Data),
            History = before.History.With(e),
        };
    }
}
