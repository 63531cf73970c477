using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Projections;

namespace Ledger.Exports;

/// <summary>A line of a budget with its taakveld, as a Fiscal Data Package has it.</summary>
/// <param name="Year">The year.</param>
/// <param name="Line">The line; null in a total.</param>
/// <param name="Side">Expense or income.</param>
/// <param name="List">Which list of taakvelden holds in the year; <c>geen</c> before there were any.</param>
/// <param name="TaskField">The code of the taakveld, or <see cref="TaskFieldAssignments.Unassigned"/>.</param>
/// <param name="Primitive">What was adopted.</param>
/// <param name="Current">What there is after all changes.</param>
/// <param name="Actual">What was spent or received.</param>
public sealed record FiscalRow(
    int Year, BudgetLineView? Line, Side Side, string List, string TaskField, Euro? Primitive, Euro? Current,
    Euro? Actual);

/// <summary>A taakveld of a list.</summary>
/// <param name="List">The list.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record TaskFieldRow(string List, string Code, string Name);

/// <summary>The tables of a Fiscal Data Package.</summary>
public static class FiscalRows
{
    private const string NoList = "geen";

    /// <summary>The lines: the facts of the package.</summary>
    public static Table<FiscalRow> Lines { get; } = new("posten", [.. Columns(isTotal: false)]);

    /// <summary>The totals per taakveld and side, what is not assigned included.</summary>
    public static Table<FiscalRow> Totals { get; } = new("totalen", [.. Columns(isTotal: true)]);

    /// <summary>The taakvelden of the lists that hold in the years of the package.</summary>
    public static Table<TaskFieldRow> TaskFields { get; } = new(
        "taakvelden",
        [
            new Column<TaskFieldRow>.Text("taskFieldList", "Lijst", 12, r => r.List),
            new Column<TaskFieldRow>.Text("taskField", "Taakveld", 12, r => r.Code),
            new Column<TaskFieldRow>.Text("taskFieldName", "Naam", 40, r => r.Name),
        ]);

    /// <summary>The lines of some budgets with their taakvelden.</summary>
    public static IReadOnlyList<FiscalRow> Of(IEnumerable<BudgetView> budgets, TaskFieldAssignments assignments) =>
    [
        .. budgets.OrderBy(b => b.Year).SelectMany(b => b.Lines.Select(l => new FiscalRow(
            b.Year, l, l.Side, TaskFieldList.Of(b.Year)?.Name ?? NoList,
            assignments.FieldOf(l.Id, b.Year) ?? TaskFieldAssignments.Unassigned, l.Primitive, l.Current, l.Actual))),
    ];

    /// <summary>The totals of some lines. Whatever is assigned or not, they add up to the whole.</summary>
    public static IReadOnlyList<FiscalRow> TotalsOf(IEnumerable<FiscalRow> lines) =>
    [
        .. lines.GroupBy(l => (l.Year, l.Side, l.List, l.TaskField)).Select(g => new FiscalRow(
            g.Key.Year, null, g.Key.Side, g.Key.List, g.Key.TaskField, Sum(g.Select(l => l.Primitive)),
            Sum(g.Select(l => l.Current)), Sum(g.Select(l => l.Actual)))),
    ];

    /// <summary>The taakvelden that some lines may refer to.</summary>
    public static IReadOnlyList<TaskFieldRow> TaskFieldsOf(IEnumerable<FiscalRow> lines)
    {
        var lists = lines.Select(l => l.List).Distinct().ToList();
        return
        [
            .. TaskFieldList.All.Where(l => lists.Contains(l.Name))
                .SelectMany(l => l.Names.Select(n => new TaskFieldRow(l.Name, n.Key, n.Value))),
            .. lists.Select(name => new TaskFieldRow(name, TaskFieldAssignments.Unassigned, "Niet toegewezen")),
        ];
    }

    private static IEnumerable<Column<FiscalRow>> Columns(bool isTotal)
    {
        yield return new Column<FiscalRow>.Whole("year", "Jaar", 8, r => r.Year);
        if (!isTotal)
        {
            yield return new Column<FiscalRow>.Text("line", "Post", 50, r => r.Line!.Id);
            yield return new Column<FiscalRow>.Text("title", "Titel", 44, r => r.Line!.Title);
            yield return new Column<FiscalRow>.Text("elsewhere", "Geld staat elders", 30, r => r.Line!.Elsewhere);
        }

        yield return new Column<FiscalRow>.Text("direction", "Kant", 12, r => Direction(r.Side));
        yield return new Column<FiscalRow>.Text("taskFieldList", "Lijst", 12, r => r.List);
        yield return new Column<FiscalRow>.Text("taskField", "Taakveld", 12, r => r.TaskField);
        yield return new Column<FiscalRow>.Money("primitive", "Primitief", 16, r => r.Primitive);
        yield return new Column<FiscalRow>.Money("current", "Actueel", 16, r => r.Current);
        yield return new Column<FiscalRow>.Money("actual", "Realisatie", 16, r => r.Actual);
    }

    // As the Fiscal Data Package names the two sides.
    private static string Direction(Side side) => side == Side.Expense ? "expenditure" : "revenue";

    private static Euro? Sum(IEnumerable<Euro?> amounts) =>
        amounts.OfType<Euro>().ToList() is { Count: > 0 } known ? Euro.Sum(known) : null;
}
