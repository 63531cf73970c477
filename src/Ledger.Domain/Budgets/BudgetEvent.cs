namespace Ledger.Domain.Budgets;

/// <summary>
/// What happens to the budget of one plan in one year. The names of these records and of their fields are what is
/// stored: a change here is a new version with an upcast and a golden file, never an edit.
/// </summary>
public abstract record BudgetEvent : ILedgerEvent
{
    private const string Whole = "budget";

    private BudgetEvent() { }

    /// <inheritdoc/>
    public virtual string? Creates => null;

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Changes => [Whole];

    /// <summary>The primitive budget, with the total that the document itself states.</summary>
    public sealed record BudgetAdopted(ValueList<BudgetLine> Lines, Euro? StatedTotal) : BudgetEvent
    {
        /// <inheritdoc/>
        public override string Creates => Whole;

        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [];
    }

    /// <summary>A begrotingswijziging: lines are more or less from now on.</summary>
    public sealed record BudgetAmended(string? Title, ValueList<LineChange> Lines) : BudgetEvent;

    /// <summary>Money went from one line to another of the same side; the total stays.</summary>
    public sealed record AmountMoved(BudgetLineId From, BudgetLineId To, Euro Amount) : BudgetEvent;

    /// <summary>Where the money of a line comes from (dekking).</summary>
    public sealed record CoverAssigned(BudgetLineId Line, Euro Amount, string Cover) : BudgetEvent;

    /// <summary>What was really spent or received on a line.</summary>
    public sealed record ActualRecorded(BudgetLineId Line, Euro Amount) : BudgetEvent;

    /// <summary>The year is closed.</summary>
    public sealed record YearClosed : BudgetEvent;
}
