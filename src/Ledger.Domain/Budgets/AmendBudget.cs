using static Ledger.Domain.Budgets.BudgetEvent;

namespace Ledger.Domain.Budgets;

/// <summary>
/// Amends a budget (begrotingswijziging). Deciding the amendment that was recorded last records nothing; an equal one
/// later is a new amendment.
/// </summary>
/// <param name="Title">What the document calls it.</param>
/// <param name="Lines">The changes; a line that is not there yet is introduced by its change.</param>
public sealed record AmendBudget(string? Title, ValueList<LineChange> Lines) : ICommand<Budget, BudgetEvent>
{
    /// <inheritdoc/>
    public Outcome<BudgetEvent> Decide(Budget budget) => budget.OnOpen(o =>
    {
        var amended = new BudgetAmended(Title, Lines);
        return true switch
        {
            _ when o.Last == amended => Outcome<BudgetEvent>.Unchanged,
            _ when Lines.FirstOrDefault(c => c.NewLine is { } l && string.IsNullOrWhiteSpace(l.Title)) is { } blank =>
                (Refusal.TitleMissing, blank.Line.ToString()),
            _ when Lines.FirstOrDefault(c => IsUnknown(o, c)) is { } unknown =>
                (Refusal.BudgetLineUnknown, unknown.Line.ToString()),
            _ when Lines.FirstOrDefault(c => IsTwice(o, c)) is { } twice =>
                (Refusal.BudgetLineTwice, twice.Line.ToString()),
            _ when Lines.FirstOrDefault(c => IsElsewhere(o, c)) is { } elsewhere =>
                (Refusal.BudgetLineElsewhere, elsewhere.Line.ToString()),
            _ when Lines.Count == 0 => (Refusal.AmendmentEmpty, Title ?? ""),
            _ when Lines.FirstOrDefault(c => (c.NewLine?.Amount ?? Euro.Zero) != Euro.Zero) is { } amount =>
                (Refusal.NewLineHasAmount, amount.Line.ToString()),
            _ => amended,
        };
    });

    private static bool IsUnknown(Budget.Open budget, LineChange change) =>
        change.NewLine is { } line ? line.Id != change.Line : !budget.Has(change.Line);

    private bool IsTwice(Budget.Open budget, LineChange change) =>
        Lines.Count(c => c.Line == change.Line) > 1 || (change.NewLine is not null && budget.Has(change.Line));

    private static bool IsElsewhere(Budget.Open budget, LineChange change) =>
        (change.NewLine ?? budget.Lines[change.Line].Terms).Elsewhere is not null;
}
