using System.Diagnostics;
using static Ledger.Domain.Budgets.BudgetEvent;

namespace Ledger.Domain.Budgets;

/// <summary>Steps of the fold of a budget, and what its commands share.</summary>
internal static class BudgetSteps
{
    internal static Budget.Open Adopt(BudgetAdopted adopted) => adopted.Lines.Aggregate(
        new Budget.Open(adopted), (o, line) => o.Introduce(line, line.Amount ?? Euro.Zero));

    internal static Budget.Open After(this Budget.Open o, BudgetEvent @event) => @event switch
    {
        BudgetAmended e => e.Lines.Aggregate(o, Amend),
        AmountMoved e => o.Add(e.From, -e.Amount).Add(e.To, e.Amount),
        CoverAssigned e => o.Change(e.Line, l => l with { Cover = l.Cover.SetItem(e.Cover, e.Amount) }),
        ActualRecorded e => o.Change(e.Line, l => l with { Actual = e.Amount }),
        _ => throw new UnreachableException($"{@event} cannot follow."),
    } with
    { Last = @event };

    /// <summary>Decides on an open budget; any other is refused.</summary>
    internal static Outcome<BudgetEvent> OnOpen(
        this Budget budget, Func<Budget.Open, Outcome<BudgetEvent>> decide) => budget switch
        {
            Budget.NotAdopted => (Refusal.BudgetNotAdopted, ""),
            Budget.Closed => (Refusal.YearClosed, ""),
            Budget.Open o => decide(o),
            _ => throw new UnreachableException($"Unhandled state {budget.GetType().Name}."),
        };

    private static Budget.Open Amend(Budget.Open budget, LineChange change) =>
        (change.NewLine is { } line ? budget.Introduce(line, Euro.Zero) : budget).Add(change.Line, change.Delta);

    private static Budget.Open Introduce(this Budget.Open budget, BudgetLine line, Euro amount) => budget.Has(line.Id)
        ? throw new UnreachableException($"Budget line {line.Id} was there already.")
        : budget with { Lines = budget.Lines.Add(line.Id, new Budget.Line(line, amount)) };

    private static Budget.Open Add(this Budget.Open budget, BudgetLineId id, Euro delta) =>
        budget.Change(id, l => l with { Current = l.Current + delta });

    private static Budget.Open Change(
        this Budget.Open budget, BudgetLineId id, Func<Budget.Line, Budget.Line> change) =>
        budget.Lines.TryGetValue(id, out var line)
            ? budget with { Lines = budget.Lines.SetItem(id, change(line)) }
            : throw new UnreachableException($"Budget line {id} was never there.");
}
