using System.Collections.Immutable;
using System.Diagnostics;
using static Ledger.Domain.Budgets.BudgetEvent;

namespace Ledger.Domain.Budgets;

/// <summary>
/// A budget as far as deciding needs it, in recording order. Always, per line and side:
/// primitive + the sum of the changes = current.
/// </summary>
public abstract record Budget
{
    private Budget() { }

    /// <summary>Before anything.</summary>
    public static Budget Initial { get; } = new NotAdopted();

    /// <summary>There is no budget.</summary>
    public sealed record NotAdopted : Budget;

    /// <summary>The year runs.</summary>
    public sealed record Open(BudgetAdopted Adoption) : Budget
    {
        /// <summary>The lines.</summary>
        public ImmutableDictionary<BudgetLineId, Line> Lines { get; init; } =
            ImmutableDictionary<BudgetLineId, Line>.Empty;

        /// <summary>The last amendment, so that deciding it twice records nothing.</summary>
        public BudgetEvent? Last { get; init; }

        /// <summary>Whether there is such a line.</summary>
        public bool Has(BudgetLineId line) => Lines.ContainsKey(line);

        /// <summary>What a line has now.</summary>
        public Euro this[BudgetLineId line] => Lines[line].Current;

        /// <summary>What all lines of a side have now.</summary>
        public Euro Total(Side side) =>
            Euro.Sum(Lines.Values.Where(l => l.Terms.Side == side).Select(l => l.Current));
    }

    /// <summary>The year is closed.</summary>
    public sealed record Closed(Open Last) : Budget;

    /// <summary>A line.</summary>
    public sealed record Line(BudgetLine Terms, Euro Current)
    {
        /// <summary>The cover assigned, by its name.</summary>
        public ImmutableDictionary<string, Euro> Cover { get; init; } = ImmutableDictionary<string, Euro>.Empty;

        /// <summary>What was really spent or received.</summary>
        public Euro? Actual { get; init; }
    }

    /// <summary>The state after an event.</summary>
    /// <exception cref="UnreachableException">The event cannot follow this state: the log is corrupt.</exception>
    public static Budget Evolve(Budget budget, BudgetEvent @event) => (budget, @event) switch
    {
        (NotAdopted, BudgetAdopted e) => new Open(e)
        {
            Lines = e.Lines.ToImmutableDictionary(l => l.Id, l => new Line(l, l.Amount ?? Euro.Zero)),
        },
        (Open o, BudgetAmended e) => e.Lines.Aggregate(o, Amend) with { Last = e },
        (Open o, AmountMoved e) => o.Add(e.From, -e.Amount).Add(e.To, e.Amount) with { Last = e },
        (Open o, CoverAssigned e) => o.Change(
            e.Line, l => l with { Cover = l.Cover.SetItem(e.Cover, e.Amount) }) with { Last = e },
        (Open o, ActualRecorded e) => o.Change(e.Line, l => l with { Actual = e.Amount }) with { Last = e },
        (Open o, YearClosed) => new Closed(o),
        _ => throw new UnreachableException($"{@event.GetType().Name} cannot follow {budget.GetType().Name}."),
    };

    private static Open Amend(Open budget, LineChange change)
    {
        var known = change.NewLine is { } line
            ? budget with { Lines = budget.Lines.Add(line.Id, new Line(line, Euro.Zero)) }
            : budget;
        return known.Add(change.Line, change.Delta);
    }
}

/// <summary>Steps of the fold.</summary>
internal static class BudgetSteps
{
    internal static Budget.Open Change(
        this Budget.Open budget, BudgetLineId id, Func<Budget.Line, Budget.Line> change) =>
        budget.Lines.TryGetValue(id, out var line)
            ? budget with { Lines = budget.Lines.SetItem(id, change(line)) }
            : throw new UnreachableException($"Budget line {id} was never there.");

    internal static Budget.Open Add(this Budget.Open budget, BudgetLineId id, Euro delta) =>
        budget.Change(id, l => l with { Current = l.Current + delta });

    /// <summary>Decides on an open budget; any other is refused.</summary>
    internal static Outcome<BudgetEvent> OnOpen(
        this Budget budget, Func<Budget.Open, Outcome<BudgetEvent>> decide) => budget switch
        {
            Budget.NotAdopted => (Refusal.BudgetNotAdopted, ""),
            Budget.Closed => (Refusal.YearClosed, ""),
            Budget.Open o => decide(o),
            _ => throw new UnreachableException($"Unhandled state {budget.GetType().Name}."),
        };
}
