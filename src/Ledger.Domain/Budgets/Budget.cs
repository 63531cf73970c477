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

        /// <summary>
        /// The event after the adoption that was recorded last, so that deciding it twice records nothing.
        /// </summary>
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

    /// <summary>The state after an event, in recording order.</summary>
    /// <remarks>After the year only rectificaties come; what is one, its basis tells.</remarks>
    /// <exception cref="UnreachableException">The event cannot follow this state: the log is corrupt.</exception>
    public static Budget Evolve(Budget budget, BudgetEvent @event) => (budget, @event) switch
    {
        (NotAdopted, BudgetAdopted e) => BudgetSteps.Adopt(e),
        (Open o, YearClosed) => new Closed(o),
        (Open o, _) => o.After(@event),
        (Closed c, not YearClosed) => c with { Last = c.Last.After(@event) },
        _ => throw new UnreachableException($"{@event.GetType().Name} cannot follow {budget.GetType().Name}."),
    };

    /// <summary>
    /// The state that a rectificatie is decided on: an input error may be put right after the year too.
    /// </summary>
    public static Budget ForCorrection(Budget budget) => budget is Closed c ? c.Last : budget;
}
