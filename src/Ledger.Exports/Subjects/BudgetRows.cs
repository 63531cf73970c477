using Ledger.Domain.Budgets;
using Ledger.Projections;

namespace Ledger.Exports;

/// <summary>A line of a budget, with the year that it is of.</summary>
/// <param name="Budget">The budget as the lens shows it.</param>
/// <param name="Line">The line.</param>
public sealed record BudgetRow(BudgetView Budget, BudgetLineView Line);

/// <summary>
/// Budgets as a table, a line a row. There is no row of totals: a sum over the column gives the total.
/// </summary>
public static class BudgetRows
{
    /// <summary>A line a row.</summary>
    public static Table<BudgetRow> Table { get; } = new(
        "Begroting",
        [
            new Column<BudgetRow>.Text("plan", "Plan", 40, r => r.Budget.Plan.ToString()),
            new Column<BudgetRow>.Whole("year", "Jaar", 8, r => r.Budget.Year),
            new Column<BudgetRow>.Text("id", "Post", 50, r => r.Line.Id),
            new Column<BudgetRow>.Text("title", "Titel", 44, r => r.Line.Title),
            new Column<BudgetRow>.Text("side", "Kant", 10, r => DutchWords.Say(r.Line.Side)),
            new Column<BudgetRow>.Text("term", "Duur", 14, r => Say(r.Line.Term)),
            new Column<BudgetRow>.Money("primitive", "Primitief", 16, r => r.Line.Primitive),
            new Column<BudgetRow>.Money("current", "Actueel", 16, r => r.Line.Current),
            new Column<BudgetRow>.Money("actual", "Realisatie", 16, r => r.Line.Actual),
            new Column<BudgetRow>.Text("elsewhere", "Geld staat elders", 30, r => r.Line.Elsewhere),
            new Column<BudgetRow>.Text("elements", "Dient", 50, r => string.Join(' ', r.Line.Elements)),
            new Column<BudgetRow>.Text("cover", "Dekking", 40, Cover),
            new Column<BudgetRow>.Date("decidedOn", "Besloten", 12, r => r.Line.Origin.DecidedOn),
            new Column<BudgetRow>.Date("effectiveFrom", "Geldig vanaf", 12, r => r.Line.Origin.EffectiveFrom),
            new Column<BudgetRow>.Whole("position", "Positie", 10, r => r.Line.Origin.Position),
        ]);

    /// <summary>The rows of some budgets.</summary>
    public static IEnumerable<BudgetRow> Of(IEnumerable<BudgetView> budgets) =>
        budgets.SelectMany(b => b.Lines.Select(l => new BudgetRow(b, l)));

    private static string? Say(Term term) => term switch
    {
        Term.Structural => "structureel",
        Term.Incidental => "incidenteel",
        _ => null,
    };

    private static string? Cover(BudgetRow row) => row.Line.Cover.Count == 0
        ? null
        : string.Join("; ", row.Line.Cover.Select(c => $"{c.Cover}: {c.Amount}"));
}
